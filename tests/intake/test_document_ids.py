"""Ids are made of names of files, the same ones every time."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.files import SLUG
from onrecord.intake.document_ids import to_document_id
from onrecord.intake.found import UnreadableError


@pytest.mark.parametrize(
    ("name", "document_id"),
    [
        ("2024-03-04_Minutes (final).html", "2024-03-04-minutes-final"),
        ("Čapek & Łódź.txt", "capek-lodz"),
        ("北京.txt", "bei-jing"),
        ("a/b c/d.e.txt", "a-b-c-d-e"),
        ("vote-q1.md", "vote-q1-text"),
        ("vote-e1x.md", "vote-e1x"),
    ],
)
def test_id(name: str, document_id: str) -> None:
    """An id has the words of the name, in ASCII, and never the form of a key of a row."""
    assert to_document_id(Path(name)) == document_id


def test_long_id_is_cut() -> None:
    """A long id is cut, and its hash keeps it apart from others that begin in the same way."""
    ids = {to_document_id(Path("a" * 225 + end)) for end in ("x.txt", "y.txt")}
    assert len(ids) == 2
    assert {each[:-8] for each in ids} == {"a" * 220 + "-"}


@given(st.text(st.characters(exclude_characters="/\x00"), min_size=1))
def test_every_id_is_valid(name: str) -> None:
    """Whatever the name, lone surrogates included, an id is valid or the name is refused."""
    try:
        found = to_document_id(Path(os.fsdecode(name.encode("utf-8", "surrogatepass")) + ".txt"))
    except UnreadableError as error:
        assert str(error) == "its name has no letters or digits to make an id of; rename it"
        return
    assert re.fullmatch(SLUG, found)
    assert not re.search(r"-[eqa][0-9]+$", found)
    assert len(found) <= 235
