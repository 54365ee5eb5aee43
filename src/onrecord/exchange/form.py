"""What every form of annotations offers: how it is read, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated

Read = Callable[[Path], Iterator[Annotated | Problem]]
Write = Callable[[Annotated], dict[str, bytes]]


@dataclass(frozen=True)
class AnnotationForm:
    """A form of annotations.

    ``read`` takes a file, or a folder with files at any depth, and yields every document with its
    layer; a document with a fault is not yielded, but every one of its faults as a Problem with its
    file and line. It raises nothing for bad input. ``write`` makes the files of one document, by
    their names; what it writes, ``read`` reads to the same layer. It raises UsageError for what the
    form cannot say at all. Where ``keeps_loose``, annotations may name others that do not exist, as
    files of it do; layers of all other forms are whole by ``check_layer``.
    """

    name: str
    read: Read
    write: Write
    keeps_loose: bool = False
