"""YAML is read as plain text with the line of every key and item."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.yaml_events import YamlError, parse_yaml

AS_WRITTEN = ["no", "NO", "on", "true", "12:30", "2020-01-01", "0x1F", "1e3", "007", "1_000", ".5"]


@pytest.mark.parametrize("word", AS_WRITTEN)
def test_every_scalar_stays_text(word: str) -> None:
    """What other loaders turn into truth values, numbers and dates stays as it is written."""
    assert parse_yaml(f"{word}: {word}\nlist: [{word}]")[0] == {word: word, "list": [word]}


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_key_without_a_value_is_left_out(nothing: str) -> None:
    """An empty field means that nothing is known, but its key is still there once."""
    value, lines, empty = parse_yaml(f"a: x\nb:{nothing}\nc: y\n")
    assert value == {"a": "x", "c": "y"}
    assert lines == {(): 1, ("a",): 1, ("b",): 2, ("c",): 3}
    assert empty == [("b",)]
    with pytest.raises(YamlError, match="key 'b' is given twice"):
        parse_yaml(f"b:{nothing}\nb: x\n")


def test_a_quoted_null_is_a_text() -> None:
    """Somebody may be called Null."""
    assert parse_yaml("name: 'null'\nempty: ''\nother: \"~\"")[0] == {
        "name": "null",
        "empty": "",
        "other": "~",
    }


def test_an_empty_item_of_a_list_is_none() -> None:
    """Only keys can be left out; an item that is empty is for the checks of shape."""
    assert parse_yaml("- a\n-\n- ~\n")[0] == ["a", None, None]


def test_every_path_has_its_line() -> None:
    """The line of a key is where the key stands, the line of an item where its value begins."""
    text = """# a comment
document: bree   # and another
events:
  - id: e01

    actors: [ada,
      bob]
    place: {name: Edoras,
      country: ROH}
  -
    id: e02
    summary: >-
      Two lines
      of it.
    evidence:
      actors:
        ada: Ada
"""
    assert parse_yaml(text)[1] == {
        (): 2,
        ("document",): 2,
        ("events",): 3,
        ("events", 0): 4,
        ("events", 0, "id"): 4,
        ("events", 0, "actors"): 6,
        ("events", 0, "actors", 0): 6,
        ("events", 0, "actors", 1): 7,
        ("events", 0, "place"): 8,
        ("events", 0, "place", "name"): 8,
        ("events", 0, "place", "country"): 9,
        ("events", 1): 11,
        ("events", 1, "id"): 11,
        ("events", 1, "summary"): 12,
        ("events", 1, "evidence"): 15,
        ("events", 1, "evidence", "actors"): 16,
        ("events", 1, "evidence", "actors", "ada"): 17,
    }


REFUSED = {
    "key twice": ("a: 1\nb: 2\na: 3\n", 3, "key 'a' is given twice; keep one"),
    "key twice further in": ("x:\n  - {a: 1,\n     a: 2}\n", 3, "key 'a' is given twice; keep one"),
    "anchor": ("a: &x 1\n", 1, "anchor '&x'; write the value out instead"),
    "anchor of a list": ("a:\n  &x [1]\n", 2, "anchor '&x'; write the value out instead"),
    "alias": ("a: 1\nb: *x\n", 2, "alias '*x'; write the value out instead"),
    "merge": ("a: {b: 1}\nc:\n  <<: *a\n", 3, "alias '*a'; write the value out instead"),
    "tag": ("a: !!int 1\n", 1, "tag 'tag:yaml.org,2002:int'; every value is plain text here"),
    "own tag": ("a: 1\nb: !x {c: d}\n", 2, "tag '!x'; every value is plain text here"),
    "key that is a list": ("a: 1\n? [b, c]\n: d\n", 2, "a key must be plain text"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "a second YAML document begins here"),
    "control character": ('a: "x\\ay"\n', 1, "a control character stands in the text; remove it"),
    "control character in a key": ('b: 1\n"\\e": x\n', 2, "a control character stands in the text"),
    "tab": ("a: 1\nb:\n\tc: 2\n", 3, "not readable as YAML: found character that cannot start"),
    "open bracket": ("a: [1, 2\n", 1, "not readable as YAML: did not find expected"),
    "open quote": ('a: "b\nc: d\n', 1, "not readable as YAML: found unexpected end of stream"),
    "colon in a value": ("a: 1\nb: c: d\n", 2, "not readable as YAML: mapping values are not"),
    "comma in words in braces": (
        "a: 1\nb: {joe-biden: President Joseph R. Biden, Jr.}\n",
        2,
        "key 'Jr.' has no value; put words that hold a comma in quotes, or remove the key",
    ),
    "key without a value in braces": ("b: {a: x,\n  c: }\n", 2, "key 'c' has no value; put words"),
    "null in braces": ("- {a: ~}\n", 1, "key 'a' has no value; put words"),
    "nested": ("a: " + "[" * 50, 1, "nested more than 50 deep"),
    "bell": ("é: 1\na: x\x07\n", 2, "not readable as YAML: control characters are not allowed"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_not_stand_in_a_curated_file(case: str) -> None:
    """The first thing that is wrong is an error with its line."""
    text, line, message = REFUSED[case]
    with pytest.raises(YamlError) as error:
        parse_yaml(text)
    assert error.value.line == line
    assert str(error.value).startswith(message)


def test_49_deep_is_allowed() -> None:
    """Fifty collections may stand in each other."""
    value, *_ = parse_yaml("a: " + "[" * 49 + "]" * 49)
    for _ in range(48):
        (value,) = value["a"] if isinstance(value, dict) else value
    assert value == [] or value == [[]]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
    max_size=12,
).filter(lambda text: not re.search("[\ufffe\uffff]", text))
values = st.recursive(
    words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4)
)


@given(values)
def test_reading_gives_back_what_was_written(value: object) -> None:
    """Text, lists and mappings that PyYAML writes out in full come back as they were."""
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert parse_yaml(re.sub(r"!!(str|seq|map) ", "", written))[0] == value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the file holds, the answer is a value or an error with a line of it."""
    try:
        parse_yaml(text.encode("utf-8", "replace").decode())
    except YamlError as error:
        assert 1 <= error.line <= text.count("\n") + len(text) + 1
