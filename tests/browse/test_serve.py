"""`onrecord browse` listens on this machine only, finds a free port, and says what is public."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from curated import Built, CuratedFolder

from onrecord.browse import serve
from onrecord.cli import main
from onrecord.errors import UsageError
from onrecord.pipeline.make import make_release


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The default port, which somebody else has taken."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        monkeypatch.setattr(serve, "DEFAULT_PORT", port)
        yield port


def test_a_free_port_is_found_where_the_default_is_taken(taken: int) -> None:
    """Without a port asked for, a taken default is no error."""
    with serve.open_socket("127.0.0.1", None) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.getsockname()[1] not in (0, taken)
        assert serve.address(listening, "127.0.0.1") == (
            f"http://127.0.0.1:{listening.getsockname()[1]}/"
        )


def test_a_port_asked_for_must_be_free(taken: int) -> None:
    """A port that was asked for and is taken is wrong use, not another port."""
    with pytest.raises(UsageError) as caught:
        serve.open_socket("127.0.0.1", taken)
    assert str(caught.value) == (
        f"cannot listen on 127.0.0.1, port {taken} (Address already in use); "
        "name another with --host or --port"
    )


def test_a_host_that_is_not_here_is_wrong_use() -> None:
    """An address of another machine cannot be listened on."""
    with pytest.raises(UsageError, match=r"cannot listen on 192\.0\.2\.1, port 8001"):
        serve.open_socket("192.0.2.1", None)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "8001.5"])
def test_a_port_is_a_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything that is no port is wrong use, before anything is opened."""
    with pytest.raises(SystemExit) as caught:
        main(["browse", f"--port={port}"])
    assert caught.value.code == 2
    assert f"'{port}' is no port; expected 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["nowhere"], ["."]])
def test_a_folder_without_a_package_is_wrong_use(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A folder that is not there, or has no package, is one clear line."""
    monkeypatch.chdir(tmp_path)
    assert main(["browse", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_not_built_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder with curated files and no package, the installed one is not shown instead."""
    (tmp_path / "data" / "curated").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert main(["browse"]) == 2
    assert capsys.readouterr().err == (
        "onrecord: this folder is not built yet; run: onrecord build\n"
    )


def start(root: Path, *options: str) -> subprocess.Popen[str]:
    """Start the command over a folder."""
    command = [sys.executable, "-m", "onrecord.cli", "browse", str(root), *options]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )


def first_address(process: subprocess.Popen[str]) -> str:
    """The address that it prints."""
    assert process.stdout is not None
    found = re.search(r"http://\S+/", process.stdout.readline())
    assert found
    return found[0]


def get(address: str) -> str:
    """Ask for a page."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def test_it_serves_until_it_is_stopped(built: Built) -> None:
    """It prints one address, answers there, and ends quietly when it is told to."""
    with start(built.root) as process:
        page = get(first_address(process) + "-/read/bree")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert "The Treaty of Bree" in page
    assert process.returncode in (0, 130)
    assert "Traceback" not in errors


def test_what_is_public_is_said_and_holds_no_whole_texts(tmp_path: Path) -> None:
    """On an address that others can reach, whole texts are shown only where it is asked for."""
    corpus = CuratedFolder(tmp_path / "corpus", release="evidence")
    make_release(corpus.root)
    for options, is_shown in (((), False), (("--texts", "--sql"), True)):
        with start(corpus.root, "--host", "0.0.0.0", *options) as process:
            port = first_address(process).rstrip("/").rpartition(":")[2]
            page = get(f"http://127.0.0.1:{port}/-/read/bree")
            process.terminate()
            _, errors = process.communicate(timeout=20)
        assert ("characters not released" in page) is not is_shown
        assert errors.startswith("public on 0.0.0.0: every table, the evidence and the downloads; ")
        assert ("the whole texts of all documents" in errors) is is_shown
        assert ("everybody can write SQL" in errors) is is_shown
