"""Every engine gives the same results, draws its items only a little ahead, and ends cleanly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.engine.dask import Dask
from onrecord.engine.engines import Engine, count_cores, find_engine
from onrecord.engine.processes import Processes
from onrecord.engine.serial import Serial
from onrecord.errors import OnRecordError, UsageError


def add(shared: int, item: int) -> int:
    """Add what is shared."""
    return shared + item


def fail(shared: int, item: int) -> int:
    """Fail at one of the items."""
    if item == shared:
        raise OnRecordError(f"item {item} is wrong")
    return item


def die(shared: int, item: int) -> int:
    """Die as a process does that the system has no memory for."""
    os._exit(shared)


def name_process(shared: int, item: int) -> int:
    """Say which process works."""
    return os.getpid()


ENGINES: dict[str, Engine] = {"serial": Serial(), "processes": Processes(2)}


@pytest.mark.parametrize("name", ENGINES)
def test_every_item_has_its_result(name: str) -> None:
    """Each item is worked on once, and its result comes with its number."""
    found = dict(ENGINES[name].map(add, 100, range(50)))
    assert found == {number: number + 100 for number in range(50)}


@pytest.mark.parametrize("name", ENGINES)
def test_no_items(name: str) -> None:
    """Nothing gives nothing."""
    assert list(ENGINES[name].map(add, 1, [])) == []


@pytest.mark.parametrize("name", ENGINES)
def test_items_are_drawn_a_few_ahead(name: str) -> None:
    """A stream is never read far ahead of the work, so it need not fit into memory."""
    drawn: list[int] = []

    def stream() -> Iterator[int]:
        for number in range(1_000):
            drawn.append(number)
            yield number

    results = ENGINES[name].map(add, 0, stream())
    for count, _ in enumerate(results, start=1):
        assert len(drawn) <= count + 8


@pytest.mark.parametrize("name", ENGINES)
def test_what_a_call_raises_is_raised(name: str) -> None:
    """An error in a worker reaches the caller as it is."""
    with pytest.raises(OnRecordError, match=r"^item 3 is wrong$"):
        list(ENGINES[name].map(fail, 3, range(10)))


def test_a_single_item_starts_no_process() -> None:
    """One batch is not worth the start of a process."""
    assert list(Processes(2).map(name_process, 0, [1])) == [(0, os.getpid())]


def test_several_items_are_worked_on_elsewhere() -> None:
    """Several batches are worked on by other processes than this one."""
    workers = {result for _, result in Processes(2).map(name_process, 0, range(20))}
    assert os.getpid() not in workers
    assert 1 <= len(workers) <= 2


def test_a_worker_that_dies_is_told() -> None:
    """A dead worker is an error that says what to try, not a hanging build."""
    message = (
        "^a process of the build died, perhaps for want of memory; build with fewer --workers, "
        "or with --engine serial to see more$"
    )
    with pytest.raises(OnRecordError, match=message):
        list(Processes(2).map(die, 9, range(10)))


# Dask warns of its own, so it is tried in a process in which warnings are no errors.
DASK = """
from onrecord.engine.engines import find_engine
import operator
if __name__ == "__main__":
    engine = find_engine("dask", {workers}, {scheduler})
    found = dict(engine.map(operator.add, 100, iter(range(20))))
    assert found == {{number: number + 100 for number in range(20)}}, found
    print("all is well")
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_workers_end_with_the_process_that_started_them() -> None:
    """Whoever kills a build leaves nobody at work: the last to hold its output lets go of it."""
    script = (
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_engines import name_process\n"
        "from onrecord.engine.processes import Processes\n"
        "if __name__ == '__main__':\n"
        "    for _ in Processes(2).map(name_process, 0, iter(int, 1)):\n"
        "        print('at work', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as build:
        assert build.stdout
        assert build.stdout.readline() == b"at work\n"
        build.kill()
        build.communicate(timeout=60)


def test_dask_makes_a_cluster(tmp_path: object) -> None:
    """Without an address, a cluster of this machine is made for the time of the build."""
    pytest.importorskip("distributed")
    done = run(DASK.format(workers=2, scheduler=None))
    assert (done.returncode, done.stdout) == (0, "all is well\n"), done.stderr


def test_dask_uses_a_cluster_that_is_there() -> None:
    """With an address, the work is done on that cluster, which is left running."""
    pytest.importorskip("distributed")
    script = """
from distributed import Client, LocalCluster
import operator
from onrecord.engine.engines import find_engine
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        engine = find_engine("dask", None, cluster.scheduler_address)
        assert dict(engine.map(operator.add, 1, range(3))) == {0: 1, 1: 2, 2: 3}
        with Client(cluster) as client:
            assert client.submit(operator.neg, 1).result() == -1
    print("all is well")
"""
    done = run(script)
    assert (done.returncode, done.stdout) == (0, "all is well\n"), done.stderr


def test_dask_tells_that_nobody_answers() -> None:
    """An address that leads nowhere is an error with the form of one that would."""
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="no Dask scheduler answers at 'nowhere:/'"):
        list(Dask(1, "nowhere:/").map(add, 0, [1]))


WRONG: dict[str, tuple[tuple[str, int | None, str | None], str]] = {
    "unknown": (("proceses", None, None), "unknown engine 'proceses'; nearest 'processes'"),
    "no workers": (("processes", 0, None), "0 workers can do nothing; give 1 or more"),
    "serial with workers": (
        ("serial", 2, None),
        "--engine serial is one worker; for 2, use processes",
    ),
    "scheduler without dask": (
        ("processes", None, "tcp://x"),
        "--scheduler goes with --engine dask, not processes",
    ),
    "scheduler with workers": (
        ("dask", 2, "tcp://x"),
        "--workers goes with a cluster of this machine, not with --scheduler",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_options_that_do_not_fit(what: str) -> None:
    """Options that do not go together are refused with the reason."""
    arguments, message = WRONG[what]
    with pytest.raises(UsageError) as caught:
        find_engine(*arguments)
    assert str(caught.value) == message


def test_all_cores_work_unless_said() -> None:
    """There is at least one core."""
    assert count_cores() >= 1
