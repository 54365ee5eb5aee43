"""Find the quotes of a text, by all rules together."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.cues import find_cues
from onrecord.draft.quotes.direct import join_quotations
from onrecord.draft.quotes.embedded import find_embedded
from onrecord.draft.quotes.indirect import Clause, find_clauses, find_indirect
from onrecord.draft.quotes.mixed import mix_clauses
from onrecord.draft.quotes.propose import outside, propose
from onrecord.draft.quotes.quoted_turns import cut_turns
from onrecord.draft.quotes.regions import find_regions
from onrecord.draft.quotes.surroundings import look_around
from onrecord.draft.quotes.touching import touches, unite
from onrecord.draft.quotes.transcripts import find_speeches
from onrecord.evidence.text import Span

# What scores less is proposed, and takes nothing from others.
_LIKELY = 0.5


def find_quotes(parsed: ParsedText, actors: Actors) -> list[ProposedQuote]:
    """The proposed quotes of a text, ordered by position.

    Of a transcript these are its turns, and what is told outside of them; what a speaker tells of
    others stays part of the turn.

    >>> text = "“It is,” Ann Lee said, “a start.” She said that more would come."
    >>> parsed = ParsedText(text)
    >>> for quote in find_quotes(parsed, Actors(parsed)):
    ...     print([text[slice(*piece)] for piece in quote.content], quote.because)
    ['It is', 'a start.'] quotation cut by its cue
    ['that more would come'] clause with "that" behind its cue
    """
    speeches = find_speeches(parsed, actors) or []
    found = _find_in_prose(parsed, actors)
    if speeches:
        turns = unite(piece for speech in speeches for piece in speech.main)
        found = [each for each in found if not any(touches(piece, turns) for piece in each.main)]
    return sorted([*speeches, *found], key=lambda quote: quote.content[0])


def _find_in_prose(parsed: ParsedText, actors: Actors) -> list[ProposedQuote]:
    quoted = look_around(parsed, find_regions(parsed))
    # Whether somebody says something is asked, and not told: "Did the mayor deny it?".
    told = [each for each in find_cues(parsed) if not parsed.is_asked(each.head)]
    cues = outside(told, quoted)
    clauses = find_clauses(parsed, cues)
    quotations = join_quotations(parsed, quoted, cues, clauses)
    clauses, quotations = mix_clauses(parsed, quoted, clauses, quotations)
    taken = [Span(part.region.start, part.region.end) for each in quotations for part in each.parts]
    embedded = find_embedded(parsed, quoted, unite([*taken, *_likely(clauses)]))
    # Of two that tell of the same words the likely one is proposed.
    rivals = _likely(embedded)
    others = [
        clause
        for clause in clauses
        if clause.score >= _LIKELY or not any(touches(piece, rivals) for piece in clause.content)
    ]
    clauses = sorted([*others, *embedded], key=lambda clause: clause.content[0])
    direct = cut_turns(parsed.text, actors, propose(parsed, actors, quotations, cues))
    return [*direct, *find_indirect(parsed, actors, clauses, taken)]


def _likely(clauses: Sequence[Clause]) -> list[Span]:
    """The words of likely clauses, in order."""
    return unite(each for clause in clauses if clause.score >= _LIKELY for each in clause.content)
