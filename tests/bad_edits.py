"""Mistakes in curated files that a curator makes by an edit, and what must be answered."""

from __future__ import annotations

ANN = "annotations/bree.yaml"
DOC = "documents/bree.yaml"
TXT = "documents/bree.txt"
ACTORS = "authorities/actors.yaml"

# Old words, new words, and what the message on that line (or so many lines further) must say.
EDITS = {
    "quotation not in the text": (
        ANN,
        "exact: Bree did not invite the League",
        "exact: Bree did not invte the Leage",
        "evidence not found: 'Bree did not invte the Leage'; nearest, 96 % alike, at 345: "
        "'Bree did not invite the League'",
    ),
    "quotation in it twice": (
        ANN,
        "exact: to leave the League",
        "exact: the League",
        "2 places have 'the League', at 281",
    ),
    "quotation cutting a word": (
        ANN,
        "exact: to leave the League",
        "exact: to leave the Leag",
        "begins or ends inside a word, at 272; quote whole words, such as 'to leave the League'",
    ),
    "prefix that matches nothing": (
        ANN,
        'suffix: " replied"',
        "prefix: zebra",
        "no 'the King' with the prefix 'zebra'; it stands at",
    ),
    "empty quotation": (ANN, "exact: to leave the League", "exact: ''", "empty quotation"),
    "blank quotation": (ANN, "exact: to leave the League", "exact: '  '", "empty quotation"),
    "words in no place": (ANN, "place: Edoras", "place: {prefix: in}", "no words; add 'exact"),
    "unknown actor": (
        ANN,
        "recipients: [bob-roper]",
        "recipients: [bob-ropr]",
        "unknown actor 'bob-ropr'; nearest 'bob-roper'",
    ),
    "unknown office": (
        ANN,
        "office: envoy-of-bree",
        "office: envoy-of-brie",
        "unknown office 'envoy-of-brie'; nearest 'envoy-of-bree'",
    ),
    "unknown type": (
        ANN,
        "type: THREATEN",
        "type: THREAT",
        "unknown event type 'THREAT'; nearest 'THREATEN'",
    ),
    "unknown mode": (
        ANN,
        "mode: visit",
        "mode: visits",
        "unknown event mode 'visits' of CONSULT; its codes are multilateral, phone",
    ),
    "type that is like no other": (
        ANN,
        "type: THREATEN",
        "type: PRAISE",
        "unknown event type 'PRAISE'; known are ACCUSE, AGREE, AID, ",
    ),
    "actor who is like no other": (
        ANN,
        "recipients: [bob-roper]",
        "recipients: [zzz]",
        "unknown actor 'zzz'; no such row in actors; declare it in "
        "data/curated/authorities/actors.yaml",
    ),
    "mode of another type": (ANN, "mode: visit", "mode: riot", "unknown event mode 'riot'"),
    "unknown context": (
        ANN,
        "contexts: [diplomatic]",
        "contexts: [diplomacy]",
        "unknown context 'diplomacy'; nearest 'diplomatic'",
    ),
    "unknown modality": (
        ANN,
        "modality: planned",
        "modality: plan",
        "unknown modality 'plan'; nearest 'planned'",
    ),
    "unknown polarity": (
        ANN,
        "polarity: negative",
        "polarity: not",
        "unknown polarity 'not'; expected one of positive, negative",
    ),
    "unknown action": (ANN, "action: incumbent", "action: holds", "unknown action 'holds'"),
    "unknown embedding": (ANN, "embedding: threatened", "embedding: said", "unknown embedding"),
    "unknown country": (ANN, "{name: Edoras}", "{country: XQZ}", "unknown country 'XQZ'"),
    "unknown annotator": (ANN, "annotator: a1", "annotator: a9", "unknown annotator 'a9'"),
    "unknown document": (
        ANN,
        "document: bree",
        "document: brea",
        "unknown document 'brea'; the file is named for 'bree'",
    ),
    "unknown sector": (ACTORS, "sector: GOV", "sector: GVO", "unknown sector code 'GVO'"),
    "unknown actor type": (ACTORS, "type: state", "type: stat", "unknown actor_type 'stat'"),
    "wrong type: text for a mapping": (ANN, "{name: Edoras}", "Edoras", "expected a mapping"),
    "wrong type: mapping for a list": (
        ANN,
        "contexts: [diplomatic]",
        "contexts: {a: b}",
        "expected a list, not a mapping",
    ),
    "wrong type: text for a number": (
        ANN,
        'antecedent: {exact: the King, suffix: " replied"}',
        "antecedent: {exact: the King, occurrence: two}",
        "expected a whole number, not 'two'",
    ),
    "occurrence that does not exist": (
        ANN,
        'antecedent: {exact: the King, suffix: " replied"}',
        "antecedent: {exact: the King, occurrence: 7}",
        "no occurrence 7 of 'the King'; there are",
    ),
    "required key missing": (
        ANN,
        "    modality: planned\n",
        "",
        "no modality; add 'modality: ...'",
        -4,
    ),
    "unknown key": (
        ANN,
        "mode: relations",
        "moed: relations",
        "unknown key 'moed'; nearest 'mode'",
    ),
    "key given twice": (
        ANN,
        "mode: relations",
        "mode: relations\n    mode: relations",
        "key 'mode' is given twice; keep one",
        1,
    ),
    "id twice in a file": (ANN, "id: e06", "id: e05", "id 'e05' is given twice; number it anew"),
    "id of another form": (ANN, "id: e06", "id: x6", "malformed id 'x6'; expected e and digits"),
    "evidence for somebody else": (
        ANN,
        "actors: {ada-byron: Ada Byron}",
        "actors: {bob-roper: Bob Roper}",
        "evidence for 'bob-roper', who is not among the actors",
    ),
    "negated stretch that is not there": (
        ANN,
        "content: that “the road is open”\n",
        "content: that “the road is open”\n    negated: [2]\n",
        "no quoted stretch 2; the content has 1",
        1,
    ),
    "text changed after annotation": (TXT, "King of Rohan", "Queen of Rohan", "", None),
    "tab in YAML": (ANN, "mode: relations", "mode:\n\trelations", "not readable as YAML", 1),
    "anchor": (
        ANN,
        "summary: A minister",
        "summary: &a A minister",
        "anchor '&a'; write the value",
    ),
    "tag": (ANN, "id: e06", "id: !!python/name:os.system e06", "tag 'tag:yaml.org,2002:python"),
    "version of another form": ("dataset.yaml", "1.0.0", "one", "malformed version 'one'"),
    "coding none with rows": (DOC, "coding: complete", "coding: none", "'coding: none', but", None),
    "text_release unknown": (
        DOC,
        "text_release: full",
        "text_release: all",
        "unknown text_release",
    ),
    "draft in a release": (
        ANN,
        "mode: relations",
        "mode: relations\n    status: draft",
        "'bree-e03' is a draft; confirm it, or build --include-drafts",
        1,
    ),
}
