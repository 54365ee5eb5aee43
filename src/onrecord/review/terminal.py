"""Talk with a person by lines, on a terminal or through a pipe."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TextIO

from onrecord.console import visible
from onrecord.evidence.text import Span

_RESET = "\x1b[0m"
# What main words and the words of each field look like; the main words are bold, the others have
# colors that can be told apart on dark and on light ground.
_STYLES = {
    "main": "\x1b[1m",
    "who": "\x1b[32m",
    "whom": "\x1b[35m",
    "what": "\x1b[36m",
    "when": "\x1b[33m",
    "cue": "\x1b[34m",
    "head": "\x1b[1m",
    "note": "\x1b[2m",
}
_SPACE = re.compile(r"\s+")
_PARTS = re.compile(r" |[^ ]+")
# Control characters, and bytes that Python could not read as text.
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNREADABLE = "\udcff\n"
_LONGEST_LINE = 4_000
_WIDEST, _NARROWEST = 110, 40


class Terminal:
    """Says lines and asks questions; what is said obeys no sign that stands in a text.

    Colors are used where ``out`` is a terminal that has them, and NO_COLOR is not set.
    """

    def __init__(self, given: TextIO | None = None, out: TextIO | None = None) -> None:
        self._given = given or sys.stdin
        self._out = out or sys.stdout
        self.is_interactive = bool(self._given and self._given.isatty() and self._out.isatty())
        self._has_colors = (
            self._out.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )
        self._width = min(max(shutil.get_terminal_size().columns - 1, _NARROWEST), _WIDEST)

    def say(self, line: object = "", style: str | None = None) -> None:
        """Say one line."""
        self._write(self._styled(visible(str(line)[:_LONGEST_LINE]), style) + "\n")

    def say_field(self, label: str, value: str, words: str, style: str | None) -> None:
        """Say what a row has, and with which words of the text."""
        quoted = f"“{self._styled(_shown(words), style)}”" if words else ""
        said = "  ".join(filter(None, (_shown(value), quoted)))
        self._write(f"  {label + ': ':<14}{said}\n")

    def show_passage(
        self, content: str, shown: Sequence[Span], lit: Mapping[Span, str], main: Sequence[Span]
    ) -> None:
        """Show parts of a text with the main words and others lit, each as its style has it.

        Without colors, the main words stand in double square brackets.
        """
        column, line, is_parted = 0, "  ", False
        for number, part in enumerate(shown):
            pieces = list(self._cut(content, part, lit, main))
            for piece, styles in [("[...] ", ())] * bool(number) + pieces:
                for words in _PARTS.findall(piece):
                    if is_parted and column + len(words) > self._width - 4:
                        line, column = line.rstrip(" ") + "\n  ", 0
                    if words != " " or column:
                        line += self._styled(words, *styles)
                        column += len(words)
                    is_parted = words == " " and column > 0
            line += " "
        self._write(line.rstrip(" ") + "\n")

    def ask(self, question: str) -> str | None:
        """Ask, and give the answer without spaces around it; None if there is no more to come.

        An answer with signs that are no text, as an arrow key gives, is asked for again.
        """
        while True:
            self._write(f"{visible(question)} ")
            self._out.flush()
            try:
                answer = self._given.readline() if self._given else ""
            except UnicodeDecodeError:
                answer = _UNREADABLE
            except OSError:
                return None
            if not answer or not self.is_interactive:
                self._write("\n")
            if not answer:
                return None
            answer = answer.strip().replace("\t", " ")
            if not _NO_TEXT.search(answer):
                return answer
            self.say("that has signs that are no text, as an arrow key gives; type it again")

    def _cut(
        self, content: str, part: Span, lit: Mapping[Span, str], main: Sequence[Span]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Cut a part of a text wherever something lit begins or ends: words and their styles."""
        styled = [*((span, "main") for span in main), *lit.items()]
        inside = [
            (max(span.start, part.start), min(span.end, part.end), style)
            for span, style in styled
            if span.start < part.end and span.end > part.start
        ]
        ends = sorted({*part, *(at for start, end, _ in inside for at in (start, end))})
        for start, end in pairwise(ends):
            styles = tuple(style for first, last, style in inside if first <= start and last >= end)
            words = visible(_SPACE.sub(" ", content[start:end]))
            if not self._has_colors:
                starts = any(first == start for first, _, style in inside if style == "main")
                finishes = any(last == end for _, last, style in inside if style == "main")
                words = "[[" * starts + words + "]]" * finishes
            yield words, styles

    def _styled(self, words: str, *styles: str | None) -> str:
        named = "".join(_STYLES[each] for each in styles if each)
        return f"{named}{words}{_RESET}" if named and self._has_colors and words else words

    def _write(self, text: str) -> None:
        self._out.write(text)


def _shown(text: str) -> str:
    cut = text[:_LONGEST_LINE] + (" ..." if len(text) > _LONGEST_LINE else "")
    return visible(_SPACE.sub(" ", cut))
