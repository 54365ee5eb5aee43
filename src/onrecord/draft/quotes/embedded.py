"""Find what is attributed around quoted words whose cue is no known one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.cues_lexicon import read_cue_words
from onrecord.draft.quotes.indirect import Clause
from onrecord.draft.quotes.indirect_end import clause_end
from onrecord.draft.quotes.surroundings import Quoted, sentence_ends
from onrecord.draft.quotes.touching import touches
from onrecord.evidence.text import Span

# How far a verb may be from the quoted words, in words.
_REACH = 25
# More words and marks than these are many, and some.
_LONG = 10
_SHORT = 5


def find_embedded(
    parsed: ParsedText, quoted: Sequence[Quoted], taken: Sequence[Span]
) -> list[Clause]:
    """The words from a verb to the quoted words behind it, unless they are taken already.

    The more words are quoted, the surer they are somebody's, whatever the verb.
    """
    found: list[Clause] = []
    for index, each in enumerate(quoted):
        is_taken = touches(Span(each.region.start, each.region.end), taken)
        if is_taken or each.is_title or each.is_sentence:
            continue
        verb, first = _verb(parsed, quoted, index)
        if verb < 0:
            continue
        if each.after == "word":
            sentence = parsed.sentences[parsed.sentence_at(each.region.start)]
            stop = min(parsed.words_in(sentence)[1], each.end + _REACH)
            end = clause_end(parsed.tokens, each.end - 1, (), stop, ends_at_comma=True)
            content = Span(parsed.tokens.starts[first], parsed.tokens.ends[end - 1])
        else:
            content = Span(parsed.tokens.starts[first], each.region.end)
        cue = Cue(verb, verb + 1, verb, "say", "past")
        clause = Clause(cue, (content,), *_score(each, parsed.tokens.lowers[verb]))
        if found and found[-1].cue == cue:
            found.pop()
        found.append(clause)
    return found


def _verb(parsed: ParsedText, quoted: Sequence[Quoted], index: int) -> tuple[int, int]:
    """The last verb of the sentence before quoted words, or -1, and where its content begins."""
    tokens, each = parsed.tokens, quoted[index]
    first = max(each.first - _REACH, 0)
    first = max([first, *(stop + 1 for stop in sentence_ends(tokens, first, each.first))])
    verb = tokens.tags.rfind("V", first, each.first)
    while index and quoted[index - 1].end > verb >= quoted[index - 1].first:
        index -= 1
        verb = tokens.tags.rfind("V", first, quoted[index].first)
    if verb < 0 or parsed.is_parted(tokens.ends[verb], each.region.start):
        return -1, -1
    lowers = tokens.lowers[verb + 1 : each.first]
    naming = read_words("naming")
    if tokens.lowers[verb] in naming or tokens.lowers[each.first - 1] in naming:
        return -1, -1
    return verb, verb + 1 + (lowers.index("that") if "that" in lowers else 0)


def _score(each: Quoted, lower: str) -> tuple[float, str]:
    """The share of right ones among those in development documents, rounded, and the rule.

    ``lower`` is the verb in lower case.
    """
    if each.size > _LONG:
        return 0.75, "many quoted words behind a verb"
    if each.size > _SHORT:
        return 0.6, "quoted words behind a verb"
    # They may as well be the author's own, set off: "costs exceed “the norm”".
    is_likely = each.after == "stop" and lower in read_cue_words()
    return (0.5 if is_likely else 0.4), "few quoted words behind a verb"
