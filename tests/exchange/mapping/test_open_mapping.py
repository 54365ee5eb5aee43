"""Mapping files are found by name or path, and every fault in one is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange.mapping.layers import KNOWN
from support import real_tables

from onrecord.corpus.read import read_corpus
from onrecord.errors import DataError, UsageError
from onrecord.exchange.mapping.apply_mapping import gather_known_by_people
from onrecord.exchange.mapping.open_mapping import list_mappings, open_mapping
from onrecord.layout import Layout, bundled

FAULTY = """description: Wrong.
annotator: {id: crew, kind: human, name: A crew, description: Marked it.}
events:
  Attack: {type: ATTACK}
  attack: {type: ASSAULT, mode: gently}
roles:
  Who: someone
actors: {PER: people}
"""


@pytest.mark.parametrize("name", list_mappings())
def test_what_comes_with_the_package_fits_its_vocabularies(name: str) -> None:
    """Every code of a mapping that is shipped exists."""
    corpus, _ = read_corpus(Layout(bundled().root), real_tables())
    mapping = open_mapping(name, gather_known_by_people(corpus)).mapping
    assert mapping.description
    assert mapping.annotator.kind == "person"


def test_a_mapping_that_does_not_exist_is_wrong_use() -> None:
    """The message names what there is."""
    with pytest.raises(UsageError) as error:
        open_mapping("polnaer", KNOWN)
    assert str(error.value) == (
        "no mapping 'polnaer'; give a file, onrecord for our own labels, or one of entities, "
        "polnear, rams; nearest 'polnear'"
    )


def test_every_fault_of_a_file_is_listed_with_its_line(tmp_path: Path) -> None:
    """Codes that do not exist and labels that are one are found at once."""
    file = tmp_path / "mine.yaml"
    file.write_text(FAULTY, encoding="utf-8")
    with pytest.raises(DataError) as error:
        open_mapping(str(file), KNOWN)
    assert [(each.line, each.message) for each in error.value.problems] == [
        (2, "unknown kind 'human'; expected one of person, model, rule, record"),
        (4, "unknown event type 'ATTACK'; expected one of APPOINT, ASSAULT, CONSULT"),
        (5, "label 'attack' is the same as 'Attack'; keep one"),
        (5, "unknown mode of ASSAULT 'gently'; expected one of beat"),
        (
            7,
            "unknown field 'someone'; expected one of actors, recipients, mediators, hosts, "
            "beneficiaries, targets, topics, place, date, ignore",
        ),
        (
            8,
            "unknown actor type 'people'; expected one of person, state, organization, group, "
            "unnamed, pronoun",
        ),
    ]
