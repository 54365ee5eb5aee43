"""Read a JSON file that may be anybody's: what it says must be text that every form can hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

# The escape of the null character, unless its backslash is itself escaped.
_NULL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def read_json(path: Path) -> Any:
    """Read a JSON file in UTF-8.

    Raises OSError for one that cannot be read, and ValueError for one that is damaged, is nested
    too deeply, or spells what is no character: half of a surrogate pair, or null.
    """
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
