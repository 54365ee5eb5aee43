"""Make a query that cannot fail of whatever people type into a search box."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_CHARACTERS = 300
MOST_TERMS = 12
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


class Query(NamedTuple):
    """What is searched for: the words as typed, the same for FTS5, whether something was cut."""

    text: str
    match: str
    is_cut: bool


def read_query(typed: str) -> Query:
    """Take words and quoted phrases from what was typed; all of them must be found.

    Nothing that is typed is an operator, so every text is a valid query, or an empty one.

    >>> read_query('NEAR( "an attack" *').match
    '"NEAR(" "an attack"'
    """
    printable = "".join(each if each.isprintable() else " " for each in typed).strip()
    text = printable[:MOST_CHARACTERS]
    if text != printable:
        text = text.rpartition(" ")[0] or text
    found = (quoted or bare for quoted, bare in _TERM.findall(text.translate(_QUOTATION_MARKS)))
    # FTS5 finds letters and digits only. No term holds a quotation mark that would need doubling.
    terms = [each for each in found if any(map(str.isalnum, each))]
    match = " ".join(f'"{each}"' for each in terms[:MOST_TERMS])
    return Query(text, match, text != printable or len(terms) > MOST_TERMS)
