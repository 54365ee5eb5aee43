"""Build the documentation site into build/site, or into the folder that is named.

Every warning is an error: a link that leads nowhere, a name that is not explained, a page that no
list of contents has, a code cell that fails.
"""

import shutil
import sys
from pathlib import Path

from sphinx.cmd.build import build_main


def main(root: Path, site: Path) -> int:
    """Build the site anew, so that no page of an earlier one is left in it."""
    shutil.rmtree(site, ignore_errors=True)
    options = ["--fail-on-warning", "--keep-going", "--quiet", "--fresh-env"]
    trees = site.with_name(f".{site.name}-trees")
    folders = ["--conf-dir", str(root / "docs"), "--doctree-dir", str(trees)]
    return build_main([*options, *folders, str(root), str(site)])


if __name__ == "__main__":
    checkout = Path(__file__).resolve().parents[1]
    wanted = [Path(each).resolve() for each in sys.argv[1:]] or [checkout / "build" / "site"]
    sys.exit(main(checkout, *wanted))
