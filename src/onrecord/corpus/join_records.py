"""Join records that people wrote with those of the same body that were imported."""

from __future__ import annotations

from onrecord.corpus.facts import Record
from onrecord.corpus.origin import Origin

Records = list[tuple[Record, Origin]]


def join_records(written: Records, in_lines: Records) -> Records:
    """Give the records written in YAML, then those in lines that are not among them.

    A record in YAML stands in place of the one in lines with the same id, as where somebody wrote
    down what a record says before all of its kind were imported. If it has no rows of its own, it
    takes over those of the other, with who answers for them. It does so once: what lines have a
    second time stays a record of its own, so that the check of the keys finds it.
    """
    by_id = {record.id: record for record, _ in written}
    replaced: set[str] = set()
    others: Records = []
    for record, origin in in_lines:
        own = by_id.get(record.id)
        if own is None or record.id in replaced:
            others.append((record, origin))
            continue
        replaced.add(record.id)
        if not own.events and not own.appointments:
            own.events, own.appointments = record.events, record.appointments
            own.annotator = own.annotator or record.annotator
    return written + others
