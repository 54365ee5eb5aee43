"""Change what a build has written, as an accident or a cheat would, and ask Frictionless."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.release.descriptor import to_json
from onrecord.release.hashes import hash_file


def outputs(root: Path) -> dict[str, bytes]:
    """Read everything that a build publishes: not what people wrote, nor its lock and its cache."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if not name.startswith(("data/curated/", "build/cache/"))
        and name not in ("build/lock", "build/unfinished")
    }


def change_descriptor(root: Path, act: Callable[[dict[str, Any]], object]) -> None:
    """Change datapackage.json."""
    path = root / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    act(content)
    path.write_text(to_json(content), encoding="utf-8")


def resource(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    """Find a resource by its name."""
    (found,) = (each for each in descriptor["resources"] if each["name"] == name)
    result: dict[str, Any] = found
    return result


def vouch(root: Path, path: str) -> None:
    """Write the hash and size of a changed file into the descriptor, as a cheat would."""

    def renew(descriptor: dict[str, Any]) -> None:
        file = hash_file(root / path, root)
        for each in descriptor["resources"]:
            if each["path"] == path:
                each.update(hash=f"sha256:{file.sha256}", bytes=file.size)

    change_descriptor(root, renew)


def replace_once(path: Path, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    content = path.read_bytes()
    assert content.count(old.encode()) == 1, f"{old!r} stands {content.count(old.encode())} times"
    path.write_bytes(content.replace(old.encode(), new.encode()))


def frictionless(root: Path) -> set[tuple[str, int | None, str]]:
    """Type `frictionless validate datapackage.json` in a folder.

    Gives the path, the row (the header is the first) and the type of every error.
    """
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    found = {("datapackage.json", None, each["type"]) for each in report["errors"]}
    for task in report["tasks"]:
        found |= {(task["place"], each.get("rowNumber"), each["type"]) for each in task["errors"]}
    assert report["valid"] is (done.returncode == 0) is not bool(found), done.stderr
    return found
