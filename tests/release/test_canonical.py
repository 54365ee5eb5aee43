"""Canonical JSON is what RFC 8785 says, as JavaScript writes it."""

from __future__ import annotations

import json
import math
import shutil
import struct
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.release.canonical import canonical, write_number

# The samples of RFC 8785, appendix B: the bits of a number, and its text.
SAMPLES = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
}
NUMBERS = [4.0, -4.0, 1e15, 1e16, 1e20, 1e21, 1.5e-6, 1e-6, 1e-7, 1.5e-10, 0.1, 100.0, 2.0**63]


@pytest.mark.parametrize("bits", SAMPLES)
def test_the_numbers_of_the_specification(bits: str) -> None:
    """Each sample number is written as RFC 8785 writes it."""
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    assert write_number(value) == SAMPLES[bits]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back(value: float) -> None:
    """The text of a number reads as the same number."""
    assert float(write_number(value)) == value


def test_a_whole_number_is_one_text() -> None:
    """A whole number is the same as an integer and as a float, however large."""
    assert canonical([4, 10**17, -1]) == canonical([4.0, 1e17, -1.0]) == "[4,100000000000000000,-1]"


def test_what_json_does_not_have() -> None:
    """NaN and infinity are texts, since JSON has no such numbers."""
    values = [math.nan, math.inf, -math.inf]
    assert canonical(values) == '["NaN","INF","-INF"]'
    assert [write_number(each) for each in values] == ["NaN", "INF", "-INF"]


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_javascript_writes_the_same() -> None:
    """JSON.stringify gives the same bytes for numbers, escapes and the order of names."""
    value = {"numbers": NUMBERS, "\ufb33": '"\\\x00\x1f\n\x7f\u2028é\U0001f389', "\U0001f389": True}
    code = (
        "const v = JSON.parse(process.argv[1]); const sorted = {};"
        "for (const name of Object.keys(v).sort()) sorted[name] = v[name];"
        "process.stdout.write(JSON.stringify(sorted))"
    )
    done = subprocess.run(
        ["node", "-e", code, json.dumps(value)], check=True, capture_output=True, encoding="utf-8"
    )
    assert canonical(value) == done.stdout
