"""Batches on a Dask cluster: one that runs already, or one made for the time of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any

from onrecord.engine.engines import Item, Result, Shared
from onrecord.errors import UsageError, need

_AHEAD = 2


class Dask:
    """The engine for more than one machine.

    With an address it is a guest on that cluster, whose workers must have the same version of this
    package and reach the folder of the build under the same path; without one it starts as many
    processes on this machine as there are workers. Raises UsageError if Dask is not installed, or
    nothing answers at the address.
    """

    def __init__(self, workers: int, scheduler: str | None = None) -> None:
        need("distributed", "dask")
        self._workers = workers
        self._scheduler = scheduler

    def map(
        self, function: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item]
    ) -> Iterator[tuple[int, Result]]:
        """Yield the number and the result of every item, as they are ready."""
        from distributed import Client, LocalCluster, as_completed

        with ExitStack() as stack:
            if self._scheduler:
                client = stack.enter_context(_connect(self._scheduler))
            else:
                cluster = LocalCluster(
                    n_workers=self._workers, threads_per_worker=1, dashboard_address=None
                )
                client = stack.enter_context(Client(stack.enter_context(cluster)))
            # Sent to every worker once, not with every batch.
            held = client.scatter(shared, broadcast=True)
            numbers: dict[Any, int] = {}
            stream = enumerate(items)

            def submit(count: int) -> list[Any]:
                futures = []
                for number, item in islice(stream, count):
                    # Not pure: equal batches would be taken for one.
                    future = client.submit(function, held, item, pure=False)
                    numbers[future.key] = number
                    futures.append(future)
                return futures

            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            ready = as_completed(submit(workers * _AHEAD), with_results=True)
            for future, result in ready:
                yield numbers.pop(future.key), result
                for following in submit(1):
                    ready.add(following)


def _connect(address: str) -> Any:
    from distributed import Client

    try:
        return Client(address, timeout="10s")
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address!r} ({error}); give an address as in "
            "tcp://10.0.0.1:8786, or leave --scheduler out"
        ) from error
