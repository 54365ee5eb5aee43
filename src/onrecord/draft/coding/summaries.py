"""Say in a line of our own what a drafted event is about."""

from __future__ import annotations

from functools import cache

from onrecord.checks.leaks import find_leak
from onrecord.draft.lexicons.read import read_rows

_LONGEST_NAME = 60
# A text that is kept back and longer than this is not searched for the words of every summary.
_LONGEST_SEARCHED = 200_000


def summarize(
    type_: str,
    mode: str | None,
    actor: str | None,
    recipient: str | None,
    *,
    modality: str = "actual",
    polarity: str = "positive",
    kept_back: str = "",
) -> str:
    """Say who does what to whom, from names and the type.

    ``kept_back`` is the text of which thirty characters in a row may not be repeated, if it may
    not be passed on: where they would be, no names are given.

    >>> summarize("ACCUSE", None, "Ann Lee", "the Board", modality="planned")
    'Ann Lee accuses the Board (planned).'
    >>> summarize("RETREAT", "resign", None, None)
    'Somebody gives up an office.'
    """
    towards, alone = _phrases().get((type_, mode or ""), _phrases().get((type_, ""), ("", "")))
    act = towards.replace("{}", _cut(recipient)) if recipient else alone
    remarks = [modality] if modality != "actual" else []
    remarks += ["did not take place"] if polarity == "negative" else []
    behind = f" ({', '.join(remarks)})." if remarks else "."
    who = actor and _cut(actor)
    said = f"{who or 'Somebody'} {act or 'does something'}{behind}"
    is_safe = not kept_back or (
        len(kept_back) <= _LONGEST_SEARCHED and find_leak(said, kept_back, ()) is None
    )
    return said if is_safe else f"Somebody {alone or 'does something'}{behind}"


def _cut(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_NAME else line[:_LONGEST_NAME].rstrip() + " ..."


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, str]]:
    rows = read_rows("summaries")
    return {(row["type"], row["mode"]): (row["towards"], row["alone"]) for row in rows}
