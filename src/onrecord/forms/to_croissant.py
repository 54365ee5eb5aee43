"""Describe a dataset in Croissant, by which machine-learning libraries find and load tables.

Croissant 1.0 and its extension for responsible AI (RAI) 1.0 by MLCommons, on top of schema.org:
https://docs.mlcommons.org/croissant/docs/croissant-spec.html. The context is the one that the
specification prescribes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.agreement.sentences import tell_reliability
from onrecord.citation.styles import cite
from onrecord.forms.facts import list_languages, read_rows
from onrecord.forms.publication import Publication
from onrecord.forms.to_package import copy_tables
from onrecord.forms.to_schema_org import describe_facts
from onrecord.forms.write_text import write_text
from onrecord.release.description import Description
from onrecord.release.descriptor import to_json
from onrecord.release.hashes import FileHash
from onrecord.schema.model import Field, Table
from onrecord.schema.wording import meaning

_CR = (
    "citeAs column conformsTo data dataType examples extract field fileProperty fileObject fileSet"
    " format includes isLiveDataset jsonPath key md5 parentField path recordSet references regex"
    " repeated replace samplingRate separator source subField transform equivalentProperty"
)
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{word: f"cr:{word}" for word in _CR.split()},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
_CONFORMS_TO = ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"]
_TYPES = {
    "string": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def to_croissant(publication: Publication, folder: Path) -> None:
    """Write croissant.json and the Parquet files that it describes; what is not known is left out.

    The same dataset gives the same bytes.
    """
    copy_tables(publication, folder, ("parquet",))
    write_text(folder / "croissant.json", to_json(_dataset(publication)))


def _dataset(publication: Publication) -> dict[str, Any]:
    description, tables = publication.description, publication.tables
    reliability = tell_reliability(tables, publication.load)
    known = {
        "citeAs": cite(description, "bibtex"),
        "identifier": f"sha256:{description.sha256}",
        "sameAs": f"https://doi.org/{description.doi}" if description.doi else None,
        "license": [each.address for each in description.licenses],
        "inLanguage": list_languages(publication),
    }
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": _CONFORMS_TO,
        **describe_facts(description),
        **{key: value for key, value in known.items() if value},
        **_answers(description),
        **_annotation(publication, reliability),
        "distribution": [
            _files(each, publication.files[name, "parquet"]) for name, each in tables.items()
        ],
        "recordSet": [_record_set(publication, each, reliability) for each in tables.values()],
    }


def _answers(description: Description) -> dict[str, str]:
    """What curators answered in the datasheet, by the names that the RAI extension has for it."""
    answers = description.datasheet
    names = {
        "rai:dataCollection": "collection",
        "rai:dataPreprocessingProtocol": "preprocessing",
        "rai:dataUseCases": "uses",
        "rai:dataReleaseMaintenancePlan": "maintenance",
    }
    return {name: answers[key] for name, key in names.items() if answers.get(key)}


def _annotation(publication: Publication, reliability: Mapping[str, str]) -> dict[str, Any]:
    """How far codings agree, and which programs coded, by the names of the RAI extension.

    Its number of annotations per item counts those of people, so it is never given of models.
    """
    tables = publication.tables
    annotators = read_rows(publication, "annotators", "kind", "name", "description")
    known = {
        "rai:dataAnnotationAnalysis": [
            f"{name}: {reliability[name]}" for name in tables if name in reliability
        ],
        "rai:machineAnnotationTools": [
            f"{name}: {words}" for kind, name, words in annotators if kind in ("model", "rule")
        ],
    }
    return {name: value for name, value in known.items() if value}


def _files(table: Table, files: Sequence[FileHash]) -> dict[str, Any]:
    """Describe the file of a table, or all the parts of a large one as a set."""
    if len(files) == 1:
        return _file(table, files[0])
    return {
        "@type": "cr:FileSet",
        "@id": _place(files),
        "name": table.name,
        "description": f"{table.title}, every row and column, in {len(files)} files.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{_place(files)}/*.parquet",
    }


def _place(files: Sequence[FileHash]) -> str:
    return files[0].path if len(files) == 1 else files[0].path.rpartition("/")[0]


def _file(table: Table, file: FileHash) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": f"{table.name}.parquet",
        "description": f"{table.title}, every row and column.",
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file.sha256,
    }


def _record_set(
    publication: Publication, table: Table, reliability: Mapping[str, str]
) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{each}"} for each in table.primary_key]
    rows = publication.load(table.name)
    empty = {each for each in table.columns if rows[each].null_count == rows.num_rows}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.title}: {table.description}",
        **({"key": key} if key else {}),
        "field": [
            _field(publication, table, each, empty, reliability.get(f"{table.name}.{each.name}"))
            for each in table.fields
        ],
    }


def _field(
    publication: Publication,
    table: Table,
    field: Field,
    empty: Collection[str],
    reliability: str | None,
) -> dict[str, Any]:
    references = None if field.name in empty else _references(publication, table, field)
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": f"{meaning(field)} {reliability}" if reliability else meaning(field),
        "dataType": _TYPES[field.type],
        "source": _column(publication, table.name, field.name),
        **({"references": references} if references else {}),
    }


def _references(publication: Publication, table: Table, field: Field) -> dict[str, Any] | None:
    """Name the key that a column points at, where that column alone is the key of its table.

    It is named by its file, since mlcroissant cannot load tables that point at each other's fields
    in a circle. Nor can it follow a column without any value, which is why ``_field`` leaves the
    reference of such a column out.
    """
    for key in table.foreign_keys:
        if key.fields == (field.name,) and key.table in publication.tables:
            target = publication.tables[key.table]
            keys = (target.primary_key, *target.unique_keys)
            if key.references in keys or target.field(key.references[0]).unique:
                return _column(publication, key.table, key.references[0])
    return None


def _column(publication: Publication, table: str, name: str) -> dict[str, Any]:
    files = publication.files[table, "parquet"]
    kind = "fileObject" if len(files) == 1 else "fileSet"
    return {kind: {"@id": _place(files)}, "extract": {"column": name}}
