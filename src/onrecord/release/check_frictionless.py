"""Let Frictionless judge a package, as when its own command is typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.corpus.origin import Origin
from onrecord.errors import OnRecordError, Problem
from onrecord.release.hashes import parts_in
from onrecord.release.read_package import find_file


def can_check(root: Path, descriptor: Mapping[str, Any]) -> bool:
    """Whether every file of a table is there, and an ordinary one inside the folder.

    Frictionless opens whatever is listed: it would wait for a named pipe for ever.
    """
    try:
        for resource in descriptor["resources"]:
            for part in parts_in(resource):
                find_file(root, part["path"])
    except (OnRecordError, AttributeError, KeyError, TypeError):
        return False
    return True


def check_frictionless(descriptor_file: Path) -> list[Problem]:
    """What Frictionless says of the package, in the lines of the files.

    Call it only where ``can_check``.
    """
    from frictionless import validate

    report = validate(str(descriptor_file))
    problems = [
        Problem(descriptor_file.name, 1, f"frictionless: {error.message}")
        for error in report.errors
    ]
    for task in report.tasks:
        for error in task.errors:
            # It counts rows from the header on, and a row may have several lines.
            row = getattr(error, "row_number", None)
            place = Origin(descriptor_file.parent, str(task.place), (row - 2,) if row else ())
            problems.append(place.problem(f"frictionless: {error.message}"))
    return problems
