"""Transcripts: what stands behind the label of a speaker is said by that speaker."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention, ProposedQuote
from onrecord.draft.quotes.speaker_labels import Label, find_labels
from onrecord.evidence.text import Span

# Blank lines, what happens while somebody speaks, rules and headings: nobody says these. Words in
# brackets are the transcriber's, short names in capitals ("(NASA)") left alone.
_NOT_SAID = re.compile(
    r"\n[ \t\xa0]*(?=\n)"
    r"|\((?![A-Z\d.&-]{1,12}\))[^()\n]{1,200}(?:\n[^()\n]{1,200}){0,3}\)"
    r"|^[ \t\xa0>]*(?:#{1,6}[ \t][^\n]*|(?:\\?[*_#-][ \t]*){3,}[^\S\n]*$)"
    r"|<!--[^>]{0,200}-->",
    re.MULTILINE,
)
# "END 2:03 P.M. EDT", or the time alone.
_THE_END = re.compile(
    r"^[ \t\xa0*_]*(?:\(?END\)?\b[^\n]{0,60}|\d{1,2}:\d\d[ \t\xa0]*[AaPp]\.?[Mm]\.?[^\n]{0,20}"
    r"|\\?#[ \\#]{2,20})[*_]*[ \t\xa0]*$",
    re.MULTILINE,
)
_LEFT = " \t\xa0\n*_>"
_UNNAMED = frozenset(
    ["official", "officials", "reporter", "aide", "member", "members", "audience", "participant"]
)


def find_speeches(parsed: ParsedText, actors: Actors | None = None) -> list[ProposedQuote] | None:
    """The turns of a transcript as direct quotes, in order; None where the text is none.

    A turn goes from its label to the next; ``content`` has a piece for each paragraph of it, and
    leaves out what is not said ("(Laughter.)"). With ``actors`` a label is resolved to the full
    name that the text gives, if exactly one fits.

    >>> text = "MR. DOE:  Good morning.\\n\\nQ    Will you resign?\\n\\nMR. DOE:  No.  (Laughter.)"
    >>> [text[slice(*quote.content[0])] for quote in find_speeches(ParsedText(text))]
    ['Good morning.', 'Will you resign?', 'No.']
    """
    names = _full_names(actors)
    labels = find_labels(parsed.text, frozenset(names))
    if not labels:
        return None
    ends = [each.span.start for each in labels[1:]] + [len(parsed.text)]
    found = (_speech(parsed.text, each, end, names) for each, end in zip(labels, ends, strict=True))
    return [each for each in found if each]


def _speech(text: str, label: Label, end: int, names: dict[str, set[str]]) -> ProposedQuote | None:
    over = _THE_END.search(text, label.end, end)
    turn = Span(label.end, over.start() if over else end)
    content = _said(text, turn)
    score, because = 0.97, "turn of a transcript"
    if not content:
        # "(Inaudible.)" is all that the transcript has of it.
        content = [_trimmed(text, turn)]
        score, because = 0.5, "turn of a transcript, its words not given"
    if content[0].start >= content[0].end:
        return None
    return ProposedQuote(
        content=tuple(content),
        main=(Span(label.span.start, content[-1].end),),
        score=score,
        because=because,
        speaker=_speaker(label, names),
    )


def _said(text: str, turn: Span) -> list[Span]:
    """The pieces of a turn that are said."""
    pieces, start = [], turn.start
    for match in _NOT_SAID.finditer(text, *turn):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, turn.end))
    trimmed = (_trimmed(text, each) for each in pieces)
    return [each for each in trimmed if any(map(str.isalnum, text[slice(*each)]))]


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    end = span.end - len(words) + len(words.rstrip(_LEFT))
    return Span(min(span.end - len(words.lstrip(_LEFT)), end), end)


def _speaker(label: Label, names: dict[str, set[str]]) -> Mention:
    words = label.words.lower().split()
    if label.words in ("Q", "A") or words[0] == "the" or words[-1] in _UNNAMED:
        return Mention(label.span, label.words, "unnamed")
    known = names.get(words[-1], set())
    full = next(iter(known)) if len(known) == 1 else label.words
    return Mention(label.span, full, "person")


def _full_names(actors: Actors | None) -> dict[str, set[str]]:
    """The names of persons of two words and more, by their last word in lower case."""
    names: dict[str, set[str]] = defaultdict(set)
    for mention in actors.mentions if actors else ():
        words = mention.name.split()
        if mention.kind == "person" and len(words) > 1 and not mention.name.isupper():
            names[words[-1].lower()].add(mention.name)
    return names
