"""Bytes become text in a way that is said, or not at all."""

from __future__ import annotations

import codecs

import pytest

from onrecord.intake.decode import decode, find_charset
from onrecord.intake.found import UnreadableError

WORDS = "Der Rat sagte: „Wir öffnen die Brücke für Fußgänger.“"


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_goes_first(mark: bytes, charset: str) -> None:
    """A byte order mark says the charset, whatever the file or its owner declares."""
    decoded = decode(mark + WORDS.encode(charset), "windows-1252", "iso8859-5")
    assert decoded == (WORDS, [f"decoded from {charset}", "byte order mark removed"])


def test_utf8_says_nothing() -> None:
    """A file that is UTF-8 stays as it is, also where it declares another charset."""
    assert decode(WORDS.encode(), "windows-1252") == (WORDS, [])
    assert decode(codecs.BOM_UTF8 + WORDS.encode()) == (WORDS, ["byte order mark removed"])


def test_declared_charset_is_believed() -> None:
    """What is no UTF-8 is what the file says it is; Latin-1 is read as browsers read it."""
    content = WORDS.encode("windows-1252")
    assert decode(content, "iso-8859-1") == (WORDS, ["decoded from windows-1252, as the file says"])


def test_given_charset_is_believed() -> None:
    """What a person says goes before what the file says and what looks like UTF-8."""
    assert decode("é".encode(), "utf-8", "cp1252") == (
        "Ã©",
        ["decoded from windows-1252, as asked"],
    )
    assert decode("é".encode(), None, "utf-8") == ("é", [])


@pytest.mark.parametrize("declared", [None, "hex", "unicode-escape", "no such", "ascii\0", "utf-8"])
def test_guess_is_called_one(declared: str | None) -> None:
    """Where nothing says the charset, or what is said is none, a guess is announced as one."""
    words = "Городской совет назначил нового казначея в понедельник. " * 5
    guess = "decoded from cp1251, which is a guess (--encoding corrects it)"
    assert decode(words.encode("cp1251"), declared) == (words, [guess])


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (
            bytes(range(256)) * 20,
            None,
            "not UTF-8 (byte 0x80 at 128), nor another known charset; is it a text?",
        ),
        (
            b"\xff\xfe\x00\xd8a\x00",
            None,
            "not utf-16-le at byte 0; name the charset with --encoding",
        ),
        (b"a\xff", "utf-8", "not utf-8 at byte 1; name the charset with --encoding"),
    ],
)
def test_no_charset_fits(content: bytes, encoding: str | None, message: str) -> None:
    """Pictures, lone surrogates and wrong charsets are refused, with the byte that is wrong."""
    with pytest.raises(UnreadableError) as caught:
        decode(content, None, encoding)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["hex", "rot13", "idna", "utf-7", "unicode_escape", "a\0b", "é"])
def test_no_charset_of_text(name: str) -> None:
    """Codecs of Python that no file is saved in are no charsets."""
    assert find_charset(name) is None
