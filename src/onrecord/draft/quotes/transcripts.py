"""Transcripts: what stands behind the label of a speaker is said by that speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention, ProposedQuote
from onrecord.draft.quotes.speaker_labels import Label, choose_labels, name_in_label, read_labels
from onrecord.evidence.text import Span

# Blank lines, what happens while somebody speaks, rules and headings: nobody says these. Words in
# brackets are the transcriber's, short names in capitals ("(NASA)") left alone.
_NOT_SAID = re.compile(
    r"\n[ \t\xa0]*(?=\n)"
    r"|\((?![A-Z\d.&-]{1,12}\))[^()\n]{1,200}(?:\n[^()\n]{1,200}){0,3}\)"
    r"|^[ \t\xa0>]*(?:#{1,6}[ \t][^\n]*|(?:\\?[*_#-][ \t]*+){3,}+[^\S\n]*$)"
    r"|<!--[^>]{0,200}-->",
    re.MULTILINE,
)
# "END 2:03 P.M. EDT", or the time alone.
_THE_END = re.compile(
    r"^[ \t\xa0*_]*(?:\(?END\)?\b[^\n]{0,60}|\d{1,2}:\d\d[ \t\xa0]*[AaPp]\.?[Mm]\.?[^\n]{0,20}"
    r"|\\?#[ \\#]{2,20})[*_]*[ \t\xa0]*$",
    re.MULTILINE,
)
_LEFT = " \t\xa0\r\n*_>"
# How far into its prose a transcript says who takes part; the title is in the head before it.
_HEAD = 3_000
_NAME = re.compile(
    r"(?<![\w’-])([^\W\d_a-z][\w.’-]*)\s{1,9}(?:[A-Z]\.\s{1,9})?([^\W\d_a-z][\w’-]+)"
)

_SUFFIXES = frozenset(["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"])

# The places of full names, by the last word in lower case.
_Names = dict[str, dict[str, Span]]


def find_speeches(parsed: ParsedText, actors: Actors | None = None) -> list[ProposedQuote] | None:
    """The turns of a transcript as direct quotes, in order; None where the text is none.

    A turn goes from its label to the next; ``content`` has a piece for each paragraph of it, and
    leaves out what is not said ("(Laughter.)"). With ``actors`` a label is resolved to the full
    name that the text gives, if exactly one fits.

    >>> text = "MR. DOE:  Good morning.\\n\\nQ    Will you resign?\\n\\nMR. DOE:  No.  (Laughter.)"
    >>> [text[slice(*quote.content[0])] for quote in find_speeches(ParsedText(text))]
    ['Good morning.', 'Will you resign?', 'No.']
    """
    found = read_labels(parsed.text, parsed.start)
    if not found:
        return None
    names = _full_names(parsed, actors)
    labels = choose_labels(parsed.text, found, frozenset(names), parsed.start)
    if not labels:
        return None
    ends = [each.span.start for each in labels[1:]] + [len(parsed.text)]
    turns = (_speech(parsed.text, each, end, names) for each, end in zip(labels, ends, strict=True))
    return [each for each in turns if each]


def _speech(text: str, label: Label, end: int, names: _Names) -> ProposedQuote | None:
    over = _THE_END.search(text, label.end, end)
    turn = Span(label.end, over.start() if over else end)
    content = _said(text, turn)
    score, because = 0.97, "turn of a transcript"
    if not content:
        # "(Inaudible.)" is all that the transcript has of it.
        content = [_trimmed(text, turn)]
        score, because = 0.5, "turn of a transcript, its words not given"
    if not text[slice(*content[0])].strip():
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
    # The mark of a sentence that a direction has cut off its end is no beginning.
    return Span(min(span.end - len(words.lstrip(_LEFT + ".,;")), end), end)


def _speaker(label: Label, names: _Names) -> Mention:
    words = label.words.lower().split()
    known = names.get(words[-1], {})
    if words[0] in ("q", "a", "the") or (not known and words[-1] in read_titles("label")):
        return Mention(label.span, label.words, "unnamed")
    if len(known) != 1:
        # Which of several it is, only the whole label may tell.
        name = label.words if known else name_in_label(label.words)
        return Mention(label.span, name, "person")
    ((name, place),) = known.items()
    return Mention(label.span, name, "person", antecedent=place)


def _full_names(parsed: ParsedText, actors: Actors | None) -> _Names:
    """The names of persons of two words and more, by their last word in lower case."""
    names: _Names = defaultdict(dict)
    roles = read_titles("label")
    # Somebody has a suffix in one name and none in another ("Joe Roe", "Joseph Roe Jr."): the
    # names without one come first, and the others only where there is no such name.
    with_suffix: list[tuple[str, Mention]] = []
    for mention in actors.mentions if actors else ():
        words = mention.name.split()
        has_suffix = words[-1] in _SUFFIXES
        words = words[:-1] if has_suffix else words
        last = words[-1].lower().rstrip(",") if len(words) > 1 else ""
        if mention.kind == "person" and last and last not in roles and not mention.name.isupper():
            if has_suffix:
                with_suffix.append((last, mention))
            else:
                names[last].setdefault(mention.name, mention.antecedent or mention.span)
    plain = frozenset(names)
    for last, mention in with_suffix:
        if last not in plain:
            names[last].setdefault(mention.name, mention.antecedent or mention.span)
    no_names = _no_names()
    # YAML writes a space that does not break as "\\_"; two characters, so that places stay.
    for match in _NAME.finditer(parsed.text[: parsed.start + _HEAD].replace("\\_", "  ")):
        first, last = match[1].lower(), match[2].lower()
        is_name = first not in no_names and last not in no_names and not match[0].isupper()
        if is_name and last not in names:
            names[last][" ".join(match[0].split())] = Span(*match.span())
    return names


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that are no part of a name."""
    titles = map(read_titles, ("title", "office", "label"))
    return read_words("not_in_names").union(*titles)
