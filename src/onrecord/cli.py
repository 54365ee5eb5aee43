"""The command line: the same words as the verbs, thin over the package."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.commands import (
    add,
    adjudicate,
    agree,
    browse,
    build,
    cite,
    corroborate,
    diff,
    draft,
    export,
    import_,
    look,
    new,
    review,
    verify,
)
from onrecord.commands.shared import Commands, report
from onrecord.console import show_line
from onrecord.errors import DataError, OnRecordError, UsageError, not_installed

# In the order in which they are needed.
_COMMANDS = (
    new,
    add,
    import_,
    draft,
    review,
    agree,
    adjudicate,
    build,
    verify,
    look,
    cite,
    export,
    diff,
    corroborate,
    browse,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 for problems in the data, 2 for wrong use."""
    _open_streams()
    _write_utf8()
    try:
        given = make_parser().parse_args(arguments)
        status = _run(given)
        sys.stdout.flush()
        return status
    except UsageError as error:
        return _fail(f"onrecord: {error}", 2)
    except DataError as error:
        return report(error.problems, "; nothing was written")
    except OnRecordError as error:
        return _fail(f"onrecord: {error}", 1)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as in `onrecord load events | head`.
        # Python writes out the rest once more at exit: let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt as stop:
        told = stop.args or ("the last good release stands",)
        return _fail("; ".join(["onrecord: stopped", *told]), 130)
    except OSError as error:
        parts = [str(each) for each in (error.filename, error.strerror or error) if each]
        return _fail(": ".join(["onrecord", *parts]), 1)


def _run(given: argparse.Namespace) -> int:
    try:
        return int(given.run(given) or 0)
    except ModuleNotFoundError as error:
        raise not_installed(error.name or "a library", given.extra) from error


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands; the documentation of the command line is printed from it."""
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Events, quotes and appointments, with the words that prove them.",
    )
    parser.add_argument("--version", action=_Version, help="print the version of the dataset")
    commands = Commands(parser)
    for each in _COMMANDS:
        each.add(commands)
    return parser


class _Version(argparse.Action):
    """Prints the version only when it is asked for, since it is read from the dataset."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import onrecord

        print(f"onrecord {onrecord.__version__}")
        parser.exit()


def _open_streams() -> None:
    """A stream that was closed before the start, as by ``>&-``, leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _write_utf8() -> None:
    """Data in a pipe or a file are UTF-8, whatever the locale; a terminal shows what it can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _fail(message: str, status: int) -> int:
    print(show_line(message), file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
