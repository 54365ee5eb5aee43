"""Prove a release by rebuilding it: every byte must come out the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from onrecord.errors import Problem
from onrecord.layout import Layout
from onrecord.pipeline.build import build_release
from onrecord.pipeline.write_release import FORMS, write_release
from onrecord.release.hashes import hashes_in, sha256_file
from onrecord.release.read_package import list_resources, read_descriptor
from onrecord.release.verify import Verdict, verify_hashes


def verify_rebuild(descriptor_file: Path) -> Verdict:
    """Rebuild the package from its curated folder into a temporary one, and compare.

    Where a text of the release is missing, as in a source archive, nothing can be rebuilt, and
    the hashes alone are compared. Raises DataError where the curated folder has problems.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    verdict = verify_hashes(descriptor_file)
    texts = [each["path"] for each in descriptor["onrecord"]["inputs"]]
    if not all((root / path).is_file() for path in texts):
        return verdict
    drafts = bool(descriptor["onrecord"].get("includes_drafts"))
    problems = list(verdict.problems)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "again"
        again.mkdir()
        release = build_release(root, Path(folder) / "cache", include_drafts=drafts)
        write_release(release, again, _list_forms(root, descriptor))
        rebuilt = read_descriptor(Layout(again).descriptor)
        old, new = hashes_in(descriptor), hashes_in(rebuilt)
        for path in sorted(old.keys() | new.keys()):
            if old.get(path) != new.get(path):
                fault = (
                    f"the rebuild gives {new.get(path, 'no such file')}, "
                    f"the release has {old.get(path, 'no such file')}"
                )
                problems.append(Problem(path, 1, fault))
        if sha256_file(Layout(again).descriptor) != sha256_file(descriptor_file):
            fault = "the rebuild describes the package otherwise; build again"
            problems.append(Problem(descriptor_file.name, 1, fault))
    return Verdict(verdict.dataset_hash, len(old), True, sorted(set(problems)))


def _list_forms(root: Path, descriptor: dict[str, Any]) -> list[str]:
    """The forms that the package was written in: the descriptor does not speak of the database."""
    written = {form for _, form in list_resources(descriptor)}
    if Layout(root).database.is_file():
        written.add("sqlite")
    return [form for form in FORMS if form in written]
