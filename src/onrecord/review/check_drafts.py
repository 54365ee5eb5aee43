"""Find out before anything is asked whether drafts can be settled, and say what to do if not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Coding
from onrecord.corpus.rows import KINDS, entries_of
from onrecord.errors import Problem, nearest
from onrecord.layout import Layout
from onrecord.review.authorities import AuthorityFiles
from onrecord.schema.model import Table


def draft_command(layout: Layout, document: str) -> str:
    """The command that drafts a document of a corpus, from here.

    >>> from pathlib import Path
    >>> draft_command(Layout(Path("memos")), "roads")
    'onrecord draft roads --folder memos'
    """
    folder = "" if str(layout.root) == "." else f" --folder {layout.root}"
    return f"onrecord draft {document}{folder}"


def check_types(corpus: Corpus, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Yield the new actors of drafts whose type is none, as somebody may have mended them."""
    types = next(each.enum or () for each in tables["actors"].fields if each.name == "actor_type")
    for actor, origin in corpus.actors:
        if actor.id in corpus.drafted_actors and actor.type not in types:
            fault = f"unknown type {actor.type!r}{nearest(actor.type, types)}"
            yield origin.at("type").problem(f"{fault}; types are {', '.join(types)}")


def check_named(
    layout: Layout, document: str, draft: Coding, authorities: AuthorityFiles
) -> Iterator[Problem]:
    """Yield the first actor or office of a draft that no file lists, new ones included."""
    for kind in KINDS:
        for item, origin in getattr(draft, kind):
            for entry in entries_of(item):
                if not authorities.has(entry):
                    name, own = entry
                    yield origin.problem(
                        f"names {own!r}, which no file of {name} lists, not even that of the "
                        f"drafts; run {draft_command(layout, document)}, which lists it anew, or "
                        "add it"
                    )
                    return
