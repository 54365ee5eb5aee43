"""Rows of actors, actor_names, memberships, offices, corroborations and vocabularies."""

from __future__ import annotations

from onrecord.corpus.facts import Actor, Corroboration, Office
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.tables.rows import RowSet

_TABLE_OF = {"e": "events", "q": "quotes", "a": "appointments"}


def table_of(row_id: str) -> str | None:
    """The table that a row stands in, by the letter of its own number; None for other ids.

    >>> table_of("damage-control-q03")
    'quotes'
    """
    own = row_id.rpartition("-")[2]
    return _TABLE_OF.get(own[:1]) if own[1:].isdigit() else None


def build_authorities(corpus: Corpus, out: RowSet) -> None:
    """Add the rows that depend on no document and no record."""
    for name, (rows, origins) in corpus.codes.items():
        for row, origin in zip(rows, origins, strict=True):
            out.add(name, origin, row)
    for actor, origin in corpus.actors:
        _add_actor(actor, origin, out)
    for office, origin in corpus.offices:
        _add_office(office, origin, out)
    for corroboration, origin in corpus.corroborations:
        _add_corroboration(corroboration, origin, out)


def _add_actor(actor: Actor, origin: Origin, out: RowSet) -> None:
    row = {
        "actor_id": actor.id,
        "name": actor.name,
        "actor_type": actor.type,
        "description": actor.description,
        "country_id": actor.country,
        "sector_code": actor.sector,
        "wikidata_id": actor.wikidata,
    }
    out.add("actors", origin, row)
    names = [(actor.name, "preferred", origin.at("name"))]
    names += [
        (each.name, each.kind, origin.at("names", index)) for index, each in enumerate(actor.names)
    ]
    for position, (name, kind, place) in enumerate(names, start=1):
        out.add(
            "actor_names",
            place,
            {"actor_id": actor.id, "name": name, "kind": kind, "position": position},
        )
    for index, membership in enumerate(actor.memberships):
        place = origin.at("memberships", index)
        date = out.uncertain_date(
            "date",
            membership.date,
            membership.date_basis,
            membership.date_text,
            place,
        )
        row = {"actor_id": actor.id, "organization_id": membership.organization, **date}
        out.add("memberships", place, row)


def _add_office(office: Office, origin: Origin, out: RowSet) -> None:
    row = {
        "office_id": office.id,
        "name": office.name,
        "organization_id": office.organization,
        "country_id": office.country,
        "wikidata_id": office.wikidata,
    }
    out.add("offices", origin, row)


def _add_corroboration(corroboration: Corroboration, origin: Origin, out: RowSet) -> None:
    row = {
        "corroboration_id": corroboration.id,
        "table_name": table_of(corroboration.row),
        "row_id": corroboration.row,
        "record_id": corroboration.record,
        "finding": corroboration.finding,
        "note": corroboration.note,
        "status": corroboration.status,
        "annotator_id": corroboration.annotator,
    }
    if row["table_name"] is None:
        fault = f"row {corroboration.row!r} is no event, quote or appointment; give its whole id"
        out.problems.append(origin.at("row").problem(fault))
        return
    out.add("corroborations", origin, row)
