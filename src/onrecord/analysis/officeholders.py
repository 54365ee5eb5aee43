"""Who held an office, or may have held it, on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.analysis.between import Day, read_day
from onrecord.analysis.claims import Claim, drop_ended, read_claims
from onrecord.analysis.take import Load, take
from onrecord.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("office_id", "office", "actor_id", "name", "certainty", "because")


def officeholders(load: Load, day: Day, *, office: str | None = None) -> pd.DataFrame:
    """Give who held which office on a day, or may have held it, as the appointments say.

    The columns and the rules are those that ``Package.officeholders`` explains.

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
    certain = [claim.row_id for claim in claims if claim.must_hold(day)]
    possible = [claim.row_id for claim in drop_ended(claims, day) if claim.may_hold(day)]
    if not possible:
        return None
    return ("certain", ", ".join(certain)) if certain else ("possible", ", ".join(possible))
