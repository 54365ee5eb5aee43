"""The folder of the cache as a whole: what is known of the last build, and what is cleared away.

Nothing is removed that does not bear the name of an entry.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.release.stores import is_local, read_ordinary, remove_folder, written_whole

_KNOWN = "known.json"


class Known(msgspec.Struct):
    """What is known of the last build: what its batches share, by hash, and where each began.

    ``places`` has the keys of the batches by the places at which they begin; ``is_open`` says that
    a shared row points at one of a batch.
    """

    salt: str
    places: dict[str, str]
    is_open: bool


def read_known(folder: Path, salt: str) -> Known | None:
    """Read what is known of the last build; None if it shared anything else than this one."""
    try:
        known = msgspec.json.decode(read_ordinary(folder / _KNOWN), type=Known)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError):
        return None
    return known if known.salt == salt else None


def make_folder(folder: Path) -> None:
    """Make the folder of the cache, without what is damaged in it beyond use.

    Raises OnRecordError if it leads elsewhere, as in a package that somebody else made.
    """
    if is_local(folder) and (folder.is_symlink() or folder.parent.is_symlink()):
        raise OnRecordError(
            f"{folder} leads elsewhere; remove the link, since a build cleans up there"
        )
    if folder.exists() and not folder.is_dir():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for entry in folder.iterdir():
        is_sound = entry.is_file() if entry.name == _KNOWN else entry.is_dir()
        if _is_ours(entry) and not is_sound:
            _remove(entry)
        elif entry.name != _KNOWN and _is_ours(entry):
            for file in entry.iterdir():
                if not file.is_file():
                    _remove(file)


def prune(folder: Path, known: Known) -> None:
    """Keep the entries of a build and no others; what is not ours stays as it is."""
    keys = set(known.places.values())
    for entry in folder.iterdir():
        if _is_ours(entry) and entry.name not in keys and entry.name != _KNOWN:
            _remove(entry)
    with written_whole(folder / _KNOWN) as draft:
        draft.write_bytes(msgspec.json.encode(known))


def _is_ours(entry: Path) -> bool:
    return entry.name == _KNOWN or re.fullmatch("[0-9a-f]{64}", entry.name) is not None


def _remove(path: Path) -> None:
    """Remove a folder with what is in it, or whatever else stands there; a link, not its target."""
    if path.is_dir() and not path.is_symlink():
        remove_folder(path)
    else:
        path.unlink()
