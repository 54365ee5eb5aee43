"""Where actors are mentioned: by the longest name, and by the words that evidence gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import ACTORS, Built, CuratedFolder, build_rows
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.find import find_all
from onrecord.evidence.text import Text, fold
from onrecord.tables.names import NameIndex

ANN = "annotations/bree.yaml"


def test_mentions(built: Built) -> None:
    """Names, and anaphors that evidence explains, each once for each actor, in text order."""
    assert [tuple(row.values()) for row in built.rows("mentions")][:9] == [
        ("bree-m14-18-bree", "bree", "bree", 14, 18, "Bree"),
        ("bree-m34-43-ada-byron", "bree", "ada-byron", 34, 43, "Ada Byron"),
        ("bree-m61-65-bree", "bree", "bree", 61, 65, "Bree"),
        ("bree-m75-88-king-of-rohan", "bree", "king-of-rohan", 75, 88, "King of Rohan"),
        ("bree-m100-105-ada-byron", "bree", "ada-byron", 100, 105, "Byron"),
        ("bree-m177-180-ada-byron", "bree", "ada-byron", 177, 180, "She"),
        ("bree-m191-200-bob-roper", "bree", "bob-roper", 191, 200, "Bob Roper"),
        ("bree-m227-235-king-of-rohan", "bree", "king-of-rohan", 227, 235, "the King"),
        ("bree-m258-260-king-of-rohan", "bree", "king-of-rohan", 258, 260, "He"),
    ]


def test_an_anaphor_may_stand_for_two(built: Built) -> None:
    """The same words are one mention for each actor that they stand for."""
    found = [row["actor_id"] for row in built.rows("mentions") if row["text"] == "The two"]
    assert found == ["ada-byron", "king-of-rohan"]


def test_a_name_inside_its_longer_words_is_one_mention(corpus: CuratedFolder) -> None:
    """Evidence that says more than the name takes its place."""
    corpus.replace(
        ANN, "actors: {ada-byron: Ada Byron}", "actors: {ada-byron: 'Ada Byron, the minister'}"
    )
    texts = [row["text"] for row in build_rows(corpus).rows["mentions"].values]
    assert "Ada Byron, the minister" in texts
    assert texts.count("Ada Byron") == 0


def test_an_ambiguous_name_gives_a_warning_and_no_row(corpus: CuratedFolder) -> None:
    """Who has the name is said once, at the last of them in the authority file."""
    corpus.replace(
        "authorities/actors.yaml",
        "{id: bob-roper, name: Bob Roper, type: person}",
        "{id: bob-roper, name: Bob Roper, type: person, names: [{name: Byron, kind: short}]}",
    )
    out = build_rows(corpus)
    names = [row["text"] for row in out.rows["mentions"].values if row["start"] == 100]
    ours = [str(each) for each in out.warnings if "belongs to ada-byron" in str(each)]
    assert ours == [
        "data/curated/authorities/actors.yaml:4: name 'Byron' belongs to ada-byron, bob-roper; "
        "its mentions give no rows"
    ]
    # As evidence for an actor the word is still a mention of that actor.
    assert names == ["Byron"]
    corpus.write(ANN, "document: bree\nannotator: a1\n")
    rows = build_rows(corpus).rows["mentions"].values
    assert [row["text"] for row in rows if row["start"] == 100] == []


FOUND: dict[str, tuple[list[tuple[str, str]], str, list[tuple[str, str]]]] = {
    "longest": (
        [("a", "Ada"), ("ab", "Ada Byron"), ("abk", "Ada Byron King")],
        "Ada Byron met Ada.",
        [("ab", "Ada Byron"), ("a", "Ada")],
    ),
    "overlap": (
        [("us", "the President"), ("fr", "President of France")],
        "So the President of France met the President.",
        [("fr", "President of France"), ("us", "the President")],
    ),
    "word boundaries": ([("a", "Ann")], "Anna and Hann, not Ann's _Ann.", [("a", "Ann")]),
    "marks of other scripts": ([("r", "राम")], "रामा राम", [("r", "राम")]),
    "typography": ([("o", "O'Neil-Roe")], "O’Neil–Roe", [("o", "O’Neil–Roe")]),
    "white space": (
        [("a", "Ada Byron")],
        "Ada\nByron, Ada \xa0Byron",
        [("a", "Ada\nByron"), ("a", "Ada \xa0Byron")],
    ),
    "case": ([("us", "US")], "Tell us: the US.", [("us", "US")]),
    "final mark": ([("g", "Google Inc.")], "Google Inc. and Google", [("g", "Google Inc.")]),
    "longer than the rest": ([("a", "Ann"), ("b", "Ann Bo")], "Ann", [("a", "Ann")]),
    "adjacent": ([("a", "Ann"), ("b", "Bob")], "Ann-Bob", [("a", "Ann"), ("b", "Bob")]),
    "none": ([], "Ann", []),
}


@pytest.mark.parametrize("case", FOUND)
def test_names_in_a_text(case: str) -> None:
    """The longer of overlapping names is taken, whole words only, as they are typed."""
    names, content, expected = FOUND[case]
    text = Text(content)
    found = [(*each.ids, text[each.span]) for each in NameIndex(names).find(text)]
    assert found == expected


some_names = st.lists(st.text(alphabet="ab c-", min_size=1, max_size=4), max_size=5)


@given(some_names, st.text(alphabet="ab c-é.", max_size=20))
def test_names_are_those_that_stand_there(names: list[str], content: str) -> None:
    """A name is found wherever it stands whole, or one that lies over it; nothing else is."""
    text, wanted = Text(content), {fold(name).strip() for name in names} - {""}
    found = [each.span for each in NameIndex((name, name) for name in names).find(text)]
    assert all(fold(text[span]) in wanted for span in found)
    for name in wanted:
        for place in find_all(text, name, text.whole) if name[0].isalnum() else ():
            assert any(span.start < place.end and place.start < span.end for span in found)


def test_ambiguous_names_are_found_for_all() -> None:
    """A place with a name of two has both ids, so that neither is taken for granted."""
    index = NameIndex([("b", "Ada"), ("a", "Ada"), ("a", "Ada")])
    (found,) = index.find(Text("Ada"))
    assert found.ids == {"a", "b"}
    assert index.ambiguous == {"Ada": frozenset({"a", "b"})}


def test_names_of_offices_prove_an_office(tmp_path: Path) -> None:
    """The office of an appointment is found by any of its wordings."""
    corpus = CuratedFolder(tmp_path / "corpus")
    assert ACTORS.count("minister") == 0
    rows = build_rows(corpus).rows["evidence"].values
    words = {row["evidence_id"]: row["exact"] for row in rows}
    assert words["bree-a01.office.1.1"] == "minister of Bree"
    assert words["bree-a02.office.1.1"] == "envoy"
