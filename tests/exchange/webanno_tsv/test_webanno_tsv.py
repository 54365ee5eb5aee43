"""WebAnno TSV as INCEpTION writes it is read whole, and what we write comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.exchange.annotated import Annotated, End, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.webanno_tsv.form import WEBANNO_TSV

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
# As INCEpTION writes a document with named entities, parts of speech, dependencies, a custom layer
# with slots, and coreference; every row ends in a tab.
INCEPTION = f"""#FORMAT=WebAnno TSV 3.3
#T_SP={_DKPRO}.lexmorph.type.pos.POS|PosValue
#T_SP={_DKPRO}.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Saying|ROLE_webanno.custom.Saying:who_webanno.custom.SayingWhoLink|\
{_DKPRO}.ner.type.NamedEntity|tone
#T_CH={_DKPRO}.coref.type.CoreferenceLink|referenceRelation|referenceType
#T_RL={_DKPRO}.syntax.type.dependency.Dependency|DependencyType|BT_{_DKPRO}.lexmorph.type.pos.POS


#Sentence.id=s1
#Text=Ada Byron spoke 😊.
1-1\t0-3\tAda\tNNP\thttp://example.org/Q1[1]\tPER[1]\t_\t_\t_\t*->1-1\tname[1]\tflat\t1-2\t
1-2\t4-9\tByron\tNNP\thttp://example.org/Q1[1]|*[2]\tPER[1]|FAM[2]\t_\t_\t_\t_\t_\tsubj\t1-3\t
1-3\t10-15\tspoke\tVBD\t_\t_\tspeaker;heir\t1-1[1];1-2[2]\tcalm\\_ly\t_\t_\t_\t_\t
1-4\t16-18\t😊\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
1-5\t18-19\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t

