"""A row's words are looked for in its own clause first, then ever wider around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.corpus.model import Anchor, EventEvidence, RowEvidence, Words
from onrecord.corpus.origin import Origin
from onrecord.evidence.resolve import EMPTY, Resolver, Stretch
from onrecord.evidence.text import Span, Text

CONTENT = (
    "Ann met Bob. Then Ann, who hates Bob, left him. Bob stayed with Cy.\n"
    "Later Cy, Dee and Bob met. It rained on Dee.\n"
    "Eve saw it all. So did Cy."
)
TEXT = Text(CONTENT)
ORIGIN = Origin(Path("/nowhere"), "a.yaml", ("events", 0, "evidence"))


def span(words: str, nth: int = 1) -> Span:
    """The nth place of some words."""
    at = -1
    for _ in range(nth):
        at = CONTENT.index(words, at + 1)
    return Span(at, at + len(words))


def resolve(evidence: dict[str, Any], words: Any = None) -> tuple[list[Span], list[Stretch], Any]:
    """Resolve a row's main span, and the words of a field of it."""
    resolver = Resolver(TEXT)
    main = resolver.main(msgspec.convert(evidence, EventEvidence), ORIGIN)
    found = []
    if words is not None:
        found = resolver.field(msgspec.convert(words, Words), main, ORIGIN.at("date"))
    return main, found, [each.message for each in resolver.problems]


CLAUSE = {"exact": "Ann, who hates Bob, left him"}
CASCADE = {
    "in the clause": ("Bob", span("Bob", 2)),
    "in the sentence": ("Then", span("Then")),
    "in the paragraph": ("stayed", span("stayed")),
    "in the document": ("Eve", span("Eve")),
    "in the paragraph, though also elsewhere": ("Cy", span("Cy")),
}


@pytest.mark.parametrize("case", CASCADE)
def test_the_nearest_scope_decides(case: str) -> None:
    """Clause, sentence, paragraph, document: the first in which the words stand is taken."""
    words, expected = CASCADE[case]
    assert resolve(CLAUSE, words) == ([span(CLAUSE["exact"])], [Stretch("words", expected)], [])


def test_twice_in_the_nearest_scope_is_a_problem() -> None:
    """That the words stand once further out does not help."""
    _, found, problems = resolve({"exact": "Ann met Bob. Then Ann, who hates Bob, left"}, "Bob")
    assert found == []
    assert problems == [
        "2 places have 'Bob', at 8 (...Ann met Bob. Then Ann, who...), 33 (...Ann, who hates "
        "Bob, left him. Bob...); add a prefix, suffix or occurrence that says which"
    ]


def test_a_prefix_may_point_further_out() -> None:
    """Words in the clause that do not stand beside the prefix are passed over for those that do."""
    words = {"exact": "Bob", "suffix": " stayed"}
    assert resolve(CLAUSE, words)[1:] == ([Stretch("words", span("Bob", 3))], [])


def test_a_prefix_that_stands_nowhere_is_a_problem() -> None:
    """The message is about the widest scope, where all places can be seen."""
    _, found, problems = resolve(CLAUSE, {"exact": "Eve", "prefix": "old"})
    assert (found, problems) == (
        [],
        [
            f"no 'Eve' with the prefix 'old'; it stands at {span('Eve').start} (...rained on Dee. "
            "Eve saw it all. So...); quote the characters right beside it"
        ],
    )


def test_an_occurrence_counts_in_the_nearest_scope() -> None:
    """The second Cy of a paragraph that has one does not exist, whatever the document has."""
    _, found, problems = resolve({"exact": "met. It"}, {"exact": "Cy", "occurrence": 2})
    assert found == []
    assert problems[0].startswith("no occurrence 2 of 'Cy'; there are 1, at 74 (")


def test_an_antecedent_stands_beside_its_anaphor() -> None:
    """The word of the clause comes first, what it stands for second, each by the same cascade."""
    words = {"exact": "him", "antecedent": {"exact": "Bob", "prefix": "met"}}
    assert resolve(CLAUSE, words)[1:] == (
        [Stretch("words", span("him")), Stretch("antecedent", span("Bob"))],
        [],
    )


