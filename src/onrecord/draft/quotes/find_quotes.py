"""Find the quotes of a text, by all rules together."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.cues import find_cues
from onrecord.draft.quotes.direct import join_quotations
from onrecord.draft.quotes.embedded import find_embedded
from onrecord.draft.quotes.indirect import find_clauses, find_indirect
from onrecord.draft.quotes.mixed import mix_clauses
from onrecord.draft.quotes.propose import outside, propose
from onrecord.draft.quotes.regions import find_regions
from onrecord.draft.quotes.surroundings import look_around
from onrecord.evidence.text import Span


def find_quotes(parsed: ParsedText, actors: Actors) -> list[ProposedQuote]:
    """The proposed quotes of a text, ordered by position."""
    regions = find_regions(parsed)
    quoted = look_around(parsed, regions)
    all_cues = find_cues(parsed)
    cues = outside(all_cues, quoted)
    clauses = find_clauses(parsed, cues)
    quotations = join_quotations(parsed, quoted, cues, clauses)
    clauses, quotations = mix_clauses(parsed, quoted, clauses, quotations)
    direct = propose(parsed, actors, quotations)
    taken = [Span(part.region.start, part.region.end) for each in quotations for part in each.parts]
    told = [piece for clause in clauses if clause.score >= 0.5 for piece in clause.content]
    embedded = find_embedded(parsed, quoted, [*taken, *told])
    clauses = sorted([*clauses, *embedded], key=lambda clause: clause.content[0])
    indirect = find_indirect(parsed, actors, clauses, taken)
    return sorted([*direct, *indirect], key=lambda quote: quote.content[0])
