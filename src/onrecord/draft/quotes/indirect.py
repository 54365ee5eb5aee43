"""Find what a cue attributes without quotation marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.indirect_after import find_after
from onrecord.draft.quotes.indirect_before import find_before
from onrecord.draft.quotes.speakers import find_speaker, find_subject
from onrecord.evidence.text import Span


class Clause(NamedTuple):
    """What a cue attributes: pieces of one sentence, with or without quotation marks in it."""

    cue: Cue
    content: tuple[Span, ...]
    score: float
    because: str


def find_clauses(parsed: ParsedText, cues: Sequence[Cue]) -> list[Clause]:
    """The clauses that cues attribute, in order; quoted words may be in them (then mixed)."""
    found = []
    for first, end, within in _by_sentence(parsed, cues):
        inner = 0
        for cue in within:
            subject = find_subject(parsed.tokens, cue, first, end)
            place = None
            if not subject or subject.place != "after" or cue.kind == "according" or cue.is_passive:
                place = find_after(parsed.tokens, cue, subject, within, first, end)
            place = place or find_before(parsed.tokens, cue, subject, first, end)
            if place:
                pieces, rule = place
                content = tuple(parsed.span_of(*each) for each in pieces)
                nested = cue.head < inner
                inner = max(inner, pieces[-1][1]) if pieces[0][0] > cue.head else inner
                score, because = _score(cue, rule, nested)
                if score:
                    found.append(Clause(cue, content, score, because))
    return found


def _score(cue: Cue, rule: str, nested: bool) -> tuple[float, str]:
    scores = _scores().get((cue.kind, rule))
    if not scores:
        return 0.0, ""
    if DEBUG:
        return scores[nested], f"{cue.kind}/{cue.form}/{rule}" + "/nested" * nested
    return scores[nested], rule


DEBUG = __import__("os").environ.get("DBG")


@cache
def _scores() -> dict[tuple[str, str], tuple[float, float]]:
    """The scores of each kind of cue and rule, alone and nested."""
    return {
        (row["kind"], row["rule"]): (float(row["score"]), float(row["nested"]))
        for row in read_rows("cues_rules")
    }


def _by_sentence(parsed: ParsedText, cues: Sequence[Cue]) -> list[tuple[int, int, list[Cue]]]:
    """The sentences with cues: their first and last word, the latter excluded, and the cues."""
    found: list[tuple[int, int, list[Cue]]] = []
    for cue in cues:
        if found and cue.head < found[-1][1]:
            found[-1][2].append(cue)
        else:
            number = parsed.sentence_at(parsed.tokens.starts[cue.head])
            first, end = parsed.words_in(parsed.sentences[number])
            found.append((first, end, [cue]))
    return found


def find_indirect(
    parsed: ParsedText, actors: Actors, clauses: Sequence[Clause], taken: Sequence[Span]
) -> list[ProposedQuote]:
    """The proposed quotes of clauses that touch none of the characters taken by others."""
    found = []
    for clause in clauses:
        if any(a.start < b.end and b.start < a.end for a in clause.content for b in taken):
            continue
        cue = parsed.span_of(clause.cue.first, clause.cue.end)
        speaker = find_speaker(parsed, actors, clause.cue)
        pieces = [*clause.content, cue, *([speaker.span] if speaker else [])]
        main = (Span(min(p.start for p in pieces), max(p.end for p in pieces)),)
        found.append(
            ProposedQuote(clause.content, main, clause.score, clause.because, speaker, cue)
        )
    return found
