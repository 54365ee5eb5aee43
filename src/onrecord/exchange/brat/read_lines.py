"""Read the lines of a file of brat's, each of which is an annotation, and check them as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.errors import Problem
from onrecord.exchange.annotated import End, Entry, Feature, Item, Layer, Link, Mark, Remark
from onrecord.exchange.brat.escape import from_database, from_text, from_word
from onrecord.exchange.brat.quoted import QuotedText, size_of

_ID = re.compile(r"[TERAMN][0-9A-Za-z_.-]+|\*|#[0-9A-Za-z_.-]*")
_SPAN = re.compile(r"(\d{1,12}) (\d{1,12})", re.A)
# A file that is no file of brat's would have a problem in every line.
_MOST_PROBLEMS = 100


class _FaultyError(ValueError):
    """What is wrong with a line, and what to do."""


@dataclass
class _Lines:
    """What was read so far; ``at`` has the line of each id."""

    text: str
    words: QuotedText
    at: dict[str, int] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    equivalences: int = 0


def read_lines(annotations: str, text: str, place: str) -> tuple[Layer, list[Problem]]:
    """Read the layer of a text, and every problem with its line; ``place`` names the file.

    What names an annotation that does not exist, as a note does whose mark was taken away, is kept
    as it is.
    """
    lines = annotations.split("\n")
    read = _Lines(text, QuotedText(text))
    faults: list[tuple[int, str]] = []
    number = 0
    while number < len(lines) and len(faults) < _MOST_PROBLEMS:
        line, number = lines[number].removesuffix("\r"), number + 1
        if not line.strip():
            continue
        try:
            number = _read_line(read, line, lines, number)
        except _FaultyError as error:
            faults.append((number, str(error)))
    problems = [Problem(place, line, fault) for line, fault in faults[:_MOST_PROBLEMS]]
    if len(problems) == _MOST_PROBLEMS:
        more = "more lines may be wrong; is it a file of brat's?"
        problems.append(Problem(place, problems[-1].line, more))
    return _to_layer(read.items), problems


def _read_line(read: _Lines, line: str, lines: list[str], number: int) -> int:
    """Read the annotation that begins in a line; gives the number of those that are read then."""
    item_id, _, rest = line.partition("\t")
    if not _ID.fullmatch(item_id) or not rest:
        raise _FaultyError(
            f"no annotation {line[:60]!r}; expected T, E, R, A, M, N or # with a number, or *, "
            "and a tab behind it"
        )
    if item_id == "*":
        read.equivalences += 1
        item_id = f"*{read.equivalences}"
    first = number
    item: Item
    if item_id[0] == "T":
        item, number = _read_mark(item_id, rest, read, lines, number)
    elif item_id[0] in "ER*":
        item = _read_link(item_id, rest)
    elif item_id[0] in "AM":
        item = _read_feature(item_id, rest)
    elif item_id[0] == "N":
        item = _read_entry(item_id, rest)
    else:
        item = _read_remark(item_id, rest)
    if item_id in read.at:
        raise _FaultyError(
            f"id {item_id!r} is given twice, first in line {read.at[item_id]}; number it anew"
        )
    read.at[item_id] = first
    read.items.append(item)
    return number


def _read_mark(
    item_id: str, rest: str, read: _Lines, lines: list[str], number: int
) -> tuple[Mark, int]:
    head, tab, quoted = rest.partition("\t")
    label, _, written = head.strip(" ").partition(" ")
    spans = tuple(_read_span(each, len(read.text)) for each in written.split(";"))
    if not tab:
        raise _FaultyError(f"mark {item_id!r} has no words; write those of the text behind a tab")
    if not read.words.fits(quoted, spans):
        quoted, number = _read_on(quoted, spans, read.words, lines, number)
    if not read.words.fits(quoted, spans):
        there = read.words.quote([(start, min(end, start + 60)) for start, end in spans[:3]])
        raise _FaultyError(
            f"mark {item_id!r} has the words {quoted[:60]!r}, but the text has {there[:60]!r} at "
            f"{written[:60]!r}; give the text that was annotated"
        )
    as_written = None if read.words.is_quoted(quoted, spans) else quoted
    return Mark(item_id, from_word(label), spans, as_written), number


def _read_span(written: str, length: int) -> tuple[int, int]:
    found = _SPAN.fullmatch(written.strip())
    if not found:
        raise _FaultyError(f"no stretch of the text {written[:60]!r}; expected two numbers, as 0 5")
    start, end = int(found[1]), int(found[2])
    if start == end:
        raise _FaultyError(f"an empty stretch at {start}; mark at least one character")
    if not start < end <= length:
        raise _FaultyError(
            f"a stretch from {start} to {end}, but the text has {length:,} characters; give the "
            "text that was annotated"
        )
    return start, end


def _read_on(
    quoted: str,
    spans: tuple[tuple[int, int], ...],
    words: QuotedText,
    lines: list[str],
    number: int,
) -> tuple[str, int]:
    """Words with line ends in them go on in the next lines, as far as the text has them."""
    place = words.follow(quoted, spans)
    missing = words.count(spans) - size_of(quoted)
    parts, upto = [quoted], number
    while place and missing > 0 and upto < len(lines):
        parts.append(lines[upto].removesuffix("\r"))
        place = words.follow(parts[-1], spans, place)
        missing -= size_of(parts[-1])
        upto += 1
    return ("\n".join(parts), upto) if place and not missing else (quoted, number)


def _read_link(item_id: str, rest: str) -> Link:
    label, *others = _split(rest) or [""]
    if item_id[0] == "*":
        return Link(item_id, from_word(label), tuple(End("", each) for each in others))
    trigger = None
    if item_id[0] == "E":
        label, colon, trigger = label.rpartition(":")
        if not colon or not trigger:
            raise _FaultyError(f"event {item_id!r} has no trigger; write it as Label:T1")
    ends = []
    for each in others:
        role, colon, target = each.rpartition(":")
        if not colon or not target:
            raise _FaultyError(f"no end {each[:60]!r} of {item_id!r}; write it as Role:T1")
        ends.append(End(from_word(role), target))
    return Link(item_id, from_word(label), tuple(ends), trigger)


def _read_feature(item_id: str, rest: str) -> Feature:
    label, _, others = rest.partition(" ")
    target, _, value = others.partition(" ")
    if not target.strip(" \t"):
        raise _FaultyError(f"attribute {item_id!r} is of nothing; write it as Label T1")
    # Other white space is no blank here: it may be all that a value is.
    of, is_flag = target.strip(" \t"), not value.strip(" \t")
    return Feature(item_id, from_word(label), of, None if is_flag else from_word(value))


def _read_entry(item_id: str, rest: str) -> Entry:
    head, _, name = rest.partition("\t")
    words = _split(head)
    database, colon, entry = words[-1].partition(":") if len(words) == 3 else ("", "", "")
    if not colon:
        raise _FaultyError(
            f"no entry {head[:60]!r} in {item_id!r}; write it as Reference T1 Database:number"
        )
    label, of = words[:2]
    named = from_word(label), of, from_database(database), from_word(entry)
    return Entry(item_id, *named, from_text(name))


def _read_remark(item_id: str, rest: str) -> Remark:
    head, tab, text = rest.partition("\t")
    label, *others = _split(head) or [""]
    if not tab or len(others) > 1:
        raise _FaultyError(
            f"no note {rest[:60]!r} in {item_id!r}; write it as AnnotatorNotes T1, a tab, the text"
        )
    return Remark(item_id, from_word(label), others[0] if others else "", from_text(text))


def _split(words: str) -> list[str]:
    # At other white space nothing is parted: it may be of a label.
    return [each for each in re.split("[ \t]+", words) if each]


def _to_layer(items: list[Item]) -> Layer:
    return Layer(
        marks=tuple(each for each in items if isinstance(each, Mark)),
        links=tuple(each for each in items if isinstance(each, Link)),
        features=tuple(each for each in items if isinstance(each, Feature)),
        entries=tuple(each for each in items if isinstance(each, Entry)),
        remarks=tuple(each for each in items if isinstance(each, Remark)),
    )
