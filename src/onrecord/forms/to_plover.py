"""Events as PLOVER records in JSON lines, and those that PLOVER cannot hold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyarrow as pa

from onrecord.forms.plover_record import make_record, why_not
from onrecord.forms.plover_tables import PloverTables
from onrecord.forms.publication import Publication
from onrecord.forms.write_text import write_text
from onrecord.release.write_csv import write_csv

_FOLDER = "plover"
_TEXT = """PLOVER records
==============

{title}, version {version}

events.jsonl has one JSON record a line for each event that PLOVER can hold, with the fields of the
PLOVER manual, draft version 2.0 (https://github.com/openeventdata/PLOVER). What is not known is
left out.

- event is the type by PLOVER's rules, which rewrite a planned act into its announcement; quad_code
  and event_scale are those of this type, and event_type is the act itself.
- mode has the form of the act, and PLOVER's auxiliary modes: future (planned), hypothetical
  (possible or hypothetical) and negation (it did not take place). Keep the records without these
  three, and take each link once, to count what happened. historical is not used; the date tells.
- date is the first day that the date can be, and enddate the last, where that is another day. It is
  a duration only where date_edtf has the form a/b; else the event took place on one day between.
- actor and recipient have a country or kind of international actor as code, the words of the
  document as entity_text, and the name as identifier_text. Other roles have no place in PLOVER.
  sector is that of the day of the document, office the one held at the event.
- text has the words that prove the event, where they may be passed on; comment is our own summary.
- text_info counts characters (Unicode code points) of the document from 0, the end excluded.
- link is the same for all tellings of one act.
- modality, polarity, date_edtf and date_basis are further fields; see the table events.

left-out.csv has the events that PLOVER cannot hold, with the reason:
{left_out}
"""


def to_plover(publication: Publication, folder: Path) -> None:
    """Write ``plover/`` with events.jsonl, left-out.csv and README.txt.

    The same tables give the same bytes. Raises OnRecordError for a table that lacks a column.
    """
    tables = PloverTables(publication)
    reasons = {event["event_id"]: why_not(event, tables) for event in tables.events}
    lines = [
        # The line separators of Unicode stay escaped, since some readers end a line at them.
        json.dumps(make_record(event, tables), ensure_ascii=False, allow_nan=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("\x85", "\\u0085")
        for event in tables.events
        if reasons[event["event_id"]] is None
    ]
    left_out = {event_id: reason for event_id, reason in reasons.items() if reason}
    (folder / _FOLDER).mkdir()
    write_text(folder / _FOLDER / "events.jsonl", "".join(f"{line}\n" for line in lines))
    write_csv(_list(left_out), folder / _FOLDER / "left-out.csv")
    write_text(folder / _FOLDER / "README.txt", _explain(publication, left_out))


def _list(left_out: dict[str, str]) -> pa.Table:
    columns = [list(left_out), list(left_out.values())]
    return pa.table([pa.array(each, pa.string()) for each in columns], ["event_id", "reason"])


def _explain(publication: Publication, left_out: dict[str, str]) -> str:
    counts = Counter(left_out.values())
    return _TEXT.format(
        title=publication.description.title,
        version=publication.description.version,
        left_out="\n".join(f"- {reason}: {count}" for reason, count in counts.items()) or "- none",
    )
