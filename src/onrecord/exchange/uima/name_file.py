"""Tell from its path which document a file of INCEpTION is of, and who annotated it."""

from __future__ import annotations

from pathlib import PurePath

# In an exported project, these have a folder for each document, and in it a file of each person.
_FOLDERS = ("annotation", "curation")


def name_file(path: PurePath) -> tuple[str, str]:
    """The name of the document and of who annotated it, empty where the path does not tell.

    >>> name_file(PurePath("project/annotation/memo.txt/ann.xmi"))
    ('memo', 'ann')
    >>> name_file(PurePath("memo.xmi"))
    ('memo', '')
    """
    if path.parent.parent.name in _FOLDERS:
        return PurePath(path.parent.name).stem, path.stem
    return path.stem, ""
