"""A layer as Web Annotations: what other programs find in the file."""

from __future__ import annotations

import json

import pytest

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated, End, Entry, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.web_annotation.write import write

TEXT = "🚢 Ada left Bern.\n"
LAYER = Layer(
    marks=(Mark("T1", "Who", ((2, 5),)), Mark("T 2", "Where", ((11, 15),))),
    links=(Link("R1", "left", (End("Arg1", "T1"), End("", "T 2")), trigger="T1"),),
    features=(Feature("A1", "sure", "T1", "high"), Feature("A2", "proper", "T1")),
    entries=(Entry("N1", "Reference", "T 2", "Wikidata", "Q70", "Bern"),),
    remarks=(Remark("#1", "note", "", "A short text."),),
)


def test_a_page_in_full() -> None:
    """Words are quoted and counted in characters; what is said of them is a body with a purpose."""
    files = write(Annotated("memo", TEXT, LAYER, {"title": "A memo"}))
    page = json.loads(files["memo.jsonld"])
    who, where, left, note = page["items"]
    plain = {"type": "TextualBody", "format": "text/plain"}
    assert files["memo.txt"] == TEXT.encode()
    assert {key: page[key] for key in ("@context", "id", "type", "partOf")} == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "memo.jsonld",
        "type": "AnnotationPage",
        "partOf": {
            "id": "memo.jsonld#all",
            "type": "AnnotationCollection",
            "label": "A memo",
            "total": 4,
        },
    }
    assert who == {
        "id": "memo.jsonld#T1",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {**plain, "value": "Who", "purpose": "tagging"},
            {
                "id": "memo.jsonld#A1",
                **plain,
                "value": "high",
                "purpose": "describing",
                "label": "sure",
            },
            {"id": "memo.jsonld#A2", **plain, "value": "proper", "purpose": "classifying"},
        ],
        "target": [
            {
                "source": "memo.txt",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Ada",
                        "prefix": "🚢 ",
                        "suffix": " left Bern.\n",
                    },
                    {"type": "TextPositionSelector", "start": 2, "end": 5},
                ],
            }
        ],
    }
    assert where["id"] == "memo.jsonld#T%202"
    assert where["body"][1] == {
        "id": "memo.jsonld#N1",
        **plain,
        "value": "Bern",
        "purpose": "identifying",
        "label": "Reference",
        "schema:inDefinedTermSet": "Wikidata",
        "schema:termCode": "Q70",
        "schema:name": "Bern",
    }
    resource = {"type": "SpecificResource"}
    assert (left["motivation"], left["body"][1], left["target"]) == (
        "linking",
        {**resource, "source": "memo.jsonld#T1", "purpose": "identifying"},
        [
            {**resource, "source": "memo.jsonld#T1", "schema:roleName": "Arg1"},
            {**resource, "source": "memo.jsonld#T%202", "schema:roleName": ""},
        ],
    )
    assert (note["target"], note["body"][0]["purpose"]) == ("memo.txt", "commenting")


def test_an_empty_stretch_is_refused() -> None:
    """The caller is told which mark has no characters."""
    wrong = Layer(marks=(Mark("T1", "Who", ((3, 3),)),))
    with pytest.raises(UsageError) as caught:
        write(Annotated("memo", TEXT, wrong))
    assert str(caught.value) == ("mark 'T1' has an empty stretch at 3; mark at least one character")
