"""Show a proposal: the passage with its words lit, the row in plain words, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.console import count_of
from onrecord.corpus.read_documents import Document
from onrecord.draft.decisions import decisions_folder
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text
from onrecord.layout import Layout
from onrecord.review.authorities import AuthorityFiles
from onrecord.review.describe import Labels, describe, find_passage
from onrecord.review.edit import edit_file
from onrecord.review.new_faults import NewFaults
from onrecord.review.rows import Unit
from onrecord.review.terminal import Terminal


@dataclass
class Reviewing:
    """What all documents are reviewed with, and what came of them.

    ``counts`` has how many proposals were accepted, dropped and put off, by the answer, and how
    many ``rows`` were written.
    """

    layout: Layout
    authorities: AuthorityFiles
    labels: Labels
    new_faults: NewFaults
    terminal: Terminal
    annotator: str
    counts: Counter[str] = field(default_factory=Counter)


_LONGEST_ID = 40


def show_document(given: Reviewing, document: Document, count: int) -> None:
    """Show which document it is whose proposals come now, and how many there are."""
    facts = document.facts
    known = ", ".join(filter(None, (facts.publisher, facts.published)))
    title = f"{facts.title} ({known})" if known else facts.title
    given.terminal.say()
    given.terminal.say(f"{title}: {count_of(count, 'proposals')}", "head")


def show_unit(given: Reviewing, document: Document, text: Text, unit: Unit, place: str) -> None:
    """Show one proposal; ``place`` says which of how many it is."""
    terminal, own = given.terminal, document.document_id
    resolver = Resolver(text)
    described = [(row, list(describe(row, given.labels, resolver))) for row in unit.rows]
    lit: dict[Span, str] = {
        span: each.style
        for _, fields in described
        for each in fields
        for span in each.spans
        if each.style
    }
    main = [span for row in unit.rows for span in row.main]
    terminal.say()
    mended = ", as you mended it" if unit.is_edited else ""
    named = own if len(own) <= _LONGEST_ID else f"{own[: _LONGEST_ID - 3]}..."
    terminal.say(f"{named}, {place}: {unit.name}{mended}", "head")
    terminal.show_passage(text.content, find_passage(text, main), lit, main)
    for row, fields in described:
        if len(described) > 1:
            terminal.say(row.name)
        for each in fields:
            terminal.say_field(each.label, each.value, each.words, each.style)
    item = unit.rows[0].item
    if item.score is not None:
        terminal.say(f"  score {item.score:.2f}: {item.because or 'no reason given'}", "note")
    if not unit.is_edited and edit_file(decisions_folder(given.layout), own, unit).is_file():
        terminal.say("  you have mended this before; e goes on with it", "note")
