"""Take what programs propose, below build/drafts, beside what people coded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.corpus.files import IDS, SLUG, list_files
from onrecord.corpus.model import DRAFT
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding, Document, read_coding
from onrecord.corpus.rows import KINDS
from onrecord.errors import Problem
from onrecord.layout import Layout

# Nobody signs a draft, so its annotators are declared here and not by the people of a corpus.
DRAFTERS = (
    {
        "annotator_id": "draft-rules",
        "kind": "rule",
        "name": "Drafting rules",
        "description": "The rules of the command draft proposed the rows from the text alone. "
        "Nobody has confirmed them.",
    },
    {
        "annotator_id": "draft-model",
        "kind": "model",
        "name": "Drafting model",
        "description": "A language model proposed the rows, and a program found their words in "
        "the text. Nobody has confirmed them.",
    },
)
# Authorities have a folder of their own, and corroborations are settled by themselves. What has
# another ending is somebody's notes.
_OTHERS = r"authorities|corroborations(?:\.[^.]+)?\.yaml|.*(?<!\.yaml)(?<!\.jsonl)"


def list_drafts(layout: Layout) -> tuple[list[Path], list[Problem]]:
    """List the drafts of documents: one file each, or one for those of a JSON Lines file."""
    return list_files(layout.root, layout.drafts, rf"{SLUG}\.(?:yaml|jsonl)", IDS, _OTHERS)


def read_draft(layout: Layout, document: Document) -> list[Problem]:
    """Read the draft of a document that has files of its own; gives every problem."""
    path = layout.drafts / f"{document.document_id}.yaml"
    draft, problems = read_coding(layout.root, path, document.document_id, "")
    return problems + join_draft(document, draft)


def join_draft(document: Document, draft: Coding | None) -> list[Problem]:
    """Put a draft beside the coding of its document; gives every problem of its rows.

    A row says that it is a draft, and has no id that the coding has given; one that has is left
    out.
    """
    document.draft = draft
    problems: list[Problem] = []
    for kind in KINDS:
        coded: dict[str, Origin] = {
            item.id: origin for item, origin in getattr(document.coding, kind, ())
        }
        drafted: list[tuple[Any, Origin]] = getattr(draft, kind, [])
        for item, origin in drafted:
            if item.status != DRAFT:
                fault = (
                    f"status {item.status!r} in a draft; write 'status: draft', and put what is "
                    "confirmed into data/curated"
                )
                problems.append(origin.at("status").problem(fault))
            if item.score is not None and not 0 <= item.score <= 1:
                fault = f"score {item.score:g} is none; write a number from 0 to 1"
                problems.append(origin.at("score").problem(fault))
            if item.id in coded:
                place = coded[item.id]
                fault = f"id {item.id!r} is given in {place.file}:{place.line} too; draft again"
                problems.append(origin.at("id").problem(fault))
        drafted[:] = [(item, origin) for item, origin in drafted if item.id not in coded]
    return problems
