"""The one JSON text that stands for a value, so that any language can make the same hash of it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from onrecord.release.write_csv import spell_number


def canonical(value: Any) -> str:
    """Write a value as canonical JSON, which is that of RFC 8785.

    Names are sorted, there is no white space, and only what JSON must escape is escaped. What JSON
    does not have becomes a text: a date as in ISO 8601, and NaN, INF and -INF.

    >>> canonical({"b": [4.0, 1e16, None], "a": float("nan")})
    '{"a":"NaN","b":[4,10000000000000000,null]}'
    """
    if isinstance(value, Mapping):
        members = (
            f"{canonical(name)}:{canonical(value[name])}" for name in sorted(value, key=_utf16)
        )
        return "{" + ",".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) and math.isfinite(value):
        return write_number(value)
    text = spell_number(value) if isinstance(value, float) else value
    return json.dumps(text, ensure_ascii=False, default=str)


def write_number(value: float) -> str:
    """Write a number as RFC 8785 and JavaScript do, so that 4 and 4.0 are the same text.

    It is the shortest one that reads as the same number. NaN, INF and -INF are written so.

    >>> [write_number(each) for each in (4, 4.0, -0.0, 0.1, 1e16, 1e21, 1e-7, float("inf"))]
    ['4', '4', '0', '0.1', '10000000000000000', '1e+21', '1e-7', 'INF']
    """
    if isinstance(value, int) or not math.isfinite(value):
        return str(value) if isinstance(value, int) else spell_number(value)
    if value == 0:
        return "0"
    shortest = repr(value)
    if 1e-6 <= abs(value) < 1e21:
        return format(Decimal(shortest), "f").removesuffix(".0")
    return shortest.replace("e-0", "e-")


def _utf16(name: str) -> bytes:
    # The order of names in RFC 8785.
    return name.encode("utf-16-be", "surrogatepass")
