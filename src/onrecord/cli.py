"""The command line: the same words as the verbs, thin over the package."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord import commands
from onrecord.console import FORMATS
from onrecord.errors import DataError, OnRecordError, UsageError

_EXTRAS = {
    "build": "the libraries that build a dataset",
    "browse": "the libraries that serve the reading room",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 for problems in the data, 2 for wrong use."""
    _write_utf8()
    try:
        given = make_parser().parse_args(arguments)
        status = _run(given)
        sys.stdout.flush()
        return status
    except UsageError as error:
        return _fail(f"onrecord: {error}", 2)
    except DataError as error:
        return commands.report(error.problems, "; nothing was written")
    except OnRecordError as error:
        return _fail(f"onrecord: {error}", 1)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as in `onrecord load events | head`.
        # Python writes out the rest once more at exit: let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("onrecord: stopped; the last good release stands", 130)
    except OSError as error:
        return _fail(f"onrecord: {error.filename or 'file'}: {error.strerror or error}", 1)


def _run(given: argparse.Namespace) -> int:
    try:
        return int(given.run(given) or 0)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"this needs {_EXTRAS[given.extra]} ({error.name} is missing); "
            f"run: pip install 'onrecord[{given.extra}]'"
        ) from error


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands; the documentation of the command line is printed from it."""
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Events, quotes and appointments, with the words that prove them.",
    )
    parser.add_argument("--version", action=_Version, help="print the version of the dataset")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int | None], text: str, example: str
    ) -> argparse.ArgumentParser:
        added = subparsers.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=f"example: {example}",
        )
        added.set_defaults(run=run, extra=name if name in _EXTRAS else "build")
        return added

    build = command(
        "build", commands.build, "build, check and write a dataset", "onrecord build my-corpus"
    )
    _add_folder(build)
    build.add_argument("--include-drafts", action="store_true", help="let drafts into the tables")
    check = command(
        "check", commands.check, "check a written package with both validators", "onrecord check"
    )
    _add_folder(check)
    verify = command(
        "verify",
        commands.verify,
        "rebuild and compare every byte, or check spans against your texts",
        "onrecord verify --documents my-texts",
    )
    verify.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="dataset folder (default: this one, or the installed one)",
    )
    verify.add_argument(
        "--documents",
        type=Path,
        metavar="DIR",
        help="check every span against <document_id>.txt here",
    )
    load = command(
        "load", commands.load, "print a table", "onrecord load events --format csv > events.csv"
    )
    load.add_argument(
        "table", nargs="?", help="a table or view; without it, their names are listed"
    )
    describe = command(
        "describe",
        commands.describe,
        "say what the tables and columns mean",
        "onrecord describe events",
    )
    describe.add_argument("table", nargs="?", help="a table or view; without it, all of them")
    locate = command(
        "locate", commands.locate, "print the path of a table's file", "onrecord locate events"
    )
    locate.add_argument("table", help="a table")
    locate.add_argument("form", nargs="?", default="parquet", help="parquet (default) or csv")
    evidence = command(
        "evidence",
        commands.evidence,
        "print the words that prove a row",
        "onrecord evidence damage-control-e02",
    )
    evidence.add_argument("row", help="the key of an event, quote or appointment")
    cite = command(
        "cite", commands.cite, "cite the dataset or one row of it", "onrecord cite --style bibtex"
    )
    cite.add_argument("row", nargs="?", help="the key of an event, quote or appointment")
    cite.add_argument("--style", default="text", help="text (default) or bibtex")
    browse = command(
        "browse",
        commands.browse,
        "read, search and look at a dataset in a web browser, served from this machine",
        "onrecord browse --port 8080",
    )
    _add_browsing(browse)
    for each in (load, describe, locate, evidence, cite):
        each.add_argument(
            "--package",
            type=Path,
            metavar="PATH",
            help="another dataset's folder or datapackage.json",
        )
    for each in (load, describe, evidence):
        each.add_argument("--format", choices=FORMATS, help="table on a terminal, else csv")
    return parser


class _Version(argparse.Action):
    """Prints the version only when it is asked for, since it is read from the dataset."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import onrecord

        print(f"onrecord {onrecord.__version__}")
        parser.exit()


def _write_utf8() -> None:
    """Data in a pipe or a file are UTF-8, whatever the locale; a terminal shows what it can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _add_browsing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="dataset folder (default: this one, or the installed one)",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (default: 127.0.0.1, which only this machine reaches)",
    )
    parser.add_argument(
        "--port", type=_port, help="port to listen on (default: 8001, or a free one if it is taken)"
    )
    parser.add_argument(
        "--open", action="store_true", help="open the address in the default web browser"
    )
    parser.add_argument(
        "--sql",
        action=argparse.BooleanOptionalAction,
        help="let readers write queries of their own (default: if only this machine reaches it)",
    )
    parser.add_argument(
        "--texts",
        action=argparse.BooleanOptionalAction,
        help="show whole texts from data/curated (default: if only this machine reaches it)",
    )
    parser.add_argument(
        "--allow-robots", action="store_true", help="let search engines read the pages"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; expected 1 to 65535")
    return int(text)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), help="dataset folder (default: this one)"
    )


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
