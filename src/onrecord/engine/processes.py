"""Batches in several processes of this machine."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for
from typing import Any

from onrecord.engine.engines import Item, Result, Shared
from onrecord.engine.serial import Serial
from onrecord.errors import OnRecordError

# So many batches wait for each worker, so that none is idle and few are held.
_AHEAD = 2

# What every call in a worker shares. It is sent to a process once, when it starts, and the only
# place that a later call finds it in is a global one.
_shared: Any = None


class Processes:
    """The engine that uses the cores of this machine.

    A single batch is not worth a process, so it is worked on here.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(
        self, function: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item]
    ) -> Iterator[tuple[int, Result]]:
        """Yield the number and the result of every item, as they are ready.

        Raises OnRecordError if a process dies.
        """
        stream = iter(items)
        first = list(islice(stream, 2))
        if len(first) < 2 or self._workers == 1:
            yield from Serial().map(function, shared, chain(first, stream))
            return
        # Fresh processes: a fork would copy threads and locks of the libraries in midst of work.
        executor = ProcessPoolExecutor(
            self._workers, multiprocessing.get_context("spawn"), _receive, (shared,)
        )
        try:
            yield from self._drain(executor, function, enumerate(chain(first, stream)))
        except BrokenProcessPool as error:
            raise OnRecordError(
                "a process of the build died, perhaps for want of memory; build with fewer "
                "--workers, or with --engine serial to see more"
            ) from error
        finally:
            executor.shutdown(cancel_futures=True)

    def _drain(
        self,
        executor: ProcessPoolExecutor,
        function: Callable[[Any, Item], Result],
        items: Iterator[tuple[int, Item]],
    ) -> Iterator[tuple[int, Result]]:
        pending: dict[Future[Result], int] = {}
        while True:
            for number, item in islice(items, self._workers * _AHEAD - len(pending)):
                with _deaf_to_interrupts():
                    pending[executor.submit(_call, function, item)] = number
            if not pending:
                return
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield pending.pop(future), future.result()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that are deaf to Ctrl-C, which is for the one that started the build.

    They inherit it. To be deaf only once they run would let them die noisily while they start.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _receive(shared: Any) -> None:
    global _shared
    _shared = shared
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What the calls have opened must be closed before the process ends.
    atexit.register(getattr(shared, "close", int))


def _call(function: Callable[[Any, Item], Result], item: Item) -> Result:
    return function(_shared, item)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, as when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
