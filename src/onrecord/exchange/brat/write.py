"""Write a text and its layer as files of brat."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from onrecord.errors import UsageError
from onrecord.exchange.annotated import (
    Annotated,
    Entry,
    Feature,
    Item,
    Layer,
    Link,
    Mark,
    check_layer,
)
from onrecord.exchange.brat.escape import to_database, to_text, to_value, to_word
from onrecord.exchange.brat.quoted import QuotedText


def write(annotated: Annotated) -> dict[str, bytes]:
    """Make the text and the file of annotations of a document, by their names.

    Ids that brat cannot have are numbered anew. Words of a mark are written as the layer has them
    where they are those of the text, white space aside. What names an annotation that does not
    exist goes on to do so. Raises UsageError for marks that are empty or not in the text.
    """
    if faults := check_layer(
        msgspec.structs.replace(annotated, layer=Layer(annotated.layer.marks))
    ):
        raise UsageError(f"{annotated.name!r} cannot be written: {faults[0]}")
    ids = _name_items(annotated.layer)
    lines = [f"{line}\n" for line in _lines(annotated, ids)]
    return {
        f"{annotated.name}.txt": annotated.text.encode(),
        f"{annotated.name}.ann": "".join(lines).encode(),
    }


class _Ids(dict[str, str]):
    """Ids in brat by those of the layer; what does not exist keeps its own."""

    def __missing__(self, key: str) -> str:
        return to_word(key)


def _name_items(layer: Layer) -> _Ids:
    """The ids that items have in brat, where the first letter tells their kind."""
    ids = _Ids()
    equivalences = [each for each in layer.links if _letter(each) == "*"]
    ids.update((each.id, f"*{number}") for number, each in enumerate(equivalences, start=1))
    others = [each for each in layer.links if _letter(each) != "*"]
    groups = (layer.marks, others, layer.features, layer.entries, layer.remarks)
    items: list[Item] = [each for group in groups for each in group]
    kept = {each.id for each in items if _is_fit(each)}
    ids.update((each, each) for each in kept)
    last: dict[str, int] = {}
    for item in items:
        if item.id in kept:
            continue
        letter = _letter(item)
        number = last.get(letter, 0) + 1
        while f"{letter}{number}" in kept:
            number += 1
        last[letter], ids[item.id] = number, f"{letter}{number}"
    return ids


def _is_fit(item: Item) -> bool:
    letters = "[AM]" if isinstance(item, Feature) else re.escape(_letter(item))
    return re.fullmatch(rf"{letters}[0-9A-Za-z_.-]+", item.id) is not None


def _letter(item: Item) -> str:
    match item:
        case Mark():
            return "T"
        case Link(trigger=str()):
            return "E"
        case Link():
            # What has no roles is an equivalence.
            return "R" if not item.ends or any(end.role for end in item.ends) else "*"
        case Feature():
            return "A"
        case Entry():
            return "N"
    return "#"


def _lines(annotated: Annotated, ids: dict[str, str]) -> Iterable[str]:
    layer, words = annotated.layer, QuotedText(annotated.text)
    for mark in layer.marks:
        spans = ";".join(f"{start} {end}" for start, end in mark.spans)
        yield f"{ids[mark.id]}\t{to_word(mark.label)} {spans}\t{_quote(mark, words)}"
    for link in layer.links:
        yield _link_line(link, ids)
    for feature in layer.features:
        value = "" if feature.value is None else f" {to_value(feature.value)}"
        yield f"{ids[feature.id]}\t{to_word(feature.label)} {ids[feature.of]}{value}"
    for entry in layer.entries:
        where = f"{ids[entry.of]} {to_database(entry.database)}:{to_word(entry.entry)}"
        yield f"{ids[entry.id]}\t{to_word(entry.label)} {where}\t{to_text(entry.name)}"
    for remark in layer.remarks:
        of = f" {ids[remark.of]}" if remark.of else ""
        yield f"{ids[remark.id]}\t{to_word(remark.label)}{of}\t{to_text(remark.text)}"


def _quote(mark: Mark, words: QuotedText) -> str:
    quoted = mark.quoted
    if quoted is None or not words.fits(quoted, mark.spans):
        return words.quote(mark.spans)
    # Other forms may have them in ways that the lines of brat cannot: nothing shows their end then.
    *others, last = quoted.split("\n")
    is_shown = "\r" not in quoted and (not others or last.strip())
    return quoted if is_shown else words.quote(mark.spans)


def _link_line(link: Link, ids: dict[str, str]) -> str:
    label, letter = to_word(link.label), _letter(link)
    if letter == "*":
        return "\t".join(("*", " ".join([label, *(ids[end.target] for end in link.ends)])))
    head = f"{label}:{ids[link.trigger]}" if link.trigger is not None else label
    ends = [f"{to_word(end.role) if end.role else ''}:{ids[end.target]}" for end in link.ends]
    return f"{ids[link.id]}\t{' '.join([head, *ends])}"
