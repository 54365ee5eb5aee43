"""A CAS as INCEpTION exports it is read whole, alone or in a zip archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from onrecord.errors import Problem, UsageError
from onrecord.exchange.annotated import Annotated, End, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.xmi.form import XMI

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_STRING, _ANNOTATION, _TOP = "uima.cas.String", "uima.tcas.Annotation", "uima.cas.TOP"


def _type(name: str, above: str, **features: str) -> str:
    described = "".join(
        f"<featureDescription><name>{key}</name><description/>"
        f"<rangeTypeName>{kind}</rangeTypeName></featureDescription>"
        for key, kind in features.items()
    )
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>{above}</supertypeName>"
        f"<features>{described}</features></typeDescription>"
    )


def type_system(*types: str) -> str:
    """A type system of such types."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        f"{''.join(types)}</types></typeSystemDescription>"
    )


TOKEN, NAMED = f"{_DKPRO}.segmentation.type.Token", f"{_DKPRO}.ner.type.NamedEntity"
LINKED = f"{_DKPRO}.coref.type.CoreferenceLink"
TYPES = type_system(
    _type(TOKEN, _ANNOTATION, id=_STRING),
    _type(f"{_DKPRO}.segmentation.type.Sentence", _ANNOTATION),
    _type(NAMED, _ANNOTATION, value=_STRING, identifier=_STRING),
    _type(
        f"{_DKPRO}.syntax.type.dependency.Dependency",
        _ANNOTATION,
        Governor=TOKEN,
        Dependent=TOKEN,
        DependencyType=_STRING,
    ),
    _type(f"{_DKPRO}.coref.type.CoreferenceChain", "uima.cas.AnnotationBase", first=LINKED),
    _type(LINKED, _ANNOTATION, next=LINKED, referenceType=_STRING),
    _type("webanno.custom.SayingWhoLink", _TOP, role=_STRING, target=NAMED),
    _type(
        "webanno.custom.Saying",
        _ANNOTATION,
        **{"class": _STRING, "sure": "uima.cas.Boolean", "who": "uima.cas.FSArray"},
        tags="uima.cas.StringArray",
        see=_ANNOTATION,
    ),
    _type("webanno.custom.Memo", "uima.cas.AnnotationBase", tone=_STRING),
)
CAS = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
 xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
 xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
 xmlns:coref="http:///de/tudarmstadt/ukp/dkpro/core/api/coref/type.ecore"
 xmlns:dep="http:///de/tudarmstadt/ukp/dkpro/core/api/syntax/type/dependency.ecore"
 xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="20" language="en"/>
<seg:Sentence xmi:id="3" sofa="1" begin="0" end="19"/>
<seg:Token xmi:id="4" sofa="1" begin="0" end="2"/>
<seg:Token xmi:id="5" sofa="1" begin="3" end="6"/>
<seg:Token xmi:id="6" sofa="1" begin="7" end="12"/>
<ner:NamedEntity xmi:id="10" sofa="1" begin="3" end="6" value="PER"/>
<dep:Dependency xmi:id="11" sofa="1" begin="3" end="6" Governor="6" Dependent="5"
 DependencyType="subj"/>
<custom:Saying xmi:id="12" sofa="1" begin="7" end="12" class="calm &amp; low" sure="true" who="13"
 see="10"><tags>one</tags><tags>two</tags></custom:Saying>
<custom:SayingWhoLink xmi:id="13" role="speaker" target="10"/>
<coref:CoreferenceLink xmi:id="14" sofa="1" begin="3" end="6" next="15" referenceType="name"/>
<coref:CoreferenceLink xmi:id="15" sofa="1" begin="14" end="17"/>
<coref:CoreferenceChain xmi:id="16" sofa="1" first="14"/>
<custom:Memo xmi:id="17" sofa="1" tone="dry"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text"
 sofaString="😊 Ada spoke. She&#13;&#10;."/>
