"""Derive docs/cli.md: the help of every command, and the errors behind the exit statuses."""

from __future__ import annotations

import argparse
import functools
import inspect
from collections.abc import Iterable, Mapping

_WIDTH = 96
_INTRO = """\
# Commands

Made by `make docs` from the command line's own help; never edited.

The commands are the verbs of the Python package. A command ends with status 0 if all is well, with
1 for problems in the data (all of them listed, as `file:line: problem`), with 2 if it was called
wrongly, and with 130 if it was stopped from the keyboard. Results go to the standard output,
problems and warnings to the standard error. Tables are drawn on a terminal and are CSV in a pipe;
`--format` says otherwise."""
_ERRORS = """\
## Errors in Python

The verbs raise these; nothing else is raised on purpose."""


def to_help_page(parser: argparse.ArgumentParser, errors: Iterable[type[Exception]]) -> str:
    """Write the page about a command line and its error classes, the same on every terminal."""
    blocks = [_INTRO, _fenced(parser)]
    for command in list_commands(parser).values():
        blocks += [f"## {command.prog}", _fenced(command)]
    lines = [f"- `{each.__name__}`: {_summary(each)}" for each in errors]
    return "\n\n".join([*blocks, _ERRORS, "\n".join(lines)]) + "\n"


def list_commands(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """Give the parsers of the commands by name, in the order in which they were added."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _fenced(parser: argparse.ArgumentParser) -> str:
    # Otherwise the width is that of the terminal, and from Python 3.14 on there are colors.
    parser.formatter_class = functools.partial(argparse.HelpFormatter, width=_WIDTH)
    if hasattr(parser, "color"):
        parser.color = False
    return f"```text\n{parser.format_help().strip()}\n```"


def _summary(error: type[Exception]) -> str:
    return " ".join((inspect.getdoc(error) or "").split())
