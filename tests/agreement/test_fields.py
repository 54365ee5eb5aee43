"""Every column of what is coded is compared, or it is said why not."""

from __future__ import annotations

from support import real_tables

from onrecord.agreement.fields import FIELDS, KINDS, NOT_COMPARED
from onrecord.corpus import rows

CODED = (
    *KINDS,
    "participants",
    "event_contexts",
    "quote_speakers",
    "quote_fragments",
)


def test_the_kinds_are_those_that_people_code() -> None:
    """They are told without the library that reads codings, and are the same."""
    assert rows.KINDS == KINDS


def test_every_column_has_its_place() -> None:
    """A column that is added to a schema must be compared, or named among the others."""
    tables = real_tables()
    columns = {f"{name}.{column}" for name in CODED for column in tables[name].columns}
    compared = {column for fields in FIELDS.values() for each in fields for column in each.columns}
    assert compared | set(NOT_COMPARED) == columns
    assert not compared & set(NOT_COMPARED)


def test_orders_are_those_of_the_schemas() -> None:
    """What is compared by order are numbers and dates."""
    tables = real_tables()
    for table, fields in FIELDS.items():
        for each in fields:
            if each.order:
                assert tables[table].field(each.name).type == each.order


def test_kinds_are_known() -> None:
    """A field is compared in one of five ways, and named once."""
    for fields in FIELDS.values():
        assert {each.kind for each in fields} <= {"code", "set", "link", "words", "derived"}
        assert len({each.name for each in fields}) == len(fields)
