"""Find the names of the authority file in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.draft.actors.names import Name
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.evidence.text import fold_marks

_MOST_WORDS = 10
_ACTORS = frozenset(["person", "state", "group", "organization"])


def find_authority_names(
    parsed: ParsedText, authority: Mapping[str, str], names: Sequence[Name]
) -> list[Name]:
    """The names of a text, those of the authority file put in for what they overlap.

    At each capitalized word the longest name counts. A name that the rules found longer stays: a
    "Bank of England" is not England.
    """
    if not authority:
        return list(names)
    known = _known_names(parsed, authority)
    merged: list[Name] = []
    waiting = iter(known)
    each = next(waiting, None)
    for name in names:
        while each and each.end <= name.first:
            merged.append(each)
            each = next(waiting, None)
        if each and each.first < name.end:
            # The rules know kind and titles; the authority file knows where the name ends.
            if each.end - each.first >= name.end - name.first:
                kind = name.kind if name.kind in _ACTORS else "organization"
                each = each._replace(kind=kind, titles=name.titles, country_id=name.country_id)
                continue
            while each and each.first < name.end:
                each = next(waiting, None)
        merged.append(name)
    while each:
        merged.append(each)
        each = next(waiting, None)
    return merged


def _known_names(parsed: ParsedText, authority: Mapping[str, str]) -> list[Name]:
    tokens, text = parsed.tokens, fold_marks(parsed.text)
    found: list[Name] = []
    index, count = 0, len(tokens)
    while index < count:
        stop = index + 1
        if not tokens.words[index].islower() and tokens.words[index][0].isalnum():
            for end in range(min(index + _MOST_WORDS, count), index, -1):
                raw = parsed.text[tokens.starts[index] : tokens.ends[end - 1]]
                plain = text[tokens.starts[index] : tokens.ends[end - 1]]
                if " ".join(raw.split()) in authority or " ".join(plain.split()) in authority:
                    found.append(Name(index, end, "organization"))
                    stop = end
                    break
        index = stop
    return found
