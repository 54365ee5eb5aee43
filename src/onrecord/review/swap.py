"""Put other actors and offices into a row, or take them out."""

from __future__ import annotations

from typing import Any

from onrecord.corpus.rows import ACTOR_LISTS, ENTRY_KEYS, Entry


def swap(written: dict[str, Any], entry: Entry, other: str | None) -> None:
    """Name another in a row as it is written, in place of an entry; None takes it out.

    Its words go with it: to the other, or out of the evidence.
    """
    list_name, own = entry
    evidence = written["evidence"]
    if list_name == "actors":
        for key in ACTOR_LISTS:
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
        for key in ACTOR_LISTS:
            for each in written.get(key, ()):
                if isinstance(each, dict) and each.get("office") == own:
                    _put(each, "office", other)
    for key, named in ENTRY_KEYS.items():
        if named == list_name and written.get(key) == own:
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
