"""Build the documentation site into build/site, or into the folder that is named.

Every warning is an error: a link that leads nowhere, a name that is not explained, a page that no
list of contents has, a code cell that fails.
"""

import json
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

from sphinx.cmd.build import build_main

# Cells are run by this very Python, wherever else a kernel of that name may be installed. Its one
# warning is about a connection that does not leave the machine.
KERNEL = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
QUIET = ["--IPKernelApp.log_level=ERROR"]


def main(root: Path, site: Path) -> int:
    """Build the site anew, so that no page of an earlier one is left in it."""
    shutil.rmtree(site, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        keep_apart(Path(scratch))
        options = ["--fail-on-warning", "--keep-going", "--quiet", "--fresh-env"]
        folders = ["--conf-dir", str(root / "docs"), "--doctree-dir", str(Path(scratch) / "trees")]
        return build_main([*options, *folders, str(root), str(site)])


def keep_apart(scratch: Path) -> None:
    """Let nothing that a user has set up for Jupyter or IPython change the site, nor be changed."""
    spec = scratch / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": KERNEL + QUIET, "display_name": "", "language": "python"}))
    os.environ["JUPYTER_PATH"] = str(scratch)
    os.environ["JUPYTER_RUNTIME_DIR"] = str(scratch / "runtime")
    os.environ["IPYTHONDIR"] = str(scratch / "ipython")
    # Otherwise every page that is run is announced.
    logging.getLogger("traitlets").setLevel(logging.WARNING)


if __name__ == "__main__":
    checkout = Path(__file__).resolve().parents[1]
    wanted = [Path(each).resolve() for each in sys.argv[1:]] or [checkout / "build" / "site"]
    sys.exit(main(checkout, *wanted))
