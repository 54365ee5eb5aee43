"""Writes WebAnno TSV files."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.uima.code_units import CodeUnits
from onrecord.exchange.uima.own import END_TYPE, ENDS, FEATURES, LINK, to_pieces
from onrecord.exchange.uima.pieces import Piece
from onrecord.exchange.webanno_tsv.cut_tokens import cut_tokens
from onrecord.exchange.webanno_tsv.drafts import ANY_TYPE, NOTHING, NULL
from onrecord.exchange.webanno_tsv.escape import escape_text, escape_value
from onrecord.exchange.webanno_tsv.read_body import AFTER, BEFORE, TEXT

# The token that a unit belongs to, by its place among all, and the part of it, if not the whole.
_Unit = tuple[int, tuple[int, int] | None]


def write_webanno_tsv(annotated: Annotated) -> dict[str, bytes]:
    """Write a document as one file of WebAnno TSV 3.3, ``<name>.tsv``.

    Everything stands in our own layers (``exchange/uima/own.py``), which INCEpTION must have to
    import it. Where annotations do not stand on whole tokens, parts of tokens have their own rows.
    UsageError where the text cannot be written in UTF-8.
    """
    try:
        written = "\n".join(_Document(annotated).write()) + "\n"
        return {f"{annotated.name}.tsv": written.encode()}
    except UnicodeEncodeError as error:
        raise UsageError(
            f"{annotated.name!r} has half of a character, {error.object[error.start]!r}, which no "
            "file can have; mend the text"
        ) from None


class _Document:
    """A document, with its annotations on the units that they cover."""

    def __init__(self, annotated: Annotated) -> None:
        self.text = annotated.text
        self.places = CodeUnits(annotated.text)
        self.pieces = to_pieces(annotated)
        self.numbers = {piece.key: number for number, piece in enumerate(self.pieces, start=1)}
        language = annotated.facts.get("language", "en")
        spans = [piece.span for piece in self.pieces]
        self.sentences = cut_tokens(annotated.text, language, spans)
        self.tokens = [token for sentence in self.sentences for token in sentence]
        self.kinds = [kind for kind in FEATURES if any(p.type == kind for p in self.pieces)]
        self.on: dict[_Unit, list[Piece]] = defaultdict(list)
        self.first: dict[str, _Unit] = {}
        self._place_pieces()
        self.parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for token, part in self.on:
            if part:
                self.parts[token].append(part)
        self.names = self._name_units()

    def write(self) -> Iterator[str]:
        """The lines of the file."""
        yield "#FORMAT=WebAnno TSV 3.3"
        for kind in self.kinds:
            slots = [f"ROLE_{kind}:{ENDS}_{END_TYPE}", ANY_TYPE] if kind == LINK else []
            yield "#T_SP=" + "|".join((kind, *FEATURES[kind], *slots))
        yield ""
        token, end = 0, 0
        for number, sentence in enumerate(self.sentences, start=1):
            yield ""
            between = self.text[end : sentence[0][0]]
            if between != _expect(len(between), is_first=number == 1):
                yield BEFORE + escape_text(between)
            end = sentence[-1][1]
            if number == len(self.sentences) and self.text[end:] != "\n":
                yield AFTER + escape_text(self.text[end:])
            for line in self.text[sentence[0][0] : end].split("\n"):
                yield TEXT + escape_text(line)
            for _ in sentence:
                yield self._write_row((token, None), self.tokens[token])
                for part in sorted(self.parts[token]):
                    yield self._write_row((token, part), part)
                token += 1

    def _place_pieces(self) -> None:
        starts, ends = [start for start, _ in self.tokens], [end for _, end in self.tokens]
        for piece in self.pieces:
            start, end = piece.span
            first = min(bisect_right(ends, start), len(ends) - 1)
            for token in range(first, max(bisect_left(starts, end), first + 1)):
                part = max(start, starts[token]), min(end, ends[token])
                unit = token, (None if part == self.tokens[token] else part)
                self.on[unit].append(piece)
                self.first.setdefault(piece.key, unit)

    def _name_units(self) -> dict[_Unit, str]:
        names: dict[_Unit, str] = {}
        token = 0
        for number, sentence in enumerate(self.sentences, start=1):
            for place in range(1, len(sentence) + 1):
                names[token, None] = f"{number}-{place}"
                for index, part in enumerate(sorted(self.parts[token]), start=1):
                    names[token, part] = f"{number}-{place}.{index}"
                token += 1
        return names

    def _write_row(self, unit: _Unit, span: tuple[int, int]) -> str:
        start, end = span
        place = f"{self.places.to_units(start)}-{self.places.to_units(end)}"
        cells = [self.names[unit], place, escape_text(self.text[start:end])]
        here = self.on.get(unit, [])
        for kind in self.kinds:
            stacked = [piece for piece in here if piece.type == kind]
            columns = [self._write_cells(piece) for piece in stacked]
            width = len(FEATURES[kind]) + (2 if kind == LINK else 0)
            stacks = zip(*columns, strict=True)
            cells += ["|".join(stack) for stack in stacks] if columns else [NOTHING] * width
        return "\t".join(cells) + "\t"

    def _write_cells(self, piece: Piece) -> list[str]:
        number, values = f"[{self.numbers[piece.key]}]", dict(piece.values)
        cells = [
            (escape_value(values[name]) if name in values else NULL) + number
            for name in FEATURES[piece.type]
        ]
        if piece.type != LINK:
            return cells
        roles = [escape_value(tie.role) or NULL for tie in piece.ties]
        targets = [
            f"{self.names[self.first[tie.target]]}[{self.numbers[tie.target]}]"
            for tie in piece.ties
        ]
        return [*cells, (";".join(roles) or NOTHING) + number, ";".join(targets) or NOTHING]


def _expect(length: int, *, is_first: bool) -> str:
    """The white space before a sentence that INCEpTION puts there, from its length alone."""
    if is_first or not length:
        return " " * length
    return "\n" + " " * (length - 1)
