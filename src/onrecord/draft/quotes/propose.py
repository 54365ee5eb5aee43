"""Make proposals of the quotations that stand by themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention, ProposedQuote
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.direct import Quotation
from onrecord.draft.quotes.speakers import find_speaker
from onrecord.draft.quotes.surroundings import Quoted
from onrecord.evidence.text import Span

# The rules in plain words, with the share of right ones among what each has proposed.
_RULES = {
    "after": ("quotation with its cue after it", 0.95),
    "cut": ("quotation cut by its cue", 0.95),
    "before": ("quotation with its cue before it", 0.9),
    "alone": ("quotation without a cue, after one of the same speaker", 0.4),
}


def outside(cues: Iterable[Cue], quoted: Sequence[Quoted]) -> list[Cue]:
    """The cues that are no words of a quotation."""
    firsts, ends = [each.first for each in quoted], [each.end for each in quoted]
    found = []
    for cue in cues:
        at = bisect_right(firsts, cue.first) - 1
        if at < 0 or ends[at] <= cue.first:
            found.append(cue)
    return found


def propose(
    parsed: ParsedText, actors: Actors, quotations: Iterable[Quotation]
) -> list[ProposedQuote]:
    """A proposed quote for each quotation; one without a cue has the speaker before it."""
    found: list[ProposedQuote] = []
    speaker: Mention | None = None
    for each in quotations:
        because, score = _RULES[each.rule]
        content = tuple(piece for part in each.parts for piece in part.region.pieces)
        main = tuple(Span(part.region.start, part.region.end) for part in each.parts)
        cue = None
        if each.cue:
            speaker = find_speaker(parsed, actors, each.cue)
            cue = parsed.span_of(each.cue.first, each.cue.end)
            beside = [cue, *([speaker.span] if speaker else [])]
            main = (cover([*main, *beside]),)
        found.append(ProposedQuote(content, main, score, because, speaker, cue))
    return found


def cover(spans: Sequence[Span]) -> Span:
    """The span from the start of the first to the end of the last."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
