"""Build a corpus to serve, and start servers that have one core for themselves."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whitehouse import DOCUMENTS, build_corpus

# What is measured has the first core, what measures the second, so that neither slows the other.
SERVER_CORE, CLIENT_CORE = 0, 1
_PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of this machine, and the file that it complains into."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def memory(self) -> int:
        """The resident memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(each for each in status.splitlines() if each.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024

    @property
    def complaints(self) -> str:
        """The last lines that the server wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line[:200] for line in lines[-20:])


def need(*programs: str) -> None:
    """End with a line that says what is missing on this machine."""
    for program in programs:
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed; on Debian: apt-get install {program}")
    if not {SERVER_CORE, CLIENT_CORE} <= os.sched_getaffinity(0):
        sys.exit("two cores are needed, one for the server and one for what measures it")


@contextmanager
def make_corpus(count: int) -> Iterator[Path]:
    """Build the article and so many White House documents in a folder that is removed at the end.

    Ends with a line where the documents are not there.
    """
    if not DOCUMENTS.is_dir():
        sys.exit(f"{DOCUMENTS} is missing, which stands beside the checkout of the developers only")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        print(f"building the article and {count:,} documents ...", file=sys.stderr)
        root = Path(folder) / "corpus"
        build_corpus(root, count)
        yield root


@contextmanager
def serving(command: Sequence[str], log: Path) -> Iterator[Server]:
    """Start a Python command that serves on ``--port``, pinned to the core of servers.

    Ends with what it wrote where it does not answer within a minute.
    """
    port = _free_port()
    pinned = ["taskset", "-c", str(SERVER_CORE), sys.executable, *command, "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(pinned, stdout=output, stderr=subprocess.STDOUT)
    server = Server(process, port, log)
    try:
        _wait(server, " ".join(command))
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def reading_room(root: Path) -> list[str]:
    """The command that serves a folder in our reading room."""
    return ["-m", "onrecord.cli", "browse", str(root)]


def stock_datasette(root: Path) -> list[str]:
    """The command that serves the same database in Datasette as it comes."""
    database = str(root / "build" / "onrecord.db")
    return [
        "-m",
        "datasette",
        "serve",
        "--immutable",
        database,
        "--setting",
        "suggest_facets",
        "off",
    ]


def _wait(server: Server, command: str) -> None:
    started = time.monotonic()
    while time.monotonic() - started < _PATIENCE and server.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{command} does not answer:\n{server.complaints}")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
