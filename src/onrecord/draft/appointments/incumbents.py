"""Who holds an office, held it or is to hold it: titles before a name and in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import (
    GAP,
    NAME,
    in_one_line,
    is_name,
    person,
    without_titles,
)
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.offices import is_office
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment
from onrecord.evidence.text import Span

# "Secretary of State": one word, or more up to a noun of departments ("of Public Engagement").
_TAIL = rf"{GAP}(?:of|for){GAP}(?:the{GAP})?(?=[A-Z])"
_NAMED_BEHIND = re.compile(rf"(?P<tail>{_TAIL})?(?:(?<=\s)|{GAP})(?P<name>{NAME})(?!\w)")
_BEHIND_COMMA = re.compile(rf",{GAP}(?P<tail>)(?P<name>{NAME})(?=[,.;:)])")
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
_STANDINGS = {
    "former": "former",
    "ex": "former",
    "then": "former",
    "late": "former",
    "acting": "acting",
    "interim": "acting",
    "incoming": "designate",
    "designated": "designate",
    "elect": "designate",
    "designate": "designate",
}
_OF_OFFICES = re.compile(r"(?:tion|ment|ness|ity|ance|ence|airs|ices|ics|ture|ogy|port|fense)\Z")
_ENDS = re.compile(r"\s{0,9}(?:[,.;:)—–!?”\"]|\Z|\n)")
_STANDING = re.compile(rf"\b(?:{'|'.join(_STANDINGS)})[ -]\Z", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_LOOKBACK = 160
# Set by hand, since no corpus at hand has the offices that are told in passing coded.
_SCORE = 0.75


def find_incumbents(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The offices that the text's titles tell of, in order."""
    offices, words = read_titles("office"), parsed.tokens.lowers
    found: list[ProposedAppointment] = []
    last, end = -1, 0
    for index, word in enumerate(words):
        if word not in offices or index <= last:
            continue
        last = _chain_end(words, index, offices)
        read = _before_name(parsed, index, last) or _behind_name(parsed, index)
        if read and min(read[0].start, read[1].start) >= end:
            found += _proposals(parsed, read, actors)
            end = found[-1].main[0].end if found else 0
    return found


# Name, office, and the words that tell the standing.
_Read = tuple[Span, Span, str]


def _chain_end(words: list[str], index: int, offices: frozenset[str]) -> int:
    """The last of consecutive words for offices ("Vice President", "Secretary General")."""
    while index + 1 < len(words) and words[index + 1] in offices:
        index += 1
    return index


def _before_name(parsed: ParsedText, index: int, last: int) -> _Read | None:
    """ "former US Secretary of State NAME"."""
    tokens, text = parsed.tokens, parsed.text
    word = tokens.lowers[last]
    end = tokens.ends[last]
    named = _NAMED_BEHIND.match(text, end, end + _LOOKBACK)
    if text[end : end + 1] == "," and _is_definite(parsed, index):
        named = _BEHIND_COMMA.match(text, end, end + _LOOKBACK)
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
    owner = re.search(r"['’]s?(?!\w)", text[slice(*name)])
    if owner:
        name = Span(name.start, name.start + owner.start())
    return name, Span(tokens.starts[first], end), standing


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


def _behind_name(parsed: ParsedText, index: int) -> _Read | None:
    """ "NAME, the former secretary general of NATO,"."""
    tokens, text = parsed.tokens, parsed.text
    start = tokens.starts[index]
    if "," not in text[max(start - _LOOKBACK, 0) : start]:
        return None
    named = _NAMED_BEFORE.search(text, max(start - _LOOKBACK, 0), start)
    if (
        not named
        or " " not in named["name"]
        or tokens.lowers[index] in read_titles("rank")
        or tokens.lowers[index] in _ADDRESSES
    ):
        return None
    if tokens.lowers[index - 1] in _ADDRESSES:
        return None
    first = named.end("article")
    for word in _STANDINGS:
        if text[first:start].lower().startswith(word + " "):
            first += len(word) + 1
    office = office_in_sentence(text, first, start + _LOOKBACK)
    if not office or office.end <= start or not _ENDS.match(text, office.end):
        return None
    standing = "former" if named["who"].endswith("was ") else named["lead"].lower()
    return Span(*named.span("name")), office, standing


def _lead(parsed: ParsedText, index: int) -> int:
    """The first of the capitalized words that qualify an office ("U.S. Deputy" before it)."""
    tokens = parsed.tokens
    first = index
    while first and index - first < 6 and tokens.starts[first] - tokens.ends[first - 1] <= 2:
        word = tokens.words[first - 1]
        if (
            not (word[0].isupper() or word in ("'s", "’s"))
            or tokens.tags[first - 1] in "RDWICMXVAT.,"
        ):
            break
        first -= 1
    while first < index and tokens.lowers[first] in _before_offices():
        first += 1
    return first


@cache
def _before_offices() -> frozenset[str]:
    """Words that stand before an office and are no part of its name."""
    return read_words("time_words") | _STANDINGS.keys() | {"dear", "even", "'s"}


def _proposals(parsed: ParsedText, read: _Read, actors: Actors) -> Iterator[ProposedAppointment]:
    name, office, standing = read
    name = without_titles(parsed.text, name)
    words = parsed.text[slice(*name)]
    # All in capitals it is the label of a speaker or a heading.
    if (
        not is_name(words)
        or (words.isupper() and len(words) > 3)
        or not is_office(parsed.text[slice(*office)])
    ):
        return
    told = set(_WORDS.findall(standing))
    action = next((action for word, action in _STANDINGS.items() if word in told), "incumbent")
    # The clause has the word that tells the standing: "former president NAME".
    before = _STANDING.search(parsed.text, max(office.start - 14, 0), office.start)
    end = max(name.end, office.end)
    yield ProposedAppointment(
        main=(Span(min(name.start, before.start() if before else office.start), end),),
        appointee=person(parsed.text, name, actors),
        office=office,
        office_name=in_one_line(parsed.text, office),
        action=action,
        score=_SCORE,
        because="office before a name" if office.start < name.start else "office behind a name",
    )
