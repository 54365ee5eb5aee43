"""Make proposals of the quotations that stand by themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.spans import hull
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import Mention, ProposedQuote
from onrecord.draft.quotes.cues import Cue, window
from onrecord.draft.quotes.direct import Quotation
from onrecord.draft.quotes.speakers import find_speaker
from onrecord.draft.quotes.speakers_mention import mention_of
from onrecord.draft.quotes.speakers_subject import subject_of_main
from onrecord.draft.quotes.surroundings import Quoted, sentence_ends
from onrecord.evidence.text import Span

# The rules in plain words, with the share of right ones among those that each has found in
# development documents, rounded.
_RULES = {
    "after": ("quotation with its cue after it", 0.95),
    "cut": ("quotation cut by its cue", 0.99),
    "before": ("quotation with its cue before it", 0.95),
    "label": ("quotation behind the name of its speaker", 0.75),
    "alone": ("long quotation without a cue", 0.6),
    "short": ("short quotation without a cue", 0.2),
}
# More words and marks than these make a quotation long, and long enough behind a colon.
_LONG = 10
_SHORT = 5
# Among so many phrases of the sentence before it the speaker is looked for.
_PHRASES = 8
_LONGEST_GAP = 200
_SAYING = frozenset(["say", "tell", "report", "write"])
_PERSONS = frozenset(["he", "she", "they"])


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
    parsed: ParsedText, actors: Actors, quotations: Iterable[Quotation], cues: Sequence[Cue]
) -> list[ProposedQuote]:
    """A proposed quote for each quotation; one without a cue has the speaker before it.

    ``cues`` are those of the text outside of quotations, in order.
    """
    found: list[ProposedQuote] = []
    for each in quotations:
        because, score = _RULES[_rule(each)]
        pieces = [piece for part in each.parts for piece in part.region.pieces]
        content = tuple(_without_comma(parsed.text, piece) for piece in pieces)
        main = tuple(Span(part.region.start, part.region.end) for part in each.parts)
        cue = None
        if each.cue:
            speaker = _speaker_beside(parsed, actors, each, found[-1:])
            cue = parsed.span_of(each.cue.first, each.cue.end)
            main = (hull([*main, cue, *([speaker.span] if speaker else [])]),)
        else:
            speaker = _speaker_told(parsed, actors, each.parts[0], cues)
            speaker = speaker or _speaker_before(parsed, actors, each.parts[0], found[-1:])
        found.append(ProposedQuote(content, main, score, because, speaker, cue))
    return found


def _speaker_beside(
    parsed: ParsedText, actors: Actors, quotation: Quotation, last: Sequence[ProposedQuote]
) -> Mention | None:
    """Whom the cue of a quotation names, or who stands beside it, as near as can be."""
    cue, part = quotation.cue, quotation.parts[0]
    assert cue
    if cue.form == "ing" and quotation.rule == "before" and last and last[0].speaker:
        start, end = last[0].content[-1].end, part.region.start
        ends = sentence_ends(parsed.tokens, *parsed.words_in(Span(start, end)))
        is_near = end - start < _LONGEST_GAP and not parsed.is_parted(start, end)
        if is_near and parsed.text[start - 1] != "." and not any(ends):
            # "..., she said, adding, ...": still she.
            return last[0].speaker
    # What is quoted, commas and all, is no part of the clause behind it.
    least = part.end if quotation.rule != "before" else 0
    speaker = find_speaker(parsed, actors, cue, least)
    if speaker and not part.region.start <= speaker.span.start < part.region.end:
        return speaker
    if quotation.rule == "before":
        return _speaker_before(parsed, actors, part, last)
    phrases = parsed.noun_phrases
    index = bisect_left(phrases, cue.first, key=lambda phrase: phrase.first)
    behind, before = phrases[index : index + 1], phrases[max(index - 1, 0) : index]
    for phrase in (*(() if cue.kind == "tell" else behind), *before):
        is_beside = phrase.first == cue.end or phrase.end == cue.first
        if is_beside and phrase.first >= part.end:
            return actors.of(phrase)
    return None


def _without_comma(text: str, piece: Span) -> Span:
    """A piece without the comma that the author's sentence needs and the quotation does not."""
    is_cut = text[piece.end - 1] == "," and piece.end - piece.start > 1
    return Span(piece.start, piece.end - is_cut)


def _rule(quotation: Quotation) -> str:
    part = quotation.parts[0]
    # A colon leads up to what somebody says; without one it must be the longer.
    is_long = part.size > (_LONG if part.before != "colon" else _SHORT)
    is_long = is_long and part.after == "stop" and part.before != "dash"
    return "short" if quotation.rule == "alone" and not is_long else quotation.rule


def _speaker_before(
    parsed: ParsedText, actors: Actors, quoted: Quoted, last: Sequence[ProposedQuote]
) -> Mention | None:
    """Who is named first in the sentence before a quotation, or said the last one before it."""
    start = quoted.region.start
    lead = parsed.sentences[parsed.sentence_at(max(start - 2, 0))]
    speaker = last[0].speaker if last else None
    if speaker and last[0].content[-1].end > lead.start:
        return speaker
    first, end = parsed.words_in(Span(lead.start, min(lead.end, start)))
    if parsed.text[lead.start : start].rstrip().endswith(":"):
        # "Ann Lee released a statement: ...".
        subject = subject_of_main(parsed.tokens, end, first)
        if subject:
            return mention_of(parsed, actors, subject)
    phrases = parsed.noun_phrases
    index = bisect_left(phrases, first, key=lambda phrase: phrase.first)
    for phrase in phrases[index : index + _PHRASES]:
        if phrase.end <= end and _is_somebody(parsed.tokens, phrase):
            return actors.of(phrase)
    return speaker


def _speaker_told(
    parsed: ParsedText, actors: Actors, quoted: Quoted, cues: Sequence[Cue]
) -> Mention | None:
    """Who says something in the sentence before a quotation of the same paragraph."""
    if quoted.before != "sentence":
        return None
    at = bisect_left(cues, quoted.first, key=lambda cue: cue.first) - 1
    first, end = window(parsed, cues[at]) if at >= 0 else (0, 0)
    is_last = first < end and end >= quoted.first - 1
    if not is_last or cues[at].kind not in _SAYING or cues[at].form not in ("past", "third"):
        return None
    return find_speaker(parsed, actors, cues[at])


def _is_somebody(tokens: Tokens, phrase: NounPhrase) -> bool:
    """Whether a phrase is a name, and not that of a time, or a pronoun of a person."""
    if phrase.kind != "name":
        return tokens.lowers[phrase.first] in _PERSONS
    last = tokens.words[phrase.end - 1]
    return last not in read_words("months_and_days") and last.lower() not in read_words("settings")
