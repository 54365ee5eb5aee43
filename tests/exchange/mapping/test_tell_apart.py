"""A label may be told apart by the value of a feature, as INCEpTION has its named entities."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange.mapping.layers import KNOWN, code, document, event, left_out, mark, rows, rules

from onrecord.exchange.annotated import Annotated, Feature
from onrecord.exchange.mapping.apply_mapping import apply_mapping
from onrecord.exchange.mapping.open_mapping import open_mapping
from onrecord.exchange.webanno_tsv.form import WEBANNO_TSV

TEXT = "Cora Dale beat Bob Roper and met Sam Wood."
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
# A document of INCEpTION: named entities by value, and a custom layer with slots.
INCEPTION = f"""#FORMAT=WebAnno TSV 3.3
#T_SP={ENTITY}|value
#T_SP=webanno.custom.Act|ROLE_webanno.custom.Act:part_webanno.custom.ActPartLink|{ENTITY}|kind


#Text=Cora Dale beat Bob Roper in Oslo.
1-1\t0-4\tCora\tPER[1]\t_\t_\t_\t
1-2\t5-9\tDale\tPER[1]\t_\t_\t_\t
1-3\t10-14\tbeat\t_\tvictim;by\t1-4[2];1-1[1]\tattack\t
1-4\t15-18\tBob\tPER[2]\t_\t_\t_\t
1-5\t19-24\tRoper\tPER[2]\t_\t_\t_\t
1-6\t25-27\tin\t_\t_\t_\t_\t
1-7\t28-32\tOslo\tLOC\t_\t_\t_\t
1-8\t32-33\t.\t_\t_\t_\t_\t
"""


@pytest.fixture
def inception(tmp_path: Path) -> Annotated:
    """The document of INCEpTION, as it is read."""
    path = tmp_path / "memo.tsv"
    path.write_text(INCEPTION, encoding="utf-8")
    (found,) = WEBANNO_TSV.read(path)
    assert isinstance(found, Annotated)
    return found


def test_a_document_of_inception_is_coded(inception: Annotated) -> None:
    """What an act is and whom words name stands in features; a slot holds the arguments."""
    mapping = rules(
        events={"Act.kind=attack": {"type": "ASSAULT"}},
        roles={"by": "actors", "victim": "targets"},
        actors={"NamedEntity.value=PER": "person"},
    )
    mapped = apply_mapping(document(inception.text), inception.layer, mapping, KNOWN)
    (row,) = rows(mapped, "events")
    assert (row["type"], row["actors"], row["targets"]) == ("ASSAULT", ["cora-dale"], ["bob-roper"])
    coded = {"Act.kind=attack": 1, "NamedEntity.value=PER": 2, "part": 1}
    assert dict(mapped.coded) == coded
    assert dict(mapped.unmapped) == {"NamedEntity.value=LOC": 1}
    assert left_out(mapped) == []


def test_a_label_alone_is_for_the_values_that_are_not_named() -> None:
    """The rule of the value comes first, else that of the label, whose feature is not mapped."""
    marks = [mark(TEXT, "T1", "Act", "beat"), mark(TEXT, "T2", "Act", "met")]
    links = [event("E1", "Deed", "T1"), event("E2", "Deed", "T2")]
    features = [Feature("A1", "kind", "E1", "beating"), Feature("A2", "kind", "E2", "other")]
    mapping = rules(
        events={
            "Deed.kind=beat*": {"type": "ASSAULT", "mode": "beat"},
            "deed": {"type": "CONSULT"},
        },
        ignore=["Act"],
    )
    mapped = code(TEXT, mapping, marks, links, features)
    assert [row["type"] for row in rows(mapped, "events")] == ["ASSAULT", "CONSULT"]
    assert dict(mapped.unmapped) == {"kind": 1}


def test_a_feature_without_a_value_tells_nothing_apart() -> None:
    """A flag stays what it is, and so does a feature of another name."""
    marks = [mark(TEXT, "T1", "Name", "Cora Dale")]
    features = [Feature("A1", "value", "T1"), Feature("A2", "sort", "T1", "PER")]
    mapped = code(TEXT, rules(actors={"Name.value=PER": "person"}), marks, None, features)
    assert dict(mapped.unmapped) == {"Name": 1, "value": 1, "sort": 1}


def test_plain_entities_know_those_of_inception(inception: Annotated) -> None:
    """The mapping of entities takes the tags that INCEpTION comes with."""
    mapped = apply_mapping(
        document(inception.text), inception.layer, open_mapping("entities", KNOWN), KNOWN
    )
    assert mapped.ignored["NamedEntity.value=LOC"] == 1
    assert "NamedEntity.value=PER" not in mapped.unmapped
