"""Tell from its path which document a file of INCEpTION is of, and who annotated it."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

# In an exported project, these have a folder for each document, as memo.txt, and in it a file of
# each person, or of the one coding that was made of theirs.
_ANNOTATION, _CURATION = "annotation", "curation"
# What the document was before anybody annotated it.
_NOBODY = "INITIAL_CAS"


class FileName(NamedTuple):
    """The name of a document, and of who annotated it, empty where the path does not tell."""

    document: str
    coder: str


def name_file(path: PurePath) -> FileName | None:
    """What a file is called for; None for one that nobody annotated.

    >>> name_file(PurePath("project/annotation/memo.txt/ann.xmi"))
    FileName(document='memo', coder='ann')
    >>> name_file(PurePath("memo.xmi"))
    FileName(document='memo', coder='')
    """
    folder, above = PurePath(path.parent.name), path.parent.parent.name
    if above not in (_ANNOTATION, _CURATION) or not folder.suffix:
        return FileName(path.stem, "")
    if path.stem == _NOBODY:
        return None
    return FileName(folder.stem, path.stem if above == _ANNOTATION else "")
