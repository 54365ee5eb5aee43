"""The rows that an analysis used are found in any frame, and cited as the dataset has them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from support import small_rows

import onrecord
from onrecord.access import Package
from onrecord.errors import OnRecordError, UsageError


def _arrow_columns(package: Package) -> list[tuple[str, pa.ChunkedArray]]:
    rows = package.load("events", as_="arrow")
    return [(name, rows[name]) for name in rows.column_names]


# Every frame that has the rows of events, with the library or the work that gives it such a shape.
SHAPES = {
    "pandas": lambda package: package.load("events"),
    "arrow": lambda package: package.load("events", as_="arrow"),
    "polars": lambda package: package.load("events", as_="polars"),
    "duckdb": lambda package: package.load("events", as_="duckdb"),
    "view": lambda package: package.load("events_wide"),
    "polars view": lambda package: package.load("events_wide", as_="polars"),
    "index": lambda package: package.load("events").set_index("event_id"),
    "index and column": lambda package: package.load("events").set_index("event_id", drop=False),
    "key alone": lambda package: package.load("events")[["event_id"]],
    "twice": lambda package: pd.concat([package.load("events")] * 2),
    "backwards": lambda package: package.load("events").iloc[::-1],
    "numpy": lambda package: package.load("events", as_="arrow").to_pandas(),
    "categories": lambda package: package.load("events").astype({"event_type": "category"}),
    "dictionary": lambda package: pa.table(
        {name: each.dictionary_encode() for name, each in _arrow_columns(package)}
    ),
    "polars categories": lambda package: package.load("events", as_="polars").cast(
        {"event_id": pl.Categorical, "event_type": pl.Categorical}
    ),
    "derived": lambda package: package.load("events").assign(score=[{1}, None]),
    "columns": lambda package: package.load("events", as_="arrow").to_pydict(),
}


def cited(package: Package, frame: Any, **options: str) -> dict[str, Any]:
    """Cite rows and read the citation."""
    found: dict[str, Any] = json.loads(package.cite(frame, **options))
    return found


def test_what_a_citation_says(package: Package) -> None:
    """It has the sentence for people, the dataset with its hash, and each row with its own."""
    sha256 = package.cite()[-64:]
    found = cited(package, package.load("events"))
    rows = found.pop("rows")
    assert [each["key"] for each in rows] == [["memo-e01"], ["memo-e02"]]
    assert found == {
        "kind": "onrecord citation of rows",
        "citation": f"{package.cite()}. 2 rows of events, sha256:{found['subset_sha256']}",
        "dataset": "memos",
        "title": "Memos & Minutes",
        "version": "1.2.3",
        "dataset_sha256": sha256,
        "table": "events",
        "key_columns": ["event_id"],
        "columns": list(package.load("events").columns),
        "altered_columns": [],
        "row_count": 2,
        "subset_sha256": found["subset_sha256"],
    }


def test_the_hashes_can_be_computed_elsewhere(package: Package) -> None:
    """The hashes are those that the documentation describes, computed here with other means."""
    found = cited(package, package.load("events"))
    cells = (
        '{"annotator_id":"tester","date_basis":"none","event_id":"memo-e02",'
        '"event_type":"CONSULT","modality":"possible","polarity":"positive",'
        '"record_id":"gazette","same_act_as":"memo-e01","status":"curated",'
        '"summary":"It may happen again."}'
    )
    assert found["rows"][1]["sha256"] == hashlib.sha256(cells.encode()).hexdigest()
    lines = sorted(f'{each["sha256"]} ["{each["key"][0]}"]\n' for each in found["rows"])
    assert found["subset_sha256"] == hashlib.sha256("".join(lines).encode()).hexdigest()


NODE = """
const { createHash } = require("crypto");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const [cited, rows] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const hashes = rows.map((row) => {
  const cells = {};
  for (const name of [...cited.columns].sort()) if (row[name] !== null) cells[name] = row[name];
  return sha256(JSON.stringify(cells));
});
const lines = rows.map((row, i) => {
  const key = JSON.stringify(cited.key_columns.map((name) => row[name]));
  return `${hashes[i]} ${key}\\n`;
});
console.log(JSON.stringify([hashes, sha256(lines.sort().join(""))]));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_javascript_makes_the_same_hashes(article: Package, rewrite: Any) -> None:
    """JavaScript, which has no 4.0, makes the same hashes of rows and subset."""
    first, second = small_rows()["events"].to_pylist()
    odd = rewrite(
        events=[first | {"intensity": 4.0}, second | {"intensity": 1e16, "summary": "é\n"}]
    )
    for package, table in ((odd, "events"), (article, "events"), (article, "participants")):
        rows = package.load(table, as_="arrow")
        found = cited(package, rows)
        listed = {
            tuple(row[name] for name in found["key_columns"]): row for row in rows.to_pylist()
        }
        given = [found, [listed[tuple(each["key"])] for each in found["rows"]]]
        done = subprocess.run(
            ["node", "-e", NODE],
            input=json.dumps(given, default=str),
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert json.loads(done.stdout) == [
            [each["sha256"] for each in found["rows"]],
            found["subset_sha256"],
        ]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_frame(package: Package, shape: str) -> None:
    """Whatever library or index a frame has, the same rows give the same bytes."""
    assert package.cite(SHAPES[shape](package)) == package.cite(package.load("events"))


def test_every_table_is_found_again(article: Package) -> None:
    """Each table with rows and a key is known by its columns, and each view by its base."""
    bases = {"events_wide": "events", "events_that_happened": "events"}
    for name in article.list_tables():
        rows = article.load(name, as_="arrow")
        if name != "memberships" and rows.num_rows:
            found = cited(article, rows)
            assert (found["table"], found["row_count"]) == (bases.get(name, name), rows.num_rows)
            assert found["altered_columns"] == []


def test_a_style(package: Package) -> None:
    """The sentence for people is in the style that is asked for."""
    found = cited(package, package.load("events"), style="apa")
    assert found["citation"].startswith("Lovelace, Ada. (2026). Memos & Minutes (Version 1.2.3)")
    with pytest.raises(UsageError, match=r"^unknown style 'mla'"):
        package.cite(package.load("events"), style="mla")


def test_a_key_of_several_columns(package: Package) -> None:
    """A row whose key has several columns is named by all of them, also from floats."""
    frame = package.load("participants", as_="arrow").to_pandas().astype({"position": float})
    found = cited(package, frame)
    assert found["key_columns"] == ["event_id", "role", "position"]
    assert found["rows"][0]["key"] == ["memo-e01", "actor", 1]


def test_altered_values_are_told(package: Package) -> None:
    """Columns with other values than the dataset are named in the citation, with a warning."""
    frame = package.load("events").assign(summary="Mine.", intensity=[1.5, 0.0], quad_class="x")
    with pytest.warns(UserWarning, match=r"other values than the dataset in summary, quad_class, "):
        found = cited(package, frame)
    assert found["altered_columns"] == ["summary", "quad_class", "intensity"]
    assert found["rows"] == cited(package, package.load("events"))["rows"]


def test_what_a_cast_would_cut_is_told(package: Package) -> None:
    """A moment is no date, and 2 is not true, though Arrow casts them without complaint."""
    frame = package.load("events", as_="arrow").to_pandas()
    frame["date_earliest"] = pd.to_datetime(frame["date_earliest"]) + pd.Timedelta(seconds=86_399)
    types = package.load("event_types").assign(is_recipient_required=2)
    with pytest.warns(UserWarning, match=r"other values than the dataset in date_earliest;"):
        assert cited(package, frame)["altered_columns"] == ["date_earliest"]
    with pytest.warns(UserWarning, match=r"other values than the dataset in is_recipient_requir"):
        cited(package, types)
    assert cited(package, types.assign(is_recipient_required=1.0))["altered_columns"] == []


def test_a_warning_points_at_the_caller(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever way rows are cited, the warning is of the line that cites them."""
    monkeypatch.setattr("onrecord.verbs._bundled", lambda: package)
    frame = package.load("events").assign(summary="Mine.")
    for cite in (package.cite, onrecord.cite):
        with pytest.warns(UserWarning, match="other values") as told:
            cite(frame)
        assert [each.filename for each in told] == [__file__]


def test_changes_of_type_alone_are_not(package: Package) -> None:
    """Dates as timestamps, whole numbers as floats and NaN for null are the same values."""
    frame = package.load("events", as_="arrow").to_pandas()
    frame["date_earliest"] = pd.to_datetime(frame["date_earliest"])
    frame["quad_class"] = frame["quad_class"].astype(float)
    assert cited(package, frame)["altered_columns"] == []


def test_joined_frames(package: Package) -> None:
    """A frame joined of two tables has rows of either, so the table must be named."""
    actors = package.load("actors")[["actor_id", "name"]]
    joined = package.load("events").merge(actors, on="actor_id", how="left")
    with pytest.raises(UsageError, match=r"^the frame may have rows of events or actors"):
        package.cite(joined)
    assert package.cite(joined, table="events") == package.cite(package.load("events"))
    assert package.cite(joined, table="events_wide") == package.cite(package.load("events"))


class FailingStream:
    """A frame of a library that fails."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Fail in a way of its own."""
        raise RuntimeError("lost\nthe connection")


FOREIGN = "the column 'summary' holds values of a kind that the dataset has not; mend or drop it"
NO_UTF8 = pa.array([b"\xff"]).view("string")
FRAMES: dict[str, tuple[Any, str]] = {
    "a number": (3, "cannot cite an object of type int; give a table, the key of a row, or"),
    "a column": (pd.Series(["memo-e01"], name="event_id"), "cannot cite an object of type Series"),
    "no rows": (pd.DataFrame({"event_id": []}), "the frame has no rows to cite"),
    "no columns": (pd.DataFrame(index=[1]), "the frame has the key of no table; keep a key column"),
    "no key": (pd.DataFrame({"summary": ["x"]}), "the frame has the key of no table"),
    "an empty key": (
        pd.DataFrame({"event_id": ["memo-e01", None]}),
        "'event_id' is empty in 1 of 2 rows; drop those",
    ),
    "mixed types": (pd.DataFrame({"event_id": ["x", 1]}), "the column 'event_id' mixes types"),
    "a key of another type": (
        pa.table({"event_id": ["e"], "role": ["actor"], "position": ["first"]}),
        "the column 'position' is part of the key of participants, but has values of another type",
    ),
    "a column twice": (
        pd.DataFrame([["memo-e01", "x"]], columns=["event_id", "event_id"]),
        "the frame has the column 'event_id' twice; drop one",
    ),
    "an arrow column twice": (
        pa.table([pa.array(["x"]), pa.array(["y"])], names=["event_id", "event_id"]),
        "the frame has the column 'event_id' twice; drop one",
    ),
    "columns of columns": (
        pd.DataFrame({("event_id", "x"): ["memo-e01"]}),
        "the frame has the key of no table",
    ),
    "strange rows": (
        pd.DataFrame({"event_id": [f"e{n}" for n in range(7)]}),
        "7 rows are not in events: 'e0', 'e1', 'e2', 'e3', 'e4' ...; cite rows of this dataset",
    ),
    "a hostile key": (
        pd.DataFrame({"event_id": ["\x1b[31m\n\u202e"]}),
        "1 row is not in events: '\\x1b[31m\\n\\u202e'; cite",
    ),
    "no key at all": (
        pa.table({"actor_id": ["x"], "organization_id": ["x"]}),
        "the rows of 'memberships' have no key to cite them by; cite the whole table: onrecord",
    ),
    "an index twice": (
        pd.DataFrame({"event_id": ["x"]}).set_index(["event_id", "event_id"]),
        "the frame has the column 'event_id' twice; drop one",
    ),
    "a stream that fails": (FailingStream(), "cannot cite an object of type FailingStream; give"),
    **{
        f"foreign {number}": (pd.DataFrame({"event_id": ["x"], "summary": values}), FOREIGN)
        for number, values in enumerate(
            (
                pd.Series([2**70], dtype=object),
                pd.Series(["\ud800"], dtype=object),
                pd.arrays.SparseArray([1.0]),
                [1j],
                pd.Series([Decimal("1e400")]),
            )
        )
    },
    "a day beyond the calendar": (
        pa.table({"event_id": ["x"], "summary": pa.array([2**31 - 1], pa.int32()).cast("date32")}),
        FOREIGN,
    ),
    "no UTF-8": (pa.table({"event_id": ["x"], "summary": NO_UTF8}), FOREIGN),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_that_cannot_be_cited(package: Package, name: str) -> None:
    """What is no frame of rows of this dataset is wrong use, in one line that says what to do."""
    frame, message = FRAMES[name]
    with pytest.raises(UsageError) as caught:
        package.cite(frame)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_named_table_that_does_not_fit(package: Package) -> None:
    """A table that is named must be there, have a key, and have it in the frame."""
    frame = package.load("events")
    with pytest.raises(UsageError, match=r"^the frame has no quote_id, the key of quotes; keep it"):
        package.cite(frame, table="quotes")
    with pytest.raises(UsageError, match=r"^the rows of 'memberships' have no key to cite them by"):
        package.cite(frame, table="memberships")
    with pytest.raises(UsageError, match=r"^unknown table 'event'; nearest 'events'$"):
        package.cite(frame, table="event")


def test_rows_that_were_changed_on_disk(rewrite: Any) -> None:
    """Rows whose file is not the released one are not cited with the hash of the release."""
    package = rewrite()
    frame = package.load("events")
    path = package.locate("events")
    path.write_bytes(package.locate("quotes").read_bytes())
    with pytest.raises(OnRecordError, match=r"the rows of 'events' are not those that datapackage"):
        package.cite(frame)


def test_hostile_cells(rewrite: Any) -> None:
    """Cells of any text, and numbers that are none, are hashed and cited like others."""
    event = small_rows()["events"].to_pylist()[0] | {
        "event_id": '=x"\n\\ \u2028\x9b\u202e\U000e0001\U0001f389',
        "summary": "\x00\x1b<b>'; --",
        "intensity": float("nan"),
        "date_latest": pd.Timestamp("9999-12-31").date(),
    }
    package = rewrite(events=[event])
    text = package.cite(package.load("events"))
    assert text.replace("\n", "").isprintable()
    found = json.loads(text)
    assert found["rows"][0]["key"] == [event["event_id"]]
    assert found["altered_columns"] == []
    assert found == cited(package, package.load("events", as_="polars"))
