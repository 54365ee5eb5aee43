"""Make every generated page of a checkout, and put those that changed in their places."""

from __future__ import annotations

import json
import os
from pathlib import Path

import onrecord
from onrecord.access import Package
from onrecord.agreement.sentences import tell_reliability
from onrecord.cli import make_parser
from onrecord.corpus.to_json_schema import CURATED_FORMS, to_json_schema
from onrecord.errors import OnRecordError
from onrecord.forms.to_cff import to_cff
from onrecord.forms.to_zenodo import to_zenodo
from onrecord.layout import Layout
from onrecord.manual.flow import draw_flow, read_stages
from onrecord.manual.help_page import to_help_page
from onrecord.manual.relations import draw_relations
from onrecord.release.description import describe_dataset
from onrecord.schema.read import read_schemas, read_views
from onrecord.schema.to_codebook import to_codebook

BEGIN = "<!-- The picture is made by `make docs` from the docstrings of the stages. -->"
END = "<!-- End of the picture. -->"
_PICTURED = ("README.md", "docs/data-flow.md")


def make_pages(root: Path) -> dict[str, str]:
    """Make the text of every generated page of a checkout, by its path from the root.

    Raises OnRecordError where the tables are not built or a page has no place for the picture.
    """
    description = describe_dataset(Package(root).descriptor)
    return {
        "docs/codebook.md": _codebook(root),
        "docs/cli.md": to_help_page(make_parser(), _error_classes()),
        "CITATION.cff": to_cff(description),
        ".zenodo.json": to_zenodo(description),
        "docs/relations.svg": draw_relations(read_schemas(Layout(root).schemas)),
        **{schema_page(name): _json_schema(name) for name in CURATED_FORMS},
        **{path: _with_picture(path, root) for path in _PICTURED},
    }


def schema_page(name: str) -> str:
    """The path of the JSON Schema of a curated form."""
    return f"docs/schemas/{name}.schema.json"


def write_pages(root: Path) -> list[str]:
    """Write the pages whose text has changed, each whole or not at all; gives their paths."""
    changed = []
    for path, text in make_pages(root).items():
        content = text.encode()
        target = root / path
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.partial")
        try:
            partial.write_bytes(content)
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
        changed.append(path)
    return changed


def _codebook(root: Path) -> str:
    package, schemas = Package(root), Layout(root).schemas
    tables = read_schemas(schemas)
    vocabularies = {
        name: package.load(name, "arrow")
        for name, table in tables.items()
        if table.kind == "vocabulary"
    }
    reliability = tell_reliability(tables, lambda name: package.load(name, "arrow"))
    views = read_views(schemas, tables)
    return to_codebook(tables, views, vocabularies, reliability=reliability)


def _json_schema(name: str) -> str:
    return json.dumps(to_json_schema(name), indent=2, ensure_ascii=False) + "\n"


def _with_picture(path: str, root: Path) -> str:
    before, begin, rest = (root / path).read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise OnRecordError(f"{path} has no place for the picture; add {BEGIN!r} and {END!r}")
    return f"{before}{begin}\n\n{draw_flow(read_stages(root))}\n\n{end}{after}"


def _error_classes() -> list[type[Exception]]:
    public = [getattr(onrecord, name) for name in onrecord.__all__ if name != "__version__"]
    errors = [each for each in public if isinstance(each, type) and issubclass(each, Exception)]
    return sorted(errors, key=lambda each: (len(each.__mro__), each.__name__))
