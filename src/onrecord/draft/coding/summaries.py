"""Say in a line of our own what a drafted event is about."""

from __future__ import annotations

import re
from functools import cache

from onrecord.checks.leaks import find_leak
from onrecord.draft.lexicons.read import read_rows, read_words
from onrecord.draft.proposals import Mention

_LONGEST_NAME = 60
# A text that is kept back and longer than this is not searched for the words of every summary.
_LONGEST_SEARCHED = 200_000
_VERB = re.compile(r"(?:\A|(?<= or ))(\w+)s\b")
_PREPOSITION = re.compile(r"\s(?:of|in|from|for|at|on|to|with|who|that)\s")


def summarize(
    type_: str,
    mode: str | None,
    actor: Mention | None,
    recipient: Mention | None,
    *,
    modality: str = "actual",
    polarity: str = "positive",
    office: str = "",
    trigger: str = "",
    kept_back: str = "",
) -> str:
    """Say who does what to whom, from names and the type.

    ``mode`` may be the action of an appointment, ``office`` the name of its office. ``trigger`` are
    the words of the act, said where nobody acts, so that summaries differ. ``kept_back`` is the
    text of which thirty characters in a row may not be repeated, if it may not be passed on: where
    they would be, neither names nor words are given.

    >>> from onrecord.evidence.text import Span
    >>> ann = Mention(Span(0, 7), "Ann Lee", "person")
    >>> ministers = Mention(Span(8, 21), "the ministers", "unnamed")
    >>> summarize("ACCUSE", None, ann, ministers, modality="planned")
    'Ann Lee accuses the ministers (planned).'
    >>> summarize("ACCUSE", None, ministers, None)
    'The ministers accuse somebody.'
    >>> summarize("APPOINT", "dismissed", None, ann, trigger="sacked")
    'Somebody takes Ann Lee out of an office (“sacked”).'
    """
    towards, alone = _phrases().get((type_, mode or ""), _phrases().get((type_, ""), ("", "")))
    alone = alone or "acts"
    who, whom = _name_of(actor), _name_of(recipient)
    act = towards.replace("{}", whom) if whom and towards else alone
    if who and actor and is_many(actor):
        act = _VERB.sub(r"\1", act)
    if office:
        act = act.replace("an office", f"the office of {_cut(office)}")
    remarks = [f"“{_cut(trigger)}”"] if trigger and not who else []
    remarks += [modality] if modality != "actual" else []
    remarks += ["did not take place"] if polarity == "negative" else []
    subject = who[0].upper() + who[1:] if who else "Somebody"
    said = f"{subject} {act}{_behind(remarks)}"
    is_safe = not kept_back or (
        len(kept_back) <= _LONGEST_SEARCHED and find_leak(said, kept_back, ()) is None
    )
    own = [each for each in remarks if not each.startswith("“")]
    return said if is_safe else f"Somebody {alone}{_behind(own)}"


def is_many(mention: Mention) -> bool:
    """Whether the words for somebody are a plural, as a verb has to know.

    >>> from onrecord.evidence.text import Span
    >>> [is_many(Mention(Span(0, 1), *who)) for who in [("police", "group"), ("the US", "state")]]
    [True, False]
    """
    if mention.kind not in ("group", "unnamed"):
        return False
    head = _PREPOSITION.split(mention.name, maxsplit=1)[0].split()[-1:]
    word = head[0].lower() if head else ""
    return word in _irregular_plurals() or (word.endswith("s") and not word.endswith(("ss", "us")))


def _behind(remarks: list[str]) -> str:
    return f" ({', '.join(remarks)})." if remarks else "."


def _name_of(mention: Mention | None) -> str | None:
    """The words for somebody in one line; a pronoun tells nobody who it is."""
    if mention is None or mention.name.lower() in _nobodies():
        return None
    return _cut(mention.name) or None


def _cut(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_NAME else line[:_LONGEST_NAME].rstrip() + " ..."


@cache
def _nobodies() -> frozenset[str]:
    return read_words("pronouns") | read_words("relatives") | read_words("determiners")


@cache
def _irregular_plurals() -> frozenset[str]:
    """Plurals without an "s" at their end."""
    plurals = (form for row in read_rows("irregular_nouns") for form in row["plural"].split())
    return frozenset(plurals) | {"police", "others", "both", "many", "some"}


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, str]]:
    rows = read_rows("summaries")
    return {(row["type"], row["mode"]): (row["towards"], row["alone"]) for row in rows}
