"""The date that the attributes of a TEI element state, in EDTF."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.corpus.edtf import EdtfError, bounds


def date_of(attributes: Mapping[str, str]) -> str | None:
    """Give the date of ``when``, ``from`` and ``to``, or ``notBefore`` and ``notAfter``.

    The last two say that the date is one between (TEI Guidelines, ``att.datable.w3c``), the two
    before that it lasts. None if there is no date, or none that a corpus can have; times of day
    are left out.

    >>> date_of({"when": "2024-11-13T10:00:00"}), date_of({"from": "2017", "to": "2021-01"})
    ('2024-11-13', '2017/2021-01')
    >>> date_of({"notBefore": "2024-11-14", "notAfter": "2024-11-19"})
    '[2024-11-14..2024-11-19]'
    """
    start, end = (_day(attributes.get(name)) for name in ("from", "to"))
    first, last = (_day(attributes.get(name)) for name in ("notBefore", "notAfter"))
    if when := _day(attributes.get("when")):
        stated = when
    elif start or end:
        stated = f"{start or '..'}/{end or '..'}"
    elif first or last:
        stated = f"[{first}..{last}]"
    else:
        return None
    try:
        bounds(stated)
    except EdtfError:
        return None
    return stated


def _day(value: str | None) -> str:
    return (value or "").strip().partition("T")[0]
