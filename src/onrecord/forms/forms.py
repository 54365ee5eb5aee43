"""The forms that there are, in the order to show them."""

from __future__ import annotations

from functools import partial

from onrecord.forms.export import Form
from onrecord.forms.to_all import to_all
from onrecord.forms.to_cff import write_cff
from onrecord.forms.to_croissant import to_croissant
from onrecord.forms.to_datacite import to_datacite
from onrecord.forms.to_datasheet import to_datasheet
from onrecord.forms.to_duckdb import to_duckdb
from onrecord.forms.to_dyads import to_dyads
from onrecord.forms.to_excel import to_excel
from onrecord.forms.to_graphml import to_graphml
from onrecord.forms.to_huggingface import to_huggingface
from onrecord.forms.to_package import to_package
from onrecord.forms.to_plover import to_plover
from onrecord.forms.to_r import to_r
from onrecord.forms.to_ro_crate import to_ro_crate
from onrecord.forms.to_schema_org import to_schema_org
from onrecord.forms.to_spss import to_spss
from onrecord.forms.to_sqlite_file import to_sqlite_file
from onrecord.forms.to_stata import to_stata

# The writers import the libraries that they need when they are called.
_FORMS = [
    Form("package", "Frictionless data package: CSV and Parquet with their schemas", to_package),
    Form("stata", "Stata data files with labels, one for each table", to_stata),
    Form("spss", "SPSS data files with labels, one for each table", to_spss),
    Form("r", "R data frames with factors and labels, and a script that loads them", to_r),
    Form("sqlite", "SQLite database with keys, views and full-text search", to_sqlite_file),
    Form("duckdb", "DuckDB database with keys, views and meanings", to_duckdb),
    Form("excel", "Excel workbook with a codebook and a sheet for each table", to_excel),
    Form("croissant", "Croissant, for machine-learning libraries", to_croissant),
    Form("schema-org", "schema.org in JSON-LD, for search engines", to_schema_org),
    Form("datacite", "DataCite JSON, to register a DOI", to_datacite),
    Form("cff", "CITATION.cff, for GitHub and reference managers", write_cff),
    Form("ro-crate", "RO-Crate, for research archives", to_ro_crate),
    Form("huggingface", "dataset card with the tables, for the Hugging Face Hub", to_huggingface),
    Form("datasheet", "datasheet: why, what, how, for what, and for what not", to_datasheet),
    Form("plover", "event records of PLOVER in JSON lines", to_plover),
    Form("dyads", "pairs of actors, and pairs of states by day, keyed to merge", to_dyads),
    Form("graphml", "the network of actors in GraphML, for Gephi, igraph and others", to_graphml),
]
_ALL = Form("all", "every form in one folder, with SHA256SUMS", partial(to_all, _FORMS))
FORMS = {each.name: each for each in [*_FORMS, _ALL]}
