"""How far long work has come: a bar on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

# Work that is done before this many seconds are over says nothing where there is no terminal.
_SECONDS_BETWEEN_LINES = 60
_MEGABYTE = 1_000_000


class Progress(Protocol):
    """What long work tells of itself."""

    def start(self, size: int) -> None:
        """Begin work on so many bytes."""
        ...

    def advance(self, documents: int, rows: int, size: int) -> None:
        """Count what is done: documents, rows made of them, bytes read."""
        ...


class Quiet:
    """Says nothing."""

    def start(self, size: int) -> None:
        """Say nothing."""

    def advance(self, documents: int, rows: int, size: int) -> None:
        """Say nothing."""


class Reported:
    """Reports to a stream: as a bar if it is a terminal, else as a line a minute.

    ``what`` names the work. To be used as a context, at whose end a bar is left as it stands.
    """

    def __init__(self, out: TextIO | None = None, what: str = "building") -> None:
        self._what = what
        self._out = out or sys.stderr
        self._documents = self._rows = self._size = self._done = 0
        self._began = self._told = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def start(self, size: int) -> None:
        """Begin, and show the bar on a terminal."""
        self._size = size
        self._began = self._told = time.monotonic()
        if self._out.isatty():
            self._bar = _make_bar(self._out)
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=size, documents=0, rows=0)

    def advance(self, documents: int, rows: int, size: int) -> None:
        """Show what is done."""
        self._documents += documents
        self._rows += rows
        self._done += size
        if self._bar is not None:
            self._bar.update(
                self._task, completed=self._done, documents=self._documents, rows=self._rows
            )
        elif time.monotonic() - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            print(self.line(self._told - self._began), file=self._out, flush=True)

    def line(self, seconds: float) -> str:
        """How far the work has come after so many seconds, in one line."""
        speed = self._done / seconds if seconds else 0
        left = f", {(self._size - self._done) / speed:.0f} s left" if speed else ""
        share = f"{self._done / self._size:.0%}" if self._size else "100%"
        return (
            f"{share}: {self._documents} documents, {self._rows} rows, "
            f"{speed / _MEGABYTE:.1f} MB/s{left}"
        )


def _make_bar(out: TextIO) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]} documents"),
        TextColumn("{task.fields[rows]} rows"),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(file=out),
    )
