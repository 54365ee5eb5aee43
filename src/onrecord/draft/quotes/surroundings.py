"""Look at what stands before and after each quotation: does it stand by itself?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.regions import Region
from onrecord.evidence.text import Span


class Quoted(NamedTuple):
    """A quotation with what stands beside it.

    ``first`` and ``end`` are the indexes of its first word or mark and of the first behind it.
    ``before`` is ``paragraph`` (it begins one, or a line), ``sentence``, ``comma``, ``colon``,
    ``dash`` or ``word``; ``after`` is ``comma``, ``stop`` (one ends a sentence, inside or outside),
    or ``word``. ``size`` counts its words.
    """

    region: Region
    first: int
    end: int
    before: str
    after: str
    size: int
    is_capitalized: bool
    is_title: bool

    @property
    def is_sentence(self) -> bool:
        """Whether it stands by itself and is no part of the author's sentence."""
        if self.before in ("paragraph", "sentence"):
            return self.after != "word" or self.size > 8
        if self.before == "comma":
            return self.is_capitalized and self.size > 3
        return self.before in ("colon", "dash") and self.is_capitalized


_BEFORE = {
    **dict.fromkeys(".!?…", "sentence"),
    ",": "comma",
    ":": "colon",
    **dict.fromkeys("-–—―", "dash"),
}
_STOPS = frozenset(".!?…")
_LONGEST_TITLE = 100
# Within so many characters the next words are looked for.
_NEAR = 16
# How many characters may stand between two parts of a quotation.
_LONGEST_GAP = 400
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "with", "at", "from", "by", "as"]
)


def look_around(parsed: ParsedText, regions: Iterable[Region]) -> list[Quoted]:
    """Each quotation with what stands beside it."""
    return [_look(parsed, region) for region in regions]


def _look(parsed: ParsedText, region: Region) -> Quoted:
    text, (start, end) = parsed.text, (region.pieces[0].start, region.pieces[-1].end)
    first, stop = parsed.words_in(Span(region.start, region.end))
    before = _before(parsed, region.start)
    behind = text[region.end : region.end + _NEAR]
    mark = behind.lstrip()[:1]
    gap = region.end + len(behind) - len(behind.lstrip())
    last = last_mark(text, region)
    if {last, mark} & _STOPS or not mark or parsed.is_parted(region.end, gap):
        after = "stop"
    else:
        after = "comma" if "," in (last, mark) else "word"
    # What begins neither small nor with a letter ("$5 million", "[We]") may begin a sentence.
    capital = not text[start].islower() and text[start] not in "…."
    words = text[start:end].split() if end - start < _LONGEST_TITLE else []
    title = len(words) > 1 and all(word[0].isupper() or word in _SMALL for word in words)
    return Quoted(region, first, stop, before, after, stop - first, capital, title)


def last_mark(text: str, region: Region) -> str:
    """The last character of a quotation, before the marks of one inside of it that ends there."""
    end = region.pieces[-1].end
    words = text[max(end - _NEAR, 0) : end]
    return (words.rstrip("'’ \xa0") or words)[-1]


def _before(parsed: ParsedText, start: int) -> str:
    lead = parsed.text[max(start - _NEAR, 0) : start]
    words = lead.rstrip()
    if not words or parsed.is_parted(start - len(lead) + len(words), start):
        return "paragraph"
    # What ends a sentence stands inside of the marks that close it.
    return _BEFORE.get((words.rstrip("”»\"'’)") or words)[-1], "word")


def goes_on(parsed: ParsedText, end: int, each: Quoted) -> bool:
    """Whether a quotation goes on with what was cut at a place before it, by a cue.

    No more than one sentence may end between them, and no line.
    """
    if each.region.start - end > _LONGEST_GAP or parsed.is_parted(end, each.region.start):
        return False
    first, _ = parsed.words_in(Span(end, end))
    stops = list(sentence_ends(parsed.tokens, first, each.first))
    # An abbreviation may end the sentence, and is no stop: "in Springfield, Ill. “..."".
    return len(stops) <= 1 and each.before in (("sentence",) if stops else ("sentence", "comma"))


def opens_again(parsed: ParsedText, end: int, each: Quoted) -> bool:
    """Whether a quotation is the paragraph behind one that ends with a quotation and its cue.

    No more than one sentence may end from that quotation, which ends at a place, to the other.
    """
    is_whole = each.before == "paragraph" and each.after == "stop" and not each.is_title
    if not is_whole or each.region.start - end > _LONGEST_GAP:
        return False
    first, _ = parsed.words_in(Span(end, end))
    stops = list(sentence_ends(parsed.tokens, first, each.first))
    return "\n" not in parsed.text[end : each.region.start].strip() and len(stops) <= 1


def sentence_ends(tokens: Tokens, first: int, end: int) -> Iterator[int]:
    """The indexes of the marks that end sentences, from one word to another."""
    at = tokens.tags.find(".", first, end)
    while at >= 0:
        letter = tokens.words[at - 1][-2:] if at else ""
        is_initial = letter[-1:].isupper() and not letter[:-1].isalnum()
        is_inside = (
            tokens.starts[at + 1 : at + 2] == [tokens.ends[at]]
            and tokens.tags[at + 1] in "PNL,;:)-"
        )
        if not (is_initial or is_inside) or tokens.words[at] != ".":
            yield at
        at = tokens.tags.find(".", at + 1, end)
