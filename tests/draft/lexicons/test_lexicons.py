"""The lists of words hold each word once, in order, as texts are cut into words."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from onrecord.draft.lexicons import read
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.tokens import Tokens

FOLDER = Path(read.__file__).parent
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))
TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))


def sections(name: str) -> list[list[str]]:
    """The words of a list, parted where a comment tells what follows."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parts = groupby(lines, key=lambda line: line[:1] == "#")
    return [" ".join(part).split() for is_comment, part in parts if not is_comment]


@pytest.mark.parametrize("name", LISTS)
def test_words_stand_once_and_in_order(name: str) -> None:
    """Nobody has to look for a word in two places."""
    words = [word for section in sections(name) for word in section]
    assert [word for word in words if words.count(word) > 1] == []
    for section in sections(name):
        assert section == sorted(section)


@pytest.mark.parametrize("name", [*LISTS, *TABLES])
def test_a_file_says_what_it_is_and_is_read(name: str) -> None:
    """No list is left behind by the rules that read it."""
    (path,) = FOLDER.glob(f"{name}.*")
    assert path.read_text(encoding="utf-8").startswith("# ")
    sources = [each.read_text(encoding="utf-8") for each in FOLDER.parent.rglob("*.py")]
    assert any(f'"{name}"' in source for source in sources)


# How what a list has in short is written in full; names of states have a mark for each blank.
_WRITTEN = {"abbreviations": "{}.", "last_abbreviations": "{}."}


@pytest.mark.parametrize("name", LISTS)
def test_a_word_of_a_list_is_one_word_of_a_text(name: str) -> None:
    """Words that texts are never cut into would wait in vain."""
    for section in sections(name):
        for word in section:
            written = _WRITTEN.get(name, "{}").format(word)
            for each in written.split("_"):
                # Titles are listed in small letters, and written with a capital.
                assert _is_one_word(each) or _is_one_word(each.capitalize()), each


def _is_one_word(word: str) -> bool:
    # A short form of a verb stands right behind another word.
    text = f"x{word} , x" if word.startswith(("'", "n't")) else f"x {word} , x"
    return word in Tokens(text).words


def test_a_title_stands_once_and_has_a_use() -> None:
    """In order, as one word of a text, with a use that the head of the table explains."""
    rows = read_rows("titles")
    words = [row["word"] for row in rows]
    assert words == sorted(set(words))
    assert [word for word in words if not _is_one_word(word.capitalize())] == []
    head = (FOLDER / "titles.csv").read_text(encoding="utf-8").partition("\nword,")[0]
    explained = {line.split()[1] for line in head.splitlines() if line.startswith("#   ")}
    assert explained == {f"{use}:" for row in rows for use in row["uses"].split()}
    assert all(row["uses"] for row in rows)


def test_a_first_name_tells_one_gender_or_none() -> None:
    """Names of both genders have a row of their own, and each name stands once and in order."""
    rows = read_rows("first_names")
    names = [name for row in rows for name in row["names"].split()]
    assert len(names) == len(set(names))
    for _, group in groupby(rows, key=lambda row: row["gender"]):
        of_one = [name for row in group for name in row["names"].split()]
        assert of_one == sorted(of_one)
    assert {row["gender"] for row in rows} == {"", "f", "m"}
