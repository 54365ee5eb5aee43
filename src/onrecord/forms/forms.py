"""The forms that there are, in the order to show them."""

from __future__ import annotations

from onrecord.forms.export import Form
from onrecord.forms.to_package import to_package

# The writers import the libraries that they need when they are called.
_FORMS = [
    Form("package", "Frictionless data package: CSV and Parquet with their schemas", to_package),
]
FORMS = {each.name: each for each in _FORMS}
