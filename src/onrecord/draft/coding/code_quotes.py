"""Write a proposed quote as curators write it."""

from __future__ import annotations

from onrecord.corpus.model import DRAFT, Quote, QuoteEvidence
from onrecord.draft.coding.anchors import one_line, whole_span
from onrecord.draft.coding.clause import find_clause, merge_spans
from onrecord.draft.coding.names import Names
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.proposals import ProposedQuote


def code_quote(text: QuotedText, proposed: ProposedQuote, names: Names) -> Quote | None:
    """Write a quote, still without an id; None where its words cannot be quoted."""
    content = merge_spans(whole for each in proposed.content if (whole := whole_span(text, each)))
    clause = find_clause(text, proposed.main or proposed.content, content)
    words = clause.inside(content) if clause else None
    if clause is None or words is None:
        return None
    evidence = QuoteEvidence(**clause.exact)
    quote = Quote(
        id="",
        content=words,
        evidence=evidence,
        status=DRAFT,
        score=round(proposed.score, 2),
        because=proposed.because,
    )
    speaker = names.actor(proposed.speaker) if proposed.speaker else None
    said_by = clause.words_of(proposed.speaker) if speaker and proposed.speaker else None
    if speaker and said_by is not None:
        quote.speakers = [speaker]
        evidence.speakers = {speaker: said_by}
    cue = whole_span(text, proposed.cue) if proposed.cue else None
    if cue:
        cue_words = clause.words(cue)
        is_apart = all(cue.end <= each.start or each.end <= cue.start for each in content)
        if cue_words is not None:
            quote.cue = one_line(text[cue])
        if cue_words is not None and not (is_apart and clause.stands_once(cue)):
            evidence.cue = cue_words
    return quote
