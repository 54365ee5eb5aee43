"""No key gets out in the message of an error."""

from __future__ import annotations

import pytest

from onrecord.draft.model.mask import mask_error


@pytest.mark.parametrize(
    "message",
    [
        "Incorrect API key provided: SECRET1. Find yours at the host",
        "401 for url https://host/v1/answer?key=SECRET1&alt=sse",
        "{'Authorization': 'Bearer SECRET1'}",
        "{'Authorization': 'Basic SECRET1'}",
        "Authorization: Basic SECRET1",
        "no answer of https://me:SECRET1@host/v1",
        "token SECRET1 has no rights",
        "x-api-key: 'SECRET1'",
        "sk-SECRET1",
        "hf_SECRET1",
        "AIzaSECRET1",
        "what is this: aSECRET1bSECRET1cSECRET1d",
        "first line\nkey=SECRET1",
    ],
)
def test_what_is_like_a_key_is_masked(message: str) -> None:
    """Words behind a key's name, the beginnings that hosts give keys, and runs as if by lot."""
    assert "SECRET1" not in mask_error(ValueError(message))


def test_a_known_key_is_masked_whatever_it_looks_like() -> None:
    """Whoever asked knows what was sent."""
    said = mask_error(ValueError("you sent open sesame here"), ["open sesame", ""])
    assert said == "ValueError: you sent [masked] here"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Rate limit reached for requests", "ValueError: Rate limit reached for requests"),
        ("Connection error.", "ValueError: Connection error."),
        ("skipping skills of hfoobar", "ValueError: skipping skills of hfoobar"),
        ("\n  late \n", "ValueError: late"),
        ("", "ValueError"),
        ("a\x1b[31mb", "ValueError: a\\x1b[31mb"),
    ],
)
def test_what_helps_stays(message: str, said: str) -> None:
    """The type and the first line that says something, as a terminal can show it."""
    assert mask_error(ValueError(message)) == said


def test_a_long_message_is_cut() -> None:
    """One line is one line, and made in time linear in the message."""
    said = mask_error(ValueError("word " * 1_000_000))
    assert len(said) < 400
    assert said.endswith(" ...")


def test_an_error_that_cannot_be_shown_has_its_type() -> None:
    """A plugin may raise anything."""

    class HiddenError(Exception):
        def __str__(self) -> str:
            raise RuntimeError("never")

    assert mask_error(HiddenError()) == "HiddenError"
