"""Make the first folder of a corpus, with an example that builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from onrecord.corpus.to_json_schema import CURATED_FORMS, to_json_schema
from onrecord.errors import UsageError
from onrecord.intake.found import to_line

_TEMPLATES = Path(__file__).with_name("templates")
# A name in the templates that begins so is hidden in a corpus; hidden, it would work on our own.
_HIDDEN = "dot-"


def new_corpus(root: Path, version: str) -> list[Path]:
    """Write a corpus into a new or empty folder; gives the files, in order.

    Its title is made of the name of the folder; ``version`` is that of the program, which the
    corpus asks for. A folder that git has made ready is empty too.

    Raises UsageError if anything else stands there.
    """
    if root.is_symlink() and not root.exists():
        raise UsageError(
            f"{str(root)!r} is a link that leads nowhere; remove it, or name a new folder"
        )
    if root.exists() and not root.is_dir():
        raise UsageError(f"{str(root)!r} is a file; name a new folder")
    there = (
        sorted(each.name for each in root.iterdir() if each.name != ".git") if root.exists() else []
    )
    if there:
        raise UsageError(
            f"{str(root)!r} is not empty, {there[0]!r} stands in it; name a new folder"
        )
    values = {"title": to_title(root.resolve().name), "version": version}
    contents = {
        path: _fill(path, values) for path in sorted(_TEMPLATES.rglob("*")) if path.is_file()
    }
    files = {_place(path): content for path, content in contents.items()}
    for name in CURATED_FORMS:
        schema = json.dumps(to_json_schema(name), ensure_ascii=False, indent=2)
        files[Path(".onrecord", "schemas", f"{name}.json")] = f"{schema}\n"
    for place, content in files.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return [root / place for place in sorted(files)]


def to_title(name: str) -> str:
    """Make a title of the name of a folder.

    >>> to_title("treaties_of-the north"), to_title("...")
    ('Treaties of the north', 'My corpus')
    """
    words = " ".join(re.findall(r"[^\W_]+", to_line(name)))
    return words[:1].upper() + words[1:] or "My corpus"


def _place(template: Path) -> Path:
    parts = template.relative_to(_TEMPLATES).parts
    return Path(
        *(f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in parts)
    )


def _fill(template: Path, values: dict[str, str]) -> str:
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text
