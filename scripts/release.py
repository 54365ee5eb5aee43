"""Check the dataset of this checkout, and write it in every form into build/release."""

import sys
from pathlib import Path

from onrecord.access import Package
from onrecord.cli import main as run
from onrecord.errors import OnRecordError


def main() -> int:
    """Write the release, in the place of an earlier one, unless the package has problems."""
    if sys.argv[1:]:
        print(f"unexpected {sys.argv[1]!r}; release.py takes no arguments", file=sys.stderr)
        return 2
    root = Path(__file__).resolve().parents[1]
    status = run(["check", str(root)])
    if status:
        return status
    try:
        written = Package(root).export("all", root / "build" / "release", replace=True)
    except OnRecordError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"wrote {len(written)} files into build/release")
    return 0


if __name__ == "__main__":
    sys.exit(main())
