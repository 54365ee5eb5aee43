"""Find the text that annotations are of: in them, or in a file beside theirs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from onrecord.corpus.files import leads_out
from onrecord.errors import Problem

_LONGEST_SHOWN = 200


def find_text(root: Path, file: Path, source: str, *, is_only: bool) -> Path | Problem:
    """Find the file of a text below ``root``, nowhere else, and nothing on the network.

    It is the one that the address names from where the annotations stand; or else, if they have
    but one source, the one with the name of their file; or else the one named as the last part of
    the address, as ``memo.txt`` for ``https://example.org/memo.html``.
    """
    names = [f"{file.stem}.txt"] if is_only else []
    try:
        parts = urlsplit(source)
        path = unquote(parts.path)
    except ValueError:
        path, parts = "", urlsplit("")
    is_relative = not parts.scheme and not parts.netloc and not path.startswith("/")
    if is_relative and path:
        names.insert(0, path)
    if last := path.replace("\\", "/").rstrip("/").rpartition("/")[2]:
        names.append(f"{Path(last).stem}.txt")
    for name in names:
        found = file.parent / name
        try:
            if found.is_file() and found.suffix.lower() not in (".json", ".jsonld"):
                if leads_out(root, found):
                    fault = f"the text {_short(source)} stands outside of the folder; put it inside"
                    return Problem(str(file), 1, fault)
                return found
        except (OSError, ValueError):  # a name that no file can have
            continue
    wanted = f"{file.stem}.txt" if is_only or not names else names[-1]
    fault = f"no text for {_short(source)}; put it beside the annotations, as {_short(wanted)}"
    return Problem(str(file), 1, fault)


def _short(name: str) -> str:
    return repr(name if len(name) <= _LONGEST_SHOWN else name[: _LONGEST_SHOWN - 3] + "...")
