"""Write facts as YAML that every reader takes for the same texts, whatever signs are in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# What YAML 1.2 does not call printable may only stand there as an escape.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Keys that every reader takes for texts as they are.
_PLAIN_KEY = re.compile(
    r"[a-z]+(?:[_-][a-z0-9]+)+|(?!(?:no|yes|on|off|true|false|null|y|n)$)[a-z]+"
)


def to_yaml(facts: Mapping[str, Any]) -> str:
    r"""Write texts, truth values, numbers, and lists and mappings of them.

    Texts become one line. What is None or empty is left out.

    >>> print(to_yaml({"title": "no: #1\n", "authors": [{"name": "A"}], "keywords": []}), end="")
    title: "no: #1"
    authors:
      - name: "A"
    """
    return "".join(f"{line}\n" for line in _lines(facts))


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    for key, value in facts.items():
        if value is None or value in ("", [], (), {}):
            continue
        key = key if _PLAIN_KEY.fullmatch(key) else _scalar(key)
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{key}:"
            for each in value:
                inner = list(_lines(each)) if isinstance(each, Mapping) else [_scalar(each)]
                yield f"  - {inner[0]}"
                yield from (f"    {line}" for line in inner[1:])
        else:
            yield f"{key}: {_scalar(value)}"


def _scalar(value: str | bool | float) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    # A JSON string is a double-quoted YAML one, but for what YAML does not print.
    quoted = json.dumps(" ".join(value.split()), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
