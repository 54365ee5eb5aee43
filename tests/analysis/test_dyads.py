"""Dyads and dyad-days count each event once, and tell what they leave out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from world import make_event, make_package, make_parts

import onrecord
from onrecord.access import Package
from onrecord.analysis.take import records

DAY = pd.Timestamp(2024, 5, 1)


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, with None for null."""
    return records(frame)


def test_each_event_weighs_one(real: Package) -> None:
    """The weights of the pairs of an event add up to 1, whether or not it happened."""
    for happened in (True, False):
        found = real.dyads(happened=happened)
        assert found.groupby("event_id")["weight"].sum().tolist() == pytest.approx(
            [1.0] * found["event_id"].nunique()
        )
        everything = len(real.load("events_that_happened" if happened else "events"))
        left_out = found.attrs["left_out"]
        assert found["event_id"].nunique() + sum(left_out.values()) == everything


def test_a_reader_finds_who_acts_on_whom(real: Package) -> None:
    """Trump, of the United States, put sanctions on Iran."""
    found = real.dyads().set_index("event_id").loc["damage-control-e42"]
    assert (found["actor_id"], found["recipient_id"]) == ("donald-trump", "iran")
    assert (found["actor_cow_code"], found["recipient_gw_code"]) == (2, 630)
    assert (found["quad_class"], found["weight"], found["has_happened"]) == (4, 1.0, True)


def test_what_did_not_happen_is_told(world: Package) -> None:
    """By default only what happened; else also plans, stances, negatives and what is told again."""
    happened = list(world.dyads()["event_id"].unique())
    assert happened == [f"memo-e{number:02}" for number in (1, 2, 3, 4, 6, 7)]
    everything = world.dyads(happened=False)
    others = everything.loc[~everything["has_happened"].astype(bool), "event_id"]
    assert list(others) == [f"memo-e{number:02}" for number in (5, 9, 10, 11)]


def test_pairs_keep_the_order_of_participants(world: Package) -> None:
    """Every actor is paired with every recipient, and with no target."""
    found = world.dyads()
    pairs = list(zip(found["actor_id"], found["recipient_id"], found["weight"], strict=True))
    assert pairs[:4] == [
        ("ann", "germany", 0.5),
        ("bo", "germany", 0.5),
        ("ann", "germany", 0.5),
        ("ann", "france", 0.5),
    ]


def test_rows_in_any_order(tmp_path: Path) -> None:
    """However the rows of participants stand, pairs are in the order of their positions."""
    package = make_package(
        tmp_path / "package",
        events=[make_event(1, "CONSULT", "2024-05-01")],
        participants=make_parts("memo-e01", "bo ann", "germany france")[::-1],
    )
    found = package.dyads()
    assert list(zip(found["actor_id"], found["recipient_id"], strict=True)) == [
        ("bo", "germany"),
        ("bo", "france"),
        ("ann", "germany"),
        ("ann", "france"),
    ]


def test_nobody_is_paired_with_itself(tmp_path: Path) -> None:
    """Who stands on both sides is in no pair with itself, and the others weigh 1 together."""
    package = make_package(
        tmp_path / "package",
        events=[make_event(number, "CONSULT", "2024-05-01") for number in (1, 2)],
        participants=[
            *make_parts("memo-e01", "ann germany", "germany france"),
            *make_parts("memo-e02", "ann", "ann"),
        ],
    )
    found = package.dyads()
    assert list(zip(found["actor_id"], found["recipient_id"], strict=True)) == [
        ("ann", "germany"),
        ("ann", "france"),
        ("germany", "france"),
    ]
    assert list(found["weight"]) == pytest.approx([1 / 3] * 3)
    assert found.attrs["left_out"] == {"nobody is named who acts toward another": 1}


def test_a_recipient_who_is_also_a_target(tmp_path: Path) -> None:
    """Who has both roles in an act is one pair, as the recipient."""
    package = make_package(
        tmp_path / "package",
        events=[make_event(1, "CONSULT", "2024-05-01")],
        participants=make_parts("memo-e01", "ann", "germany", targets="germany france"),
    )
    edges = [(other, edge["role"]) for _, other, edge in package.network().edges(data=True)]
    assert edges == [("germany", "recipient"), ("france", "target")]
    assert [edge["weight"] for *_, edge in package.network().edges(data=True)] == [0.5, 0.5]


def test_the_days_of_the_world(world: Package) -> None:
    """Weights, quadrants and intensities of a day are those of the events between two states."""
    assert rows(world.dyad_days()) == [
        {
            "ccode1": 2,
            "ccode2": 220,
            "date": DAY,
            "event_count": 1,
            "weight": 0.5,
            "verbal_cooperation": 0.0,
            "material_cooperation": 0.0,
            "verbal_conflict": 0.0,
            "material_conflict": 0.5,
            "intensity_mean": -9.0,
            "intensity_sum": -4.5,
        },
        {
            "ccode1": 2,
            "ccode2": 255,
            "date": DAY,
            "event_count": 3,
            "weight": 2.5,
            "verbal_cooperation": 1.0,
            "material_cooperation": 0.0,
            "verbal_conflict": 0.0,
            "material_conflict": 0.5,
            "intensity_mean": pytest.approx((2.5 - 4.5) / 1.5),
            "intensity_sum": -2.0,
        },
    ]


