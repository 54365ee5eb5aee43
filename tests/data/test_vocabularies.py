"""The vocabularies hold PLOVER's codes and ours, and nothing is claimed that was not verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

Rows = dict[str, list[dict[str, Any]]]
Reference = Callable[[str], list[dict[str, str]]]

# Types with quadrant and score, and their modes with scores, as PLOVER's manual has them.
PLOVER: dict[str, tuple[int, float, dict[str, float | None]]] = {
    "AGREE": (1, 2.5, {}),
    "CONSULT": (1, 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (1, 5, {}),
    "CONCEDE": (1, 4.5, {}),
    "COOPERATE": (2, 9.5, {}),
    "AID": (2, 10, {}),
    "RETREAT": (
        2,
        6.5,
        {
            "withdraw": 8,
            "release": 6.5,
            "disarm": 10,
            "ceasefire": 7.5,
            "access": 6.5,
            "resign": 4.5,
        },
    ),
    "REQUEST": (3, 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    # The manual prints the score without its sign, though every mode is negative.
    "ACCUSE": (3, -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (3, -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        3,
        -3.5,
        {
            "restrict": -3,
            "arrest": -3.5,
            "relations": -3.5,
            "expel": -3.5,
            "territory": -4,
            "violence": -3.5,
        },
    ),
    "PROTEST": (
        4,
        -5,
        {
            "demo": -5,
            "riot": -7,
            "strike": -5,
            "hunger": -4.5,
            "boycott": -4.5,
            "obstruct": -4.5,
            "vandalize": None,
        },
    ),
    # One of the manual's tables has verbal conflict; its own section and the summary have material.
    "SANCTION": (4, -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        4,
        -7,
        {
            "seize": -7,
            "restrict": -7,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7,
            "deport": -7,
            "withhold": -7,
            "misinformation": -6.5,
            "cyber": -7,
        },
    ),
    "ASSAULT": (
        4,
        -9,
        {
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8,
            "firearms": -9,
            "explosives": -9,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10,
        },
    ),
}
EXTENSIONS = {"STATEMENT", "STANCE", "APPOINT", "ELECT", "LEGISLATE", "ESTABLISH"}
CONTEXTS = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
]
SECTORS = [
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
]
INTERNATIONAL = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]
ACTIONS = [
    "rumored",
    "candidate",
    "announced",
    "designate",
    "nominated",
    "confirmed",
    "appointed",
    "elected",
    "defeated",
    "sworn_in",
    "acting",
    "incumbent",
    "former",
    "resigned",
    "dismissed",
    "withdrawn",
]
EMBEDDINGS = [
    "threatened",
    "ordered",
    "called_for",
    "offered",
    "purpose",
    "condition",
    "feared",
    "prevented",
    "unwilling",
    "willing",
    "speculated",
]


def test_sixteen_types_of_plover(rows: Rows) -> None:
    """PLOVER's 16 types have its quadrants and scores."""
    ours = {row["event_type"]: row for row in rows["event_types"] if row["scheme"] == "plover"}
    assert len(ours) == len(PLOVER) == 16
    assert {code: (row["quad_class"], row["intensity"]) for code, row in ours.items()} == {
        code: (quadrant, score) for code, (quadrant, score, _) in PLOVER.items()
    }


def test_six_extensions(rows: Rows) -> None:
    """Our six types are marked, and have no quadrant and no score of their own."""
    ours = {row["event_type"]: row for row in rows["event_types"] if row["scheme"] == "onrecord"}
    assert set(ours) == EXTENSIONS
    assert {(row["quad_class"], row["intensity"]) for row in ours.values()} == {(None, None)}
    assert {row["nearest_plover_type"] for row in ours.values()} <= {*PLOVER, None}


def test_future_types(rows: Rows) -> None:
    """PLOVER rewrites what is to come into its announcement, and gives way in words first."""
    future = {row["event_type"]: row["future_type"] for row in rows["event_types"]}
    assert {code: to for code, to in future.items() if to} == {
        **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
        "RETREAT": "CONCEDE",
    }


