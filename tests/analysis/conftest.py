"""Packages that every analysis is tried on."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from world import make_empty, make_event, make_package, make_parts

from onrecord.access import Package
from onrecord.layout import bundled


@pytest.fixture(scope="session")
def real() -> Package:
    """The dataset that comes with the package, to be read only."""
    return Package(bundled().root)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package without a single row, to be read only."""
    return make_empty(tmp_path_factory.mktemp("analysis") / "empty")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package of some events between states, each of which is in its own way hard to count."""
    events = [
        make_event(1, "CONSULT", "2024-05-01"),
        make_event(2, "ASSAULT", "2024-05-01"),
        make_event(3, "STATEMENT", "2024-05-01"),
        make_event(4, "AID", "2024-05-01/2024-05-02"),
        make_event(5, "AID", "2024-05-02", modality="planned", plover_type="AGREE"),
        make_event(6, "ACCUSE", "2024-05-02"),
        make_event(7, "ACCUSE", "2024-05-03"),
        make_event(8, "CONSULT", "2024-05-04"),
        make_event(9, "CONSULT", "2024-05-01", same_act_as="memo-e01"),
        make_event(10, "STANCE"),
        make_event(11, "AID", "2024-05-05", polarity="negative"),
    ]
    participants = [
        *make_parts("memo-e01", "ann bo", "germany", targets="france"),
        *make_parts("memo-e02", "ann", "germany france"),
        *make_parts("memo-e03", "ann", "germany"),
        *make_parts("memo-e04", "germany", "ann"),
        *make_parts("memo-e05", "germany", "france"),
        *make_parts("memo-e06", "france", "palestine un"),
        *make_parts("memo-e07", "ann", "bo"),
        *make_parts("memo-e08", "ann germany"),
        *make_parts("memo-e09", "ann", "germany"),
        *make_parts("memo-e10", "ann", "germany"),
        *make_parts("memo-e11", "ann", "germany"),
    ]
    root = tmp_path_factory.mktemp("analysis") / "world"
    return make_package(root, events=events, participants=participants)


@pytest.fixture(autouse=True)
def _no_window() -> Iterator[None]:
    """Draw into memory, and close every figure."""
    mpl.use("Agg")
    yield
    plt.close("all")
