"""Who held an office, or may have held it, on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.analysis.between import Day, read_day
from onrecord.analysis.claims import Claim, read_claims
from onrecord.analysis.take import Load, take
from onrecord.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("office_id", "office", "actor_id", "name", "certainty", "because")


def officeholders(load: Load, day: Day, office: str | None = None) -> pd.DataFrame:
    """Give who held which office on a day, or may have held it, as the appointments say.

    One row per office and person; ``certainty`` is ``certain`` or ``possible``, and ``because``
    names the appointments that say so, parted by commas. ``office`` is an office_id, None takes
    all. What the actions mean:

    - ``incumbent`` and ``acting`` hold the office on the day of their date, and through all of it
      if it is a duration; so does ``former`` with a duration.
    - ``sworn_in`` and ``appointed`` may hold it from their date on, until ``resigned``,
      ``dismissed``, ``defeated`` or ``former`` without a duration ends that. Who lost a vote may
      stay until the term is over, so a stated duration outlives ``defeated``.
    - All others, such as ``designate``, ``nominated``, ``candidate`` and ``elected``, hold nothing.

    A row without a date speaks of the day on which its document was published. It is never more
    than possible: a text may speak of an earlier time, and call a man general who is long dead.
    Nothing is carried beyond what a row says: who is ``incumbent`` in May is not said to be so in
    June. ``certain`` is only what leaves no doubt: one exact day, the first of ``sworn_in``
    included, or the days that a duration must contain. An appointment whose event is not actual
    and positive says nothing. One without any date, whose document has none either, is passed
    over; ``attrs["left_out"]`` has their number.

    Raises UsageError for what is no day, and for an office that does not exist.
    """
    import pandas as pd
    import pyarrow as pa

    asked = read_day(day)
    offices = take(load, "offices", "office_id", "name").set_index("office_id")["name"]
    if office is not None and office not in offices.index:
        raise unknown("office", office, offices.index)
    names = take(load, "actors", "actor_id", "name").set_index("actor_id")["name"]
    claims, undated = read_claims(load)
    chosen = [claim for claim in claims if office in (None, claim.office_id)]
    rows = [
        (office_id, offices.get(office_id), actor_id, names.get(actor_id), *weighed)
        for (office_id, actor_id), theirs in sorted(_by_holder(chosen).items())
        if (weighed := _weigh(theirs, asked))
    ]
    texts = pd.ArrowDtype(pa.string())
    found = pd.DataFrame(rows, columns=list(COLUMNS)).astype(texts)
    found.attrs["left_out"] = {"neither the row nor its document has a date": undated}
    return found


def _by_holder(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    holders: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        holders.setdefault((claim.office_id, claim.actor_id), []).append(claim)
    return holders


def _weigh(claims: list[Claim], day: datetime.date) -> tuple[str, str] | None:
    ends = [claim for claim in claims if claim.ends]
    certain = [claim.row_id for claim in claims if claim.must_hold(day)]
    possible = [claim.row_id for claim in claims if claim.may_hold(day, ends)]
    if not possible:
        return None
    return ("certain", ", ".join(certain)) if certain else ("possible", ", ".join(possible))
