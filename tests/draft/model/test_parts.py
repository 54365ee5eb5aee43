"""Long texts are asked about in parts."""

from __future__ import annotations

import pytest

from onrecord.draft.model.parts import cut_parts

SHORT = "One. Two.\n\nThree four five.\nSix.\n\n\n\nSeven."


@pytest.mark.parametrize("text", [SHORT, "x" * 100, "道路は開いている。" * 30, " " * 50, ""])
@pytest.mark.parametrize("most", [7, 20, 1_000])
def test_nothing_is_lost(text: str, most: int) -> None:
    """The parts are the text, but for blank ones, and none is longer than allowed."""
    parts = list(cut_parts(text, most))
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= most and part.strip() for part in parts)


def test_paragraphs_stay_whole() -> None:
    """A part ends with a paragraph where one ends in its second half."""
    parts = list(cut_parts(SHORT, 15))
    assert parts == ["One. Two.\n\n", "Three four ", "five.\nSix.\n\n\n\n", "Seven."]
