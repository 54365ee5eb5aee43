"""Quote words so that they are found again in their place: the inverse of resolving evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.corpus.model import Anchor
from onrecord.corpus.yaml_events import CONTROL
from onrecord.draft.coding.word_index import QuotedText
from onrecord.evidence.text import Span, Text, fold_marks
from onrecord.evidence.words import cuts_word, whole_words

# Where to look, from the nearest to the widest; made only when it is looked there.
Scopes = Sequence[Callable[[], Sequence[Span]]]

# Words that stand in more places are left alone: to look at all of them takes too long.
_MOST_PLACES = 250
_MOST_WORDS_BESIDE = 12
_LONGEST_WORD = 40
# What is longer is not read for every quotation; an index of its words is asked.
_LONGEST_READ = 100_000


def scopes_around(text: Text, main: Sequence[Span]) -> Scopes:
    """Where the words of a field are looked for: in its row's words, then ever wider around."""
    around = list(main)
    if not around:
        return [lambda: text.whole]
    return [
        lambda: around,
        lambda: text.sentences_around(around),
        lambda: text.paragraphs_around(around),
        lambda: text.whole,
    ]


def find_anchor(text: QuotedText, span: Span, scopes: Scopes) -> Anchor | None:
    """The shortest quotation that resolves to just this span, or None if there is none.

    The words alone if they do; or else with the words before or after them, as few as will do; at
    last with their number among their like. The span must have whole words (see whole_span).
    """
    words = one_line(text[span])
    if not words or CONTROL.search(words):
        return None
    rivals: list[Span] = []
    places: list[Span] = []
    for scope in scopes:
        found = _find_places(text, words, scope())
        if found is None:
            return None
        if span in found:
            places = found
            break
        # A nearer scope that has the words would decide, unless what stands beside them differs.
        rivals += found
    others = [each for each in (*rivals, *places) if each != span]
    if not places or not others:
        return Anchor(exact=words) if places else None
    beside = _find_beside(text, words, span, others)
    if beside:
        return beside
    return None if rivals else Anchor(exact=words, occurrence=places.index(span) + 1)


def whole_span(text: Text, span: Span) -> Span | None:
    """The span without white space at its ends, made longer where it cuts a word.

    None where nothing is left, or the words are longer than any is.
    """
    words = text[span]
    stripped = words.strip()
    if not stripped:
        return None
    start = span.start + words.find(stripped)
    found = Span(start, start + len(stripped))
    if not cuts_word(text, found):
        return found
    # Only a little of the text, since some scripts have no spaces between words.
    first = max(found.start - _LONGEST_WORD, 0)
    around = Text(text.content[first : found.end + _LONGEST_WORD])
    inner = whole_words(around, Span(found.start - first, found.end - first))
    longer = Span(inner.start + first, inner.end + first)
    return None if cuts_word(text, longer) else longer


def one_line(words: str) -> str:
    """Words without line ends and double spaces, as they may stand in YAML."""
    return " ".join(words.split())


def _find_places(text: QuotedText, words: str, within: Sequence[Span]) -> list[Span] | None:
    """Every place where words in one line stand whole, in order; None if there are too many."""
    wanted = fold_marks(words)
    found: list[Span] = []
    for scope in within:
        starts = _find_starts(text, wanted, *text.folded_span(scope))
        if starts is None or len(starts) + len(found) > _MOST_PLACES:
            return None
        for at in starts:
            span = text.span(at, at + len(wanted))
            if not cuts_word(text, span):
                found.append(span)
    return found


def _find_starts(text: QuotedText, wanted: str, start: int, end: int) -> list[int] | None:
    if end - start > _LONGEST_READ:
        return text.index.find(wanted, start, end)
    found: list[int] = []
    at = text.folded.find(wanted, start, end)
    while at >= 0:
        found.append(at)
        if len(found) > _MOST_PLACES:
            return None
        at = text.folded.find(wanted, at + 1, end)
    return found


def _find_beside(text: Text, words: str, span: Span, others: Sequence[Span]) -> Anchor | None:
    """The words with the fewest before or after them that no other place has beside it."""
    folded = text.folded
    before, after = _end_before(text, span), _start_after(text, span)
    ends = [_end_before(text, each) for each in others]
    starts = [_start_after(text, each) for each in others]
    first, last = before, after
    for _ in range(_MOST_WORDS_BESIDE):
        first = _step_back(folded, first)
        # A space at either end of the text is no word beside another, and not written.
        prefix = folded[first:before].lstrip()
        if prefix and not any(folded.endswith(prefix, 0, end) for end in ends):
            line = one_line(text.content[text.position(first) : span.start])
            return None if CONTROL.search(line) else Anchor(exact=words, prefix=line)
        last = _step_on(folded, last)
        suffix = folded[after:last].rstrip()
        if suffix and not any(folded.startswith(suffix, start) for start in starts):
            line = one_line(text.content[span.end : text.position(last - 1) + 1])
            return None if CONTROL.search(line) else Anchor(exact=words, suffix=line)
    return None


def _end_before(text: Text, span: Span) -> int:
    """The place in the folded text where what stands before a span ends."""
    end = text.folded_position(span.start)
    return end - (text.folded[end - 1 : end] == " ")


def _start_after(text: Text, span: Span) -> int:
    start = text.folded_position(span.end)
    return start + (text.folded[start : start + 1] == " ")


def _step_back(folded: str, place: int) -> int:
    """The place where the word before a place begins, spaces between them passed over."""
    place -= folded[max(place - 1, 0) : place] == " "
    least = max(place - _LONGEST_WORD, 0)
    space = folded.rfind(" ", least, place)
    return least if space < 0 else space + 1


def _step_on(folded: str, place: int) -> int:
    place += folded[place : place + 1] == " "
    most = min(place + _LONGEST_WORD, len(folded))
    space = folded.find(" ", place, most)
    return most if space < 0 else space
