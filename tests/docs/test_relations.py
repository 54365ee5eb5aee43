"""The drawing of the tables shows each reference that the schemas have, for any schemas."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from docs.pages import ROOT

from onrecord.manual.relations import draw_relations
from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.read import read_schemas

SVG = "{http://www.w3.org/2000/svg}"
TABLES = read_schemas(ROOT / "schemas")


def table(name: str, *targets: str) -> Table:
    """Make a table with a column for each table that it refers to."""
    fields = tuple(Field(f"{each}_id", "string", "A key.") for each in targets)
    keys = tuple(ForeignKey((f"{each}_id",), each, ("id",)) for each in targets)
    return Table(name, name, "A table.", "support", 1, fields, foreign_keys=keys)


def draw(*tables: Table) -> ElementTree.Element:
    """Draw tables, and read the drawing as XML."""
    return ElementTree.fromstring(draw_relations({each.name: each for each in tables}))


def heads(drawing: ElementTree.Element) -> dict[str, tuple[float, float]]:
    """Find where the name of each table stands."""
    found = drawing.iterfind(f"{SVG}text[@class='head']")
    return {each.text or "": (float(each.attrib["x"]), float(each.attrib["y"])) for each in found}


def test_every_reference_is_shown() -> None:
    """Each table but the vocabularies has a box, and each column that refers to one a line."""
    drawing = draw(*TABLES.values())
    shown = {name: each for name, each in TABLES.items() if each.kind != "vocabulary"}
    assert set(heads(drawing)) == set(shown)
    words = [each.text for each in drawing.iter(f"{SVG}text")]
    for each in shown.values():
        for key in each.foreign_keys:
            assert {f"{name} → {key.table}" for name in key.fields} <= set(words)


def test_what_refers_stands_to_the_left() -> None:
    """A table stands left of those that it refers to; those in a circle share a column."""
    drawing = draw(table("a", "b"), table("b", "c"), table("c", "b", "d"), table("d"))
    across = {name: x for name, (x, _) in heads(drawing).items()}
    assert across["a"] < across["b"] == across["c"] < across["d"]
    assert len(list(drawing.iter(f"{SVG}path"))) == 2


@pytest.mark.parametrize("tables", [[table("alone")], [table("self", "self")]], ids=len)
def test_few_tables(tables: list[Table]) -> None:
    """A table alone and one that refers to itself can be drawn too."""
    assert set(heads(draw(*tables))) == {each.name for each in tables}


def test_boxes_do_not_overlap() -> None:
    """No box of the real tables covers another."""
    drawing = draw(*TABLES.values())
    boxes = [
        [float(each.attrib[name]) for name in ("x", "y", "width", "height")]
        for each in drawing.iterfind(f"{SVG}rect[@class]")
    ]
    for number, (x, y, width, height) in enumerate(boxes):
        for left, top, across, down in boxes[number + 1 :]:
            assert left >= x + width or x >= left + across or top >= y + height or y >= top + down


def test_a_name_stays_a_name() -> None:
    """Signs of markup in the name of a table are drawn as they are, and nothing is loaded."""
    name = '<script src="//x">&'
    assert set(heads(draw(table(name, name)))) == {name}
    assert not re.search(r"href|src=|url\(", draw_relations(TABLES))
