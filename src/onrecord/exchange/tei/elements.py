"""Which elements of a TEI text are annotations, and which characters each of them covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.exchange.tei.places import count_letters
from onrecord.intake.markup import name_of, names
from onrecord.intake.read_tei import RULES

_XML = "{http://www.w3.org/XML/1998/namespace}"
# Who speaks and is quoted (TEI Guidelines, chapter 3.3), who and what is named and when (chapter
# 13), parts that an encoder sets apart (chapter 17), and references.
_MARKS = names(
    "said q quote cit sp u mentioned socalled "
    "persname name rs placename orgname geogname rolename addname forename surname country region "
    "settlement district bloc eventname objectname date time num measure "
    "seg span term ref title"
)
_NO_TEXT = "binaryobject"


@dataclass(frozen=True)
class Covered:
    """An element, and the numbers of the characters that it covers, white space aside."""

    element: Any
    first: int
    last: int


@dataclass(frozen=True)
class LeftOut:
    """An element that is no part of the text, and the number of the character before which it is.

    ``hangs_on_word`` tells whether a word of the same block stands before it.
    """

    element: Any
    at: int
    hangs_on_word: bool


@dataclass
class Elements:
    """The elements of a text: those that are marks, those left out, and whatever has an id."""

    marks: list[Covered] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    by_id: dict[str, Covered] = field(default_factory=dict)


def find_elements(text: Any) -> Elements:
    """Walk through a text in the way of intake, and count what each element covers.

    Notes, and whatever else intake leaves out, are found with their place, but not what is marked
    inside of them.
    """
    found, covered = Elements(), []
    for each in _walk(text):
        if isinstance(each, LeftOut):
            found.left_out.append(each)
            continue
        covered.append(each)
        own = id_of(each.element)
        if own:
            found.by_id.setdefault(own, each)
    # In the order in which they begin; the outer one first where two begin together.
    found.marks = [each for each in reversed(covered) if name_of(each.element) in _MARKS]
    found.marks.sort(key=lambda each: each.first)
    return found


def _walk(text: Any) -> Iterator[Covered | LeftOut]:
    from lxml import etree

    number = of_block = 0
    firsts: list[int] = []
    walk = etree.iterwalk(text, events=("start", "end"))
    for action, element in walk:
        is_dropped, name = RULES.is_dropped(element), name_of(element)
        is_block = name in RULES.blocks and not is_dropped
        if action == "start":
            if is_dropped:
                walk.skip_subtree()
                if name != _NO_TEXT:
                    yield LeftOut(element, number, number > of_block)
                continue
            of_block = number if is_block else of_block
            firsts.append(number)
            number += count_letters(element.text)
            continue
        if not is_dropped:
            yield Covered(element, firsts.pop(), number)
            of_block = number if is_block else of_block
        if element is not text:
            number += count_letters(element.tail)


def id_of(element: Any) -> str:
    """The ``xml:id`` of an element, or nothing."""
    return str(element.get(f"{_XML}id") or "")


def label_of(element: Any) -> str:
    """The name of an element as TEI spells it, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attributes_of(element: Any) -> Iterator[tuple[str, str]]:
    """The attributes of an element but its id, by their names without namespaces."""
    for name, value in element.attrib.items():
        if name not in (f"{_XML}id", f"{_XML}space"):
            yield str(name).rpartition("}")[2], str(value)


def words_of(element: Any) -> str:
    """The text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())
