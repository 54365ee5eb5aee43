"""Where a thing was written, so that a problem with it can name file and line."""

from __future__ import annotations

import csv
import io
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import Problem

Keys = tuple[str | int, ...]


class Origin(NamedTuple):
    """A place in a file below ``root``: keys and list indexes in YAML, a row index in CSV, and in
    JSON Lines the index of the line, then keys and list indexes.

    The line is looked up only when a problem is reported, so that objects stay small.
    """

    root: Path
    file: str
    path: Keys = ()

    def at(self, *keys: str | int) -> Origin:
        """The place further in."""
        return Origin(self.root, self.file, self.path + keys)

    @property
    def line(self) -> int:
        """The line of the place, or of the nearest place around it that is written."""
        if self._is_json_lines:
            return int(self.path[0]) + 1 if self.path else 1
        lines = _lines(self.root / self.file)
        for length in range(len(self.path), -1, -1):
            if self.path[:length] in lines:
                return lines[self.path[:length]]
        return 1

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last line of what stands at this place and below it."""
        if self._is_json_lines:
            return self.line, self.line
        depth = len(self.path)
        below = [
            line
            for path, line in _lines(self.root / self.file).items()
            if path[:depth] == self.path
        ]
        return min(below, default=self.line), max(below, default=self.line)

    @property
    def is_written(self) -> bool:
        """Whether just this place stands in the file."""
        if self._is_json_lines:
            return False  # every place has the line of its item
        return self.path in _lines(self.root / self.file)

    @property
    def _is_json_lines(self) -> bool:
        return self.file.endswith(".jsonl")

    def problem(self, message: str) -> Problem:
        """A problem with what stands here; in JSON Lines, where a line is long, it says where."""
        if self._is_json_lines and len(self.path) > 1:
            inside = "".join(
                f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.path[1:]
            )
            message = f"{inside.removeprefix('.')}: {message}"
        return Problem(self.file, self.line, message)


def _lines(file: Path) -> dict[Keys, int]:
    try:
        facts = file.stat()
    except OSError:
        return {}
    if not stat.S_ISREG(facts.st_mode):
        return {}  # to read a pipe would wait for ever
    return _read_lines(file, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=4)
def _read_lines(file: Path, changed: int, size: int) -> dict[Keys, int]:
    """Lines by path; the time and size of the file are there to notice that it changed."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    if file.suffix == ".csv":
        return _csv_lines(text)
    # Here, so that an installed package can name lines of its tables without a YAML library.
    from onrecord.corpus.yaml_events import YamlError, parse_yaml

    try:
        return parse_yaml(text)[1]
    except YamlError:
        return {}


def _csv_lines(text: str) -> dict[Keys, int]:
    """The line on which each row below the header begins, as far as the file can be read."""
    reader = csv.reader(io.StringIO(text, newline=""))
    ends: list[int] = []
    with suppress(csv.Error):
        ends.extend(reader.line_num for _ in reader)
    return {(row,): end + 1 for row, end in enumerate(ends)}
