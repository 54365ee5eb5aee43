"""Facts of datasets: as few as there must be, all that there can be, and as nasty as may be."""

from __future__ import annotations

from typing import Any

from support import FACTS

# As much as a description must have.
SPARSE: dict[str, Any] = {"name": "bare", "title": "Bare", "version": "0.0.1"}
# Everything that could end a text, begin markup, or be taken for something else.
NASTY = 'a: "b" # c\n---\n\\ | <script>`*_[x](y)\u2028\x07\x7f\x85\ufffe{%} é 😀 \u202e'
HOSTILE: dict[str, Any] = {
    "name": "nasty",
    "title": NASTY,
    "description": "# " + NASTY,
    "version": "1.2.3",
    "homepage": "javascript:alert(1)",
    "released": "2026-01-15",
    "keywords": [NASTY, "no", "no"],
    "licenses": [{"name": "CC0-1.0"}, {"name": "CC0-1.0"}],
    "contributors": [
        {"title": NASTY, "roles": ["author", "author"], "kind": "person"},
        {"title": NASTY, "roles": ["author", "no such role"]},
        {"title": "no"},
    ],
    "coverage": NASTY,
    "datasheet": {"uses": NASTY, "collection": "1. " + NASTY},
    "doi": "10.1234/abc",
}
FULL: dict[str, Any] = {**FACTS, "doi": "10.1234/abc"}
