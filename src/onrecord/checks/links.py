"""Check how events point at each other: pairs of columns, circles, plans and their outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from onrecord.checks.rule import (
    ROW,
    Ask,
    Find,
    Forbidden,
    Question,
    Row,
    Rule,
    every,
    find_rows,
    subject,
)

_LINKS = ("embedded_in", "same_act_as", "realized_by", "attributed_to")


def forbid_links() -> Iterator[Forbidden]:
    """Yield what no event may say of its own links."""
    for given, missing in (("embedded_in", "embedding"), ("embedding", "embedded_in")):
        yield Forbidden(
            "events",
            given,
            "embedding",
            f"r.{given} IS NOT NULL AND r.{missing} IS NULL",
            partial("{} without {}; an embedded event needs both".format, given, missing),
        )


def ask_links(tables: Collection[str]) -> Iterator[Question]:
    """Ask whether links lead back to where they begin, or plans to what did not take place."""
    if "events" in tables:
        yield from _ask_realized()
        edges = " UNION ALL ".join(
            f"SELECT '{link}', start, target FROM ({_edges(link)})" for link in _LINKS
        )
        rules = (
            Rule("events", link, "circle", _find_circles(link), across=True) for link in _LINKS
        )
        yield Question(edges, tuple(rules), _have_circles)


def _ask_realized() -> Iterator[Question]:
    source = (
        f"FROM {subject('events')} r JOIN {every('events')} t ON t.event_id = r.realized_by "
        "WHERE r.modality = 'actual' OR t.modality <> 'actual' OR t.polarity = 'negative'"
    )
    find = find_rows(
        f"SELECT DISTINCT r.{ROW}, r.modality, r.realized_by, t.modality, t.polarity {source}",
        _say_unreal,
    )
    rule = Rule("events", "realized_by", "realized_by", find, across=True)
    yield Question(f"SELECT count(*) > 0 {source}", (rule,))


def _say_unreal(own: str, target: str, modality: str, polarity: str) -> str:
    if own == "actual":
        return "realized_by stands on an actual event; use same_act_as for an act told twice"
    found = polarity if polarity == "negative" else modality
    return f"realized_by {target!r} is {found}; expected an actual event that took place"


def _edges(link: str) -> str:
    """The links of a kind that lead to a row which has one itself; others end there.

    An event is attributed to a quote, and leads to the event that the quote is.
    """
    events, quotes = every("events"), every("quotes")
    if link == "attributed_to":
        pairs = (
            f"SELECT e.event_id AS start, q.event_id AS target FROM {events} e "
            f"JOIN {quotes} q ON q.quote_id = e.attributed_to WHERE q.event_id IS NOT NULL"
        )
    else:
        pairs = f"SELECT event_id AS start, {link} AS target FROM {events} WHERE {link} IS NOT NULL"
    further = f"SELECT event_id FROM {events} WHERE {link} IS NOT NULL"
    return f"SELECT start, target FROM ({pairs}) WHERE target IN ({further})"


def _have_circles(rows: Iterable[Row]) -> list[bool]:
    after: dict[str, dict[str, str]] = {link: {} for link in _LINKS}
    for link, start, target in rows:
        after[link][start] = target
    return [bool(_circles(after[link])) for link in _LINKS]


def _find_circles(link: str) -> Find:
    def find(ask: Ask) -> Iterator[tuple[int, str]]:
        in_circles = _circles(dict(ask(_edges(link))))
        query = f"SELECT {ROW}, event_id, {link} FROM {subject('events')} WHERE {link} IS NOT NULL"
        for row, event_id, target in ask(query):
            if event_id in in_circles:
                yield row, f"{link} {target!r} leads back to {event_id!r} in a circle"

    return find


def _circles(after: Mapping[str, str]) -> set[str]:
    """All that come back to themselves when each is followed to the one after it."""
    found: set[str] = set()
    seen: set[str] = set()
    for start in after:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in seen:
            seen.add(at)
            path[at] = None
            at = after.get(at)
        if at in path:
            steps = list(path)
            found.update(steps[steps.index(at) :])
    return found
