"""Take the package that a git revision holds out of the repository, without a checkout."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from onrecord.errors import OnRecordError, UsageError

_TAKEN = ("datapackage.json", "data/tables", "schemas")
_PLAIN_FILES = ("100644", "100755")


@contextmanager
def files_of(revision: str, folder: Path) -> Iterator[Path]:
    """Give a temporary folder with the package of a revision, as it stood in ``folder`` then.

    Only the descriptor, the tables and the schemas are taken, and no links. Raises UsageError if
    git is missing, the folder is in no repository, the revision is unknown, or it has no package
    there.
    """
    commit = _find_commit(revision, folder)
    blobs = _list_blobs(commit, folder)
    if "datapackage.json" not in blobs:
        raise UsageError(
            f"revision {revision!r} has no datapackage.json in this folder; go to the folder of "
            "the dataset, or name another revision"
        )
    with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
        contents = _read_blobs(list(blobs.values()), folder)
        for path, content in zip(blobs, contents, strict=True):
            target = Path(scratch, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(scratch)


def _find_commit(revision: str, folder: Path) -> str:
    if _git(folder, "rev-parse", "--git-dir") is None:
        raise UsageError(
            f"there is no {revision!r} here, and this folder is in no git repository; name a "
            "folder or a datapackage.json"
        )
    # Nothing that follows is taken for an option, whatever it looks like.
    options = ("--verify", "--quiet", "--end-of-options")
    found = _git(folder, "rev-parse", *options, f"{revision}^{{commit}}")
    if found is None:
        raise UsageError(
            f"{revision!r} is neither a path nor a revision that git knows; name a folder, a "
            "datapackage.json, a tag or a commit"
        )
    return found.decode().strip()


def _list_blobs(commit: str, folder: Path) -> dict[str, str]:
    """The plain files to take, by path from the folder, with their names in the object store."""
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", *_TAKEN) or b""
    blobs = {}
    for line in listed.decode(errors="surrogateescape").split("\0")[:-1]:
        facts, _, path = line.partition("\t")
        mode, _, blob = facts.split()
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise OnRecordError(
                f"the revision has a file {path!r}, which would lead out of a folder"
            )
        if mode in _PLAIN_FILES:
            blobs[path] = blob
    return blobs


def _read_blobs(blobs: list[str], folder: Path) -> Iterator[bytes]:
    output = _git(folder, "cat-file", "--batch", lines=blobs) or b""
    at = 0
    for blob in blobs:
        # Each is announced by a line with its name, kind and size, and followed by a line end.
        end = output.find(b"\n", at)
        head = output[at:end].split()
        if end < 0 or len(head) != 3:
            raise OnRecordError(f"git cannot read the object {blob}; run: git fsck")
        at = end + 1 + int(head[2]) + 1
        yield output[end + 1 : at - 1]


def _git(folder: Path, *arguments: str, lines: list[str] | None = None) -> bytes | None:
    """Run git in a folder, and give what it prints, or None if it fails."""
    given = "".join(f"{line}\n" for line in lines or ()).encode()
    try:
        # No shell reads the arguments, and the git that answers is the one the user would get.
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise UsageError(
            "git is not installed, so only folders can be compared; name two folders"
        ) from None
    except ValueError:
        return None  # a name with a NUL, which no program can be given
    return done.stdout if done.returncode == 0 else None
