"""Find what a cue attributes without quotation marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.spans import hull
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.cues import Cue, window
from onrecord.draft.quotes.indirect_after import find_after
from onrecord.draft.quotes.indirect_before import find_before
from onrecord.draft.quotes.nobody import is_nobody
from onrecord.draft.quotes.speakers import find_speaker, subject_of_cue
from onrecord.draft.quotes.speakers_subject import Subject
from onrecord.draft.quotes.touching import touches
from onrecord.evidence.text import Span


class Clause(NamedTuple):
    """What a cue attributes: pieces of one sentence, with or without quotation marks in it."""

    cue: Cue
    content: tuple[Span, ...]
    score: float
    because: str


_BECAUSE = {
    "that": 'clause with "that" behind its cue',
    "bare": "clause behind its cue",
    "question": "question behind its cue",
    "to": "infinitive behind its cue",
    "object": "object of its cue",
    "object told": "object of its cue, with what is said of it",
    "object of infinitive": "object of its cue, an infinitive",
    "before": "clause with its cue behind it",
    "around": "clause cut by its cue",
    "behind": 'clause behind "according to"',
    "relative": "clause behind its cue, of a relative word before it",
    "as": 'clause behind "as", speaker and cue',
}
# So many cues behind a cue are looked at; they are those of its sentence.
_NEXT = 40
# Clauses may have so many times the words before their cue, and a few more: far more than anybody
# tells of what others tell, and not so many that a text of nothing else fills the memory.
_MOST_TIMES, _AND_MORE = 10, 4_000
# What is left of the score where nobody says it, or a relative word such as "who" does.
_UNSURE = 0.75


def find_clauses(parsed: ParsedText, cues: Sequence[Cue]) -> list[Clause]:
    """The clauses that cues attribute, in order; quoted words may be in them (then mixed).

    ``cues`` are in order. A clause inside of what an earlier cue attributes scores less: the text
    tells that somebody told of it.

    >>> from onrecord.draft.quotes.cues import find_cues
    >>> parsed = ParsedText("Ann Lee said that it rained.")
    >>> [parsed.text[slice(*each.content[0])] for each in find_clauses(parsed, find_cues(parsed))]
    ['that it rained']
    """
    found = []
    told = words = 0
    # The words of the last clause: "said in a statement that" has two cues for one.
    last: list[tuple[int, int]] = []
    for number, cue in enumerate(cues):
        first, end = window(parsed, cue)
        within = [each for each in cues[number + 1 : number + _NEXT] if each.head < end]
        subject = subject_of_cue(parsed.tokens, cue, first, end)
        place = _place(parsed.tokens, cue, subject, within, first, end)
        if not place or (subject and is_nobody(parsed.tokens, subject, cue)):
            continue
        pieces, rule = place
        if any(first >= end for first, end in pieces):
            continue
        scores = _scores().get((cue.kind, rule))
        size = sum(stop - start for start, stop in pieces)
        is_room = words + size <= _MOST_TIMES * cue.head + _AND_MORE
        if scores and pieces != last and is_room:
            last = pieces
            words += size
            sure = subject and subject.place != "relative"
            score = round(scores[cue.head < told] * (1 if sure else _UNSURE), 2)
            content = tuple(parsed.span_of(*each) for each in pieces)
            found.append(Clause(cue, content, score, _BECAUSE[rule]))
        if pieces[0][0] > cue.head:
            told = max(told, pieces[-1][1])
    return found


def find_indirect(
    parsed: ParsedText, actors: Actors, clauses: Sequence[Clause], taken: Sequence[Span]
) -> list[ProposedQuote]:
    """The proposed quotes of clauses that touch none of the characters taken by others."""
    found = []
    taken = sorted(taken)
    for clause in clauses:
        if any(touches(piece, taken) for piece in clause.content):
            continue
        cue = parsed.span_of(clause.cue.first, clause.cue.end)
        speaker = find_speaker(parsed, actors, clause.cue)
        main = hull([*clause.content, cue, *([speaker.span] if speaker else [])])
        found.append(
            ProposedQuote(clause.content, (main,), clause.score, clause.because, speaker, cue)
        )
    return found


def _place(
    tokens: Tokens,
    cue: Cue,
    subject: Subject | None,
    within: Sequence[Cue],
    first: int,
    end: int,
) -> tuple[list[tuple[int, int]], str] | None:
    """The words that a cue attributes, and the rule, or None."""
    place = None
    is_inverted = subject and subject.place == "after" and not cue.is_passive
    if cue.kind != "according" and not is_inverted:
        place = find_after(tokens, cue, subject, within, first, end)
    return place or find_before(tokens, cue, subject, first, end)


@cache
def _scores() -> dict[tuple[str, str], tuple[float, float]]:
    """The scores of each kind of cue and rule: alone, and inside of what another attributes."""
    return {
        (row["kind"], row["rule"]): (float(row["score"]), float(row["nested"]))
        for row in read_rows("cues_rules")
    }
