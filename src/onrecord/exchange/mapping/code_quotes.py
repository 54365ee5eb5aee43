"""Code an attribution of a layer as a quote."""

from __future__ import annotations

from onrecord.corpus.model import Quote, QuoteEvidence, Words
from onrecord.draft.coding.clause import Clause, merge_spans
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Mark
from onrecord.exchange.mapping.coder import NOT_QUOTED, Coder
from onrecord.exchange.mapping.graph import Argument, Unit
from onrecord.tables.evidence import JOIN


def code_quote(coder: Coder, unit: Unit) -> tuple[list[Span], Quote] | None:
    """Code a quote, still without an id, and where its content stands; None if it is left out."""
    text = coder.text
    rule = coder.rules.rule("quotes", unit.label)
    arguments = coder.arguments("quotes", unit)
    contents, speakers = arguments.get("content", []), arguments.get("speakers", [])
    cues = arguments.get("cue", [])
    own = text.pieces(unit.trigger) if unit.trigger and not rule.content else []
    if not cues and not own and unit.trigger and _is_cue(coder, unit, unit.trigger):
        cues = [Argument(unit.trigger.label, unit.trigger.id, unit.trigger)]
    content = merge_spans([*coder.spans(contents), *own])
    if not content:
        coder.leave_out(unit, "no words are marked as its content")
        return None
    cue = merge_spans(coder.spans(cues))
    clause = text.clause([*content, *coder.spans(speakers), *cue], content)
    words = clause.inside(content) if clause else None
    if clause is None or words is None:
        coder.leave_out(unit, NOT_QUOTED)
        return None
    named = coder.named(unit, speakers, clause)
    quote = Quote(
        id="",
        content=words,
        evidence=QuoteEvidence(**clause.exact, speakers=named.words),
        speakers=[*named.words],
    )
    if cue:
        _add_cue(coder, unit, quote, clause, cue, content)
    coder.note(unit, contents, speakers, cues)
    return content, quote


def _is_cue(coder: Coder, unit: Unit, trigger: Mark) -> bool:
    """Whether a quote stands on a mark that is labeled as a cue."""
    return coder.rules.field("quotes", unit.label, trigger.label) == "cue"


def _add_cue(
    coder: Coder, unit: Unit, quote: Quote, clause: Clause, cue: list[Span], content: list[Span]
) -> None:
    """Add the cue; where it stands is said unless it is found beside the content."""
    quoted = [clause.words(span) for span in cue]
    found = [each for each in quoted if each is not None]
    if len(found) < len(cue):
        coder.tally.leave_argument(unit.item, "cue", NOT_QUOTED)
        return
    quote.cue = JOIN.join(coder.text.words([span]) for span in cue)
    is_apart = all(each.end <= cue[0].start or cue[0].end <= each.start for each in content)
    if len(cue) > 1 or not is_apart or not clause.stands_once(cue[0]):
        words: Words = found[0] if len(found) == 1 else list(found)
        quote.evidence.cue = words
