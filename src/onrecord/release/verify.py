"""Prove a release: rebuild it and compare every byte, or hold it against somebody's own texts."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks.locate import locate
from onrecord.checks.spans import check_spans
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem, UsageError
from onrecord.layout import Layout
from onrecord.release.check_package import check_hashes
from onrecord.release.hashes import dataset_hash, hashes_in, sha256_file
from onrecord.release.make import build_release, write_release
from onrecord.release.read_package import find_file, read_descriptor
from onrecord.release.write_parquet import read_parquet


@dataclass(frozen=True)
class Verdict:
    """What was compared, whether it was rebuilt, and every difference."""

    dataset_hash: str
    compared: int
    rebuilt: bool
    problems: list[Problem]


def verify_hashes(descriptor_file: Path) -> Verdict:
    """Compare every file that is there with its hash in the descriptor; nothing is rebuilt."""
    descriptor = read_descriptor(descriptor_file)
    root = descriptor_file.parent
    problems = list(check_hashes(root, descriptor))
    present = [path for path in hashes_in(descriptor) if (root / path).is_file()]
    return Verdict(dataset_hash(descriptor), len(present), False, problems)


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
        again = Path(folder)
        write_release(build_release(root, include_drafts=drafts), again)
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


def verify_documents(descriptor_file: Path, folder: Path) -> Verdict:
    """Hold every span of the released tables against somebody's own copies of the texts.

    ``folder`` has <document_id>.txt files. Raises UsageError where it has none of the documents.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    paths = {each["name"]: each["path"] for each in descriptor["resources"]}
    names = ("documents", "evidence", "passages", "mentions", "quotes", "quote_fragments")
    rows = {
        name: read_parquet(find_file(root, paths[f"{name}-parquet"])).to_pylist() for name in names
    }
    texts, problems, wanted = {}, [], []
    for row in rows["documents"]:
        path = folder / f"{row['document_id']}.txt"
        wanted.append(path.name)
        if not path.is_file():
            fault = f"no such text in {folder}; its spans were not checked"
            problems.append(Problem(path.name, 1, fault))
            continue
        content = path.read_bytes()
        texts[row["document_id"]] = content.decode("utf-8", errors="replace")
        if hashlib.sha256(content).hexdigest() != row["text_sha256"]:
            fault = "not the text that was annotated: its sha256 differs"
            problems.append(Problem(path.name, 1, fault))
    if not texts:
        raise UsageError(f"{folder} has no text of this package; expected {', '.join(wanted[:5])}")
    origins = {
        name: [Origin(root, paths[name], (row,)) for row in range(len(found))]
        for name, found in rows.items()
    }
    problems += locate(check_spans(rows, texts), origins)
    checked = sum(1 for row in rows["evidence"] if row["document_id"] in texts)
    return Verdict(dataset_hash(descriptor), checked, False, sorted(set(problems)))
