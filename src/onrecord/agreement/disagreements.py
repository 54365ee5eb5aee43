"""List where two passes differ, unit by unit and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.agreement.fields import FIELDS, Compared
from onrecord.agreement.match import Group, Match
from onrecord.agreement.units import Unit

# For each pass, what its rows are called in all passes.
Names = list[dict[str, str]]


@dataclass(frozen=True)
class Disagreement:
    """One difference between two passes.

    ``field`` is None where only one of them has the unit. The values are as each pass has them:
    links are keys of its own rows, words are told by where they stand.
    """

    table: str
    first: Unit | None
    second: Unit | None
    field: str | None
    first_value: str | None = None
    second_value: str | None = None

    def own_values(self) -> tuple[str | None, str | None]:
        """The values as they are shown and published: links by the ids that each pass gives rows.

        The key of a row in a pass is no key of the tables, though it may look like one.
        """
        kind = next((each.kind for each in FIELDS[self.table] if each.name == self.field), None)
        values = (self.first_value, self.second_value)
        if kind != "link" or self.first is None:
            return values
        of_document = self.first.row_id.removesuffix(self.first.own_id)
        one, other = (value and value.removeprefix(of_document) for value in values)
        return one, other


def list_disagreements(matches: Iterable[Match]) -> list[Disagreement]:
    """List the differences between the passes that were matched, in the order of the matches.

    All matches of a document are needed at once, since a link is the same where it leads to the
    same unit, whatever the passes call it. Derived fields are left out: they differ where what they
    follow from does.
    """
    listed = list(matches)
    names = name_units(listed)
    found = []
    for match in listed:
        table, first, second = match.table, match.first, match.second
        if first is None or second is None:
            found.append(Disagreement(table, first, second, None))
            continue
        for field in FIELDS[table]:
            if field.kind == "derived":
                continue
            one, other = (shared_value(field, match.members, names, side) for side in (0, 1))
            if one != other:
                own = (first.values.get(field.name), second.values.get(field.name))
                found.append(Disagreement(table, first, second, field.name, *own))
    return found


def name_units(groups: Sequence[Match | Group]) -> Names:
    """Give the rows of each pass names that are the same where they are in one group."""
    names: Names = [{} for _ in range(len(groups[0].members))] if groups else []
    for number, group in enumerate(groups):
        for known, unit in zip(names, group.members, strict=True):
            if unit is not None:
                known[unit.row_id] = f"#{number}"
    return names


def shared_value(
    field: Compared, members: Sequence[Unit | None], names: Names, side: int
) -> str | None:
    """The value of a field in one of the passes, links by the names that all passes share."""
    unit = members[side]
    value = unit.values.get(field.name) if unit is not None else None
    if value is not None and field.kind == "link":
        return names[side].get(value, value)
    return value
