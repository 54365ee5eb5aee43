"""A fault of a WebAnno TSV file is named with its line, and bad input ends soon."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from onrecord.errors import Problem, UsageError
from onrecord.exchange.annotated import Annotated, Layer
from onrecord.exchange.webanno_tsv.form import WEBANNO_TSV

HEADER = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|value\n\n\n"
ROW = "#Text=Go on\n1-1\t0-2\tGo\t_\t\n"
SLOTS = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Host|ROLE_a.Host:ends_a.HostEndsLink|a.Span\n\n\n"
TIES = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|\n#T_RL=a.Tie||BT_a.Span\n\n\n"


def _faults(folder: Path, content: str | bytes) -> list[str]:
    path = folder / "a.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(WEBANNO_TSV.read(path))
    assert all(isinstance(each, Problem) for each in found), found
    return [str(each).removeprefix(f"{folder}/") for each in found]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            "Go on",
            "a.tsv:1: the first line does not begin with '#FORMAT='; "
            "is this a file of WebAnno TSV?",
        ),
        (
            "#FORMAT=WebAnno TSV 2.0\n",
            "a.tsv:1: unknown form 'WebAnno TSV 2.0'; export the document as 'WebAnno TSV 3.3'",
        ),
        (
            b"#FORMAT=WebAnno TSV 3.3\n\n\xff",
            "a.tsv:3: not UTF-8: byte 0xff; save the file as UTF-8",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_XX=a.Span\n",
            "a.tsv:2: '#T_XX=a.Span' is no layer; begin it with '#T_SP='",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|b|b\n",
            "a.tsv:2: layer 'a.Span': it has two features of one name",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|b\n#T_SP=a.Span|c\n",
            "a.tsv:1: a layer is declared twice; declare each once",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Host|ROLE_a.Host:ends_a.Link\n",
            "a.tsv:2: layer 'a.Host': no column of targets follows that of the roles 'ends'",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_RL=a.Tie|b\n",
            "a.tsv:2: layer 'a.Tie': a relation needs one column that begins with 'BT_', "
            "with its base layer",
        ),
        (
            HEADER + "1-1\t0-2\tGo\t_\t\n",
            "a.tsv:5: a row without a sentence; a line '#Text=' with its text must stand before it",
        ),
        (
            HEADER + "#Text=Go on\n",
            "a.tsv:5: the sentence has no token with its place, as '1-1', '0-4' and the word",
        ),
        (
            f"#FORMAT=WebAnno TSV 3.3\n#T_SP=a.{'b' * 500}|c\n",
            f"a.tsv:2: layer 'a.{'b' * 78}': its name has 502 characters; shorten it",
        ),
        (
            f"#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|{'b' * 500}\n",
            "a.tsv:2: layer 'a.Span': a name has 500 characters; shorten it",
        ),
        (
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=|b\n",
            "a.tsv:2: layer '': it has no name; write it after '='",
        ),
        (
            HEADER + "#Text=Go on\nGo\n",
            "a.tsv:5: the sentence has no token with its place, as '1-1', '0-4' and the word",
        ),
        (
            HEADER + "#Text=Go on\n1-1\t0-2\tGo\n",
            "a.tsv:6: 3 cells, but the header has 1 columns after the first three",
        ),
        (
            HEADER + ROW + "1-2\t3-5\ton\t_\t_\t_\n",
            "a.tsv:7: 6 cells are more than the 1 columns that the header declares",
        ),
        (HEADER + ROW + ROW[12:], "a.tsv:7: row '1-1' is given twice; number it anew"),
        (
            HEADER + ROW + "1-2\t3-9\ton\t_\t\n",
            "a.tsv:7: place '3-9' is not in the text, which has 6 UTF-16 code units; "
            "mend the place",
        ),
        (
            HEADER + "#Text=😊\n1-1\t0-1\t😊\t_\t\n",
            "a.tsv:6: place '0-1' is not in the text, which has 3 UTF-16 code units; "
            "mend the place",
        ),
        (
            HEADER + ROW + "1-x\t3-5\ton\t_\t\n",
            "a.tsv:7: '1-x' and '3-5' are no number and place; write them as '1-2' and '4-8'",
        ),
        (
            HEADER + ROW + "1-2\t3-5\tin\t_\t\n",
            "a.tsv:7: the text at 3-5 is 'on', not 'in'; export the file again",
        ),
        (
            HEADER + ROW + "1-1.1\t1-1\t\tx\t\n",
            "a.tsv:7: an annotation of layer 'a.Span' covers no character; "
            "mark at least one character in INCEpTION, or delete it",
        ),
        (
            HEADER + "#Text=Go on\n1-1\t0-2\tGo\tx[1]\t\n1-2\t3-5\ton\ty[1]\t\n",
            "a.tsv:7: annotation 1 of layer 'a.Span' is 'x' in row '1-1' and 'y' here; "
            "number them apart",
        ),
        (
            HEADER + ROW + "\n#Text=I\n2-1\t3-4\tI\t_\t\n",
            "a.tsv:9: the token begins 2 characters before the text before it ends; mend its place",
        ),
        (
            HEADER + ROW + "\n#Onrecord.before=\n#Text=I\n2-1\t7-8\tI\t_\t\n",
            "a.tsv:10: 0 characters are said to be before the sentence, but by its place 2 are; "
            "leave out our comments",
        ),
        (
            HEADER + "#Onrecord.after=more\n" + ROW,
            "a.tsv:1: the white space around a sentence has other characters; "
            "leave out our comments",
        ),
        (
            SLOTS + "#Text=Go\n1-1\t0-2\tGo\tx;y\t1-1\t\n",
            "a.tsv:6: 2 roles but 1 targets in the slots 'ends'; give each role one target",
        ),
        (
            TIES + "#Text=Go\n1-1\t0-2\tGo\t*\t*\t3-1\t\n",
            "a.tsv:7: no annotation of layer 'a.Span' is at '3-1'; mend the number of the row",
        ),
        (
            TIES + "#Text=Go\n1-1\t0-2\tGo\t*\t*\t1-1[7_0]\t\n",
            "a.tsv:7: no annotation of layer 'a.Span' is at '1-1[7]'; mend the number of the row",
        ),
    ],
)
def test_fault_is_named(tmp_path: Path, content: str | bytes, fault: str) -> None:
    """Each fault has one message, with its line and what to do."""
    assert _faults(tmp_path, content) == [fault]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Rows with faults do not hide each other, but a hundred are enough."""
    rows = "".join(f"1-{number}\t3-5\tin\t_\t\n" for number in range(2, 300))
    faults = _faults(tmp_path, HEADER + ROW + rows)
    assert len(faults) == 100
    assert faults[1] == "a.tsv:8: the text at 3-5 is 'on', not 'in'; export the file again"


