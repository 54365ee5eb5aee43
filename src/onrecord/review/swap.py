"""Put other actors and offices into a row, or take them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.review.rows import Item
from onrecord.tables.events import ROLES

_ACTOR_LISTS = (*ROLES.values(), "speakers")
_ACTORS = ("addressee", "appointee", "appointing_authority", "predecessor")
_OFFICES = ("office", "speaker_office")

# The list of authorities, and the id of an entry.
Entry = tuple[str, str]


def entries_of(item: Item) -> Iterator[Entry]:
    """Yield the actors and offices that a row names, each as its list and its id."""
    for key in _ACTOR_LISTS:
        for each in getattr(item, key, ()):
            yield "actors", each if isinstance(each, str) else each.actor
            if not isinstance(each, str) and each.office:
                yield "offices", each.office
    for list_name, keys in (("actors", _ACTORS), ("offices", _OFFICES)):
        for key in keys:
            if getattr(item, key, None):
                yield list_name, getattr(item, key)


def swap(written: dict[str, Any], entry: Entry, other: str | None) -> None:
    """Name another in a row as it is written, in place of an entry; None takes it out.

    Its words go with it: to the other, or out of the evidence.
    """
    list_name, own = entry
    evidence = written["evidence"]
    if list_name == "actors":
        for key in _ACTOR_LISTS:
            _swap_in_list(written, key, own, other)
            words = evidence.get(key, {})
            if own in words:
                # The order stays, since the first of a list is who the row is about.
                evidence[key] = {
                    (other if each == own else each): said
                    for each, said in words.items()
                    if other or each != own
                }
        if not written.get("speakers"):
            for key in ("speakers", "speaker_basis"):
                written.pop(key, None)
            if not evidence.get("speakers"):
                evidence.pop("speakers", None)
    else:
        for key in _ACTOR_LISTS:
            for each in written.get(key, ()):
                if isinstance(each, dict) and each.get("office") == own:
                    _put(each, "office", other)
    for key in _ACTORS if list_name == "actors" else _OFFICES:
        if written.get(key) == own:
            _put(written, key, other)
            if other is None:
                evidence.pop(key, None)


def _swap_in_list(written: dict[str, Any], key: str, own: str, other: str | None) -> None:
    listed: list[Any] = written.get(key, [])
    kept: list[Any] = []
    there = {each if isinstance(each, str) else each["actor"] for each in listed} - {own}
    for each in listed:
        actor = each if isinstance(each, str) else each["actor"]
        if actor != own:
            kept.append(each)
        elif other and other not in there:
            kept.append(other if isinstance(each, str) else {**each, "actor": other})
    if key in written:
        written[key] = kept


def _put(written: dict[str, Any], key: str, other: str | None) -> None:
    if other is None:
        written.pop(key)
    else:
        written[key] = other
