"""Write files into a corpus, each whole or not at all, and none in the place of another."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path

from onrecord.corpus.files import leads_out, shown
from onrecord.errors import UsageError


def write_files(root: Path, contents: Mapping[Path, bytes], *, replace: bool) -> list[str]:
    """Write files below ``root`` that are not there yet; give those written, from ``root``.

    A file with the same content stays as it is. Raises UsageError, before anything is written, for
    files with other content, unless they may be replaced, and for those that a symbolic link leads
    out of ``root``. annotators.csv is only ever added to.
    """
    if outside := [shown(root, path) for path in contents if leads_out(root, path)]:
        raise UsageError(
            f"{', '.join(outside)}: a symbolic link leads out of the corpus; "
            "put the folder or file itself there"
        )
    new = {path: content for path, content in contents.items() if not _has(path, content)}
    other = [path for path in new if path.exists() and path.name != "annotators.csv"]
    if other and not replace:
        files = ", ".join(shown(root, path) for path in other)
        raise UsageError(f"{files}: there with other content; add --replace to write anew")
    waiting = {path: path.with_name(f".{path.name}.new") for path in new}
    try:
        for path, beside in waiting.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(new[path])
        for path, beside in waiting.items():
            os.replace(beside, path)
    finally:
        for beside in waiting.values():
            beside.unlink(missing_ok=True)
    return sorted(shown(root, path) for path in new)


def with_annotator(file: Path, row: Mapping[str, str]) -> bytes:
    """The content of a file of annotators with one more of them, in the order of its columns."""
    before = file.read_bytes() if file.exists() else b""
    out = io.StringIO()
    head = before.decode("utf-8").partition("\n")[0]
    writer = csv.DictWriter(
        out, next(csv.reader([head])) if head else list(row), lineterminator="\n", restval=""
    )
    if not before:
        writer.writeheader()
    elif not before.endswith(b"\n"):
        before += b"\n"
    writer.writerow(row)
    return before + out.getvalue().encode()


def _has(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
