"""Draw the stages of the data flow from what they say of themselves."""

from __future__ import annotations

import ast
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnRecordError

_WIDTH = 92
_DOCSTRING = re.compile(r"(?s)(.+?)\n\nReads (.+?)\nYields (.+)")


class Stage(NamedTuple):
    """A station of the data flow: what it is, what it reads and what it yields."""

    what: str
    reads: str
    yields: str


def read_stages(root: Path) -> dict[str, Stage]:
    """Read the packages below the public API, in the order in which data pass them.

    The order is that of the import contract in pyproject.toml. Raises OnRecordError for a package
    whose docstring does not say what it is, reads and yields.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    below = reversed(layers[layers.index("access") + 1 :])
    package = root / "src" / "onrecord"
    files = {name: package / name / "__init__.py" for name in below}
    return {name: read_stage(file) for name, file in files.items() if file.is_file()}


def read_stage(file: Path) -> Stage:
    """Read the docstring of a package as a stage; raises OnRecordError where it is not one."""
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    found = _DOCSTRING.fullmatch(docstring)
    if not found:
        raise OnRecordError(
            f"{file}: the docstring does not say what the stage is, reads and yields; "
            "write a sentence, an empty line, 'Reads ...' and 'Yields ...'"
        )
    what, reads, yields = (" ".join(words.split()) for words in found.groups())
    return Stage(what, reads.removesuffix("."), yields.removesuffix("."))


def draw_flow(stages: Mapping[str, Stage]) -> str:
    """Draw the stages as boxes, one below the other, in a fenced block of Markdown."""
    boxes = ["\n".join(_box(name, stage)) for name, stage in stages.items()]
    arrow = f"\n{'▼':^{_WIDTH}}".rstrip() + "\n"
    return f"```text\n{arrow.join(boxes)}\n```"


def _box(name: str, stage: Stage) -> Iterator[str]:
    inner = _WIDTH - 4
    yield f"┌─ {name} ".ljust(_WIDTH - 1, "─") + "┐"
    for line in textwrap.wrap(stage.what, inner):
        yield f"│ {line:<{inner}} │"
    for label, words in (("reads", stage.reads), ("yields", stage.yields)):
        lines = textwrap.wrap(words, inner, initial_indent=f"{label:<8}", subsequent_indent=" " * 8)
        for line in lines:
            yield f"│ {line:<{inner}} │"
    yield "└" + "─" * (_WIDTH - 2) + "┘"
