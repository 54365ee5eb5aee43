"""Read schemas/*.json and schemas/views/*.json into tables and views."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.schema.model import Browse, Field, ForeignKey, Table
from onrecord.schema.read_json import read_json


def read_schemas(folder: Path) -> dict[str, Table]:
    """Read every table of a schemas folder, the four of the dataset first.

    >>> from onrecord.layout import bundled
    >>> list(read_schemas(bundled().schemas))[:4]
    ['events', 'actors', 'quotes', 'appointments']
    """
    return read_schema_files(folder.glob("*.json"))


def read_schema_files(paths: Iterable[Path]) -> dict[str, Table]:
    """Read tables from the files that describe them."""
    return _read_ordered(paths, {})


def read_views(folder: Path, tables: dict[str, Table]) -> dict[str, Table]:
    """Read the views of a schemas folder; a column ``from`` a table's column is described there."""
    return read_view_files((folder / "views").glob("*.json"), tables)


def read_view_files(paths: Iterable[Path], tables: dict[str, Table]) -> dict[str, Table]:
    """Read views from the files that describe them."""
    return _read_ordered(paths, tables)


def _read_ordered(paths: Any, tables: dict[str, Table]) -> dict[str, Table]:
    read = [_table(read_json(path), tables) for path in paths]
    return {table.name: table for table in sorted(read, key=lambda table: table.order)}


def _table(descriptor: dict[str, Any], tables: dict[str, Table]) -> Table:
    read = Table(
        name=_text(descriptor, "name"),
        title=_text(descriptor, "title"),
        description=_text(descriptor, "description"),
        kind=descriptor["kind"],
        order=descriptor["order"],
        fields=tuple(_field(each, tables, _key(descriptor)) for each in descriptor["fields"]),
        primary_key=_key(descriptor),
        foreign_keys=tuple(
            _foreign_key(each, descriptor["name"]) for each in descriptor.get("foreignKeys", ())
        ),
        unique_keys=tuple(map(tuple, descriptor.get("uniqueKeys", ()))),
        indexes=tuple(map(tuple, descriptor.get("indexes", ()))),
        query="\n".join(descriptor["query"]) if "query" in descriptor else None,
        browse=_browse(descriptor),
        descriptor=descriptor,
    )
    _check_keys(read)
    return read


def _text(descriptor: dict[str, Any], name: str, *default: Any) -> Any:
    value = descriptor.get(name, *default) if default else descriptor[name]
    if not isinstance(value, str) and (value,) != default:
        raise ValueError(f"{name} is {value!r}; expected a text")
    return value


def _check_keys(table: Table) -> None:
    keys = [table.primary_key, *table.unique_keys, *table.indexes]
    keys += [each.fields for each in table.foreign_keys]
    if unknown := {name for key in keys for name in key} - {*table.columns}:
        raise ValueError(f"the keys of {table.name!r} name {sorted(unknown)}, which are no columns")
    if table.kind == "dataset" and not table.primary_key:
        raise ValueError(f"{table.name!r} has no primary key to know its rows by")


def _browse(descriptor: dict[str, Any]) -> Browse:
    hints = descriptor.get("browse", {})
    named = [*hints.get("columns", ()), *hints.get("facets", ())]
    named += [hints[name] for name in ("label", "sort") if name in hints]
    if unknown := set(named) - {each["name"] for each in descriptor["fields"]}:
        raise ValueError(f"browse names {sorted(unknown)}, which are no columns")
    return Browse(
        label=hints.get("label"),
        columns=tuple(hints.get("columns", ())),
        facets=tuple(hints.get("facets", ())),
        sort=hints.get("sort"),
    )


def _key(descriptor: dict[str, Any]) -> tuple[str, ...]:
    return tuple(descriptor.get("primaryKey", ()))


def _field(descriptor: dict[str, Any], tables: dict[str, Table], key: tuple[str, ...]) -> Field:
    if "from" in descriptor:
        table, column = descriptor["from"].split(".")
        origin = tables[table].field(column)
        # A name of its own says something of its own, as actor_name of actors.name.
        title = origin.title if descriptor["name"] == column else None
        return Field(
            name=descriptor["name"],
            type=origin.type,
            description=origin.description,
            title=title,
            unit=origin.unit,
            categories=origin.categories,
        )
    constraints = descriptor.get("constraints", {})
    return Field(
        name=_text(descriptor, "name"),
        type=_text(descriptor, "type"),
        description=_text(descriptor, "description"),
        title=_text(descriptor, "title", None),
        unit=_text(descriptor, "unit", None),
        example=descriptor.get("example"),
        # Data Package: to stand in the primary key is to be required.
        required=constraints.get("required", False) or descriptor["name"] in key,
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern"),
        enum=tuple(constraints["enum"]) if "enum" in constraints else None,
        minimum=_limit(constraints, "minimum"),
        maximum=_limit(constraints, "maximum"),
        min_length=_limit(constraints, "minLength"),
        categories=_categories(descriptor),
    )


def _categories(descriptor: dict[str, Any]) -> tuple[tuple[int, str], ...]:
    # Table Schema also allows them for texts, whose codes have a vocabulary or an enum here.
    if descriptor["type"] != "integer":
        return ()
    found = []
    for each in descriptor.get("categories", ()):
        value = each["value"] if isinstance(each, dict) else each
        label = each.get("label", str(value)) if isinstance(each, dict) else str(value)
        if type(value) is not int or not isinstance(label, str):
            raise ValueError(f"categories has {each!r}; expected a whole number and its label")
        found.append((value, label))
    return tuple(found)


def _limit(constraints: dict[str, Any], name: str) -> Any:
    value = constraints.get(name)
    if value is not None and type(value) not in (int, float):
        raise ValueError(f"{name} is {value!r}; expected a number")
    return value


def _foreign_key(descriptor: dict[str, Any], own_name: str) -> ForeignKey:
    reference = descriptor["reference"]
    # Table Schema also writes a reference to the table itself as an empty name.
    return ForeignKey(
        tuple(descriptor["fields"]), reference["resource"] or own_name, tuple(reference["fields"])
    )
