"""Run `onrecord browse` on this checkout."""

import sys
from pathlib import Path

from onrecord.cli import main

if __name__ == "__main__":
    sys.exit(main(["browse", str(Path(__file__).resolve().parents[1]), *sys.argv[1:]]))
