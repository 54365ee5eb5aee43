"""Draw a timeline: one line per row, as long as its date is uncertain."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from onrecord.analysis.labels import drawable, shorten
from onrecord.analysis.take import records
from onrecord.errors import need

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Colors of Okabe and Ito, which people with any color vision tell apart; each has its own shape.
_TABLES = {"events": ("#0072B2", "o"), "quotes": ("#D55E00", "s"), "appointments": ("#009E73", "D")}
# What is not told as actual is hollow, with a hatch of its own.
_HATCHES = {"planned": "////", "possible": "....", "hypothetical": "xxxx"}
_NEGATIVE = "----"
_LINE_HEIGHT = 0.24
_WIDTH = 12.5


def plot_timeline(timeline: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the frame that ``timeline`` gives, the earliest row on top, and give the axes.

    A mark is one exact day, a bar all days that the date can be, an arrow a side that is open.
    Color and shape tell the table. Filled is what is told as actual; what is planned, possible,
    hypothetical or negative is hollow with a hatch. A character that no font of ``font.family`` has
    becomes U+FFFD. Without ``ax``, the new figure has room for every label.
    """
    need("matplotlib", "plot")
    rows = records(timeline)
    ax = ax or _new_axes(len(rows))
    spans = [_span(row) for row in rows]
    known = [day for span in spans for day in span if day is not None]
    if not known:
        ax.set_axis_off()
        ax.text(0.5, 0.5, "no rows with a date", ha="center", transform=ax.transAxes)
        return ax
    left, right = _limits(known)
    for line, (row, (first, last)) in enumerate(zip(rows, spans, strict=True)):
        color, shape = _TABLES[row["table"]]
        style = _style(color, row["modality"], row["polarity"])
        if first is not None and first == last:
            ax.scatter(first + 0.5, line, s=34, marker=shape, zorder=3, **style)
            continue
        begin, end = left if first is None else first, right if last is None else last + 1
        ax.barh(line, end - begin, left=begin, height=0.5, zorder=3, **style)
        for day, at, arrow in ((first, left, "<"), (last, right, ">")):
            if day is None:
                ax.scatter(at, line, s=50, marker=arrow, color=color, zorder=4, clip_on=False)
    ax.set_xlim(left, right)
    _name_axes(ax, drawable(shorten(row["label"] or row["row_id"]) for row in rows))
    _explain(ax, rows)
    return ax


def _new_axes(lines: int) -> Axes:
    import matplotlib.pyplot as plt

    # More than some hundred lines would make a picture that no program opens.
    height = min(200.0, 1.6 + _LINE_HEIGHT * lines)
    return plt.subplots(figsize=(_WIDTH, height), layout="constrained")[1]


def _limits(known: list[float]) -> tuple[float, float]:
    margin = max(3.0, 0.02 * (max(known) - min(known)))
    left = max(_number(datetime.date.min), min(known) - margin)
    return left, min(_number(datetime.date.max), max(known) + 1 + margin)


def _span(row: dict[str, Any]) -> tuple[float | None, float | None]:
    days = row["date_earliest"], row["date_latest"]
    first, last = (None if day is None else _number(day) for day in days)
    return first, last


def _number(day: datetime.date) -> float:
    # As matplotlib counts: days since the first of 1970.
    return float(day.toordinal() - datetime.date(1970, 1, 1).toordinal())


def _style(color: str, modality: str | None, polarity: str | None) -> dict[str, Any]:
    hatch = _NEGATIVE if polarity == "negative" else _HATCHES.get(modality or "")
    face = "white" if hatch else color
    return {"facecolor": face, "edgecolor": color, "hatch": hatch, "linewidth": 1.2}


def _name_axes(ax: Axes, labels: list[str]) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    formatter = ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_formatter(formatter)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    # Words of documents are no formulas, whatever signs they hold.
    ax.set_yticks(range(len(labels)), labels, parse_math=False)
    ax.tick_params(axis="y", length=0, labelsize=8)
    ax.grid(axis="x", color="#dddddd")
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "left"]].set_visible(False)


def _explain(ax: Axes, rows: list[dict[str, Any]]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    used = {row["table"] for row in rows}
    entries: list[Any] = [
        Line2D([], [], color=color, marker=shape, linestyle="", label=table)
        for table, (color, shape) in _TABLES.items()
        if table in used
    ]
    told = {_style("#444444", row["modality"], row["polarity"])["hatch"] for row in rows}
    hatches = {**_HATCHES, "did not happen": _NEGATIVE}
    entries += [
        Patch(facecolor="white", edgecolor="#444444", hatch=hatch, label=name)
        for name, hatch in hatches.items()
        if hatch in told
    ]
    entries.append(Patch(color="#444444", label="one of these days, or all of them"))
    ax.legend(
        handles=entries,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=4,
        frameon=False,
        fontsize=8,
    )
