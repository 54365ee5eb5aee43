"""Read an office before the name of its holder: "former US Secretary of State NAME"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.draft.appointments.names import GAP, NAME
from onrecord.draft.appointments.standings import STANDINGS, Holder
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.evidence.text import Span

# "Secretary of State": one word, or more up to a noun of departments ("of Public Engagement").
_TAIL = rf"{GAP}(?:of|for){GAP}(?:the{GAP})?(?=[A-Z])"
_NAMED_BEHIND = re.compile(rf"(?P<tail>{_TAIL})?(?:(?<=\s)|{GAP})(?P<name>{NAME})(?!\w)")
_BEHIND_COMMA = re.compile(rf",{GAP}(?P<tail>)(?P<name>{NAME})(?=[,.;:)])")
_OF_OFFICES = re.compile(r"(?:tion|ment|ness|ity|ance|ence|airs|ices|ics|ture|ogy|port|fense)\Z")
_OWNER = re.compile(r"['’]s?(?!\w)")
# How much behind an office is read, in characters.
_AHEAD = 160


def read_before_name(parsed: ParsedText, index: int, last: int) -> Holder | None:
    """The holder of an office if a name follows; from ``index`` to ``last`` words head offices."""
    tokens, text = parsed.tokens, parsed.text
    word = tokens.lowers[last]
    end = tokens.ends[last]
    named = _NAMED_BEHIND.match(text, end, end + _AHEAD)
    if text[end : end + 1] == "," and _is_definite(parsed, index):
        named = _BEHIND_COMMA.match(text, end, end + _AHEAD)
    if not named or (index == last and word in read_titles("rank") and not named["tail"]):
        return None
    first = _lead(parsed, index)
    if word == "justice" and first < index and tokens.lowers[first] not in ("chief", "associate"):
        return None
    standing = " ".join(tokens.lowers[max(first - 1, 0) : last + 1])
    name = Span(*named.span("name"))
    if named["tail"]:
        tail = _end_of_tail(text, name)
        if not tail:
            return None
        name, end = Span(tail + 1, name.end), tail
    # "President Roe’s plan" has the name in the genitive.
    owner = _OWNER.search(text, *name)
    if owner:
        name = Span(name.start, owner.start())
    return Holder(name, Span(tokens.starts[first], end), standing)


def _is_definite(parsed: ParsedText, index: int) -> bool:
    """Whether one person alone holds the office: "the ...", "Lilliput’s ..."."""
    before = parsed.tokens.lowers[max(index - 4, 0) : index]
    return any(word in ("the", "'s", "its", "their") for word in before)


def _end_of_tail(text: str, name: Span) -> int | None:
    """Where what follows "of" ends and a name begins, or None where no name does."""
    words = list(re.finditer(r"\S+", text[slice(*name)]))
    ends = [0]
    if words[0].group().lower() in read_words("departments"):
        ends.append(words[0].end())
    ends += [word.end() for word in words if _OF_OFFICES.search(word.group())]
    end = name.start + max(ends)
    return end if name.start < end < name.end else None


def _lead(parsed: ParsedText, index: int) -> int:
    """The first of the capitalized words that qualify an office ("U.S. Deputy" before it)."""
    tokens = parsed.tokens
    first = index
    while first and index - first < 6 and tokens.starts[first] - tokens.ends[first - 1] <= 2:
        word = tokens.words[first - 1]
        is_capitalized = word[0].isupper() or word in ("'s", "’s")
        if not is_capitalized or tokens.tags[first - 1] in "RDWICMXVAT.,":
            break
        first -= 1
    while first < index and tokens.lowers[first] in _before_offices():
        first += 1
    return first


@cache
def _before_offices() -> frozenset[str]:
    """Words that stand before an office and are no part of its name."""
    return read_words("time_words") | STANDINGS.keys() | {"dear", "even", "'s"}
