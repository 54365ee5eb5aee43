"""Read a JSON file that may be anybody's: what it says must be text that every form can hold."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

_LARGEST = 64_000_000
# The escape of the null character, unless its backslash is itself escaped.
_NULL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def read_json(path: Path) -> Any:
    """Read a JSON file in UTF-8.

    Raises OSError for one that cannot be read, and ValueError for one that is no regular file, is
    larger than 64 MB, damaged, nested too deeply, or spells what is no character: half of a
    surrogate pair, or null.
    """
    about = path.stat()
    # A pipe would be waited for, and a device read without end.
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("no regular file")
    if about.st_size > _LARGEST:
        raise ValueError(f"{about.st_size:,} bytes, more than {_LARGEST:,}")
    text = path.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{error.object[error.start]!r} is no character") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if _NULL.search(text):
        raise ValueError("'\\x00' is no character")
    return content
