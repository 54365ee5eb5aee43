"""A broken file gives an answer or clear problems, never a traceback and never no end.

The long version breaks real files: ``make fuzz-exchange``.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from exchange.mutate import mutated
from exchange.sound_reading import reading_faults

from onrecord.exchange.annotated import Annotated, End, Entry, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.forms import FORMS

CASES = 60
TEXT = "“We met twice,” Ada Byron said in Bern.\n\nShe left on 3 May 1840 — 🚢 at noon.\n"
LAYER = Layer(
    marks=(
        Mark("T1", "Source", ((16, 25),)),
        Mark("T2", "Cue", ((26, 30),)),
        Mark("T3", "Content", ((1, 13), (31, 38))),
        Mark("T4", "Time", ((53, 63),)),
    ),
    links=(
        Link("E1", "Attribution", (End("Source", "T1"), End("Content", "T3")), trigger="T2"),
        Link("R1", "Before", (End("Arg1", "E1"), End("Arg2", "T4"))),
    ),
    features=(Feature("A1", "Negation", "E1"), Feature("A2", "Confidence", "T4", "high")),
    entries=(Entry("N1", "Reference", "T1", "Wikidata", "Q7259", "Ada Lovelace"),),
    remarks=(Remark("#1", "AnnotatorNotes", "T2", 'a "plain" verb'),),
)


@pytest.mark.parametrize("name", FORMS)
def test_whole_file_is_read(name: str, tmp_path: Path) -> None:
    """What is broken below is sound before."""
    form = FORMS[name]
    files = form.write(Annotated("byron", TEXT, LAYER))
    assert reading_faults(form, files, tmp_path) == []
    assert [type(each) for each in form.read(tmp_path)] == [Annotated]


@pytest.mark.parametrize("name", FORMS)
def test_broken_file_is_answered(name: str, tmp_path: Path) -> None:
    """Every file of a form may be broken in any way."""
    form = FORMS[name]
    files = form.write(Annotated("byron", TEXT, LAYER))
    for number in range(CASES):
        chance = random.Random(f"{name} {number}")
        broken = dict(files)
        which = chance.choice(sorted(broken))
        broken[which] = mutated(broken[which], chance)
        faults = reading_faults(form, broken, tmp_path / str(number))
        assert faults == [], f"case {number}: {which} as {broken[which]!r}"