def test_sixty_seven_modes(rows: Rows) -> None:
    """PLOVER's 67 modes have its scores."""
    ours = {(row["event_type"], row["event_mode"]): row["intensity"] for row in rows["event_modes"]}
    expected = {
        (code, mode): score
        for code, (_, _, modes) in PLOVER.items()
        for mode, score in modes.items()
    }
    assert len(ours) == 67
    assert ours == expected


def test_lists_of_codes(rows: Rows) -> None:
    """37 themes, 25 sectors and 7 kinds of international actor, 16 actions, 11 embeddings."""
    assert [row["context"] for row in rows["contexts"]] == CONTEXTS
    assert len(CONTEXTS) == 37
    kinds = {row["sector_code"]: row["kind"] for row in rows["sectors"]}
    assert kinds == {
        **dict.fromkeys(SECTORS, "sector"),
        **dict.fromkeys(INTERNATIONAL, "international"),
    }
    assert (len(SECTORS), len(INTERNATIONAL)) == (25, 7)
    assert [row["action"] for row in rows["appointment_actions"]] == ACTIONS
    assert [row["embedding"] for row in rows["embeddings"]] == EMBEDDINGS


def test_actions_that_are_states(rows: Rows) -> None:
    """The vocabulary says which actions are standings and no acts."""
    states = {row["action"] for row in rows["appointment_actions"] if row["is_state"]}
    assert states == {"rumored", "candidate", "designate", "acting", "incumbent", "former"}


def test_every_code_is_defined(rows: Rows) -> None:
    """Every code has a definition in a sentence of its own."""
    for name in ("event_types", "event_modes", "contexts", "sectors", "appointment_actions"):
        definitions = Counter(row["definition"] for row in rows[name])
        assert all(each.endswith(".") for each in definitions), name
        assert [each for each, times in definitions.items() if times > 1] == [], name


def test_coders_are_declared(rows: Rows) -> None:
    """Whoever answers for rows is declared, and a model that coded is called one."""
    kinds = {row["annotator_id"]: row["kind"] for row in rows["annotators"]}
    assert {kinds[each] for each in ("a1", "a2", "adjudicator")} == {"model"}
    for name in ("events", "quotes", "appointments", "corroborations"):
        assert {row["annotator_id"] for row in rows[name]} <= set(kinds)


def test_items_are_verified_ones(rows: Rows, reference: Reference) -> None:
    """A Wikidata item of an actor or office is one that was verified, for that name."""
    verified = {
        row["name"]: row["wikidata_id"] for row in reference("actors.csv") if row["wikidata_id"]
    }
    named = [*rows["actors"], *rows["offices"]]
    claimed = {row["name"]: row["wikidata_id"] for row in named if row["wikidata_id"]}
    assert claimed.items() <= verified.items()


def test_records_are_the_official_ones(rows: Rows, reference: Reference) -> None:
    """A record has the body, people, place, country and dates that the reference gives."""
    expected = {row["record_id"]: row for row in reference("official-records.csv")}
    for row in rows["records"]:
        if row["record_id"] not in expected:
            continue
        facts = expected[row["record_id"]]
        ends = [facts[column] for column in ("date_start", "date_end")]
        assert [row[column] for column in ("body", "who", "place", "country_id")] == [
            facts[column].replace("; ", " and ") or None
            for column in ("record_body", "who", "place", "country_iso3")
        ], row["record_id"]
        dates = [row["date_earliest"], row["date_latest"]]
        assert [each.isoformat() if each else "" for each in dates] == ends, row["record_id"]
        where = facts["where_to_find_it"]
        if where.startswith("https:"):
            assert row["url"] == where
        else:
            assert row["locator"].partition(",")[0] == where.removeprefix("corpora/")


def test_every_reference_record_is_entered(rows: Rows, reference: Reference) -> None:
    """None of the official records that bear on the article is left out."""
    expected = {row["record_id"] for row in reference("official-records.csv")}
    assert expected <= {row["record_id"] for row in rows["records"]}
