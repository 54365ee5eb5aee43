"""Summaries say who does what to whom, with verbs that fit, whoever is named."""

from __future__ import annotations

import pytest

from onrecord.draft.coding.summaries import is_many, summarize
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span


def who(name: str, kind: str = "person") -> Mention:
    """A mention of somebody, at the head of a text."""
    return Mention(Span(0, len(name)), name, kind)


MINISTERS = who("the two ministers", "unnamed")
ANN = who("Ann Lee")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("police", "group", True),
        ("Americans", "group", True),
        ("the ministers of Lilliput", "unnamed", True),
        ("a friend of the ministers", "unnamed", False),
        ("the press", "unnamed", False),
        ("the United States", "state", False),
        ("Ned Oaks", "person", False),
        ("", "unnamed", False),
    ],
)
def test_tells_many_from_one(name: str, kind: str, expected: bool) -> None:
    """Words are a plural by their head; what has one name is one."""
    assert is_many(who(name, kind)) is expected


def test_verbs_fit_who_acts() -> None:
    """Several do what one does, without the "s"."""
    assert summarize("CONSULT", None, MINISTERS, None) == (
        "The two ministers meet or talk with others."
    )
    assert summarize("COERCE", None, who("police", "group"), ANN) == (
        "Police use power against Ann Lee."
    )
    assert summarize("ACCUSE", None, ANN, MINISTERS) == "Ann Lee accuses the two ministers."


def test_says_the_words_where_nobody_acts() -> None:
    """Who is not named, or is a pronoun, is somebody; the words of the act tell which it is."""
    assert summarize("PROTEST", None, None, ANN, trigger="march") == (
        "Somebody protests against Ann Lee (“march”)."
    )
    said = summarize("ACCUSE", None, who("they"), None, modality="planned", trigger="blame")
    assert said == "Somebody accuses somebody (“blame”, planned)."


def test_tells_acts_of_appointing_apart() -> None:
    """Whose nomination is taken back, or who is dismissed, is named to no office."""
    office = "Judge of the River"
    assert summarize("APPOINT", "withdrawn", None, ANN, office=office) == (
        "Somebody takes back the nomination of Ann Lee for the office of Judge of the River."
    )
    assert summarize("APPOINT", "dismissed", MINISTERS, ANN) == (
        "The two ministers take Ann Lee out of an office."
    )
    assert summarize("APPOINT", "announced", ANN, None) == "Ann Lee names somebody to an office."


def test_keeps_a_text_back() -> None:
    """Names and words that repeat too much of a text that is kept back are not given."""
    name = "the keepers of the seven gates by the river"
    said = summarize("AID", None, who(name, "unnamed"), None, trigger="gave", kept_back=name)
    assert said == "Somebody gives aid."
    assert summarize("AID", None, None, ANN, trigger="gave", kept_back=name) == (
        "Somebody gives aid to Ann Lee (“gave”)."
    )


def test_has_words_for_every_type() -> None:
    """A type without words of its own still makes a sentence."""
    assert summarize("UNHEARD", None, ANN, MINISTERS) == "Ann Lee acts."