<cas:View sofa="1" members="2 3 4 5 6 10 11 12 14 15 16 17"/>
</xmi:XMI>
"""
LAYER = Layer(
    marks=(
        Mark("6", "Token", ((6, 11),)),
        Mark("5", "Token", ((2, 5),)),
        Mark("10", "NamedEntity", ((2, 5),)),
        Mark("12", "Saying", ((6, 11),)),
        Mark("14", "CoreferenceLink", ((2, 5),)),
        Mark("15", "CoreferenceLink", ((13, 16),)),
    ),
    links=(
        Link("12.who", "who", (End("speaker", "10"),), "12"),
        Link("12.see", "see", (End("", "10"),), "12"),
        Link("11", "Dependency", (End("Governor", "6"), End("Dependent", "5"))),
        Link("16", "CoreferenceChain", (End("", "14"), End("", "15"))),
    ),
    features=(
        Feature("10.1", "value", "10", "PER"),
        Feature("12.1", "class", "12", "calm & low"),
        Feature("12.2", "sure", "12", "true"),
        Feature("12.3", "tags", "12", "one"),
        Feature("12.4", "tags", "12", "two"),
        Feature("14.1", "referenceType", "14", "name"),
        Feature("11.1", "DependencyType", "11", "subj"),
    ),
    remarks=(Remark("17.1", "Memo.tone", "", "dry"),),
)
TEXT = "😊 Ada spoke. She\r\n."


def read(path: Path) -> Annotated:
    """The one document of a file or folder."""
    (found,) = XMI.read(path)
    assert isinstance(found, Annotated), found
    return found


def put(folder: Path, cas: str = CAS, types: str = TYPES) -> Path:
    """A CAS beside its type system."""
    folder.mkdir(exist_ok=True)
    (folder / "TypeSystem.xml").write_text(types, "utf-8")
    (folder / "letter.xmi").write_text(cas, "utf-8", newline="")
    return folder / "letter.xmi"


def _as_sets(layer: Layer) -> list[set[object]]:
    return [set(getattr(layer, name)) for name in Layer.__struct_fields__]


@pytest.mark.parametrize("also_indexed", ["", " 13"])
def test_inception_file(tmp_path: Path, also_indexed: str) -> None:
    """Marks, values, slots, chains, relations and notes are read; structure where it is used.

    INCEpTION has what stands in slots in the index or not.
    """
    assert "12 14" in CAS
    found = read(put(tmp_path, CAS.replace("12 14", f"12{also_indexed} 14")))
    assert (found.name, found.text) == ("letter", TEXT)
    assert _as_sets(found.layer) == _as_sets(LAYER)


def test_zip_archive(tmp_path: Path) -> None:
    """What is in an archive is read with the type system beside it, or at the top."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("annotation/letter.txt/ada.xmi", CAS)
        archive.writestr("letter.xmi", CAS)
        archive.writestr("TypeSystem.xml", TYPES)
        archive.writestr("exportedproject.json", "{}")
    found = [each for each in XMI.read(tmp_path) if isinstance(each, Annotated)]
    assert [(each.name, each.coder) for each in found] == [("letter", "ada"), ("letter", "")]
    assert found[0].place == f"{tmp_path}/export.zip/annotation/letter.txt/ada.xmi"
    assert all(_as_sets(each.layer) == _as_sets(LAYER) for each in found)


def test_foreign_layer_is_written_in_our_own(tmp_path: Path) -> None:
    """What INCEpTION had in layers of its own comes back through ours, with the same ids."""
    first = read(put(tmp_path / "first"))
    for name, content in XMI.write(first).items():
        (tmp_path / name).write_bytes(content)
    again = read(tmp_path / "letter.xmi")
    assert again.text == TEXT
    assert _as_sets(again.layer) == _as_sets(LAYER)


def test_annotations_of_others_beside_ours(tmp_path: Path) -> None:
    """What is added to our layers in INCEpTION is kept, with ids that are not ours."""
    own = "webanno.custom.OnrecordMark"
    types = type_system(_type(own, _ANNOTATION, identifier=_STRING, label=_STRING, part=_STRING))
    cas = (
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
        'xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">'
        '<custom:OnrecordMark xmi:id="2" sofa="1" begin="3" end="5" identifier="3" label="Cue" '
        'part="2"/><custom:OnrecordMark xmi:id="3" sofa="1" begin="0" end="2" identifier="3" '
        'label="Cue" part="1"/><custom:OnrecordMark xmi:id="4" sofa="1" begin="0" end="5" '
        'label="Person"/><cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" '
        'sofaString="Go on"/><cas:View sofa="1" members="2 3 4"/></xmi:XMI>'
    )
    assert read(put(tmp_path, cas, types)).layer == Layer(
        marks=(Mark("3", "Cue", ((0, 2), (3, 5))), Mark("x4", "OnrecordMark", ((0, 5),))),
        features=(Feature("x4.1", "label", "x4", "Person"),),
    )


def test_whole_output() -> None:
    """The file has our types, UTF-16 places, and neither times nor random ids."""
    layer = Layer(
        marks=(Mark("T1", "Person", ((2, 5),)),),
        links=(Link("E1", "Says", (End("who", "T1"),), "T1"),),
    )
    written = XMI.write(Annotated("a", TEXT, layer))
    assert list(written) == ["a.xmi", "TypeSystem.xml"]
    assert written["a.xmi"].decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
        'xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">\n'
        '  <cas:NULL xmi:id="0"/>\n'
        '  <custom:OnrecordMark xmi:id="2" sofa="1" begin="3" end="6" identifier="T1" '
        'label="Person"/>\n'
        '  <custom:OnrecordLink xmi:id="3" sofa="1" begin="3" end="6" identifier="E1" '
        'label="Says" trigger="T1" ends="4"/>\n'
        '  <custom:OnrecordLinkEndsLink xmi:id="4" role="who" target="2"/>\n'
        '  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" '
        'sofaString="😊 Ada spoke. She&#13;&#10;."/>\n'
        '  <cas:View sofa="1" members="2 3"/>\n'
        "</xmi:XMI>\n"
    )
    assert written == XMI.write(Annotated("a", TEXT, layer))


@pytest.mark.parametrize("text", ["a\x00", "a\x0b", "a\ufffe", "a\ud83d"])
def test_characters_that_xml_cannot_have(text: str) -> None:
    """A control character or half of one is an error that names a form which can have it."""
    with pytest.raises(UsageError) as raised:
        XMI.write(Annotated("a", text, Layer()))
    assert str(raised.value) == (
        "'a' has a character that XML cannot have, as a control character; "
        "mend it, or export another form, as 'webanno-tsv'"
    )


def test_no_type_system(tmp_path: Path) -> None:
    """A CAS alone cannot be read, and is one clear problem."""
    path = put(tmp_path)
    (tmp_path / "TypeSystem.xml").unlink()
    (found,) = XMI.read(tmp_path)
    assert found == Problem(
        str(path),
        1,
        "no file 'TypeSystem.xml' lies beside 'letter.xmi'; put the one of the same export there",
    )