#Text=She
#Text=left.
2-1\t21-24\tShe\tPRP\t_\t_\t_\t_\t_\tcoref->1-2\tpr[1]\t_\t_\t
2-2\t25-29\tleft\tVBD\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
2-2.1\t25-27\tle\t_\t*\tODD\t_\t_\t_\t_\t_\t_\t_\t
2-3\t29-30\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
"""


def _read(folder: Path, content: str) -> Annotated:
    path = folder / "letter.tsv"
    path.write_bytes(content.encode())
    (found,) = WEBANNO_TSV.read(path)
    assert isinstance(found, Annotated), found
    return found


def test_inception_file(tmp_path: Path) -> None:
    """Marks, values, slots, chains and relations are read, at their code points."""
    found = _read(tmp_path, INCEPTION)
    assert found.name == "letter"
    assert found.text == "Ada Byron spoke 😊.\n She\nleft.\n"
    marks = [(mark.label, found.text[slice(*mark.spans[0])]) for mark in found.layer.marks]
    assert marks == [
        ("POS", "Ada"),
        ("NamedEntity", "Ada Byron"),
        ("CoreferenceLink", "Ada"),
        ("POS", "Byron"),
        ("NamedEntity", "Byron"),
        ("POS", "spoke"),
        ("Saying", "spoke"),
        ("POS", "She"),
        ("CoreferenceLink", "She"),
        ("POS", "left"),
        ("NamedEntity", "le"),
    ]
    of = {
        mark.id: f"{mark.label} {found.text[slice(*mark.spans[0])]}" for mark in found.layer.marks
    }
    links = [
        (link.label, of.get(link.trigger or ""), [(end.role, of[end.target]) for end in link.ends])
        for link in found.layer.links
    ]
    assert links == [
        (
            "who",
            "Saying spoke",
            [("speaker", "NamedEntity Ada Byron"), ("heir", "NamedEntity Byron")],
        ),
        ("Dependency", None, [("Governor", "POS Byron"), ("Dependent", "POS Ada")]),
        ("Dependency", None, [("Governor", "POS spoke"), ("Dependent", "POS Byron")]),
        ("CoreferenceChain", None, [("", "CoreferenceLink Ada"), ("", "CoreferenceLink She")]),
    ]
    of |= {link.id: link.label for link in found.layer.links}
    values = [(of[each.of], each.label, each.value) for each in found.layer.features]
    assert [each for each in values if each[1] != "PosValue"] == [
        ("NamedEntity Ada Byron", "identifier", "http://example.org/Q1"),
        ("NamedEntity Ada Byron", "value", "PER"),
        ("CoreferenceLink Ada", "referenceType", "name"),
        ("NamedEntity Byron", "value", "FAM"),
        ("Saying spoke", "tone", "calm_ly"),
        ("CoreferenceLink She", "referenceRelation", "coref"),
        ("CoreferenceLink She", "referenceType", "pr"),
        ("NamedEntity le", "value", "ODD"),
        ("Dependency", "DependencyType", "flat"),
        ("Dependency", "DependencyType", "subj"),
    ]


def test_foreign_layer_is_written_in_our_own(tmp_path: Path) -> None:
    """What INCEpTION had in layers of its own comes back through ours, with the same ids."""
    found = _read(tmp_path, INCEPTION)
    (written,) = WEBANNO_TSV.write(found).values()
    again = _read(tmp_path, written.decode())
    assert again.text == found.text
    for name in Layer.__struct_fields__:
        assert set(getattr(again.layer, name)) == set(getattr(found.layer, name))


@pytest.mark.parametrize("version", ["3.2", "3.3"])
def test_windows_file(tmp_path: Path, version: str) -> None:
    """Line ends of Windows and a byte order mark change nothing."""
    plain = _read(tmp_path, INCEPTION)
    content = "\ufeff" + INCEPTION.replace("\n", "\r\n").replace("TSV 3.3", f"TSV {version}")
    assert _read(tmp_path, content) == plain


def test_relations_of_tokens(tmp_path: Path) -> None:
    """Where a relation stands on tokens, which no column has, these become marks."""
    content = (
        "#FORMAT=WebAnno TSV 3.3\n#T_RL=webanno.custom.Next||BT_a.b.Token\n\n\n#Text=Go on\n"
        "1-1\t0-2\tGo\t_\t_\t\n1-2\t3-5\ton\t*\t1-1\t\n"
    )
    assert _read(tmp_path, content).layer == Layer(
        marks=(Mark("2", "Token", ((0, 2),)), Mark("3", "Token", ((3, 5),))),
        links=(Link("1", "Next", (End("Governor", "2"), End("Dependent", "3"))),),
    )


def test_numbers_of_ends_tell_stacked_annotations_apart(tmp_path: Path) -> None:
    """A relation between two of several annotations on one token names both by number."""
    content = (
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|value\n#T_RL=a.Tie|value|BT_a.Span\n\n\n#Text=Go\n"
        "1-1\t0-2\tGo\tx[1]|y[2]|z[3]\tbe\\|fore\t1-1[3_2]\t\n"
    )
    layer = _read(tmp_path, content).layer
    assert layer.links == (Link("4", "Tie", (End("Governor", "3"), End("Dependent", "2"))),)
    assert layer.features[-1] == Feature("4.1", "value", "4", "be|fore")


def test_layers_of_one_name_keep_their_packages(tmp_path: Path) -> None:
    """Two layers are not made one because their names end the same."""
    content = (
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|\n#T_SP=b.Span|\n\n\n#Text=Go\n"
        "1-1\t0-2\tGo\t*\t*\t\n"
    )
    assert [mark.label for mark in _read(tmp_path, content).layer.marks] == ["a.Span", "b.Span"]


def test_whole_output() -> None:
    """Marks in pieces, parts of words, links and remarks have their rows and columns."""
    marks = (Mark("T1", "Person", ((2, 3),)), Mark("T2", "Cue", ((0, 1), (4, 7))))
    links = (Link("R1", "Says", (End("who", "T1"),), "T2"),)
    remarks = (Remark("N1", "note", "", "of|all"),)
    text = "  A 😊 spoke.\r\n\nYes"
    shifted = tuple(
        Mark(mark.id, mark.label, tuple((start + 2, end + 2) for start, end in mark.spans))
        for mark in marks
    )
    layer = Layer(marks=shifted, links=links, remarks=remarks)
    (written,) = WEBANNO_TSV.write(Annotated("a", text, layer)).values()
    assert written.decode().split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=webanno.custom.OnrecordMark|identifier|label|part|quoted",
        "#T_SP=webanno.custom.OnrecordLink|identifier|label|trigger|ROLE_webanno.custom."
        "OnrecordLink:ends_webanno.custom.OnrecordLinkEndsLink|uima.tcas.Annotation",
        "#T_SP=webanno.custom.OnrecordRemark|identifier|label|of|text",
        "",
        "",
        "#Text=A 😊 spoke.",
        _row(
            r"1-1 2-3 A T2[2] Cue[2] 1[2] *[2] R1[4] Says[4] T2[4] who[4] 1-2[1] "
            r"N1[5] note[5] [5] of\|all[5]"
        ),
        _row("1-2 4-6 😊 T1[1] Person[1] *[1] *[1] _ _ _ _ _ _ _ _ _"),
        _row("1-3 7-12 spoke _ _ _ _ _ _ _ _ _ _ _ _ _"),
        _row("1-3.1 7-10 spo T2[3] Cue[3] 2[3] *[3] _ _ _ _ _ _ _ _ _"),
        _row("1-4 12-13 . _ _ _ _ _ _ _ _ _ _ _ _ _"),
        "",
        r"#Onrecord.before=\r\n\n",
        "#Onrecord.after=",
        "#Text=Yes",
        _row("2-1 16-19 Yes _ _ _ _ _ _ _ _ _ _ _ _ _"),
        "",
    ]


def _row(cells: str) -> str:
    return "\t".join(cells.split(" ")) + "\t"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "a",
        "a\n",
        "a\n\n",
        "\ta\r\nb",
        "a.  B.\n\n\nC\u2028d\x85e",
        "\\n\x00\x1f",
    ],
)
def test_every_text_comes_back(tmp_path: Path, text: str) -> None:
    """Empty texts, white space at the ends and odd line ends are kept to the character."""
    layer = Layer(remarks=(Remark("r", "note", "", "\t"),))
    (written,) = WEBANNO_TSV.write(Annotated("a", text, layer)).values()
    found = _read(tmp_path, written.decode())
    assert (found.text, found.layer) == (text, layer)


def test_words_of_many_scripts_are_tokens() -> None:
    """Accents, joined emoji and vowel signs stay with the word or sign that they belong to."""
    text = "cafe\u0301s 👩‍👧 हिन्दी don’t"
    (written,) = WEBANNO_TSV.write(Annotated("a", text, Layer())).values()
    rows = [line.split("\t")[2] for line in written.decode().splitlines() if line[:1].isdigit()]
    assert rows == text.split()
