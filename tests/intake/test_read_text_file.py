"""Plain text is kept as it is; Markdown gives its front matter as facts."""

from __future__ import annotations

import pytest

from onrecord.intake.found import UnreadableError
from onrecord.intake.read_text_file import read_markdown, read_plain

MARKDOWN = """---
Title: "Minutes:\\_May"
authors: [Ann Example, Ben Sample]
date: 4 March 2024
link: https://example.org/minutes
lang: en_GB
publisher: The Gazette
tags: [town]
nested: {a: b}
---


    indented

# Heading
Text  \n"""


def test_plain_text_is_kept() -> None:
    """Plain text states no facts, and loses no white space."""
    found = read_plain(b"  A title\r\n\n text \n\n", None)
    assert (found.text, found.facts) == ("  A title\n\n text \n\n", {})
    assert found.changes == ["1 carriage return removed"]


def test_front_matter_becomes_facts() -> None:
    """The keys that state facts are taken, the others are named, and the text stays as it is."""
    found = read_markdown(MARKDOWN.encode(), None)
    assert found.text == "    indented\n\n# Heading\nText  \n"
    assert found.facts == {
        "title": "Minutes: May",
        "author": "Ann Example, Ben Sample",
        "published": "2024-03-04",
        "url": "https://example.org/minutes",
        "language": "en-GB",
        "publisher": "The Gazette",
    }
    assert found.changes == ["front matter taken as facts", "keys not used: tags, nested"]


def test_title_may_be_a_heading() -> None:
    """Without front matter, the first heading is the title."""
    found = read_markdown(b"Text\n#\n# A title ##\n# Another\n", None)
    assert found.facts == {"title": "A title"}
    assert found.changes == ["title taken from the first heading"]


def test_line_across_the_page_is_text() -> None:
    """A file that begins with a line drawn across the page has no front matter."""
    text = "---\nA paragraph.\n---\nAnother.\n"
    assert read_markdown(text.encode(), None).text == text


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("---\n- a\n- b\n---\nText\n", "front matter that is a list kept as text"),
        ("---\ntitle: A\nText\n", "front matter without an end kept as text"),
    ],
)
def test_front_matter_that_is_no_facts_is_told(text: str, change: str) -> None:
    """What looks like front matter and is none stays in the text, and that is said."""
    found = read_markdown(text.encode(), None)
    assert (found.text, found.facts, found.changes) == (text, {}, [change])


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: a\ntitle: b", "front matter, line 3: key 'title' is given twice; keep one"),
        ("title: &a b", "front matter, line 2: anchor '&a'; write the value out instead"),
        (
            "title: !!python/object:os.system x",
            "front matter, line 2: tag 'tag:yaml.org,2002:python/object:os.system'; every value is "
            "plain text here",
        ),
    ],
)
def test_front_matter_is_not_trusted(front: str, message: str) -> None:
    """Front matter that is no plain YAML is refused, with its line in the file."""
    with pytest.raises(UnreadableError) as caught:
        read_markdown(f"---\n{front}\n---\nText\n".encode(), None)
    assert str(caught.value) == message


def test_front_matter_alone_is_no_document() -> None:
    """Front matter without a text below is refused."""
    with pytest.raises(UnreadableError, match=r"^has no text below its front matter; leave the"):
        read_markdown(b"---\ntitle: a\n---\n", None)
