"""The body of a WebAnno TSV file: its text, and the tokens and parts of tokens that rows are about.

The text is rebuilt as INCEpTION does it. Every ``#Text=`` line is a line of a sentence. What stands
between two sentences is not in the file, only how long it is: a line feed and then spaces are put
there, spaces alone before the first sentence, and a line feed after the last. Files that we wrote
ourselves say in comments of their own what really stands there, where it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.errors import Problem
from onrecord.exchange.uima.code_units import CodeUnits, count_units
from onrecord.exchange.webanno_tsv.escape import unescape_text

TEXT = "#Text="
# Comments of ours, which INCEpTION passes over: white space around sentences.
BEFORE, AFTER = "#Onrecord.before=", "#Onrecord.after="

_UNIT = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:\.[0-9]{1,9})?")
_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
# A gap costs the file nothing, so that a short file could ask for any length of text.
_LONGEST_GAPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A token or a part of one: its name in the file, its stretch of the text, and its cells."""

    line: int
    name: str
    span: tuple[int, int]
    cells: list[str]


@dataclass(slots=True)
class _Sentence:
    line: int
    lines: list[str] = field(default_factory=list)
    before: str | None = None
    after: str | None = None
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def read_body(
    file: str, lines: list[str], start: int, width: int
) -> tuple[str, list[Unit], list[Problem]]:
    """Read text and units from the lines of a file, from the one at ``start`` (counted from 0)."""
    problems: list[Problem] = []
    sentences = list(_part(file, lines, start, problems))
    text, faults = _join(file, sentences)
    if faults:
        # The places of all rows after the fault would be wrong as well.
        return text, [], [*problems, *faults]
    places = CodeUnits(text)
    units: list[Unit] = []
    seen: set[str] = set()
    for line, cells in (row for sentence in sentences for row in sentence.rows):
        unit = _read_unit(line, cells, text, places, width)
        if isinstance(unit, str):
            problems.append(Problem(file, line, unit))
        elif unit.name in seen:
            problems.append(
                Problem(file, line, f"row {unit.name!r} is given twice; number it anew")
            )
        else:
            seen.add(unit.name)
            units.append(unit)
    return text, units, problems


def _part(file: str, lines: list[str], start: int, problems: list[Problem]) -> Iterator[_Sentence]:
    """Part the lines into sentences, each with its comments and rows."""
    sentence: _Sentence | None = None
    for number, line in enumerate(lines[start:], start=start + 1):
        if not line:
            if sentence and sentence.rows:
                yield sentence
                sentence = None
        elif line.startswith("#"):
            if sentence and sentence.rows:
                yield sentence
                sentence = None
            sentence = sentence or _Sentence(number)
            _read_comment(sentence, line)
        elif sentence is None or not sentence.lines:
            what = "a row without a sentence; a line '#Text=' with its text must stand before it"
            problems.append(Problem(file, number, what))
        else:
            sentence.rows.append((number, line.split("\t")))
    if sentence:
        yield sentence


def _read_comment(sentence: _Sentence, line: str) -> None:
    if line.startswith(TEXT):
        sentence.lines.append(unescape_text(line.removeprefix(TEXT)))
    elif line.startswith(BEFORE):
        sentence.before = unescape_text(line.removeprefix(BEFORE))
    elif line.startswith(AFTER):
        sentence.after = unescape_text(line.removeprefix(AFTER))


def _join(file: str, sentences: list[_Sentence]) -> tuple[str, list[Problem]]:
    """Put the text together; its length is counted in UTF-16 code units, as the places are."""
    parts: list[str] = []
    problems: list[Problem] = []
    length, padded, after = 0, 0, "\n"
    for sentence in sentences:
        if sentence.after is not None:
            after = sentence.after
        if not sentence.lines:
            continue
        first = sentence.rows[0][1] if sentence.rows else []
        found = _PLACE.fullmatch(first[1]) if len(first) > 1 else None
        if not found:
            what = "the sentence has no token with its place, as '1-1', '0-4' and the word"
            problems.append(Problem(file, sentence.line, what))
            continue
        gap = int(found[1]) - length
        padded += gap
        fault = _gap_fault(gap, padded, sentence.before)
        if fault:
            problems.append(Problem(file, sentence.rows[0][0], fault))
            break
        between = sentence.before
        if between is None:
            between = ("\n" if parts else " ")[:gap] + " " * (gap - 1)
        words = "\n".join(sentence.lines)
        parts += (between, words)
        length += gap + count_units(words)
    if (after + "".join(each.before or "" for each in sentences)).strip():
        what = "the white space around a sentence has other characters; leave out our comments"
        problems.append(Problem(file, 1, what))
    return "".join(parts) + after, problems


def _gap_fault(gap: int, padded: int, before: str | None) -> str:
    if gap < 0:
        return (
            f"the token begins {-gap:,} characters before the text before it ends; mend its place"
        )
    if padded > _LONGEST_GAPS:
        return f"more than {_LONGEST_GAPS:,} characters lie between the sentences; mend the place"
    if before is not None and count_units(before) != gap:
        return (
            f"{len(before):,} characters are said to be before the sentence, but by its place "
            f"{gap:,} are; leave out our comments"
        )
    return ""


def _read_unit(line: int, cells: list[str], text: str, places: CodeUnits, width: int) -> Unit | str:
    """Read a row, or say what is wrong with it."""
    if len(cells) < width + 3:
        return f"{len(cells):,} cells, but the header has {width:,} columns after the first three"
    if any(cells[width + 3 :]):
        return f"{len(cells):,} cells are more than the {width:,} columns that the header declares"
    name, place, words = cells[:3]
    found = _PLACE.fullmatch(place)
    if not found or not _UNIT.fullmatch(name):
        return (
            f"{name[:40]!r} and {place[:40]!r} are no number and place; "
            "write them as '1-2' and '4-8'"
        )
    start, end = places.to_point(int(found[1])), places.to_point(int(found[2]))
    if start is None or end is None or end < start:
        return (
            f"place {place!r} is not in the text, which has {places.length:,} UTF-16 code units; "
            "mend the place"
        )
    there = text[start:end]
    if words != there and unescape_text(words) != there:
        return f"the text at {place} is {there[:80]!r}, not {words[:80]!r}; export the file again"
    return Unit(line, name, (start, end), cells[3 : width + 3])
