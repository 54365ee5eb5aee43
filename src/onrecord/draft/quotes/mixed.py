"""Find what is attributed partly in quotation marks and partly in the author's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.direct import Quotation
from onrecord.draft.quotes.indirect import Clause
from onrecord.draft.quotes.surroundings import Quoted, goes_on, opens_again
from onrecord.evidence.text import Span

# No more quotations than these are looked at in one clause.
_MANY = 50
_CLOSING = frozenset("”»\"'’")


def mix_clauses(
    parsed: ParsedText,
    quoted: Sequence[Quoted],
    clauses: Sequence[Clause],
    quotations: Sequence[Quotation],
) -> tuple[list[Clause], list[Quotation]]:
    """The clauses with quoted words in them, and the quotations that are part of none.

    A quotation that goes on after the cue of a clause is a piece of that.
    """
    starts = [each.region.start for each in quoted]
    owned = {
        part.region.start for each in quotations if each.rule != "alone" for part in each.parts
    }
    joined = set[int]()
    found = []
    for clause in clauses:
        fitted = (_fit(parsed, quoted, starts, piece) for piece in clause.content)
        content = tuple(_bare(quoted, starts, piece) for piece in fitted)
        last = parsed.span_of(clause.cue.first, clause.cue.end)
        if content[0].start < last.start:
            following = bisect_left(starts, max(last.end, content[-1].end))
            each = quoted[following] if following < len(quoted) else None
            is_free = each is not None and each.region.start not in owned and not each.is_title
            if each and is_free and _continues(parsed, each, content[-1], last):
                content = (*content, *each.region.pieces)
                owned.add(each.region.start)
                joined.add(each.region.start)
        found.append(clause._replace(content=content))
    rest = [each for each in quotations if each.parts[0].region.start not in joined]
    return found, rest


def _continues(parsed: ParsedText, each: Quoted, told: Span, cue: Span) -> bool:
    """Whether a quotation goes on with what is told, behind the cue or in the next paragraph.

    In the next paragraph it does so only with other quoted words.
    """
    is_quoted = parsed.text[told.end - 1] in _CLOSING
    return goes_on(parsed, cue.end, each) or (is_quoted and opens_again(parsed, told.end, each))


def _fit(parsed: ParsedText, quoted: Sequence[Quoted], starts: Sequence[int], piece: Span) -> Span:
    """A piece of a clause, its end fitted to the quoted words in it.

    It ends in the midst of none. A comma before a closing mark and a participle behind it ("...,”
    noting that ...") part what is told from what is not.
    """
    first = bisect_left(starts, piece.start)
    for each in quoted[first : min(bisect_left(starts, piece.end), first + _MANY)]:
        region = each.region
        if region.end >= piece.end:
            return Span(piece.start, region.end)
        if parsed.text[region.pieces[-1].end - 1] == "," and _is_participle(parsed, each.end):
            return Span(piece.start, region.end)
    return piece


def _bare(quoted: Sequence[Quoted], starts: Sequence[int], piece: Span) -> Span:
    """A piece without the marks around it, if it is nothing but quoted words."""
    index = bisect_left(starts, piece.start)
    region = quoted[index].region if index < len(quoted) else None
    if region and piece == (region.start, region.end):
        return Span(region.pieces[0].start, region.pieces[-1].end)
    return piece


def _is_participle(parsed: ParsedText, index: int) -> bool:
    tokens = parsed.tokens
    return tokens.tags[index] == "V" and tokens.lowers[index].endswith("ing")
