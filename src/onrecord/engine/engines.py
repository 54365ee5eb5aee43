"""The engines that a build can run on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from onrecord.errors import UsageError, unknown

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

ENGINES = ("serial", "processes", "dask")


class Engine(Protocol):
    """Calls ``function(shared, item)`` for every item and yields (number of the item, result).

    Results come as they are ready. Items are drawn only a few ahead of the work, so that they may
    be a stream without end. What a call raises is raised here.
    """

    def map(
        self, function: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item]
    ) -> Iterator[tuple[int, Result]]:
        """Yield the number and the result of every item."""
        ...


def find_engine(name: str, workers: int | None = None, scheduler: str | None = None) -> Engine:
    """Make the engine of that name: ``serial``, ``processes`` or ``dask``.

    ``workers`` is how many processes work at once (all cores if it is None); ``scheduler`` is the
    address of a Dask cluster that runs already, as in tcp://10.0.0.1:8786. Raises UsageError for
    another name, and for options that do not go with it.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"{workers} workers can do nothing; give 1 or more")
    if scheduler and name != "dask":
        raise UsageError(f"--scheduler goes with --engine dask, not {name}")
    if scheduler and workers:
        raise UsageError("--workers goes with a cluster of this machine, not with --scheduler")
    if name == "serial":
        from onrecord.engine.serial import Serial

        if workers not in (None, 1):
            raise UsageError(f"--engine serial is one worker; for {workers}, use processes")
        return Serial()
    if name == "processes":
        from onrecord.engine.processes import Processes

        return Processes(workers or count_cores())
    if name == "dask":
        from onrecord.engine.dask import Dask

        return Dask(workers or count_cores(), scheduler)
    raise unknown("engine", name, ENGINES)


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
