"""R files are data frames that base R reads, with factors, dates and labels."""

from __future__ import annotations

import csv
import datetime
import gzip
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from publish import make_table, publish

from onrecord.access import Package
from onrecord.forms.to_r import to_r

NEEDS_R = pytest.mark.skipif(
    shutil.which("Rscript") is None,
    reason="R is not installed; on Debian: apt-get install --no-install-recommends r-base-core",
)
MISSING = "(missing)"


def run_r(script: str, folder: Path) -> None:
    """Load the tables of a folder by its load.R, and run a script in base R."""
    program = f'source("load.R", chdir = TRUE)\n{script}'
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", program],
        cwd=folder / "r",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def expect(cell: Any) -> str:
    """Say how R writes a cell into CSV."""
    if cell is None:
        return MISSING
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime.date):
        return str((cell - datetime.date(1970, 1, 1)).days)
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


@NEEDS_R
@pytest.mark.parametrize("which", ["real", "small", "hostile"])
def test_every_cell_comes_back(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """R finds each table with its columns in order and every cell; null is NA, and not empty."""
    package = request.getfixturevalue(which)
    package.export("r", tmp_path / "out")
    run_r(
        f"""
        # R writes the year 1 without zeros.
        plain <- function(column) if (inherits(column, "Date")) as.integer(column) else column
        for (name in names(tables)) {{
          table <- tables[[name]]
          table[] <- lapply(table, plain)
          write.csv(table, file.path("..", "..", paste0(name, ".csv")),
                    row.names = FALSE, na = "{MISSING}", fileEncoding = "UTF-8")
        }}
        """,
        tmp_path / "out",
    )
    written = sorted(path.stem for path in tmp_path.glob("*.csv"))
    assert written == sorted(package.list_tables())
    for name in written:
        rows = package.load(name, "arrow")
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *cells = csv.reader(file)
        assert head == rows.column_names
        assert cells == [[expect(cell) for cell in row.values()] for row in rows.to_pylist()]


@NEEDS_R
def test_columns_have_classes_levels_and_labels(real: Package, tmp_path: Path) -> None:
    """Codes are factors in the order of the vocabulary, so files merge; labels stand beside."""
    real.export("r", tmp_path / "out")
    run_r(
        """
        events <- tables$events
        stopifnot(
          is.factor(events$event_type),
          identical(levels(events$event_type), as.character(tables$event_types$event_type)),
          identical(levels(events$event_type), levels(tables$event_modes$event_type)),
          identical(levels(events$polarity), c("positive", "negative")),
          inherits(events$date_earliest, "Date"),
          is.integer(events$quad_class), anyNA(events$quad_class),
          identical(attr(events$quad_class, "labels"),
                    c("Verbal cooperation" = 1L, "Material cooperation" = 2L,
                      "Verbal conflict" = 3L, "Material conflict" = 4L)),
          is.double(events$intensity),
          is.logical(tables$quote_fragments$is_negated),
          is.character(events$event_id),
          attr(events$event_type, "label") == "Event type",
          comment(events) == attr(events, "comment"),
          nrow(merge(events, tables$event_types, by = "event_type")) == nrow(events)
        )
        meanings <- describe(events)
        stopifnot(
          identical(meanings$column, names(events)),
          meanings$label[3] == "Event type",
          startsWith(meanings$meaning[1], "The key of the event")
        )
        """,
        tmp_path / "out",
    )


@NEEDS_R
def test_what_is_missing_is_na(tmp_path: Path) -> None:
    """A missing cell of every type is NA, which is not NaN; a number beyond 32 bits is double."""
    types = ("string", "integer", "number", "boolean", "date")
    pets = make_table("pets", {**{f"a_{each}": each for each in types}, "kind": ("cat", "dog")})
    wide = make_table("wide", {"number": "integer", "weight": "number", "text": "string"})
    rows: list[dict[str, Any]] = [
        {"number": 2**31 - 1, "weight": float("nan"), "text": ""},
        {"number": -(2**40), "weight": float("inf"), "text": "a\0b"},
        {},
    ]
    to_r(publish({pets: [{}, {}], wide: rows}), tmp_path)
    run_r(
        r"""
        pets <- tables$pets
        stopifnot(
          nrow(pets) == 2, all(is.na(pets)), !is.nan(pets$a_number),
          identical(unname(sapply(pets, function(each) class(each))),
                    c("character", "integer", "numeric", "logical", "Date", "factor"))
        )
        wide <- tables$wide
        stopifnot(
          identical(as.vector(wide$number), c(2147483647, -2^40, NA)),
          is.nan(wide$weight[1]), wide$weight[2] == Inf,
          is.na(wide$weight[3]), !is.nan(wide$weight[3]),
          identical(as.vector(wide$text), c("", "a\ufffdb", NA))
        )
        """,
        tmp_path,
    )


@NEEDS_R
def test_tables_may_be_empty(tmp_path: Path) -> None:
    """A table without rows and a factor without levels are what R itself would make."""
    species = make_table("species", {"species": "string"}, kind="vocabulary", key=("species",))
    to_r(publish({species: [], make_table("pets", {"born": "date"}): []}), tmp_path)
    run_r(
        """
        stopifnot(
          nrow(tables$species) == 0, nlevels(tables$species$species) == 0,
          is.factor(tables$species$species),
          identical(dim(tables$pets), c(0L, 1L)), inherits(tables$pets$born, "Date")
        )
        str(tables)
        summary(tables$pets)
        """,
        tmp_path,
    )


@NEEDS_R
def test_dates_are_those_of_the_calendar(tmp_path: Path) -> None:
    """R has every day that Python has, also before 1582."""
    days = ["0001-01-01", "1582-10-10", "1843-05-02", "1970-01-01", "9999-12-31"]
    pets = make_table("pets", {"born": "date"})
    to_r(publish({pets: [{"born": datetime.date.fromisoformat(day)} for day in days]}), tmp_path)
    quoted = ", ".join(f'"{day}"' for day in days)
    run_r(f"stopifnot(tables$pets$born == as.Date(c({quoted})))", tmp_path)


def test_the_same_tables_give_the_same_bytes(small: Package, tmp_path: Path) -> None:
    """Two exports do not differ in any byte, and the packed files bear neither time nor name."""
    first = small.export("r", tmp_path / "first")
    second = small.export("r", tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    for path in first:
        if path.suffix == ".rds":
            assert path.read_bytes()[:8] == b"\x1f\x8b\x08\0\0\0\0\0"
            assert gzip.decompress(path.read_bytes()).startswith(b"X\n\0\0\0\3")
