"""Prove a release without rebuilding it, by its hashes, as an installed package can."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import Problem
from onrecord.release.check_hashes import check_hashes
from onrecord.release.hashes import dataset_hash, hashes_in
from onrecord.release.read_package import read_descriptor


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
