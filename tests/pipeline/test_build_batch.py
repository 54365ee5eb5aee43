"""A batch is built without a side effect on the process that it is built in."""

from __future__ import annotations

import gc
from pathlib import Path

from curated import CuratedFolder, build


def test_garbage_is_collected_again(tmp_path: Path) -> None:
    """While a batch is made no garbage is looked for; afterwards it is as it was before."""
    CuratedFolder(tmp_path)
    assert gc.isenabled()
    build(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        build(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()
