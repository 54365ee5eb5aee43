"""The annotations of other programs, kept in a corpus as they came in.

``data/curated/layers/<document_id>.json`` has the whole layer of a document, with the positions of
its text as it was before the corpus changed its line ends or composed its letters, and what was
changed. So it can be written again as it was read. Further layers of a document have a name of
their own behind its id: ``<document_id>.<name>.json``.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.corpus.files import shown
from onrecord.errors import DataError, Problem
from onrecord.exchange.annotated import Annotated, Layer
from onrecord.exchange.restore import Edit, list_edits, positions, restore
from onrecord.intake.complete import hash_text
from onrecord.intake.found import UnreadableError
from onrecord.intake.read_file import read_bytes
from onrecord.layout import Layout


class KeptLayer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A layer in a corpus.

    ``form`` is the form that it came in, ``name`` that of the document there; ``sha256`` is that of
    the text in the corpus, ``original_sha256`` that of the text as it was, which ``edits`` make of
    it.
    """

    form: str
    name: str
    sha256: str
    original_sha256: str
    layer: Layer
    edits: tuple[Edit, ...] = ()


def layer_file(layout: Layout, document_id: str, name: str = "") -> Path:
    """The file of a layer of a document, of the first or of a further one by its name.

    >>> layer_file(Layout(Path("c")), "memo", "b2").as_posix()
    'c/data/curated/layers/memo.b2.json'
    """
    return layout.layers / f"{document_id}{'.' if name else ''}{name}.json"


def keep_layer(annotated: Annotated, form: str, text: str) -> bytes:
    """Write a layer that came in, with its text; ``text`` is what the corpus keeps of that."""
    edits = list_edits(annotated.text, text)
    kept = KeptLayer(
        form, annotated.name, hash_text(text), hash_text(annotated.text), annotated.layer, edits
    )
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def read_layer(layout: Layout, document_id: str, text: str, name: str = "") -> KeptLayer:
    """Read a layer of a document with the text that it has in the corpus.

    Raises DataError if the file is no layer, or if the text is another one than it was made for.
    """
    path = layer_file(layout, document_id, name)
    try:
        kept = msgspec.json.decode(read_bytes(path), type=KeptLayer)
    except (msgspec.DecodeError, UnicodeDecodeError, UnreadableError) as error:
        fault = f"no layer: {error}; import it again"
    except OSError as error:
        fault = f"{(error.strerror or 'cannot be read').lower()}; import it again"
    else:
        if kept.sha256 != hash_text(text):
            fault = f"made for another text than documents/{document_id}.txt; import it again"
        elif _makes_original(kept, text):
            return kept
        else:
            fault = "does not give the text as it came; restore the file, or import it again"
    raise DataError([Problem(shown(layout.root, path), 1, fault)])


def as_it_came(kept: KeptLayer, text: str) -> Annotated:
    """Give a layer with its text as they came in; ``text`` is that of the corpus."""
    return Annotated(kept.name, restore(text, kept.edits), kept.layer)


def in_corpus(annotated: Annotated, text: str) -> Annotated:
    """Give a layer on the text of the corpus, with the positions that its words have there."""
    if annotated.text == text:
        return annotated
    convert = positions(list_edits(annotated.text, text), text).convert
    marks = tuple(
        msgspec.structs.replace(mark, spans=tuple(map(convert, mark.spans)))
        for mark in annotated.layer.marks
    )
    layer = msgspec.structs.replace(annotated.layer, marks=marks)
    return msgspec.structs.replace(annotated, text=text, layer=layer)


def _makes_original(kept: KeptLayer, text: str) -> bool:
    """Whether what was changed in a text can be put back, and gives the text as it was."""
    if not _are_in_order(kept.edits, len(text)):
        return False
    return hash_text(restore(text, kept.edits)) == kept.original_sha256


def _are_in_order(edits: tuple[Edit, ...], length: int) -> bool:
    """Whether what is put back stands in the text, one behind the other."""
    ends = [0, *(end for _, end, _ in edits)]
    starts = [*(start for start, _, _ in edits), length]
    return all(end <= start for end, start in zip(ends, starts, strict=True)) and all(
        start <= end for start, end, _ in edits
    )
