"""What is shown can be read without colors, and obeys nothing that stands in a text."""

from __future__ import annotations

import io
import re

import pytest

from onrecord.evidence.text import Span
from onrecord.review.terminal import Terminal


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def show(content: str, main: list[Span], lit: dict[Span, str], out: io.StringIO) -> str:
    """What is shown of a whole text."""
    Terminal(io.StringIO(), out).show_passage(content, [Span(0, len(content))], lit, main)
    return out.getvalue()


def test_words_are_lit_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Main words are bold, the words of a field have a color, and both where they overlap."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    shown = show("He met Ann.", [Span(0, 10)], {Span(7, 10): "who"}, Screen())
    assert shown == (
        "  \x1b[1mHe\x1b[0m\x1b[1m \x1b[0m\x1b[1mmet\x1b[0m\x1b[1m \x1b[0m"
        "\x1b[1m\x1b[32mAnn\x1b[0m.\n"
    )


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_color(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Whoever wants no colors has brackets, as in a pipe."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    shown = show("He met Ann.", [Span(0, 10)], {Span(7, 10): "who"}, Screen())
    assert shown == "  [[He met Ann]].\n"


HOSTILE = "\x1b[31mred\x1b]0;title\x07 \u202eevil\u202c \x9b2J\r\nnext\x00 \u2028line"


def test_signs_of_a_text_are_not_obeyed() -> None:
    """Escapes, marks that turn the direction, and line ends are shown as what they are."""
    out = io.StringIO()
    terminal = Terminal(io.StringIO("yes\x1b[A\nyes\n"), out)
    show(HOSTILE, [Span(0, len(HOSTILE))], {Span(2, 9): "who"}, out)
    terminal.say(HOSTILE)
    terminal.say_field("x", HOSTILE, HOSTILE, None)
    terminal.ask(f"new actor {HOSTILE}:")
    shown = out.getvalue()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", shown)
    assert "\\x1b[31mred" in shown
    # The lines are ours alone: the passage, three things that were said, and two answers' ends.
    assert shown.count("\n") == 6


def test_long_lines_are_cut_and_wrapped() -> None:
    """A long word is shown whole, a long value cut, and nothing takes long."""
    out = io.StringIO()
    terminal = Terminal(io.StringIO(), out)
    show("word " * 400, [Span(0, 1_000)], {}, out)
    assert max(map(len, out.getvalue().splitlines())) <= 110
    terminal.say("x" * 1_000_000)
    terminal.say_field("y", "x" * 1_000_000, "y" * 1_000_000, None)
    assert len(out.getvalue()) < 20_000


def test_answers_that_are_no_text() -> None:
    """Bytes and signs that are not text are asked for again, and the end is None."""
    for errors in ("strict", "surrogateescape"):
        given = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8", errors=errors)
        out = io.StringIO()
        assert Terminal(given, out).ask("?") is None
        assert "no text, as an arrow key gives; type it again\n? " in out.getvalue()
    assert Terminal(io.StringIO("f a\tb\n"), io.StringIO()).ask("?") == "f a b"
    for given in ("f oops\x1b[D\nf\n", "\x07\nf\n", "f a\x00b\nf\n"):
        assert Terminal(io.StringIO(given), io.StringIO()).ask("?") == "f"
    assert Terminal(io.StringIO(" a \n"), io.StringIO()).ask("?") == "a"
    assert Terminal(io.StringIO(), io.StringIO()).ask("?") is None
