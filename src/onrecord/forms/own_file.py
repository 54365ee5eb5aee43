"""Write files that people may go on with, and never over what they wrote.

Such a file holds the hash of itself in a comment, or in a hidden file beside it where its form has
no comments. So it is seen whether it still is as it was written.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

_HASH = re.compile(rb"^# sha256 of the other lines: ([0-9a-f]{64})\n", re.MULTILINE)


def with_hash(head: str, body: str) -> bytes:
    r"""A head of comments, a line with the hash of all other lines, and the body.

    >>> with_hash("# Made here.\n", "a: 1\n").decode().splitlines()[1][:40]
    '# sha256 of the other lines: 2ac0ac46662'
    """
    digest = hashlib.sha256((head + body).encode()).hexdigest()
    return f"{head}# sha256 of the other lines: {digest}\n{body}".encode()


def is_edited(path: Path) -> bool:
    """Whether something stands there that is not just what was written for it."""
    if not path.exists() and not path.is_symlink():
        return False
    if not path.is_file():
        return True
    if _hash_file(path).is_file():
        return _hash_file(path).read_bytes() != _digest(path)
    content = path.read_bytes()
    found = _HASH.search(content)
    if found is None:
        return True
    rest = content[: found.start()] + content[found.end() :]
    return hashlib.sha256(rest).hexdigest().encode() != found[1]


def was_ours(path: Path) -> bool:
    """Whether a file was written here, however it was changed since: it still has its hash."""
    if not path.is_file():
        return False
    return _hash_file(path).is_file() or _HASH.search(path.read_bytes()) is not None


def is_ours(path: Path) -> bool:
    """Whether a file stands there just as it was written."""
    return path.exists() and not is_edited(path)


def renew_hash(path: Path) -> None:
    """Note for a file of lines that it stands as it was written, after a change of ours."""
    put_blocks(_hash_file(path), [_digest(path)])


def with_new_hash(content: bytes) -> bytes:
    """A file with the hash of its other lines in it, after a change of ours."""
    found = _HASH.search(content)
    if found is None:
        return content
    rest = content[: found.start()] + content[found.end() :]
    digest = hashlib.sha256(rest).hexdigest().encode()
    return content[: found.start(1)] + digest + content[found.end(1) :]


def put(target: Path, content: bytes) -> None:
    """Put a file in its place whole, or not at all; folders are made."""
    put_blocks(target, [content])


def put_lines(target: Path, lines: Iterable[bytes]) -> None:
    """Put a file of lines in its place, and beside it the hidden file with its hash."""
    put_blocks(target, lines)
    renew_hash(target)


def remove(path: Path) -> None:
    """Take a file away, and the hidden file beside it."""
    path.unlink(missing_ok=True)
    _hash_file(path).unlink(missing_ok=True)


def put_blocks(target: Path, blocks: Iterable[bytes], *, durably: bool = False) -> None:
    """Put a file in its place when all its blocks are there; one at a time is in memory.

    Who may read and write it stays as it was, and of a new file is as of any that is written here.
    What is put ``durably`` is on the disk before, so that a crash leaves the old file or the new.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.stem[:100]}-{uuid4().hex}")
    try:
        with beside.open("xb") as file:
            file.writelines(blocks)
            if durably:
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            beside.chmod(S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _hash_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.sha256")


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest().encode() + b"\n"
