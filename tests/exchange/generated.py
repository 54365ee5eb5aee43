"""Annotated texts of every kind that forms must keep, for property tests, and when two are same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import strategies as st

from onrecord.exchange.annotated import Annotated, End, Entry, Feature, Item, Layer, Link, Mark
from onrecord.exchange.annotated import Remark as Note

# Emoji of one and of several code points, accents apart, letters from right to left, line ends of
# every kind, and whatever means something to a form.
PIECES = ["Ada Byron", "said", "“yes”", '"no"', "it's", "😀", "👩\u200d🚀", "e\u0301", "שלום"]
PIECES += [" ", "  ", ".", ",", "\n", "\r\n", "\n\n", "\t", "<b>", "&amp;", "]]>", "\\", "مرحبا"]
PIECES += [
    "{",
    "|",
    "*",
    "_",
    "#",
    "1-1",
    "T1",
    "#Text=",
    "\u2028",
    "\x85",
    "%20",
    "好好",
    "\u00a0",
]
PLAIN_LABELS = ["Source", "Cue", "Content", "conflict.attack", "PER", "wasBornIn"]
ODD_LABELS = ["a b", "a\tb", 'say "so"', "it's", "a\nb", "<x>&amp;", "e\u0301", "שם", "😀"]
ODD_LABELS += [
    "%41",
    "*",
    "_",
    "#",
    "T1",
    "a|b",
    "a\\nb",
    "[1]",
    "-",
    "0",
    "A/B",
    " lead",
    "trail ",
]
ODD_LABELS += ["a:b;c"]
ODD_VALUES = ["", " ", "a\r\nb", "\n", "\t", "%", "null", "None", "true", "1", "👩\u200d🚀", "\\t"]
ODD_VALUES += ["*", "\u202e"]
ODD_IDS = ["T1", "e 1", "a\tb", "#x", "é", "R1", "0", "a:b", "<1>", "A1"]

texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
labels = st.one_of(st.sampled_from(PLAIN_LABELS), st.sampled_from(ODD_LABELS))
values = st.one_of(labels, st.sampled_from(ODD_VALUES), texts)


@st.composite
def annotated_texts(draw: st.DrawFn) -> Annotated:
    """A text with a layer: spans that overlap, nest and have gaps, and all that names another."""
    text = draw(texts)
    marks = _marks(draw, len(text))
    known = [each.id for each in marks]
    links: list[Link] = []
    if marks:
        for number in range(draw(st.integers(0, 3))):
            trigger = draw(st.none() | st.sampled_from([each.id for each in marks]))
            ends = draw(st.lists(_end(known), min_size=0 if trigger else 1, max_size=3))
            links.append(Link(f"L{number}", draw(labels), tuple(ends), trigger))
            known.append(links[-1].id)
    features: list[Feature] = []
    entries: list[Entry] = []
    if known:
        for number in range(draw(st.integers(0, 4))):
            of, value = draw(st.sampled_from(known)), draw(st.none() | values)
            features.append(Feature(f"F{number}", draw(labels), of, value))
        for number in range(draw(st.integers(0, 2))):
            of, database, entry = (draw(st.sampled_from(known)), draw(labels), draw(labels))
            name = draw(st.just("") | labels)
            entries.append(Entry(f"N{number}", draw(labels), of, database, entry, name))
    owners = st.sampled_from(["", *known])
    remarks = [
        Note(f"C{number}", draw(labels), draw(owners), draw(values))
        for number in range(draw(st.integers(0, 3)))
    ]
    layer = Layer(*map(tuple, (marks, links, features, entries, remarks)))
    return Annotated("memo", text, layer)


def _marks(draw: st.DrawFn, length: int) -> list[Mark]:
    """Marks on any stretches of a text, those of one mark apart from each other and in order."""
    if not length:
        return []
    ids = draw(st.lists(st.sampled_from(ODD_IDS), unique=True, max_size=5))
    marks = []
    for own in ids:
        most = min(2 * draw(st.sampled_from([1, 1, 1, 2, 3])), (length + 1) // 2 * 2)
        places = st.lists(st.integers(0, length), min_size=2, max_size=most, unique=True)
        cuts = sorted(draw(places))
        spans = zip(cuts[::2], cuts[1::2], strict=False)
        marks.append(Mark(own, draw(labels), tuple(spans)))
    return marks


@st.composite
def _end(draw: st.DrawFn, known: list[str]) -> End:
    role = draw(st.sampled_from(["", "Arg1", "Source", "a role", 'x"y']))
    return End(role, draw(st.sampled_from(known)))


def differences(first: Annotated, second: Annotated) -> list[str]:
    """What two annotated texts do not share, ids and order aside; nothing where they are the same.

    What an annotation says is compared together with all that it names and that names it, however
    far away: ids are replaced by what is said of them, again and again. The words as a form had
    them (``quoted``) are not compared: spans say which they are.
    """
    if first.text != second.text:
        return [f"text {first.text!r} became {second.text!r}"]
    ours, theirs = Counter(_said(first.layer)), Counter(_said(second.layer))
    gone, new = ours - theirs, theirs - ours
    return [f"lost {each}" for each in gone] + [f"new {each}" for each in new]


def _said(layer: Layer) -> Iterable[str]:
    groups = (layer.marks, layer.links, layer.features, layer.entries, layer.remarks)
    items: list[Item] = [each for group in groups for each in group]
    own = {each.id: _own(each) for each in items}
    names = {each.id: _names(each) for each in items}
    seen = dict(own)
    for _ in range(3):
        around: dict[str, list[tuple[str, str]]] = {each: [] for each in own}
        for owner, named in names.items():
            for how, target in named:
                around[target].append((how, seen[owner]))
        seen = {
            each: repr((own[each], [(h, seen[t]) for h, t in names[each]], sorted(around[each])))
            for each in own
        }
        # Hashed where it grows long; what is shown at last begins with what was said first.
        seen = {each: f"{own[each]} #{hash(said)}" for each, said in seen.items()}
    return seen.values()


def _own(item: Item) -> str:
    match item:
        case Mark(label=label, spans=spans):
            return f"mark {label!r} at {list(spans)}"
        case Link(label=label, ends=ends, trigger=trigger):
            roles = [each.role for each in ends]
            return f"link {label!r} of {roles} {'with' if trigger else 'without'} trigger"
        case Feature(label=label, value=value):
            return f"feature {label!r} {value!r}"
        case Entry(label=label, database=database, entry=entry, name=name):
            return f"entry {label!r} {database!r} {entry!r} {name!r}"
        case Note(label=label, of=of, text=text):
            return f"remark {label!r} {'of an annotation' if of else 'of the text'} {text!r}"
    raise TypeError(item)


def _names(item: Item) -> list[tuple[str, str]]:
    """How and whom an annotation names."""
    if isinstance(item, Link):
        ends = [(f"end {number}", each.target) for number, each in enumerate(item.ends)]
        return ends + ([("trigger", item.trigger)] if item.trigger else [])
    if isinstance(item, (Feature, Entry, Note)):
        return [("of", item.of)] if item.of else []
    return []
