"""The forms that there are, in the order to show them."""

from __future__ import annotations

from functools import partial

from onrecord.forms.export import Form
from onrecord.forms.to_all import to_all
from onrecord.forms.to_package import to_package

# The writers import the libraries that they need when they are called.
_FORMS = [
    Form("package", "Frictionless data package: CSV and Parquet with their schemas", to_package),
]
_ALL = Form("all", "every form in one folder, with SHA256SUMS", partial(to_all, _FORMS))
FORMS = {each.name: each for each in [*_FORMS, _ALL]}
