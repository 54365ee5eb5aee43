"""What a reader should know of a dataset, as blocks of Markdown, counted in its tables."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.agreement.sentences import tell_reliability
from onrecord.forms.facts import count_rows, count_values, find_period, list_places, read_rows
from onrecord.forms.publication import Publication
from onrecord.release.description import Description
from onrecord.schema.markdown import code, grid, prose
from onrecord.schema.model import Table
from onrecord.schema.wording import allowed, references

# Past this many a reader is better served by the table of documents itself.
_MOST_DOCUMENTS = 50


def list_tables(publication: Publication) -> str:
    """List the tables with their number of rows and with what a row is."""
    counts = count_rows(publication)
    rows = [
        (code(name), str(counts[name]), prose(table.description))
        for name, table in publication.tables.items()
    ]
    return grid(("table", "rows", "what it holds"), rows)


def list_columns(table: Table) -> str:
    """List the columns of a table: type, allowed values, meaning."""
    rows = [
        (
            code(each.name),
            each.type + (f" ({prose(each.unit)})" if each.unit else ""),
            code(known) if (known := allowed(each)) else "",
            " ".join([prose(each.description), *_targets(table, each.name)]),
        )
        for each in table.fields
    ]
    return grid(("column", "type", "allowed", "meaning"), rows)


def _targets(table: Table, column: str) -> list[str]:
    found = ", ".join(map(code, references(table, column)))
    return [f"Refers to {found}."] if found else []


def list_documents(publication: Publication) -> str:
    """List the documents with how far each is coded and how much of its text is passed on."""
    columns = ("document_id", "title", "language", "coding", "text_release", "released_share")
    documents = read_rows(publication, "documents", *columns)
    if not documents:
        return "No document is listed."
    if len(documents) > _MOST_DOCUMENTS:
        return f"The {len(documents)} documents stand in the table `documents`."
    rows = [
        (code(key), *map(_cell, facts), "" if share is None else f"{share:.0%}")
        for key, *facts, share in documents
    ]
    return grid(("document", "title", "language", "coding", "text released", "share"), rows)


def _cell(value: str | None) -> str:
    return prose(value or "")


def list_annotators(publication: Publication) -> str:
    """List who coded, each with the kind of annotator: person, model, rule or record."""
    annotators = read_rows(publication, "annotators", "annotator_id", "kind", "description")
    rows = [(code(key), *map(_cell, facts)) for key, *facts in annotators]
    head = ("annotator", "kind", "what was done")
    return grid(head, rows) if rows else "No annotator is listed."


def list_missing(publication: Publication) -> str:
    """List the columns with empty cells in the tables of the dataset, with their number."""
    rows = []
    for table in publication.tables.values():
        if table.kind == "dataset":
            loaded = publication.load(table.name)
            missing = {each: loaded[each].null_count for each in table.columns}
            rows += [
                (code(f"{table.name}.{each}"), str(count), f"{count / loaded.num_rows:.0%}")
                for each, count in missing.items()
                if count
            ]
    return grid(("column", "empty cells", "share"), rows) if rows else "No cell is empty."


def how_sure(publication: Publication) -> str:
    """Say how sure rows are: claims of events by modality and polarity, status, comparisons."""
    lines = []
    claims = count_values(publication, "events", "modality", "polarity")
    if claims:
        shown = ", ".join(
            f"{count} {modality} and {sign}" for (modality, sign), count in claims.items()
        )
        lines.append(f"Events by what their document claims: {shown}.")
    for table, column, words in (
        ("events", "date_basis", "How the dates of events are known"),
        ("events", "status", "Standing of events"),
        ("annotators", "kind", "Kinds of annotators"),
        ("corroborations", "finding", "Comparisons with official records"),
    ):
        counts = count_values(publication, table, column)
        if counts:
            shown = ", ".join(f"{value} {count}" for (value,), count in counts.items())
            lines.append(f"{words}: {shown}.")
    return "\n".join(f"- {prose(line)}" for line in lines) or "The tables do not say."


def list_agreement(publication: Publication) -> str:
    """List how far independent codings agree, table by table and column by column."""
    told = tell_reliability(publication.tables, publication.load)
    lines = [f"- {code(name)}: {prose(words)}" for name, words in told.items()]
    return "\n".join(lines) or "No document was coded by two annotators, or no figures are known."


def coverage(publication: Publication) -> str:
    """Say which days and countries the events cover."""
    (first, last), places = find_period(publication), list_places(publication)
    days = f"from {first or 'an open beginning'} to {last or 'an open end'}"
    days = days if first or last else "neither a first nor a last one is known"
    return (
        f"- Days on which dated events can fall: {days}.\n"
        f"- Countries in which events are placed: {prose(', '.join(places)) or 'none'}."
    )


def list_licenses(description: Description) -> str:
    """List the licenses with their addresses."""
    lines = [
        f"- {prose(each.title or each.name)} ({code(each.name)})"
        + (f", {prose(each.path)}" if each.path else "")
        for each in dict.fromkeys(description.licenses)
    ]
    return "\n".join(lines) or "No license is known."


def list_contributors(description: Description) -> str:
    """List who took part, and as what."""
    lines = [
        f"- {prose(each.title)}" + (f": {prose(', '.join(each.roles))}" if each.roles else "")
        for each in description.contributors
    ]
    return "\n".join(lines) or "Nobody is named."


def list_vocabularies(tables: Mapping[str, Table], counts: Mapping[str, int]) -> str:
    """List the vocabularies with their number of codes."""
    rows = [
        (code(name), str(counts[name]), prose(table.description))
        for name, table in tables.items()
        if table.kind == "vocabulary"
    ]
    return grid(("vocabulary", "codes", "what they mean"), rows) if rows else "There is none."