def test_the_codes_of_gleditsch_and_ward(world: Package) -> None:
    """Germany has another code there, and the columns have other names."""
    found = world.dyad_days(system="gw")
    assert list(found.columns[:3]) == ["gwcode1", "gwcode2", "date"]
    assert list(found["gwcode2"]) == [220, 260]


def test_what_a_day_leaves_out(world: Package) -> None:
    """Every event that happened is in a row or counted under the first reason against it."""
    assert world.dyad_days().attrs["left_out"] == {
        "nobody is named who acts toward another": 1,
        "the date is not one day": 1,
        "a side has no code": 1,
        "both sides are of one state": 1,
    }


def test_weight_without_a_code(tmp_path: Path) -> None:
    """What an event loses by pairs without codes is counted, though it has other rows."""
    package = make_package(
        tmp_path / "package",
        events=[make_event(1, "CONSULT", "2024-05-01")],
        participants=make_parts("memo-e01", "ann", "germany palestine un france bo"),
    )
    days = package.dyad_days()
    assert list(days["weight"]) == pytest.approx([0.2, 0.2])
    assert set(days.attrs["left_out"].values()) == {0}
    assert days.attrs["left_out_pairs"] == {
        "the date is not one day": 0,
        "a side has no code": 2,
        "both sides are of one state": 1,
    }
    assert days.attrs["left_out_weight"] == pytest.approx(
        {
            "the date is not one day": 0,
            "a side has no code": 0.4,
            "both sides are of one state": 0.2,
        }
    )


@pytest.mark.parametrize("name", ["real", "world"])
def test_no_weight_is_lost(name: str, request: pytest.FixtureRequest) -> None:
    """What is in rows and what is left out are all pairs and weights of dyads."""
    package: Package = request.getfixturevalue(name)
    pairs, days = package.dyads(), package.dyad_days()
    left_out = sum(days.attrs["left_out_weight"].values())
    assert days["weight"].sum() + left_out == pytest.approx(pairs["weight"].sum())


@pytest.mark.parametrize("codes", ["int64", "int64[pyarrow]", "Int64"])
@pytest.mark.parametrize("date", ["datetime64[ns]", "datetime64[us]", "datetime64[s]"])
def test_a_merge_by_day(world: Package, codes: str, date: str) -> None:
    """Codes and days merge with those of panels, whatever types pandas reads them with."""
    panel = pd.DataFrame({"ccode1": [2, 2, 20], "ccode2": [255, 220, 2], "date": [DAY] * 3})
    panel = panel.astype({"ccode1": codes, "ccode2": codes, "date": date})
    merged = panel.merge(world.dyad_days(), how="left", validate="one_to_one")
    assert list(merged["weight"].fillna(0)) == [2.5, 0.5, 0.0]


@pytest.mark.parametrize("numbers", ["int64", "int64[pyarrow]", "Int64"])
def test_a_merge_by_year(world: Package, numbers: str) -> None:
    """The year of a day merges with that of a panel."""
    days = world.dyad_days()
    keys = ["ccode1", "ccode2", "year"]
    years = days.assign(year=days["date"].dt.year).groupby(keys, as_index=False)["weight"].sum()
    panel = pd.DataFrame({"ccode1": [2, 2], "ccode2": [255, 255], "year": [2023, 2024]})
    merged = panel.astype(numbers).merge(years, how="left", on=keys)
    assert list(merged["weight"].fillna(0)) == [0.0, 2.5]


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_nothing_is_lost_of_the_real_events(real: Package, system: str) -> None:
    """Events in a row and events left out are all that happened."""
    days = real.dyad_days(system=system)
    counted = int(days["event_count"].sum()) + sum(days.attrs["left_out"].values())
    assert counted == len(real.load("events_that_happened"))
    # No event of the article is between more than two states, so none is in two rows.
    assert rows(days)[0]["date"] == pd.Timestamp(2024, 11, 14)


def test_a_day_without_a_score(world: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no event has an intensity, sum and mean are null and not zero."""
    load = world.load

    def only_statements(name: str) -> pd.DataFrame:
        frame = load(name)
        return frame[frame["event_type"] == "STATEMENT"] if name == "events" else frame

    monkeypatch.setattr(world, "load", only_statements)
    (row,) = rows(world.dyad_days())
    assert (row["event_count"], row["weight"], row["verbal_cooperation"]) == (1, 1.0, 0.0)
    assert row["intensity_mean"] is None
    assert row["intensity_sum"] is None


def test_another_system(world: Package) -> None:
    """A system of codes that does not exist is refused with those that do."""
    with pytest.raises(onrecord.UsageError) as error:
        world.dyad_days(system="iso")
    assert str(error.value) == "unknown system of country codes 'iso'; known are cow, gw"


def test_no_rows(empty: Package) -> None:
    """Of no events, dyads and dyad-days are empty and have the types of others."""
    assert len(empty.dyads()) == 0
    days = empty.dyad_days()
    assert len(days) == 0
    assert list(days.dtypes.astype(str).unique()) == ["int64", "datetime64[s]", "float64"]
    assert sum(days.attrs["left_out"].values()) == 0
