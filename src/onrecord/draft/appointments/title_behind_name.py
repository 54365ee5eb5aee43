"""Read an office behind the name of its holder: "NAME, the former secretary general of NATO,"."""

from __future__ import annotations

import re

from onrecord.draft.appointments.names import GAP, NAME
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.standings import STANDINGS, Holder
from onrecord.draft.lexicons.read import read_titles
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.evidence.text import Span

_NAMED_BEFORE = re.compile(
    rf"""
    (?P<name>{NAME}),{GAP}
    (?P<who>(?:who{GAP}(?:is|was){GAP})?)               # Ann Lee, who is
    (?P<article>(?:(?:the|an?|another|its|their|his|her){GAP})?)
    (?P<lead>(?:[\w’'.-]{{1,20}}{GAP}){{0,5}})\Z         # former deputy press (secretary)
    """,
    re.VERBOSE,
)
_ADDRESSES = frozenset(["mr.", "madam", "madame", "mister", "mrs.", "ms."])
_ENDS = re.compile(r"\s{0,9}(?:[,.;:)—–!?”\"]|\Z|\n)")
# How far before and behind the word that heads the office is looked, in characters.
_LOOKAROUND = 160


def read_behind_name(parsed: ParsedText, index: int) -> Holder | None:
    """The holder of the office that a word heads, if a name and a comma stand before it."""
    tokens, text = parsed.tokens, parsed.text
    start = tokens.starts[index]
    if "," not in text[max(start - _LOOKAROUND, 0) : start]:
        return None
    named = _NAMED_BEFORE.search(text, max(start - _LOOKAROUND, 0), start)
    if not named or " " not in named["name"] or tokens.lowers[index] in read_titles("rank"):
        return None
    if not _ADDRESSES.isdisjoint(tokens.lowers[index - 1 : index + 1]):
        return None
    first = named.end("article")
    for word in STANDINGS:
        if text[first:start].lower().startswith(word + " "):
            first += len(word) + 1
    office = office_in_sentence(text, first, start + _LOOKAROUND)
    if not office or office.end <= start or not _ENDS.match(text, office.end):
        return None
    was = named["who"].split()[-1:] == ["was"]
    return Holder(Span(*named.span("name")), office, "former" if was else named["lead"].lower())
