"""JSON is read whole, and what no other file can hold is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.schema.read_json import read_json


@pytest.mark.parametrize("value", ["é 😀", "a\\u0000b", "\\\\u0000", "\x01", {"a": [1, None]}])
def test_what_is_written_is_read(value: object, tmp_path: Path) -> None:
    """Every character comes back, escaped or not, also a backslash before the letters u0000."""
    for ascii_only in (True, False):
        (tmp_path / "x").write_text(json.dumps(value, ensure_ascii=ascii_only), encoding="utf-8")
        assert read_json(tmp_path / "x") == value


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": ["\\ud800"]}', r"'\\ud800' is no character"),
        (b'{"\\udfff": 1}', r"'\\udfff' is no character"),
        (b'"a\\u0000b"', r"'\\x00' is no character"),
        (b'"a\\\\\\u0000b"', r"'\\x00' is no character"),
        (b'"\xff"', "invalid start byte"),
        (b"{", "Expecting property name"),
        (100_000 * b"[", "nested too deeply"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    """Half characters, nulls, broken files and bottomless ones are a ValueError that says so."""
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_json(tmp_path / "x")
