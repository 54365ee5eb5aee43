"""The command diff."""

from __future__ import annotations

import argparse
import sys

from onrecord.commands.shared import Commands


def add(commands: Commands) -> None:
    """Add diff."""
    comparing = commands.add(
        "diff",
        diff,
        "say what changed between two versions, and whether a promise is broken",
        "onrecord diff HEAD .",
    )
    where = "a folder, a datapackage.json, or a tag or other git revision of this folder"
    comparing.add_argument("old", help=f"the older version: {where}")
    comparing.add_argument("new", help="the newer version, named in the same way")
    comparing.add_argument(
        "--format",
        choices=("text", "json", "changelog"),
        default="text",
        help="a report (default), everything as JSON, or entries for the changelog",
    )


def diff(given: argparse.Namespace) -> int:
    """Print what changed; gives 1 if a promise is broken."""
    import onrecord

    found = onrecord.diff(_finished(given.old), _finished(given.new))
    if given.format == "json":
        from onrecord.release.descriptor import to_json

        sys.stdout.write(to_json(found.to_dict()))
    else:
        sys.stdout.write(found.to_text() if given.format == "text" else found.to_changelog())
        if given.format == "changelog":
            for each in found.broken_promises:
                print(f"broken promise: {each}", file=sys.stderr)
    return 1 if found.broken_promises else 0


def _finished(name: str) -> str:
    """The same name; if it is that of a folder, a publication that was cut short is completed."""
    from onrecord.release.publish import finish_interrupted, is_interrupted
    from onrecord.versions.state import folder_of

    folder = folder_of(name)
    if folder is not None and is_interrupted(folder):
        finish_interrupted(folder)
    return name
