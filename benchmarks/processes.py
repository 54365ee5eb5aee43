"""Run a command and watch what it takes: seconds, and the memory of all its processes together."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil

_EVERY = 0.05


@dataclass(frozen=True)
class Run:
    """How long a command took, and the most memory that its processes held at once, in bytes.

    Memory is the sum of the resident sizes, so what processes share is counted for each.
    """

    seconds: float
    memory: int
    output: str


def run(command: Sequence[str]) -> Run:
    """Run a command of Python to its end, and watch it twenty times a second.

    Ends with what it wrote where it fails.
    """
    with tempfile.TemporaryFile() as output:
        started, most = time.perf_counter(), 0
        process = subprocess.Popen([sys.executable, *command], stdout=output, stderr=output)
        while process.poll() is None:
            most = max(most, _resident(process.pid))
            # This returns at once when the command ends, so that nothing is added to its time.
            with suppress(subprocess.TimeoutExpired):
                process.wait(_EVERY)
        seconds = time.perf_counter() - started
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode:
        sys.exit(f"status {process.returncode}: {' '.join(command)}\n{said[-2000:]}")
    return Run(seconds, most, said)


def _resident(pid: int) -> int:
    """The summed resident size of a process and all below it; those that just ended count none."""
    total = 0
    try:
        head = psutil.Process(pid)
        family = [head, *head.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for each in family:
        with suppress(psutil.NoSuchProcess):
            total += each.memory_info().rss
    return total
