"""Lists in YAML are changed by lines, and every other line stays."""

from __future__ import annotations

import pytest

from onrecord.corpus.yaml_events import parse_yaml
from onrecord.review.edit_yaml import EditError, add_item, cut_item, set_word

ITEM = {"id": "e9", "summary": "He said: “no” # not yes", "actors": ["a", "b"]}
WRITTEN = [
    '  - id: "e9"\n',
    '    summary: "He said: “no” # not yes"\n',
    "    actors:\n",
    '      - "a"\n',
    '      - "b"\n',
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "document: d\n",
        "document: d",
        "events:\n  - id: e1\n",
        "events:\n  - id: e1\n    note: >-\n      folded\n\n      words\n",
        "events:\n  # one\n  - id: e1 # first\n    # inside\n\n# over\nquotes:\n  - id: q1\n",
        "events:\n- id: e1\n- id: e2\nquotes: []\n",
        "events:\n    - id: e1\n      note: |\n        # no comment\n",
        "events: []\nquotes:\n  - id: q1\n",
        "events: # none yet\ndocument: d\n",
        "quotes:\n  - {id: q1, content: 'a\n     b'}\nevents:\n  - {id: e1}\n  - {id: e2}\n",
    ],
)
def test_added_item_is_the_last_of_its_list(text: str) -> None:
    """The item is read back as it was given, and what was written is still there, in order."""
    changed = add_item(text, "events", ITEM)
    before, after = parse_yaml(text).value or {}, parse_yaml(changed).value
    assert after["events"] == [*(before.get("events") or []), ITEM]
    kept = changed.replace("events:\n", "events: []\n") if "[]\nq" in text else changed
    left = iter(kept.splitlines())
    assert all(line in left for line in text.splitlines())
    cut = parse_yaml(cut_item(changed, "events", "e9")).value
    assert (cut or {}).get("events", []) == (before.get("events") or [])


def test_item_stands_before_comments_on_what_follows() -> None:
    """A comment over the next list stays there."""
    text = "events:\n  - id: e1\n\n# The quotes\nquotes:\n  - id: q1\n"
    changed = add_item(text, "events", ITEM)
    assert changed == text.replace("e1\n", "e1\n" + "".join(WRITTEN))


@pytest.mark.parametrize(
    "text",
    [
        "events: [{id: e1}]\n",
        "- events\n",
        "events: {id: e1}\n",
        "{events: [{id: e1}]}\n",
        "events: [\n",
        "events:\n  - id: e1\n...\nevil: yes\n",
        "a: 'one\n  events:\n  two'\nevents:\n  -\n    id: e1\n",
    ],
)
def test_what_cannot_be_changed_by_lines_is_refused(text: str) -> None:
    """A list in brackets, or a file that is none, is never spoiled."""
    with pytest.raises(EditError):
        add_item(text, "events", ITEM)
    with pytest.raises(EditError):
        cut_item(text, "events", "e1")


def test_cut_item_leaves_comments_of_the_next() -> None:
    """What stands over the next item is about that one."""
    text = (
        "events:\n  - id: e1\n    note: >-\n      x\n\n  # second\n  - id: e2\nquotes:\n  - id: q\n"
    )
    assert cut_item(text, "events", "e1") == (
        "events:\n\n  # second\n  - id: e2\nquotes:\n  - id: q\n"
    )
    assert cut_item(text, "events", "e2").endswith("  # second\nquotes:\n  - id: q\n")
    assert cut_item(text, "events", "e3") == text


@pytest.mark.parametrize("word", ["none", "'none'", '"none"', "none # for now"])
def test_word_is_set(word: str) -> None:
    """Only the word is written anew."""
    text = f"note: coding none\ncoding: {word}\n"
    changed = set_word(text, "coding", "none", "partial")
    assert parse_yaml(changed).value == {"note": "coding none", "coding": "partial"}
    assert set_word(changed, "coding", "none", "partial") == changed
