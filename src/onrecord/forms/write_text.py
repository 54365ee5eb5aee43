"""Write a text file of a form: UTF-8, line feeds, the same bytes for the same text."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import OnRecordError


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with the line ends that it has.

    Raises OnRecordError for a text with half of a surrogate pair, which JSON can spell but no file
    in UTF-8 can hold.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except UnicodeEncodeError as error:
        broken = text[error.start : error.end]
        raise OnRecordError(
            f"{path.name} cannot be written, {broken!r} is no character; mend the descriptions in "
            "datapackage.json and the schemas"
        ) from error
