"""Read a JSON Lines file of authorities or records into a class of the model."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.files import read_text, shown
from onrecord.corpus.json_line import Item, read_line
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem


def read_jsonl_items(
    root: Path, path: Path, shape: type[Item]
) -> tuple[list[tuple[Item, Origin]], list[Problem]]:
    """Read a file with one mapping on each line: the items that are whole, and every problem.

    The file is UTF-8, NFC and LF like every other. An empty line, a key given twice, and characters
    written as escapes that the file must not hold as they are, are problems.
    """
    text, _, problems = read_text(root, path)
    if not text:
        return [], problems
    origin = Origin(root, shown(root, path))
    items: list[tuple[Item, Origin]] = []
    for index, line in enumerate(text.encode().removesuffix(b"\n").split(b"\n")):
        item, faults = read_line(line, shape, origin.at(index))
        problems += faults
        if item is not None and not faults:
            items.append((item, origin.at(index)))
    return items, problems
