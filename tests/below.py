"""What stands in a folder, to see that nothing was left behind."""

from __future__ import annotations

from pathlib import Path


def below(folder: Path) -> list[str]:
    """List all files and folders below one."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
