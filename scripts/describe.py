"""Write the generated pages: the codebook, the commands, JSON Schemas, pictures and citations."""

import sys
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.manual.pages import write_pages


def main() -> int:
    """Write the pages that changed, and name them."""
    try:
        changed = write_pages(Path(__file__).resolve().parents[1])
    except OnRecordError as error:
        print(error, file=sys.stderr)
        return 1
    print("wrote " + ", ".join(changed) if changed else "every generated page is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
