"""Send many requests over a few connections that stay open, and note what goes wrong."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from threading import Thread

from mixed.mixture import Request
from serving import Server

_CONNECTIONS = 8
_TIMEOUT = 60
# How often memory is looked at in the course of a soak.
_SAMPLES = 200


@dataclass(frozen=True)
class Failure:
    """A request that was not answered as it should be, and what came instead."""

    request: Request
    what: str


@dataclass
class Outcome:
    """What came of many requests: how long they took, those that failed, the server's memory."""

    failures: list[Failure] = field(default_factory=list)
    # By the number of requests sent before, in bytes.
    memory: list[tuple[int, int]] = field(default_factory=list)
    seconds: float = 0.0


def ask_all(server: Server, requests: Sequence[Request]) -> Outcome:
    """Send requests in their order, eight at once."""
    outcome = Outcome()
    numbers = count()
    threads = [
        Thread(target=_ask_some, args=(server, requests, numbers, outcome))
        for _ in range(_CONNECTIONS)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.seconds = time.perf_counter() - started
    outcome.memory.sort()
    return outcome


def _ask_some(
    server: Server, requests: Sequence[Request], numbers: count[int], outcome: Outcome
) -> None:
    every = max(len(requests) // _SAMPLES, 1)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_TIMEOUT)
    # All threads count with one counter, so each request is sent by the one that is free.
    while (number := next(numbers)) < len(requests) and server.process.poll() is None:
        request = requests[number]
        try:
            connection.request("GET", request.path)
            response = connection.getresponse()
            response.read()
            if response.status not in request.statuses:
                outcome.failures.append(Failure(request, f"status {response.status}"))
        except (OSError, http.client.HTTPException) as error:
            outcome.failures.append(Failure(request, f"{type(error).__name__}: {error}"))
            connection.close()
        if number % every == 0:
            outcome.memory.append((number, server.memory))
    connection.close()
