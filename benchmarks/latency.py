"""Measure with wrk how long a server takes to answer when eight ask at once."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from serving import CLIENT_CORE, Server

_CONNECTIONS = 8
_WALK = Path(__file__).parent / "walk.lua"


@dataclass(frozen=True)
class Latency:
    """What wrk found: the median and 99th percentile in seconds, and how many requests failed."""

    median: float
    p99: float
    requests: int
    failed: int

    @property
    def tail(self) -> float:
        """How many times as long as half of the requests 99 of 100 take at most."""
        return self.p99 / self.median


def measure(server: Server, paths: Sequence[str], seconds: int, *, once: bool = False) -> Latency:
    """Ask for paths, one after the other and over again, for some seconds.

    With ``once`` nothing is asked for a second time, even if seconds are left. Requests that get
    no answer, or one that tells of an error, are counted as failed.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("".join(f"{path}\n" for path in paths))
        file.flush()
        done = subprocess.run(
            [
                *("taskset", "-c", str(CLIENT_CORE), "wrk", "-t1", f"-c{_CONNECTIONS}"),
                *(f"-d{seconds}s", "--latency", "-s", str(_WALK)),
                *(f"http://127.0.0.1:{server.port}/", "--", file.name, *(["once"] * once)),
            ],
            capture_output=True,
            text=True,
        )
    if done.returncode:
        sys.exit(f"wrk failed:\n{done.stdout}{done.stderr}")
    found = json.loads(done.stdout.rstrip().rpartition("\n")[2])
    if not found["requests"]:
        sys.exit(f"nothing was answered:\n{done.stdout}{server.complaints}")
    return Latency(found["median"] / 1e6, found["p99"] / 1e6, found["requests"], found["failed"])


def warm_up(server: Server, paths: Sequence[str]) -> None:
    """Ask for every path once; ends where one is not answered with 200, which wrk would not see."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    for path in paths:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            sys.exit(f"{path} is answered with {response.status}:\n{server.complaints}")
    connection.close()
