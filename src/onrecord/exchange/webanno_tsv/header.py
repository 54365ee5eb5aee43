"""The first lines of a WebAnno TSV file: its version, and what its columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from onrecord.errors import Problem

VERSIONS = ("WebAnno TSV 3.2", "WebAnno TSV 3.3")
FORMAT = "#FORMAT="
KINDS = {"#T_SP=": "span", "#T_RL=": "relation", "#T_CH=": "chain"}
_MOST_COLUMNS, _LONGEST_NAME = 2_000, 400


class Holds(Enum):
    """What the values of a column are."""

    VALUE = "value"
    NOTHING = "nothing"
    ROLES = "roles"
    TARGETS = "targets"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the feature whose values it holds, or the type of the annotations it refers to."""

    index: int
    holds: Holds
    feature: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class LayerColumns:
    """The columns of a layer; ``kind`` is span, relation or chain."""

    kind: str
    type: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The layers of a file, how many columns they have, and the line after the header, from 1."""

    layers: tuple[LayerColumns, ...]
    width: int
    body: int


def read_header(file: str, lines: list[str]) -> tuple[Header | None, list[Problem]]:
    """Read the header of a file; None where it has a fault."""
    version = lines[0].removeprefix(FORMAT) if lines and lines[0].startswith(FORMAT) else None
    if version is None:
        what = "the first line does not begin with '#FORMAT='; is this a file of WebAnno TSV?"
        return None, [Problem(file, 1, what)]
    if version.strip() not in VERSIONS:
        what = f"unknown form {version.strip()[:80]!r}; export the document as 'WebAnno TSV 3.3'"
        return None, [Problem(file, 1, what)]
    layers: list[LayerColumns] = []
    problems: list[Problem] = []
    width = 0
    number = 2
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            break
        kind = KINDS.get(line[:6])
        if kind is None:
            problems.append(
                Problem(file, number, f"{line[:80]!r} is no layer; begin it with '#T_SP='")
            )
            continue
        name, _, rest = line[6:].partition("|")
        columns, fault = _read_columns(kind, rest.split("|"), width)
        if len(name) > _LONGEST_NAME:
            fault = f"its name has {len(name):,} characters; shorten it"
        if fault or not name:
            fault = fault or "it has no name; write it after '='"
            problems.append(Problem(file, number, f"layer {name[:80]!r}: {fault}"))
        width += len(columns)
        layers.append(LayerColumns(kind, name, columns))
    if len({layer.type for layer in layers}) < len(layers):
        problems.append(Problem(file, 1, "a layer is declared twice; declare each once"))
    if width > _MOST_COLUMNS:
        problems.append(Problem(file, 1, f"{width:,} columns; at most {_MOST_COLUMNS:,} are read"))
    return (None if problems else Header(tuple(layers), width, number)), problems


def _read_columns(kind: str, names: list[str], start: int) -> tuple[tuple[Column, ...], str]:
    columns: list[Column] = []
    longest = max(map(len, names))
    fault = f"a name has {longest:,} characters; shorten it" if longest > _LONGEST_NAME else ""
    for index, name in enumerate(names, start=start):
        after_roles = columns and columns[-1].holds is Holds.ROLES
        if after_roles:
            column = Column(index, Holds.TARGETS, columns[-1].feature, name)
        elif kind == "span" and name.startswith("ROLE_"):
            # As ROLE_package.Layer:feature_package.LayerFeatureLink
            feature = name.partition(":")[2].partition("_")[0]
            fault = fault or ("" if feature else f"the slots {name[:80]!r} have no name")
            column = Column(index, Holds.ROLES, feature)
        elif kind == "relation" and name.startswith("BT_"):
            column = Column(index, Holds.SOURCE, target=name.removeprefix("BT_"))
        else:
            column = Column(index, Holds.VALUE if name else Holds.NOTHING, name)
        columns.append(column)
    named = [column.feature for column in columns if column.holds in (Holds.VALUE, Holds.ROLES)]
    if len(set(named)) < len(named):
        fault = fault or "it has two features of one name"
    if columns[-1].holds is Holds.ROLES:
        fault = fault or f"no column of targets follows that of the roles {columns[-1].feature!r}"
    if kind == "relation" and [column.holds for column in columns].count(Holds.SOURCE) != 1:
        fault = fault or "a relation needs one column that begins with 'BT_', with its base layer"
    return tuple(columns), fault
