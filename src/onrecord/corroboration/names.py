"""Names of people, read into their parts and compared with care."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onrecord.corroboration.short_names import full_forms

# What may stand before a name and is no part of it.
_TITLES = """
ambassador archduke baron chairman chancellor chief colonel count crown deputy dr duke elect emir
emperor empress excellency field first foreign former general governor grand her his honorable
honourable king lady lord madam majesty marshal minister miss mr mrs ms of pope premier president
prime prince princess professor queen rep representative royal secretary sen senator sheikh shah sir
state sultan the vice
"""
_IS_TITLE = frozenset(_TITLES.split())
_SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi"})
_WORD = re.compile(r"[^\W_]+(?:['’ʻ][^\W_]+)*")
_ALIKE_FAMILY, _ALIKE_GIVEN = 88, 85


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, folded; the family name is taken to stand last."""

    family: str
    given: str
    middle: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def parts(self) -> frozenset[str]:
        """All parts, whatever their order."""
        return frozenset({self.family, self.given, *self.middle, self.suffix} - {""})


def fold(text: str) -> str:
    """Write a text without diacritics and in lower case.

    >>> fold("Enrique PEÑA Nieto")
    'enrique pena nieto'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).casefold()


def words(text: str) -> list[str]:
    """Split a text into its folded words."""
    return [re.sub(r"['’ʻ]", "", each) for each in _WORD.findall(fold(text))]


def read_name(text: str) -> Name | None:
    """Read a name, without the titles before it; None if nothing is left of it.

    >>> read_name("President Joseph R. Biden, Jr.")
    Name(family='biden', given='joseph', middle=('r',), suffix='jr')
    >>> read_name("Kissinger, Henry A.")
    Name(family='kissinger', given='henry', middle=('a',), suffix='')
    >>> read_name("King Kalakaua")
    Name(family='kalakaua', given='', middle=(), suffix='')
    """
    spelled = re.sub(r"\b([A-Z])([A-Z])\b", r"\1 \2", text)  # JD is J. D.
    first, comma, rest = spelled.partition(",")
    if comma and words(rest) and not _SUFFIXES.issuperset(words(rest)):
        spelled = f"{rest} {first}"
    parts = words(spelled)
    while parts and parts[0] in _IS_TITLE:
        parts.pop(0)
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in _SUFFIXES else ""
    if not parts:
        return None
    given, *middle = parts[:-1] or [""]
    return Name(parts[-1], given, tuple(middle), suffix)


def compare_names(one: Name, other: Name) -> float:
    """How surely two names are those of one person: 1 the same, 0 not, between them alike.

    A family name alone is never enough. An initial or a short form stands for the given name, and a
    middle name may be missing, but may not be another one.

    >>> compare_names(read_name("Joe Biden"), read_name("Joseph R. Biden"))
    0.9
    >>> compare_names(read_name("George H. Bush"), read_name("George W. Bush"))
    0.0
    """
    if one.parts == other.parts and one.given and other.given:
        return 1.0
    if not (one.given and other.given) or (one.suffix and other.suffix not in ("", one.suffix)):
        return 0.0
    if one.middle and other.middle and not _same_middle(one.middle, other.middle):
        return 0.0
    return round(_compare_family(one.family, other.family) * _compare_given(one, other), 2)


def _compare_family(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    if one == other:
        return 1.0
    return 0.8 if min(len(one), len(other)) > 4 and ratio(one, other) >= _ALIKE_FAMILY else 0.0


def _compare_given(one: Name, other: Name) -> float:
    from rapidfuzz.fuzz import ratio

    short, long = sorted((one.given, other.given), key=len)
    if full_forms(short) & full_forms(long):
        return 0.9
    if len(short) == 1:
        return 0.8 if long.startswith(short) else 0.0
    return 0.7 if ratio(short, long) >= _ALIKE_GIVEN else 0.0


def _same_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter row of middle names stands, in its order, within the longer."""
    fewer, more = sorted((one, other), key=len)
    left = iter(more)
    return all(any(_same_start(each, name) for name in left) for each in fewer)


def _same_start(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other
