"""Find the text that a file of annotations stands beside."""

from __future__ import annotations

import re
from pathlib import Path

_LAST_PART = re.compile(r"(.+)[_.][^_.]+", re.S)


class Texts:
    """Where the texts of files of annotations are looked for."""

    def __init__(self) -> None:
        self._siblings: dict[Path, list[Path]] = {}

    def find(self, annotations: Path) -> list[Path]:
        """Give the texts that a file of annotations may belong to: one, if all is well.

        The text has the same name and stands in the same folder, or else in a folder beside it, as
        ``text/a.txt`` for ``attributions/a.ann``. Where there is none of the same name, it is the
        one whose name lacks the last part, as ``a.txt`` for ``a_b3.ann``, which is how files of
        several annotators are told apart.
        """
        stem = annotations.stem
        shorter = _LAST_PART.fullmatch(stem)
        for name in (stem, shorter[1]) if shorter else (stem,):
            beside = annotations.with_name(f"{name}.txt")
            if beside.is_file():
                return [beside]
            places = [folder / beside.name for folder in self._folders(annotations.parent)]
            if found := [place for place in places if place.is_file()]:
                return found
        return []

    def _folders(self, folder: Path) -> list[Path]:
        if folder not in self._siblings:
            try:
                beside = sorted((folder / "..").iterdir())
            except OSError:
                beside = []
            # A link might lead anywhere.
            self._siblings[folder] = [
                folder.parent / each.name
                for each in beside
                if each.name != folder.name and each.is_dir() and not each.is_symlink()
            ]
        return self._siblings[folder]
