"""Pictures can be read: no label on another, no words lost, the same bytes each time."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from world import dated, make_event, make_package, make_parts

import onrecord
from onrecord.access import Package
from onrecord.analysis.plot_network import MOST_ACTORS, find_ties
from onrecord.analysis.plot_timeline import plot_timeline

# Signs that would be a formula, a control character, a very long text.
NASTY = ["$x^2$ costs $5", "bell\x07 and\nlines", 500 * "long ", r"\alpha % #", "  "]
DRAW = """
import sys, matplotlib
matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "x"
import onrecord
for name in ("plot_timeline", "plot_network"):
    axes = getattr(onrecord.open(sys.argv[1]), name)()
    axes.figure.savefig(sys.stdout, metadata={"Date": None})
"""


def draw(axes: Axes) -> bytes:
    """Draw the picture as PNG."""
    file = io.BytesIO()
    axes.figure.savefig(file, format="png")
    return file.getvalue()


def labels(axes: Axes) -> list[Text]:
    """The words of a picture beside its axis of days and its legend."""
    found = [*axes.get_yticklabels(), *axes.texts]
    return [each for each in found if each.get_text().strip()]


def overlaps(axes: Axes) -> list[tuple[str, str]]:
    """Labels that lie on each other, by their turned outlines."""
    axes.figure.canvas.draw()
    outlines = []
    for label in labels(axes):
        angle = label.get_rotation()
        label.set_rotation(0)
        box = label.get_window_extent()
        label.set_rotation(angle)
        turned = label.get_transform().transform(label.get_position())
        outlines.append((label.get_text(), box, angle, tuple(turned)))
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(outlines, 2)
        if _meet(one, other)
    ]


def _meet(one: tuple, other: tuple) -> bool:  # type: ignore[type-arg]
    paths = []
    for _, box, angle, around in (one, other):
        turn = Affine2D().rotate_deg_around(*around, angle)
        corners = [
            (box.x0, box.y0),
            (box.x1, box.y0),
            (box.x1, box.y1),
            (box.x0, box.y1),
            (box.x0, box.y0),
        ]
        paths.append(Outline(turn.transform(corners)))
    return bool(paths[0].intersects_path(paths[1], filled=True))


@pytest.mark.parametrize("happened", [True, False])
def test_names_of_the_network_do_not_overlap(real: Package, happened: bool) -> None:
    """Each actor of the article has a name in the picture that lies on no other."""
    axes = real.plot_network(happened=happened)
    names = {name for _, name in real.network(happened=happened).nodes(data="name")}
    assert {label.get_text() for label in labels(axes)} == names
    assert overlaps(axes) == []


def test_the_check_for_overlaps_finds_one(real: Package) -> None:
    """Two names in one place are found, so the test above can fail."""
    axes = real.plot_network()
    label = axes.texts[0]
    axes.text(*label.get_position(), "another name")
    assert [pair[1] for pair in overlaps(axes)] == ["another name"]


def test_labels_of_the_timeline_do_not_overlap(real: Package) -> None:
    """Each dated row has a line of its own, in order, and room for its label."""
    axes = real.plot_timeline()
    rows = real.timeline()
    shown = [label.get_text() for label in axes.get_yticklabels()]
    assert [each.removesuffix("…") for each in shown] == [
        " ".join(label.split())[: len(each.removesuffix("…"))]
        for label, each in zip(rows["label"], shown, strict=True)
    ]
    assert overlaps(axes) == []
    # The first row is on top.
    bottom, top = axes.get_ylim()
    assert bottom > top


def test_what_is_not_actual_is_hollow(tmp_path: Path) -> None:
    """A plan, a possibility and a negative are hollow, each with a hatch of its own."""
    kinds = [("actual", "positive"), ("planned", "positive"), ("possible", "positive")]
    kinds += [("hypothetical", "positive"), ("actual", "negative")]
    events = [
        make_event(number, "CONSULT", "2024-05-01/2024-05-09", modality=modality, polarity=polarity)
        for number, (modality, polarity) in enumerate(kinds, start=1)
    ]
    axes = make_package(tmp_path / "package", events=events).plot_timeline()
    bars = [bar for container in axes.containers for bar in container]
    hatches = [bar.get_hatch() for bar in bars]
    assert hatches[0] is None
    assert len(set(hatches)) == len(kinds)
    white = (1.0, 1.0, 1.0, 1.0)
    assert [bar.get_facecolor() == white for bar in bars] == [False, True, True, True, True]
    assert {bar.get_x() for bar in bars} == {19844.0}
    assert {bar.get_width() for bar in bars} == {9.0}


def test_pictures_need_nothing_but_the_frame(real: Package) -> None:
    """A picture is drawn into given axes, and both verbs give the axes."""
    figure, (left, right) = plt.subplots(1, 2)
    assert real.plot_timeline(since="2024-11-13", until="2024-11-13", ax=left) is left
    assert real.plot_network(ax=right) is right
    assert len(figure.axes) == 2
    assert onrecord.plot_network().figure is not figure


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_are_drawn(text: str, tmp_path: Path) -> None:
    """Signs of formulas are words, control characters are blanks, and long texts are cut."""
    actors = [
        {"actor_id": "a", "name": text, "actor_type": "person"},
        {"actor_id": "b", "name": "B", "actor_type": "person"},
    ]
    package = make_package(
        tmp_path / "package",
        actors=actors,
        events=[make_event(1, "CONSULT", "2024-05-01", summary=text)],
        participants=make_parts("memo-e01", "a", "b a"),
    )
    line = " ".join(text.replace("\x07", " ").split())
    for axes in (package.plot_timeline(), package.plot_network()):
        assert draw(axes)
        shown = labels(axes)[0].get_text() if line else ""
        assert shown == line or (shown.endswith("…") and line.startswith(shown[:-1]))
        assert len(shown) <= 68


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visit 🕊", "Visit \ufffd"),
        ("访问", "\ufffd\ufffd"),
        # Marks of direction and characters without a meaning are blanks before.
        ("\u202eleft\ue000", "left"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_signs_that_no_font_has(text: str, expected: str, tmp_path: Path) -> None:
    """What the font lacks is drawn as U+FFFD, and nothing warns."""
    actors = [
        {"actor_id": "a", "name": text, "actor_type": "person"},
        {"actor_id": "b", "name": "B", "actor_type": "person"},
    ]
    package = make_package(
        tmp_path / "package",
        actors=actors,
        events=[make_event(1, "CONSULT", "2024-05-01", summary=text)],
        participants=make_parts("memo-e01", "a", "b"),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for axes in (package.plot_timeline(), package.plot_network()):
            assert draw(axes)
            assert labels(axes)[0].get_text() == expected


def test_the_first_and_the_last_day(tmp_path: Path) -> None:
    """The years 1 and 9999 can be drawn, and sides that are open."""
    dates = ["0001-01-01", "9999-12-31", "/0001-01-02", "9999-12-30/"]
    events = [make_event(number, "CONSULT", date) for number, date in enumerate(dates, start=1)]
    axes = make_package(tmp_path / "package", events=events).plot_timeline()
    assert draw(axes)
    assert len(labels(axes)) == 4


def test_a_date_without_a_label(tmp_path: Path) -> None:
    """A quote whose words may not be passed on is named by its key."""
    frame = pd.DataFrame(
        [{"row_id": "memo-q01", "table": "quotes", "label": None, "modality": None}]
    )
    frame = frame.assign(polarity=None, **{k: [v] for k, v in dated("2024-05-01").items()})
    assert labels(plot_timeline(frame))[0].get_text() == "memo-q01"


def test_nothing_to_draw(empty: Package) -> None:
    """Of no rows, the timeline says that there are none, and the network is blank."""
    axes = empty.plot_timeline()
    assert [each.get_text() for each in axes.texts] == ["no rows with a date"]
    assert draw(axes)
    assert draw(empty.plot_network())


def test_the_sign_is_that_of_the_mean(world: Package) -> None:
    """The mean of all acts decides on the sign; a target has none of the act toward another."""
    happened = {(tie.actor, tie.recipient): tie for tie in find_ties(world.network())}
    assert happened["ann", "germany"].sign == "conflict"
    ties = {(tie.actor, tie.recipient): tie for tie in find_ties(world.network(happened=False))}
    assert ties["ann", "germany"].sign == "cooperation"
    assert ties["germany", "france"].sign == "cooperation"
    assert not ties["germany", "france"].is_actual
    assert ties["bo", "france"].sign == "neither, or no score"


def test_a_crowd_is_cut(tmp_path: Path) -> None:
    """Of very many actors, only those with the most partners are drawn, and the title says so."""
    count = MOST_ACTORS + 20
    actors = [
        {"actor_id": f"a{number}", "name": f"Actor {number}", "actor_type": "person"}
        for number in range(count)
    ]
    everyone = " ".join(f"a{number}" for number in range(1, count))
    package = make_package(
        tmp_path / "package",
        actors=actors,
        events=[make_event(1, "CONSULT", "2024-05-01")],
        participants=make_parts("memo-e01", "a0", everyone),
    )
    axes = package.plot_network()
    assert axes.get_title() == f"{MOST_ACTORS} of {count} actors, those with the most partners"
    assert len(labels(axes)) == MOST_ACTORS
    assert "Actor 0" in {label.get_text() for label in labels(axes)}
    assert overlaps(axes) == []


def test_pictures_are_the_same_each_time(real: Package) -> None:
    """Two fresh processes draw the same bytes, however they order their sets."""
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAW, str(real.root)],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert drawn[0] == drawn[1]
    assert drawn[0].count(b"</svg>") == 2


@pytest.mark.parametrize("name", ["plot_timeline", "plot_network"])
def test_without_matplotlib(name: str, real: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where matplotlib is not installed, the error says what to install."""
    monkeypatch.setattr("onrecord.errors.find_spec", lambda library: None)
    with pytest.raises(onrecord.UsageError) as error:
        getattr(real, name)()
    library = "networkx" if name == "plot_network" else "matplotlib"
    expected = f"{library} is not installed; run: pip install 'onrecord[plot]'"
    assert str(error.value) == expected
