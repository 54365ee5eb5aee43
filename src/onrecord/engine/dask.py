"""Batches on a Dask cluster: one that runs already, or one made for the time of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from typing import Any

from onrecord.engine.engines import Item, Result, Shared
from onrecord.errors import OnRecordError, UsageError, need

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
        """Yield the number and the result of every item, as they are ready.

        Raises OnRecordError if the cluster or its workers die.
        """
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        try:
            with self._open_client() as client:
                yield from _drain(client, function, shared, enumerate(items))
        except (KilledWorker, CommClosedError, CancelledError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "anny" not in str(error):
                raise
            raise OnRecordError(
                f"the Dask cluster or a worker of it died, perhaps for want of memory ({error}); "
                "build with fewer --workers, or with --engine serial to see more"
            ) from error

    @contextmanager
    def _open_client(self) -> Iterator[Any]:
        from distributed import Client, LocalCluster

        if self._scheduler:
            with _connect(self._scheduler) as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=self._workers, threads_per_worker=1, dashboard_address=":0"
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client


def _drain(
    client: Any,
    function: Callable[[Any, Item], Result],
    shared: Any,
    items: Iterator[tuple[int, Item]],
) -> Iterator[tuple[int, Result]]:
    from distributed import as_completed

    # Sent to every worker once, not with every batch.
    held = client.scatter(shared, broadcast=True)
    numbers: dict[Any, int] = {}

    def submit(count: int) -> list[Any]:
        futures = []
        for number, item in islice(items, count):
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
