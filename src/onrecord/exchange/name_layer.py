"""Name the layers of a document, where it has several."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from pathlib import Path

from slugify import slugify

from onrecord.exchange.annotated import Annotated
from onrecord.exchange.own.read_layer import coder_of
from onrecord.intake.found import UnreadableError


class LayerNames:
    """The names of the layers of one import.

    The first layer of a document has no name, since most have only one; a further one is named by
    who coded, as its form says or what its file has behind the name of the text; else by its folder
    or a number. Passes are named for who coded.
    """

    def __init__(self, annotator: str | None, *, is_pass: bool) -> None:
        self._annotator = annotator
        self._is_pass = is_pass
        self._taken: dict[str, list[str]] = defaultdict(list)
        self.coders: dict[str, None] = {}

    def count(self, document_id: str) -> int:
        """How many layers of a document have a name."""
        return len(self._taken[document_id])

    def name(self, document_id: str, annotated: Annotated) -> tuple[str, bool]:
        """Name a layer, and say whether it is to be coded; raises UnreadableError for no coder."""
        taken = self._taken[document_id]
        place = Path(annotated.place)
        # A coding in our own labels is that of its coder, whoever has edited it elsewhere.
        coder = slugify(coder_of(annotated.layer) or annotated.coder)
        coder = coder or _behind(place.stem, annotated.name)
        if self._is_pass:
            name = self._annotator or coder
            if not name:
                raise UnreadableError(
                    "nothing in it or in its name tells who coded it; say so with --annotator, and "
                    "import what each has coded from a folder of its own"
                )
            if name in taken:
                raise UnreadableError(
                    f"{name!r} has coded another layer of {document_id!r}; leave one"
                )
            self.coders[name] = None
            taken.append(name)
            return name, True
        numbers = map(str, count(len(taken) + 1))
        choices = chain((coder, slugify(place.parent.name)), numbers) if taken else iter([""])
        name = next(each for each in choices if each not in taken and (each or not taken))
        taken.append(name)
        return name, len(taken) == 1


def _behind(stem: str, name: str) -> str:
    """What the name of a file has behind that of its text, if anything."""
    return slugify(stem.removeprefix(name)) if stem.startswith(name) else ""
