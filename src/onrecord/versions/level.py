"""What a change means for those who use a dataset, and which version it therefore needs."""

from __future__ import annotations

from enum import IntEnum

from onrecord.checks.removed import version_numbers
from onrecord.errors import OnRecordError


class Level(IntEnum):
    """How far a change reaches: the highest of all changes decides about the version.

    Semantic Versioning (semver.org) calls them patch, minor and major; docs/versions.md says which
    change of data is which.
    """

    NONE = 0
    CORRECTION = 1
    ADDITION = 2
    BREAKING = 3

    def __str__(self) -> str:
        return self.name.lower()


def parse_version(version: str) -> tuple[int, ...]:
    """Read a version of three numbers; raises OnRecordError for any other.

    >>> parse_version("0.10.2") > parse_version("0.9.3")
    True
    """
    numbers = version_numbers(version)
    if numbers is None:
        raise OnRecordError(
            f"malformed version {version!r}; expected three numbers, as in 0.1.0, in dataset.yaml"
        )
    return numbers


def needed_version(old: str, level: Level) -> str:
    """The lowest version that may follow an old one after a change of some level.

    Before 1.0.0 nothing is settled yet: the first number stays, and what breaks programs raises the
    second one, as additions do.

    >>> [needed_version("1.4.2", level) for level in Level]
    ['1.4.2', '1.4.3', '1.5.0', '2.0.0']
    >>> needed_version("0.4.2", Level.BREAKING)
    '0.5.0'
    """
    first, second, third = parse_version(old)
    if level == Level.NONE:
        return old
    if level == Level.CORRECTION:
        return f"{first}.{second}.{third + 1}"
    if level == Level.BREAKING and first > 0:
        return f"{first + 1}.0.0"
    return f"{first}.{second + 1}.0"
