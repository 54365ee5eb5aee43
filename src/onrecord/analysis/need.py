"""Ask for an optional library before it is used."""

from __future__ import annotations

from importlib.util import find_spec

from onrecord.errors import OnRecordError


def need(library: str, extra: str = "plot") -> None:
    """Raise OnRecordError, with what to install, if a library is not there."""
    if find_spec(library) is None:
        raise OnRecordError(f"{library} is not installed; run: pip install 'onrecord[{extra}]'")
