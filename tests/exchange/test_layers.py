"""Layers are kept in a corpus so that text and positions come out as they came in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.exchange.annotated import Annotated, Layer, Mark
from onrecord.exchange.layers import as_it_came, in_corpus, keep_layer, layer_file, read_layer
from onrecord.exchange.restore import Edit, list_edits, positions, restore
from onrecord.intake.normalize import normalize
from onrecord.layout import Layout

# What composes, across letters and syllables, and what ends lines.
_LETTERS = (
    "ae\u0301\u0323\u0344\u0f73\u1100\u1161\u11a8\uac00\u2126\xe9 \r\n\ufeff\u05d0\u05bc\U0001f600"
)
_TEXTS = st.text(_LETTERS, min_size=1).filter(lambda text: bool(text.strip("\ufeff \r\n\t")))


@given(_TEXTS)
def test_every_text_is_restored(text: str) -> None:
    """Of what the corpus keeps and what it changed, the original can be made."""
    kept, _ = normalize(text)
    assert restore(kept, list_edits(text, kept)) == text


@given(_TEXTS, st.data())
def test_words_are_found_again(text: str, data: st.DataObject) -> None:
    """A stretch of the original stands on its own words, or a little more, and is never empty."""
    kept, _ = normalize(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = positions(list_edits(text, kept), kept).convert((start, end))
    assert 0 <= first < last <= len(kept)
    words = text[start:end].removeprefix("\ufeff")
    if words.strip() and all(each in "a \n" for each in words) and "\r" not in text:
        assert words.strip("a\n ") in kept[first:last]


def test_a_layer_comes_out_as_it_came_in(tmp_path: Path) -> None:
    """Its text has its line ends and its letters again, and its marks stand where they stood."""
    original = "\ufeffcafe\u0301 one\r\ntwo"
    layer = Layer((Mark("T1", "Place", ((1, 6),)), Mark("T2", "Rest", ((7, 10), (12, 15)))))
    came = Annotated("Café 1", original, layer)
    text, _ = normalize(original)
    layout = Layout(tmp_path)
    path = layer_file(layout, "cafe-1")
    path.parent.mkdir(parents=True)
    path.write_bytes(keep_layer(came, "brat", text))
    kept = read_layer(layout, "cafe-1", text)
    assert (kept.form, as_it_came(kept, text)) == ("brat", came)
    moved = in_corpus(came, text)
    assert [[text[start:end] for start, end in each.spans] for each in moved.layer.marks] == [
        ["café"],
        ["one", "two"],
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "no layer: Input data was truncated; import it again"),
        (b"\xff", "no layer: JSON is malformed: invalid character (byte 0); import it again"),
        (
            b'{"form":"brat","name":"a","sha256":"0","original_sha256":"0","layer":{}}',
            "made for another text than documents/a.txt; import it again",
        ),
        (None, "no such file or directory; import it again"),
    ],
)
def test_layers_that_cannot_be_used(tmp_path: Path, content: bytes | None, fault: str) -> None:
    """A file that is no layer, or one of another text, is one problem."""
    layout = Layout(tmp_path)
    layout.layers.mkdir(parents=True)
    if content is not None:
        layer_file(layout, "a").write_bytes(content)
    with pytest.raises(DataError) as error:
        read_layer(layout, "a", "A text.")
    assert str(error.value) == f"data/curated/layers/a.json:1: {fault}"


@pytest.mark.parametrize(
    "edits", [((0, 1, "B"),), ((0, 0, "\r"),), ((5, 3, ""),), ((0, 90, "A text."),)]
)
def test_changes_that_were_tampered_with(tmp_path: Path, edits: tuple[Edit, ...]) -> None:
    """What is put back must give the very text that came in."""
    layout = Layout(tmp_path)
    layout.layers.mkdir(parents=True)
    kept = msgspec.json.decode(keep_layer(Annotated("a", "A text.", Layer()), "brat", "A text."))
    layer_file(layout, "a").write_bytes(msgspec.json.encode({**kept, "edits": edits}))
    with pytest.raises(DataError, match="does not give the text as it came; restore the file, or"):
        read_layer(layout, "a", "A text.")
