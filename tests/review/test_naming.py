"""A new actor or office of a draft is listed, renamed, or taken for somebody who is listed."""

from __future__ import annotations

import pytest
from reviewing import ReviewedFolder, corpus, ids

from onrecord.corpus.yaml_events import parse_yaml

__all__ = ["corpus"]


def test_actor_who_is_somebody_listed(corpus: ReviewedFolder) -> None:
    """Another actor stands in place of a new one, in every later row too."""
    said = corpus.answer("a", "u", "nobody", "u", "ada-byron", "a", "q")
    assert "'nobody' is not listed" in said.out
    value = parse_yaml(corpus.coding()).value
    assert value["events"][0]["actors"] == ["ada-byron"]
    assert value["events"][0]["evidence"]["actors"] == {"ada-byron": "Cora Dale"}
    assert value["quotes"][0]["speakers"] == ["ada-byron"]
    assert "cora-dale" not in (corpus.curated / "authorities/actors.yaml").read_text()
    assert "new actor 'Cora" not in corpus.answer("a", "q").out
    corpus.built(include_drafts=True)


def test_actor_is_found_by_name(corpus: ReviewedFolder) -> None:
    """Whoever does not know the id may type one of the names."""
    corpus.answer("a", "u", "Byron", "q")
    assert parse_yaml(corpus.coding()).value["events"][0]["actors"] == ["ada-byron"]


def test_all_that_are_new_are_accepted_at_once(corpus: ReviewedFolder) -> None:
    """One answer lists whom the row names, but for those who may be listed already."""
    asked = [*"ddd", "a", "A", "q"]
    said = corpus.answer(*asked)
    assert said.out.count("new actor ") + said.out.count("new office ") == 1
    assert ids(corpus.coding())["appointments"] == ["a01"]
    assert "warden" in (corpus.curated / "authorities/offices.yaml").read_text()


def test_nearest_names_are_offered(corpus: ReviewedFolder) -> None:
    """A number takes one of the listed actors whose names are most alike."""
    corpus.write(
        "authorities/actors.yaml",
        (corpus.curated / "authorities/actors.yaml").read_text()
        + "  - {id: c-dale, name: C. Dale, type: person}\n",
    )
    said = corpus.answer("a", "1", "q")
    assert "  1 is C. Dale (c-dale)" in said.out
    assert parse_yaml(corpus.coding()).value["events"][0]["actors"] == ["c-dale"]


def test_renamed_actor_has_an_id_of_the_new_name(corpus: ReviewedFolder) -> None:
    """The right name is listed, the old one beside it, and the row names it."""
    corpus.answer("a", "r", "Cora of Dale", "a", "q")
    listed = (corpus.curated / "authorities/actors.yaml").read_text()
    assert '  - id: "cora-of-dale"\n    name: "Cora of Dale"\n' in listed
    entry = parse_yaml(listed).value["actors"][-1]
    assert {"name": "Cora Dale", "kind": "alternative"} in entry["names"]
    assert parse_yaml(corpus.coding()).value["quotes"][0]["speakers"] == ["cora-of-dale"]
    corpus.built(include_drafts=True)


def test_actor_left_out(corpus: ReviewedFolder) -> None:
    """A row may go without a new actor; a quote then has no speaker."""
    corpus.answer("a", "d", "a", "q")
    value = parse_yaml(corpus.coding()).value
    assert "actors" not in value["events"][0]
    assert "speakers" not in value["quotes"][0]
    corpus.built()


def test_appointment_needs_its_office(corpus: ReviewedFolder) -> None:
    """Without the office there is no appointment, which is said."""
    said = corpus.answer("d", "d", "d", "a", "a", "a", "d", "q")
    assert "an appointment needs its office; drop it, or use another office" in said.out
    assert corpus.coding() == ""


def test_names_that_no_file_lists_are_told_of_first(corpus: ReviewedFolder) -> None:
    """Without the new actors of the drafts nothing is asked, as nothing could be accepted."""
    (corpus.layout.drafts / "authorities/actors.yaml").unlink()
    said = corpus.answer("a")
    assert (said.status, said.out) == (1, "")
    assert (
        "names 'cora-dale', which no file of actors lists, not even that of the drafts" in said.err
    )
    assert f"run onrecord draft road --folder {corpus.root}, which lists it anew" in said.err


def test_type_of_a_new_actor_is_looked_at_first(corpus: ReviewedFolder) -> None:
    """A type that somebody mistyped is told of with its line."""
    path = corpus.layout.drafts / "authorities/actors.yaml"
    text = path.read_text(encoding="utf-8").replace('type: "person"', 'type: "persn"', 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("persn")].count("\n") + 1
    said = corpus.answer("a")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(
        f"{corpus.root}/build/drafts/authorities/actors.yaml:{line}: unknown type 'persn'; nearest "
        "'person'; types are person, state, organization, group, unnamed\n"
    )


@pytest.mark.parametrize("asked", ["u", "r"])
@pytest.mark.parametrize(("word", "later"), [("q", 0), ("l", 1)])
def test_later_and_quit_are_no_names(
    corpus: ReviewedFolder, asked: str, word: str, later: int
) -> None:
    """Where a name or an id is asked for, l and q mean what they mean elsewhere."""
    said = corpus.answer("a", asked, word, "q")
    assert f"0 accepted (0 rows), 0 dropped, {later} left for later" in said.out
    assert "is not listed" not in said.out
    assert corpus.coding() == ""


def test_row_says_who_stands_in_place_of_a_new_actor(corpus: ReviewedFolder) -> None:
    """What was decided of an actor shows where it is proposed again."""
    said = corpus.answer("a", "u", "ada-byron", "q")
    assert "  speaker:      Ada Byron (ada-byron), for Cora Dale (cora-dale)  “she" in said.out
