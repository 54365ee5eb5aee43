"""Dyads and dyad-days as CSV, ready to merge with data on states and pairs of states."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.analysis.dyad_days import QUADRANTS, SYSTEMS, dyad_days
from onrecord.analysis.dyads import dyads
from onrecord.forms.frames import frames
from onrecord.forms.publication import Publication
from onrecord.forms.write_text import write_text
from onrecord.release.write_csv import write_csv

if TYPE_CHECKING:
    import pandas as pd

_FOLDER = "dyads"
_SIDE = {
    "country_id": "its country, see the table countries",
    "sector_code": "what it is in its country or among states, see the table sectors",
    "cow_code": "the Correlates of War number of its country",
    "gw_code": "the Gleditsch-Ward number of its country",
}
# What the columns mean; a test holds them against the files.
DYADS = {
    "event_id": "the event, a key of the table events",
    "actor_id": "who acts, a key of the table actors",
    "recipient_id": "to whom the act is directed, a key of the table actors",
    "weight": "1 divided by the number of pairs of the event, so that they add up to 1",
    **{f"actor_{name}": f"of who acts: {meaning}" for name, meaning in _SIDE.items()},
    **{f"recipient_{name}": f"of the recipient: {meaning}" for name, meaning in _SIDE.items()},
    "event_type": "the kind of act",
    "event_mode": "the form that it takes",
    "plover_type": "the type by PLOVER's own rules, which rewrite plans",
    "quad_class": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material "
    "conflict",
    "intensity": "from -10, conflict, to 10, cooperation; of the act, whether or not it took place",
    "modality": "actual, planned, possible or hypothetical, says the document",
    "polarity": "negative where it did not take place",
    "date_edtf": "the date in Extended Date/Time Format",
    "date_earliest": "the first day that the date can be; empty where open or not known",
    "date_latest": "the last day that the date can be; empty where open or not known",
    "date_basis": "how the date is known: stated, inferred or none",
    "has_happened": "whether it is in the view events_that_happened, the events to count",
    "document_id": "the document that tells it, a key of the table documents",
}
_QUADRANT = "the weights of events of quadrant {}"
DYAD_DAYS = {
    "ccode1 or gwcode1": "the state that acts",
    "ccode2 or gwcode2": "the state acted upon",
    "date": "the day",
    "event_count": "the number of events",
    "weight": "the weights of their pairs, added up",
    **{name: _QUADRANT.format(number) for number, name in enumerate(QUADRANTS, start=1)},
    "intensity_mean": "the mean intensity of events that have one, weighted; empty where none has",
    "intensity_sum": "their intensities times their weights, added up; empty where none has",
}
_TEXT = """Dyads and dyad-days
===================

{title}, version {version}

dyads.csv has one row per actor and recipient of an event, whether or not it happened. To count,
take the rows with has_happened true. Persons, organizations and groups count for the country they
belong to. The sector codes tell those of a government (GOV, MIL and others) at the time of the
document: for events of earlier years see office_id in the table participants, since a former
president has the sector of former elites. Those who meet as equals, all of them actors, are no
pair. Names stand in the table actors.

dyad-days-cow.csv and dyad-days-gw.csv have one row per state that acts, state acted upon, and day:
of events that happened, are dated to exactly one day, and cross a border. Merge them into a
skeleton of all dyads and days that you study (left join), and fill what is missing with 0 only for
days that the documents cover. A 0 then says that no document here tells of an act, and never
that there was none.

The weights of one event add up to 1 in dyads.csv. In the dyad-days they need not, since a pair
without codes is left out although other pairs of its event are there.

Left out, in events without any row:
{left_out}

Left out, in pairs of actor and recipient, and in their weights:
{left_out_pairs}

Columns of dyads.csv:
{dyads}

Columns of dyad-days-cow.csv (ccode1, ccode2) and dyad-days-gw.csv (gwcode1, gwcode2):
{days}
"""


def to_dyads(publication: Publication, folder: Path) -> None:
    """Write ``dyads/`` with dyads.csv, dyad-days-cow.csv, dyad-days-gw.csv and README.txt.

    Keys, codes and numbers only, no words of people, so that no cell is a formula. The same tables
    give the same bytes.
    """
    load = frames(publication)
    (folder / _FOLDER).mkdir()
    tables = {"dyads": dyads(load, happened=False)}
    tables |= {f"dyad-days-{system}": dyad_days(load, system=system) for system in SYSTEMS}
    for name, table in tables.items():
        _write(table, folder / _FOLDER / f"{name}.csv")
    write_text(folder / _FOLDER / "README.txt", _explain(publication, tables))


def _write(table: pd.DataFrame, path: Path) -> None:
    import pandas as pd
    import pyarrow as pa

    if "date" in table:
        # A day and no time of day.
        table = table.astype({"date": pd.ArrowDtype(pa.date32())})
    write_csv(pa.Table.from_pandas(table, preserve_index=False), path)


def _explain(publication: Publication, tables: dict[str, pd.DataFrame]) -> str:
    description = publication.description
    left_out = [
        f"- {name}.csv, {reason}: {count}"
        for name, table in tables.items()
        for reason, count in table.attrs["left_out"].items()
    ]
    left_out_pairs = [
        f"- {name}.csv, {reason}: {count}, weight {table.attrs['left_out_weight'][reason]:g}"
        for name, table in tables.items()
        for reason, count in table.attrs.get("left_out_pairs", {}).items()
    ]
    return _TEXT.format(
        title=description.title,
        version=description.version,
        left_out="\n".join(left_out),
        left_out_pairs="\n".join(left_out_pairs),
        dyads=_columns(DYADS),
        days=_columns(DYAD_DAYS),
    )


def _columns(meanings: dict[str, str]) -> str:
    return "\n".join(f"- {name}: {meaning}" for name, meaning in meanings.items())
