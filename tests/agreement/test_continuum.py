"""Documents are one continuum, in which units that overlap are one stretch."""

from __future__ import annotations

from passes import one_pass, unit

from onrecord.agreement.blocks import alpha_u, cut_blocks
from onrecord.agreement.continuum import Continuum, unitize


def alpha(continuum: Continuum) -> float:
    """The alpha of a continuum as it is."""
    blocks = continuum.to_blocks()
    return alpha_u(blocks, blocks.all)


def test_units_that_overlap() -> None:
    """Units of one type that overlap are one stretch; those that touch stay two."""
    units = [((0, 4), "A"), ((2, 6), "A"), ((6, 8), "A"), ((1, 3), "B")]
    listed = [unit(f"e{at}", span, event_type=by) for at, (span, by) in enumerate(units)]
    found = unitize([one_pass("a1", *listed), one_pass("a2")], "events")
    assert found == {"A": [[(0, 6), (6, 8)], []], "B": [[(1, 3)], []]}


def test_documents_laid_end_to_end() -> None:
    """Several documents are one continuum; no stretch goes on from one to the next."""
    first = [one_pass("a1", unit("e1", (2, 9), event_type="A")), one_pass("a2")]
    second = [
        one_pass("a1", unit("e1", (0, 4), event_type="A")),
        one_pass("a2", unit("e1", (1, 4), event_type="A")),
    ]
    continuum = Continuum()
    continuum.add(first, "events", 9, [0, 5])
    continuum.add(second, "events", 20, [0, 2, 10, 20])
    assert continuum.length == 29
    assert continuum.to_blocks().lengths.tolist() == [9, 10, 10]
    laid = cut_blocks({"A": [[(2, 9), (9, 13)], [(10, 13)]]}, 29, [])
    assert alpha(continuum) == alpha_u(laid, laid.all)


def test_bounds() -> None:
    """Who marks the same has 1, and who marks elsewhere less than nothing."""
    same, apart = Continuum(), Continuum()
    same.add(
        [one_pass("a1", unit("e1", (0, 5))), one_pass("a2", unit("e1", (0, 5)))], "events", 50, []
    )
    assert alpha(same) == 1
    units = unit("e1", (0, 25)), unit("e1", (25, 50))
    apart.add([one_pass("a1", units[0]), one_pass("a2", units[1])], "events", 50, [])
    assert alpha(apart) < 0
