"""The same rows are the same bytes wherever and whenever they are written."""

import os
import subprocess
import sys
from pathlib import Path

DRIVER = """
import sys
from pathlib import Path
from support import real_tables, real_views, small_rows, write_package
from onrecord.release.write_sqlite import write_sqlite
root = Path(sys.argv[1])
write_package(root)
write_sqlite(small_rows(), real_tables(), real_views(), root / "t.db")
"""
PLACES = {
    "here": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    "there": {"PYTHONHASHSEED": "42", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
}


def test_no_seed_zone_locale_or_folder_shows_in_the_files(tmp_path: Path) -> None:
    """CSV, Parquet, SQLite and datapackage.json are equal for other hash seeds, zones, folders."""
    written = []
    for name, environment in PLACES.items():
        root = tmp_path / name
        root.mkdir()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
        subprocess.run([sys.executable, "-c", DRIVER, str(root)], env=environment, check=True)
        files = [path for path in root.rglob("*") if path.is_file()]
        written.append({path.relative_to(root): path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert len(written[0]) > 2 * 27
