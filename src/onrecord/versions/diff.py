"""What changed between two versions, in the forms that people and programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.release.description import Description
from onrecord.versions.changes import Change, TableChange
from onrecord.versions.level import Level, needed_version

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Diff:
    """Everything that changed from an old version of a dataset to a new one.

    ``facts`` are those of the dataset, ``tables`` the tables and views that changed, ``level`` how
    far all of it reaches, ``broken_promises`` a line for each.
    """

    old: Description
    new: Description
    facts: tuple[Change, ...]
    tables: tuple[TableChange, ...]
    level: Level
    broken_promises: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.facts or self.tables)

    def __repr__(self) -> str:
        """Show both versions and how far the changes reach."""
        return f"<Diff {self.old.version} to {self.new.version}: {self.level}>"

    @property
    def needed_version(self) -> str:
        """The lowest version that these changes allow."""
        return needed_version(self.old.version, self.level)

    def reasons(self) -> dict[tuple[str, str], str]:
        """Why rows were taken back, by table and id, as the new lines of removed_rows say."""
        return {
            (row["table_name"], row["row_id"]): row["reason"]
            for table in self.tables
            if table.name == "removed_rows"
            for row in table.added.to_pylist()
        }

    def to_dict(self) -> dict[str, Any]:
        """Give every change as lists, dictionaries and scalars, as JSON has them."""
        from onrecord.versions.to_dict import to_dict

        return to_dict(self)

    def to_frame(self) -> pd.DataFrame:
        """Give a frame with a line for every row that came or went and every field that changed."""
        from onrecord.versions.to_frame import to_frame

        return to_frame(self)

    def to_text(self) -> str:
        """Report to people, long values and long lists cut."""
        from onrecord.versions.to_text import to_text

        return to_text(self)

    def to_changelog(self) -> str:
        """Write entries in Markdown for the changelog of the dataset."""
        from onrecord.versions.to_changelog import to_changelog

        return to_changelog(self)
