"""A code is numbered by the vocabulary or the closed list that defines it."""

from __future__ import annotations

from dataclasses import replace

from publish import make_table, publish

from onrecord.forms.codes import CodeList, find_codes
from onrecord.schema.model import Field, Table

SPECIES = make_table(
    "species",
    {"species": "string", "name": "string"},
    kind="vocabulary",
    key=("species",),
    label="name",
)
BREEDS = make_table(
    "breeds",
    {"species": "string", "breed": "string", "name": "string"},
    kind="vocabulary",
    key=("species", "breed"),
    label="name",
)
PETS = make_table(
    "pets",
    {"pet_id": "string", "species": "string", "breed": "string", "friend": "string"},
    key=("pet_id",),
    refers={
        ("species", "breed"): ("breeds", ("species", "breed")),
        ("species",): ("species", ("species",)),
        ("friend",): ("pets", ("pet_id",)),
    },
)
ROWS = {
    SPECIES: [{"species": "dog", "name": "Dog"}, {"species": "ox", "name": "Cattle"}],
    BREEDS: [
        {"species": "ox", "breed": "mixed", "name": "Crossbred"},
        {"species": "dog", "breed": "mixed", "name": "Mongrel"},
        {"species": "dog", "breed": "pug", "name": "Mops"},
    ],
    PETS: [],
}
KINDS = CodeList(("dog", "ox"), ("dog", "ox: Cattle"))


def test_a_label_is_added_where_it_says_more() -> None:
    """A name that only repeats the code in other letters is left out."""
    assert find_codes(publish(ROWS))["species", "species"] == KINDS


def test_part_of_a_key_is_numbered_by_its_own_vocabulary() -> None:
    """The species of a breed has the number that it has as a species, not that of the breeds."""
    codes = find_codes(publish(ROWS))
    assert codes["breeds", "species"] == codes["pets", "species"] == KINDS


def test_a_code_with_several_meanings_has_no_label() -> None:
    """What mixed means depends on the species, so only the code is shown; a pug is a pug."""
    codes = find_codes(publish(ROWS))
    assert codes["pets", "breed"] == CodeList(("mixed", "pug"), ("mixed", "pug: Mops"))
    assert codes["breeds", "breed"] == codes["pets", "breed"]


def test_keys_of_rows_are_no_codes() -> None:
    """Only vocabularies and closed lists have codes: a name of a pet stays text."""
    columns = {column for table, column in find_codes(publish(ROWS)) if table == "pets"}
    assert columns == {"species", "breed"}


def test_vocabularies_with_keys_of_one_name_are_apart() -> None:
    """Two vocabularies that both call their key code do not become one."""
    colors, sizes = (
        make_table(name, {"code": "string"}, kind="vocabulary", key=("code",))
        for name in ("colors", "sizes")
    )
    codes = find_codes(publish({colors: [{"code": "red"}], sizes: [{"code": "s"}]}))
    assert codes["colors", "code"].codes == ("red",)
    assert codes["sizes", "code"].codes == ("s",)


def test_closed_lists_of_one_name_that_share_a_code_are_one() -> None:
    """Their columns are numbered alike, in the order of the schemas; others of the name are not."""
    lists = [("a", "b"), ("x",), ("c", "b"), ("d",), ("d", "a")]
    tables = {make_table(f"t{n}", {"kind": codes}): [] for n, codes in enumerate(lists)}
    codes = find_codes(publish(tables))
    assert {codes[f"t{n}", "kind"].codes for n in (0, 2, 3, 4)} == {("a", "b", "c", "d")}
    assert codes["t1", "kind"].codes == ("x",)


def test_a_column_of_a_view_has_the_codes_of_its_origin() -> None:
    """A view says from which column each of its own comes."""
    view = Table(
        name="kennel",
        title="Kennel",
        description="Pets.",
        kind="view",
        order=9,
        fields=(Field("what", "string", "What it is."), Field("size", "integer", "How many.")),
        descriptor={"fields": [{"name": "what", "from": "pets.species"}, {"name": "size"}]},
    )
    codes = find_codes(replace(publish(ROWS), views={"kennel": view}))
    assert codes["kennel", "what"] == KINDS
    assert ("kennel", "size") not in codes
