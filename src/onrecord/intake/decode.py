"""Make text of bytes: by their byte order mark, as UTF-8, as the file declares, or by a guess."""

from __future__ import annotations

import codecs

from onrecord.intake.found import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python knows these as encodings of text, but nobody saves files in them.
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
# The web has always read these as the code page that they are part of.
_AS_READ = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_PRINTED = {"cp1252": "windows-1252"}


def find_charset(name: str) -> str | None:
    """The name of a charset in Python's spelling; None if there is no such charset of text.

    >>> find_charset("Latin1"), find_charset("hex"), find_charset("klingon")
    ('iso8859-1', None, None)
    """
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name.replace("_", "-") not in _NO_CHARSETS else None


def decode(
    content: bytes, declared: str | None = None, encoding: str | None = None
) -> tuple[str, list[str]]:
    """Decode the bytes of a file, and say in which way unless they are plain UTF-8.

    ``declared`` is the charset that the file itself names, and ``encoding`` the one that a person
    says it has, which goes before everything else.

    Raises UnreadableError if no charset fits.
    """
    for mark, charset in _MARKS:
        if content.startswith(mark):
            changes = [] if charset == "utf-8" else [f"decoded from {charset}"]
            text = _decode(content.removeprefix(mark), charset)
            return text, [*changes, "byte order mark removed"]
    if encoding:
        text = _decode(content, encoding)
        return text, [] if encoding == "utf-8" else [f"decoded from {_printed(encoding)}, as asked"]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        first = error
    charset = find_charset(declared or "") or ""
    charset = _AS_READ.get(charset, charset)
    if charset and charset != "utf-8":
        try:
            text = content.decode(charset)
            return text, [f"decoded from {_printed(charset)}, as the file says"]
        except UnicodeError:
            pass  # it says what it is not; look at the bytes instead
    return _guess(content, first)


def _decode(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except UnicodeError as error:
        place = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(
            f"not {_printed(charset)}{place}; name the charset with --encoding"
        ) from error


def _guess(content: bytes, first: UnicodeDecodeError) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes

    # Zero bytes are in no text of these charsets, and guesses at programs and pictures take long.
    best = None if b"\x00" in content else from_bytes(content).best()
    if best is None:
        wrong = f"not UTF-8 (byte 0x{content[first.start]:02x} at {first.start:,})"
        raise UnreadableError(f"{wrong}, nor another known charset; is it a text?")
    guessed = f"decoded from {_printed(best.encoding)}, which is a guess (--encoding corrects it)"
    return content.decode(best.encoding), [guessed]


def _printed(charset: str) -> str:
    return _PRINTED.get(charset, charset)
