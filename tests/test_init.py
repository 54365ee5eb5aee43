"""`import onrecord` is free, and its verbs are always verbs."""

import os
import subprocess
import sys

import pytest

import onrecord

LIGHT = """
import sys
before = set(sys.modules)
import onrecord
print(sorted(set(sys.modules) - before))
"""
# Importing folders and files that have the name of a verb must not take its place.
VERBS = """
import onrecord.release, onrecord.verbs
from onrecord.verbs import cite
import importlib.util
if importlib.util.find_spec("onrecord.evidence"):
    import onrecord.evidence
for name in ("list_tables", "load", "describe", "locate", "evidence", "cite", "export", "open"):
    verb = getattr(onrecord, name)
    assert callable(verb) and verb.__name__ == name, name
assert onrecord.cite is cite
"""
ARROW = """
import sys
import onrecord
onrecord.open(sys.argv[1]).load("events", "arrow")
print([name for name in ("pandas", "pandera", "frictionless", "polars") if name in sys.modules])
"""


def run(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter and give what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_import_loads_nothing_else() -> None:
    """A fresh `import onrecord` brings in the package itself and no other module."""
    assert run(LIGHT) == "['onrecord']"


def test_verbs_are_not_hidden_by_modules() -> None:
    """The verbs evidence and cite stay verbs after the modules of these names are imported."""
    run(VERBS)


def test_arrow_needs_no_pandas(package: onrecord.Package) -> None:
    """Loading as Arrow imports neither pandas nor any other heavy library."""
    assert run(ARROW, str(package.root)) == "[]"


def test_every_public_name_is_there() -> None:
    """Each name in __all__ is listed by dir and, but for the version, found without data."""
    assert set(onrecord.__all__) <= set(dir(onrecord))
    for name in set(onrecord.__all__) - {"__version__"}:
        assert getattr(onrecord, name).__name__ == name


def test_another_name_is_an_attribute_error() -> None:
    """A name that the package does not have is the usual error."""
    with pytest.raises(AttributeError, match="module 'onrecord' has no attribute 'laod'"):
        onrecord.laod  # type: ignore[attr-defined]  # noqa: B018
