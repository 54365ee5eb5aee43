"""Cut the message of an error that others raised to one line that gives no key away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.console import visible

_LONGEST = 300
_MASK = "[masked]"
# What follows a word such as key=, token: or Bearer, and long runs that look as if drawn by lot.
_NAMED = re.compile(
    r"(?i)\b(api[ _-]?key|key|token|secret|password|authorization|bearer|basic)"
    r"([\"']?\s{0,3}(?:[=:]|\bis\b|provided:?)\s{0,3}[\"']?(?:(?:bearer|basic)\s{1,3})?"
    r"|\s{1,3}(?=\S{0,80}\d))"
    r"[\"']?[^\s\"'&,;]{1,400}"
)
# Who logs in, and with what, in an address.
_LOGIN = re.compile(r"//[^\s/@]{1,400}@")
_DRAWN = re.compile(r"(?=[\w.+/=*-]{0,400}\d)(?=[\w.+/=*-]{0,400}[A-Za-z])[\w.+/=*-]{20,400}")
# The beginnings that hosts give their keys; with all but one of them a hyphen or underscore goes.
_BEGINS_LIKE_KEY = re.compile(r"\b(?:(?:sk|pk|rk|gsk|hf|ghp|xai)[-_]|AIza)[\w*-]{4,400}")


def mask_error(error: BaseException, secrets: Iterable[str] = ()) -> str:
    """Say the type of an error and the first line of its message, with what is like a key masked.

    ``secrets`` are keys that are known, which are masked whatever they look like.

    >>> mask_error(ValueError("no such key: abc-123\\nsecond line"))
    'ValueError: no such key: [masked]'
    """
    message = message_of(error)
    for each in secrets:
        if each:
            message = message.replace(each, _MASK)
    line = next((each.strip() for each in message.splitlines() if each.strip()), "")[:2_000]
    line = _LOGIN.sub(f"//{_MASK}@", line)
    line = _NAMED.sub(lambda found: f"{found[1]}{found[2]}{_MASK}", line)
    line = _DRAWN.sub(_MASK, _BEGINS_LIKE_KEY.sub(_MASK, line))
    line = visible(line if len(line) <= _LONGEST else line[:_LONGEST] + " ...")
    return f"{type(error).__name__}: {line}" if line else type(error).__name__


def message_of(error: BaseException) -> str:
    """The message of an error that others raised; empty where it fails to be shown."""
    try:
        return str(error)
    except Exception:
        return ""
