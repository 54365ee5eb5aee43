"""Build the corpus of several batches, and count what is built of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lines import LinesFolder
from tamper import outputs

from onrecord.engine.serial import Serial
from onrecord.pipeline.make import make_release

IDS = [f"doc-{number}" for number in range(12)]


class Counting(Serial):
    """Works in this process, and counts the documents of the batches that it is given."""

    def __init__(self) -> None:
        self.documents = 0

    def map(self, function: Any, shared: Any, items: Iterable[Any]) -> Iterator[Any]:
        """Count what comes by."""
        return super().map(function, shared, self._count(items))

    def _count(self, items: Iterable[Any]) -> Iterator[Any]:
        for task in items:
            self.documents += task.batch.document_count
            yield task


def build_anew(folder: LinesFolder) -> dict[str, bytes]:
    """The files of a clean build of what the folder holds now."""
    make_release(folder.root, fresh=True)
    return outputs(folder.root)
