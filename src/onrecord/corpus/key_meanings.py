"""What the keys of curated files mean: what their column says, and a sentence for those without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.schema.model import Field, Table

# The table whose columns the keys of a class become.
_TABLE_OF = {
    "Actor": "actors",
    "ActorName": "actor_names",
    "Appointment": "appointments",
    "Corroboration": "corroborations",
    "DocumentFacts": "documents",
    "DocumentLine": "documents",
    "Event": "events",
    "Membership": "memberships",
    "Office": "offices",
    "Participant": "participants",
    "Place": "events",
    "Quote": "quotes",
    "Record": "records",
    "RecordAppointment": "appointments",
    "RecordEvent": "events",
}

# Keys whose column is called otherwise, or stands in another table.
_COLUMN_OF = {
    "Anchor.basis": ("participants", "basis"),
    "Annotation.annotator": ("events", "annotator_id"),
    "Annotation.document": ("documents", "document_id"),
    "DocumentFacts.sha256": ("documents", "text_sha256"),
    "DocumentLine.sha256": ("documents", "text_sha256"),
    "Event.contexts": ("event_contexts", "context"),
    "Place.country": ("events", "country_id"),
    "Place.name": ("events", "place_name"),
    "Quote.speakers": ("quote_speakers", "actor_id"),
    "Record.annotator": ("events", "annotator_id"),
    "RecordEvent.contexts": ("event_contexts", "context"),
}

# Keys that become no column, or not as they are written. With a class in front, it counts there.
_SENTENCES = {
    "Actor.memberships": "The organizations, states and groups that the actor belongs to.",
    "Actor.names": "Further names of the actor as they stand in texts.",
    "Anchor.antecedent": "The words that an anaphor, or a missing word, stands for.",
    "Anchor.exact": "Words of the document, as they stand in it.",
    "Annotation.appointments": "The appointments that the document tells of.",
    "Annotation.events": "The events that the document tells of.",
    "Annotation.quotes": "The attributions of words in the document.",
    "Appointment.evidence": "The words of the document that prove the appointment and its fields.",
    "Appointment.id": "The number of the appointment in its document, as in a01.",
    "Contributor.kind": "Whether the contributor is a person or an organization.",
    "Contributor.organization": "The organization that the contributor belongs to.",
    "Contributor.path": "An address of the contributor, such as an ORCID.",
    "Contributor.roles": "What the contributor did, such as author or curator.",
    "Contributor.title": "The name of the contributor.",
    "Dataset.contributors": "Those who made the dataset.",
    "Dataset.coverage": "Which documents the dataset covers, and how they were chosen.",
    "Dataset.datasheet": "What only the curators can tell about the dataset.",
    "Dataset.description": "What the dataset is, in a few sentences.",
    "Dataset.doi": "The DOI of the dataset without an address in front, as in 10.1234/abc.",
    "Dataset.homepage": "The page of the dataset on the web.",
    "Dataset.keywords": "Words under which the dataset should be found.",
    "Dataset.licenses": "The licenses that the dataset is under.",
    "Dataset.name": "A short name in lower case, for programs.",
    "Dataset.released": "The day of this version, as in 2024-11-30.",
    "Dataset.title": "The title under which the dataset is cited.",
    "Dataset.version": "The version as three numbers, as in 1.0.0.",
    "Datasheet.collection": "How the data came together, by whom, and with whose knowledge.",
    "Datasheet.composition": "What a row is, what is missing, and whom the data are about.",
    "Datasheet.distribution": "How the dataset is handed out, and under which terms.",
    "Datasheet.maintenance": "Who looks after the dataset, and how it will change.",
    "Datasheet.motivation": "Why the dataset was made, by whom, and who paid for it.",
    "Datasheet.preprocessing": "What was done to the material before it became rows.",
    "Datasheet.uses": "What the dataset is good for, and what nobody should use it for.",
    "DocumentLine.text": "The text of the document: normalized (NFC), with line ends as \\n only.",
    "Event.contexts": "The themes of the event.",
    "Event.evidence": "The words of the document that prove the event and its fields.",
    "Event.id": "The number of the event in its document, as in e01.",
    "License.name": "The SPDX identifier of the license, such as CC-BY-4.0.",
    "License.path": "The address of the license.",
    "License.title": "The name of the license.",
    "Office.names": "Wordings of the office as they stand in texts.",
    "Quote.evidence": "The words of the document that prove the quote and its fields.",
    "Quote.id": "The number of the quote in its document, as in q01.",
    "Quote.negated": "The quoted stretches that a negation governs, counted from 1.",
    "Quote.speakers": "Those to whom the words are ascribed; empty where nobody is named.",
    "Record.annotator": "The annotator who answers for the rows made from the record.",
    "Record.appointments": "The appointments that the record itself tells of.",
    "Record.date": "The date that the record gives, in Extended Date/Time Format level 1.",
    "Record.events": "The events that the record itself tells of.",
    "RecordAppointment.id": "The number of the appointment in its record, as in a1.",
    "RecordEvent.contexts": "The themes of the event.",
    "RecordEvent.id": "The number of the event in its record, as in e1.",
    "actors": "Those who act.",
    "addressee": "The words for those who are addressed.",
    "appointee": "The words for whoever is named to the office.",
    "appointing_authority": "The words for whoever names somebody to the office.",
    "because": "The rule or model that proposed a draft.",
    "beneficiaries": "Those for whose good the act is.",
    "cue": "The words that report the speech.",
    "date": "The words that the date is read from.",
    "exact": "The smallest clause that proves the row; a list of pieces where it is interrupted.",
    "hosts": "Those on whose ground or at whose invitation the act takes place.",
    "mediators": "Those who mediate.",
    "note": "A remark in the curator's own words.",
    "occurrence": "Which of several places of the words is meant, counted from 1.",
    "office": "The words for the office.",
    "place": "Where the event took place or would take place.",
    "predecessor": "The words for whoever held the office before.",
    "prefix": "The characters right before the words, where these stand more than once.",
    "recipients": "Those to whom the act is directed.",
    "score": "How far the rule or model that proposed a draft is trusted, from 0 to 1.",
    "speaker_office": "The words for the office in which the speaker speaks.",
    "speakers": "The words for those who speak.",
    "suffix": "The characters right after the words, where these stand more than once.",
    "targets": "Those against whom the act is directed without being its recipients.",
    "topics": "Those whom the act is about.",
}


def find_column(shape: str, key: str, tables: Mapping[str, Table]) -> tuple[Table, Field] | None:
    """Find the column that a key becomes, by the name of its class; None where it becomes none.

    A column has the name of the key, with the thing itself in front or the kind of value behind.
    """
    if at := _COLUMN_OF.get(f"{shape}.{key}"):
        return tables[at[0]], tables[at[0]].field(at[1])
    if shape not in _TABLE_OF:
        return None
    table = tables[_TABLE_OF[shape]]
    found = next((name for name in _candidates(table, key) if name in table.columns), None)
    return (table, table.field(found)) if found else None


def describe_key(shape: str, key: str, column: tuple[Table, Field] | None) -> str:
    """Say in a sentence what a key means; empty where nothing says it."""
    said = column[1].description if column else _SENTENCES.get(key, "")
    return _SENTENCES.get(f"{shape}.{key}", said)


def _candidates(table: Table, key: str) -> Iterator[str]:
    for front in (f"{table.name.removesuffix('s')}_", ""):
        for behind in ("_id", "", "_edtf", "_code"):
            yield f"{front}{key}{behind}"
