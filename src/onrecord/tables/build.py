"""Build the rows of all tables from a corpus: those of each document, and those of none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from onrecord.corpus.join_authorities import names_of
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_authorities import Located
from onrecord.corpus.read_documents import Coding, Document
from onrecord.errors import Problem, nearest
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.schema.model import Table
from onrecord.tables.appointments import build_appointments
from onrecord.tables.authorities import build_authorities
from onrecord.tables.context import DocumentContext
from onrecord.tables.documents import build_document, build_passages
from onrecord.tables.events import EventCodes, build_events
from onrecord.tables.mentions import build_mentions
from onrecord.tables.names import NameIndex
from onrecord.tables.quotes import build_quotes
from onrecord.tables.records import build_records
from onrecord.tables.rows import RowSet
from onrecord.tables.text_release import mask


class Authorities:
    """What every document is read with: names and codes."""

    def __init__(self, corpus: Corpus) -> None:
        self.actors = _index(corpus.actors, corpus.imported_actors, corpus.drafted_actors)
        self.offices = _index(corpus.offices, corpus.imported_offices, corpus.drafted_offices)
        types, modes = (
            corpus.codes.get(name, ([], []))[0] for name in ("event_types", "event_modes")
        )
        self.codes = EventCodes(types, modes)
        annotators, _ = corpus.codes.get("annotators", ([], []))
        # Of a table that cannot be read nobody knows who is in it.
        self.annotators = (
            None if "annotators" in corpus.unread else {row["annotator_id"] for row in annotators}
        )


def build_shared(corpus: Corpus, authorities: Authorities, tables: Mapping[str, Table]) -> RowSet:
    """Build the rows that depend on no document, and warn of names that mean more than one."""
    out = RowSet(tables)
    build_authorities(corpus, out)
    build_records(corpus.records, authorities.codes, out)
    _warn_ambiguous(corpus, authorities, out)
    return out


def build_documents(
    documents: Iterable[Document], authorities: Authorities, tables: Mapping[str, Table]
) -> RowSet:
    """Build the rows of documents, with the problems and warnings met on the way."""
    out = RowSet(tables)
    # All texts first, since the same work in a row keeps the caches of the processor warm.
    contexts = [_read_text(document, authorities, out) for document in documents]
    for context in contexts:
        out.problems += _annotator_faults(context.document, authorities)
        _add_rows(context, authorities.codes, out)
        out.end_document()
    return out


def _annotator_faults(document: Document, authorities: Authorities) -> Iterator[Problem]:
    """Everybody who codes is declared, also who found nothing to code."""
    known = authorities.annotators
    for coding in document.codings:
        if known is not None and coding.annotator not in known:
            hint = nearest(coding.annotator, sorted(known))
            yield coding.origin.at("annotator").problem(
                f"unknown annotator {coding.annotator!r}{hint}; "
                "declare who codes in data/curated/vocabularies/annotators.csv"
            )


def _read_text(document: Document, authorities: Authorities, out: RowSet) -> DocumentContext:
    """Cut the text of a document into sentences, and find the names in it."""
    text = Text(document.text, document.facts.language)
    return DocumentContext(
        document,
        next(iter(document.built), Coding("", document.origin)),
        text,
        text.sentences,
        Resolver(text),
        list(authorities.actors.find(text)),
        authorities.offices,
        out,
    )


def _add_rows(context: DocumentContext, codes: EventCodes, out: RowSet) -> None:
    """Add the rows of one document, which depend on no other document."""
    document, release = context.document, context.document.facts.text_release
    before = {name: len(rows) for name, rows in out.rows.items()} if release != "full" else {}
    build_document(context)
    build_passages(context)
    for coding in document.built:
        part = context if coding is context.coding else replace(context, coding=coding)
        build_events(part, codes)
        build_quotes(part)
        build_appointments(part)
    build_mentions(context)
    out.problems += context.resolver.problems
    if release != "full":
        mask(release, document.text, out, before)


def _index(entries: Located, imported: Set[str], drafted: Set[str]) -> NameIndex:
    """Index the names of those who are looked for in texts.

    Imported entries are many and their names common; whoever wants them found lists them. A draft
    takes no name away from those whom people listed.
    """
    names = [
        (entry.id, name)
        for entry, _ in entries
        if entry.id not in imported
        for name in names_of(entry)
    ]
    return NameIndex(
        (each for each in names if each[0] not in drafted),
        (each for each in names if each[0] in drafted),
    )


def _warn_ambiguous(corpus: Corpus, authorities: Authorities, out: RowSet) -> None:
    places = {
        name: origin
        # What people wrote comes last, and so is what a name leads to.
        for actor, origin in sorted(
            corpus.actors, key=lambda each: each[0].id not in corpus.drafted_actors
        )
        if actor.id not in corpus.imported_actors
        for name in names_of(actor)
    }
    for name, ids in sorted(authorities.actors.ambiguous.items()):
        origin = places.get(name)
        if origin:
            fault = f"name {name!r} belongs to {', '.join(sorted(ids))}; its mentions give no rows"
            out.warnings.append(origin.problem(fault))