def test_far_places_make_no_long_text(tmp_path: Path) -> None:
    """A few bytes cannot ask for a text of many."""
    (fault,) = _faults(tmp_path, HEADER + ROW + "\n#Text=I\n2-1\t999999999-999999999\tI\t_\t\n")
    assert fault == (
        "a.tsv:9: more than 1,000,000 characters lie between the sentences; mend the place"
    )


def test_many_stacked_annotations_end_soon(tmp_path: Path) -> None:
    """Thousands of annotations on one token, each referred to, take no more than their sum."""
    many = 20_000
    stack = "|".join("*" for _ in range(many))
    ends = "|".join("1-1" for _ in range(many))
    path = tmp_path / "a.tsv"
    path.write_text(f"{TIES}#Text=Go\n1-1\t0-2\tGo\t{stack}\t{stack}\t{ends}\t\n")
    start = perf_counter()
    (found,) = WEBANNO_TSV.read(path)
    assert isinstance(found, Annotated)
    assert len(found.layer.links) == many
    assert perf_counter() - start < 10


def test_half_of_a_character_is_refused() -> None:
    """What no file can have is said when it is written."""
    with pytest.raises(UsageError) as raised:
        WEBANNO_TSV.write(Annotated("a", "\ud83d", Layer()))
    assert str(raised.value) == (
        r"'a' has half of a character, '\ud83d', which no file can have; mend the text"
    )
