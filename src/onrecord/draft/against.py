"""Compare a draft with a coding of the same document: what it finds, misses and adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.corpus.model import Annotation
from onrecord.corpus.origin import Origin
from onrecord.corpus.rows import KINDS
from onrecord.draft.coding.overlaps import Overlaps
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text

# What makes a row of each kind the right one, beside its words.
_TELLING = {"events": ("type",), "quotes": ("speakers",), "appointments": ("appointee", "office")}


class Finding(NamedTuple):
    """A row of the coding, of the draft, or of both where their words overlap.

    ``finding`` is ``found``, ``other`` (the same words, another type, speaker or office),
    ``missed`` (only coded) or ``added`` (only drafted). ``coded`` and ``drafted`` are the ids,
    ``coded_as`` and ``drafted_as`` the type, the speaker, or the appointee and office; ``words``
    are the main ones of the coding, or else of the draft.
    """

    kind: str
    finding: str
    coded: str | None
    drafted: str | None
    coded_as: str | None
    drafted_as: str | None
    words: str


@dataclass(frozen=True)
class Against:
    """All findings, those of each kind by position."""

    findings: list[Finding] = field(default_factory=list)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each kind are coded and drafted, and how many have each finding."""
        counted = Counter((each.kind, each.finding) for each in self.findings)
        made: dict[str, dict[str, int]] = {}
        for kind in KINDS:
            of = {name: counted[kind, name] for name in ("found", "other", "missed", "added")}
            both = of["found"] + of["other"]
            made[kind] = {"coded": both + of["missed"], "drafted": both + of["added"], **of}
        return made

    def share_found(self) -> float | None:
        """The share of coded rows that the draft has right; None where nothing is coded."""
        counts = self.counts().values()
        coded = sum(each["coded"] for each in counts)
        return sum(each["found"] for each in counts) / coded if coded else None


class _Placed(NamedTuple):
    """A row with the places of its main words."""

    item: Any
    main: list[Span]


def compare(text: Text, draft: Annotation, coding: Annotation) -> Against:
    """Compare a draft of a text with a coding of it, row by row.

    A row has at most one partner, whose main words overlap its own: first those that are right,
    then those that share most words. Rows whose words are not in the text have none.
    """
    findings: list[Finding] = []
    for kind in KINDS:
        coded = _place(text, getattr(coding, kind))
        drafted = _place(text, getattr(draft, kind))
        pairs = dict(_pair(kind, coded, drafted))
        found = [
            (row.main, _tell(text, kind, row, drafted[pairs[number]] if number in pairs else None))
            for number, row in enumerate(coded)
        ]
        matched = {*pairs.values()}
        found += [
            (row.main, _tell(text, kind, None, row))
            for number, row in enumerate(drafted)
            if number not in matched
        ]
        found.sort(key=lambda each: each[0][:1])
        findings += [finding for _, finding in found]
    return Against(findings)


def _place(text: Text, items: Sequence[Any]) -> list[_Placed]:
    resolver, origin = Resolver(text), Origin(Path(), "")
    return [_Placed(each, resolver.main(each.evidence, origin)) for each in items]


def _pair(
    kind: str, coded: Sequence[_Placed], drafted: Sequence[_Placed]
) -> Iterator[tuple[int, int]]:
    places = Overlaps((span, number) for number, row in enumerate(drafted) for span in row.main)
    pairs = [
        (
            _is_right(kind, row.item, drafted[other].item),
            _share(row.main, drafted[other].main),
            number,
            other,
        )
        for number, row in enumerate(coded)
        for other in dict.fromkeys(places.overlapping(row.main))
    ]
    pairs.sort(key=lambda each: (not each[0], -each[1], each[2:]))
    here: set[int] = set()
    there: set[int] = set()
    for _, _, number, other in pairs:
        if number not in here and other not in there:
            here.add(number)
            there.add(other)
            yield number, other


def _is_right(kind: str, coded: Any, drafted: Any) -> bool:
    return all(_value(coded, key) == _value(drafted, key) for key in _TELLING[kind])


def _value(item: Any, key: str) -> str | None:
    """A value that tells rows apart; of several speakers, the first."""
    value = getattr(item, key)
    return (value[0] if value else None) if isinstance(value, list) else value


def _share(coded: Sequence[Span], drafted: Sequence[Span]) -> float:
    """The characters that two rows share, as a share of those of both."""
    both = sum(
        max(min(one.end, other.end) - max(one.start, other.start), 0)
        for one in coded
        for other in drafted
    )
    return both / (sum(end - start for start, end in [*coded, *drafted]) - both)


def _tell(text: Text, kind: str, coded: _Placed | None, drafted: _Placed | None) -> Finding:
    if coded and drafted:
        finding = "found" if _is_right(kind, coded.item, drafted.item) else "other"
    else:
        finding = "missed" if coded else "added"
    main = (coded or drafted or _Placed(None, [])).main
    return Finding(
        kind,
        finding,
        coded.item.id if coded else None,
        drafted.item.id if drafted else None,
        _say(kind, coded),
        _say(kind, drafted),
        " ... ".join(" ".join(text[span].split()) for span in main),
    )


def _say(kind: str, row: _Placed | None) -> str | None:
    if row is None:
        return None
    return ", ".join(_value(row.item, key) or "-" for key in _TELLING[kind])
