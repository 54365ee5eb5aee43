"""Join the dates that are the ends of one range, by the words before and between them."""

from __future__ import annotations

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.draft.proposals import FoundDate
from onrecord.evidence.text import Span

_UP_TO, _FROM = frozenset(["by", "before"]), frozenset(["since", "after"])


def join_ranges(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """Join the two ends of ranges, and open those dates that are one end alone."""
    found: list[FoundDate] = []
    index = 0
    while index < len(dates):
        each = dates[index]
        before = text[max(each.span.start - 12, 0) : each.span.start].lower().split()
        word = before[-1] if before else ""
        other = dates[index + 1] if index + 1 < len(dates) else None
        between = text[each.span.end : other.span.start].strip() if other else ""
        edtf = None
        if other and word in ("between", "from"):
            each = _in_year_of(each, other)
        if other and word in ("between", "from") and "/" not in each.edtf + other.edtf:
            if word == "between" and between == "and":
                edtf = f"[{each.edtf}..{other.edtf}]"
            elif word == "from" and between in ("to", "until", "through", "-", "–"):
                edtf = f"{each.edtf}/{other.edtf}"
        if other and edtf and is_edtf(edtf):
            basis = "stated" if each.basis == other.basis == "stated" else "inferred"
            found.append(FoundDate(Span(each.span.start, other.span.end), edtf, basis))
            index += 2
            continue
        found.append(_opened(each, word))
        index += 1
    return found


def _in_year_of(one: FoundDate, other: FoundDate) -> FoundDate:
    """A first end that takes its year from the second: from May 2 to June 3, 2022."""
    if one.basis == "inferred" and other.basis == "stated" and one.edtf[:4].isdigit():
        edtf = other.edtf[:4] + one.edtf[4:]
        return FoundDate(one.span, edtf, "stated") if is_edtf(edtf) else one
    return one


def _opened(found: FoundDate, word: str) -> FoundDate:
    """A date behind "by" or "since" as a range of which one end is not known."""
    edtf = found.edtf
    if word in _UP_TO:
        edtf = f"[..{edtf}]"
    elif word in _FROM:
        edtf = f"[{edtf}..]"
    return FoundDate(found.span, edtf, found.basis) if is_edtf(edtf) else found


def is_edtf(edtf: str) -> bool:
    """Whether a date can be stored: that no month or day of it never was."""
    try:
        bounds(edtf)
    except EdtfError:
        return False
    return True