def test_an_antecedent_alone() -> None:
    """A subject that the clause leaves out has only its antecedent."""
    assert resolve(CLAUSE, {"antecedent": "Eve"})[1:] == (
        [Stretch("antecedent", span("Eve"))],
        [],
    )


def test_an_antecedent_of_an_antecedent() -> None:
    """A chain of anaphors is followed to its end."""
    chain = {"exact": "It", "antecedent": {"exact": "it", "antecedent": "rained"}}
    found = resolve({"exact": "It rained on Dee"}, chain)[1]
    assert [(each.kind, TEXT[each.span]) for each in found] == [
        ("words", "It"),
        ("antecedent", "it"),
        ("antecedent", "rained"),
    ]


def test_a_list_of_words() -> None:
    """Words in pieces are found each for itself, and one that is missing is named alone."""
    assert resolve(CLAUSE, ["Ann", "left"])[1] == [
        Stretch("words", span("Ann", 2)),
        Stretch("words", span("left")),
    ]
    _, found, problems = resolve(CLAUSE, ["Ann", "flew", ""])
    assert found == [Stretch("words", span("Ann", 2))]
    assert len(problems) == 2
    assert problems[1] == EMPTY


def test_an_interrupted_clause() -> None:
    """The pieces after the first are looked for in its sentence before anywhere else."""
    main, found, problems = resolve({"exact": ["Then Ann", "left him"]}, "hates")
    assert main == [span("Then Ann"), span("left him")]
    assert found == [Stretch("words", span("hates"))]
    assert problems == []


def test_an_interrupted_clause_with_anchors() -> None:
    """A piece that stands twice takes a prefix as any words do."""
    pieces = ["Later Cy", {"exact": "Bob", "suffix": " met"}]
    assert resolve({"exact": pieces})[0] == [span("Later Cy"), span("Bob", 4)]


def test_a_clause_with_a_missing_piece_is_no_clause() -> None:
    """Where a piece is not found, the row has no main span at all."""
    main, _, problems = resolve({"exact": ["Then Ann", "ran away"]})
    assert main == []
    assert problems[0].startswith("evidence not found: 'ran away'; nearest, ")


def test_words_inside_must_stand_inside() -> None:
    """Content is looked for in the clause and nowhere else; the message says where it stands."""
    resolver = Resolver(TEXT)
    main = resolver.main(RowEvidence(exact="Eve saw it all"), ORIGIN)
    assert resolver.inside("saw it", main, ORIGIN) == [Stretch("words", span("saw it"))]
    assert resolver.inside("rained", main, ORIGIN) == []
    assert resolver.inside("Eve was", main, ORIGIN) == []
    assert [each.message for each in resolver.problems] == [
        "evidence 'rained' stands outside of the words that it must be part of, at 98 "
        "(...nd Bob met. It rained on Dee. Eve sa...); quote more words there, or others here",
        "evidence not found: 'Eve was'; nearest, 83 % alike, at 113: 'Eve saw'",
    ]


@pytest.mark.parametrize("words", ["", "  ", " \xa0\n", [], Anchor(exact="")])
def test_an_empty_quotation_is_a_problem(words: Words) -> None:
    """Nothing but white space proves nothing."""
    resolver = Resolver(TEXT)
    assert resolver.field(words, [span("Ann")], ORIGIN) == []
    assert [each.message for each in resolver.problems] == [EMPTY]


def test_an_anchor_without_words_is_a_problem() -> None:
    """Something must be quoted."""
    resolver = Resolver(TEXT)
    assert resolver.field(Anchor(prefix="x"), [span("Ann")], ORIGIN) == []
    assert [each.message for each in resolver.problems] == [
        "no words; add 'exact: ...' or 'antecedent: ...'"
    ]


def test_positions_count_code_points() -> None:
    """An emoji, and a letter beyond the basic plane, are one character each."""
    text = Text("😀𝒜 é said 🇺🇸 yes.")
    resolver = Resolver(text)
    assert resolver.main(RowEvidence(exact="said"), ORIGIN) == [Span(5, 9)]
    assert resolver.main(RowEvidence(exact="yes"), ORIGIN) == [Span(13, 16)]
