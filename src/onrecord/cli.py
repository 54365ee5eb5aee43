"""The command line: the same words as the verbs, thin over the package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord.console import FORMATS, print_rows
from onrecord.errors import DataError, OnRecordError, Problem, UsageError

_BUILD_EXTRA = (
    "this needs the libraries that build a dataset ({missing} is missing); "
    "run: pip install 'onrecord[build]'"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 for problems in the data, 2 for wrong use."""
    parser = make_parser()
    given = parser.parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except UsageError as error:
        return _fail(f"onrecord: {error}", 2)
    except DataError as error:
        return _report(error.problems)
    except OnRecordError as error:
        return _fail(f"onrecord: {error}", 1)
    except ModuleNotFoundError as error:
        return _fail(f"onrecord: {_BUILD_EXTRA.format(missing=error.name)}", 2)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as in `onrecord load events | head`.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return _fail("onrecord: stopped; nothing was changed", 130)
    except OSError as error:
        return _fail(f"onrecord: {error.filename or 'file'}: {error.strerror or error}", 1)


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands; the documentation of the command line is printed from it."""
    parser = argparse.ArgumentParser(
        prog="onrecord", description="Events, quotes and appointments, with the words that prove them."
    )
    parser.add_argument("--version", action=_Version, help="print the version of the dataset")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int | None], text: str, example: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=f"example: {example}",
        )
        added.set_defaults(run=run)
        return added

    build = command("build", _build, "build, check and write a dataset", "onrecord build my-corpus")
    _add_folder(build)
    build.add_argument("--include-drafts", action="store_true", help="let drafts into the tables")
    check = command("check", _check, "check a written package with both validators", "onrecord check")
    _add_folder(check)
    verify = command(
        "verify",
        _verify,
        "rebuild and compare every byte, or check spans against your texts",
        "onrecord verify --documents my-texts",
    )
    verify.add_argument("folder", nargs="?", type=Path, help="dataset folder (default: this one, or the installed one)")
    verify.add_argument("--documents", type=Path, metavar="DIR", help="check every span against <document_id>.txt here")
    load = command("load", _load, "print a table", "onrecord load events --format csv > events.csv")
    load.add_argument("table", nargs="?", help="a table or view; without it, their names are listed")
    describe = command(
        "describe", _describe, "say what the tables and columns mean", "onrecord describe events"
    )
    describe.add_argument("table", nargs="?", help="a table or view; without it, all of them")
    locate = command("locate", _locate, "print the path of a table's file", "onrecord locate events")
    locate.add_argument("table", help="a table")
    locate.add_argument("form", nargs="?", default="parquet", help="parquet (default) or csv")
    evidence = command(
        "evidence",
        _evidence,
        "print the words that prove a row",
        "onrecord evidence damage-control-e02",
    )
    evidence.add_argument("row", help="the key of an event, quote or appointment")
    cite = command("cite", _cite, "cite the dataset", "onrecord cite --style bibtex")
    cite.add_argument("--style", default="text", help="text (default) or bibtex")
    for each in (load, describe, locate, evidence, cite):
        each.add_argument("--package", type=Path, metavar="PATH", help="another dataset's folder or datapackage.json")
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


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="dataset folder (default: this one)")


def _build(given: argparse.Namespace) -> None:
    from onrecord.release.hashes import dataset_hash
    from onrecord.release.make import make_release
    from onrecord.release.read_package import read_descriptor

    root = _folder(given.folder)
    release = make_release(root, include_drafts=given.include_drafts)
    for warning in release.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    counts = {name: rows.num_rows for name, rows in release.arrow.items()}
    main_tables = [name for name, table in release.tables.items() if table.kind == "dataset"]
    print("built " + ", ".join(f"{counts[name]} {name}" for name in main_tables))
    print(f"and {len(counts) - len(main_tables)} supporting tables in data/tables")
    for document_id, kind, share in release.shares:
        print(f"{document_id}: text_release {kind}, {share:.0%} of the text is passed on")
    print(f"dataset hash sha256:{dataset_hash(read_descriptor(root / 'datapackage.json'))}")
    print("next: onrecord check; onrecord load events; onrecord evidence ROW")


def _check(given: argparse.Namespace) -> int:
    from onrecord.release.check_package import check_package
    from onrecord.release.publish import finish_interrupted

    root = _folder(given.folder)
    finish_interrupted(root)
    problems = check_package(root / "datapackage.json")
    if problems:
        return _report(problems)
    print("valid: hashes, CSV and Parquet, our checks, and Frictionless agree")
    return 0


def _verify(given: argparse.Namespace) -> int:
    from onrecord.layout import bundled

    root = _folder(given.folder) if given.folder else Path()
    descriptor = root / "datapackage.json"
    if given.folder is None and not descriptor.is_file():
        descriptor = bundled().descriptor
    from onrecord.release import verify

    if given.documents:
        verdict = verify.verify_documents(descriptor, _folder(given.documents))
        done = f"{verdict.compared} spans of evidence stand in the texts of {given.documents}"
    elif (descriptor.parent / "data" / "curated" / "dataset.yaml").is_file():
        from onrecord.release.publish import finish_interrupted

        finish_interrupted(descriptor.parent)
        verdict = verify.verify_rebuild(descriptor)
        done = f"{verdict.compared} files have the hashes that datapackage.json gives"
    else:
        verdict = verify.verify_hashes(descriptor)
        done = f"{verdict.compared} files have the hashes that datapackage.json gives"
    if verdict.problems:
        return _report(verdict.problems)
    print(f"verified: {done}")
    if not given.documents:
        print("rebuilt: every byte is the same" if verdict.rebuilt else "not rebuilt: no curated texts here")
    print(f"dataset hash sha256:{verdict.dataset_hash}")
    return 0


def _load(given: argparse.Namespace) -> None:
    package = _package(given)
    if given.table is None:
        print_rows(["table"], [{"table": name} for name in package.list_tables()], given.format)
        return
    rows = package.load(given.table, as_="arrow")
    print_rows(rows.column_names, rows.to_pylist(), given.format)


def _describe(given: argparse.Namespace) -> None:
    import pyarrow as pa

    rows = pa.Table.from_pandas(_package(given).describe(given.table), preserve_index=False)
    print_rows(rows.column_names, rows.to_pylist(), given.format)


def _locate(given: argparse.Namespace) -> None:
    print(_package(given).locate(given.table, given.form))


def _evidence(given: argparse.Namespace) -> None:
    import dataclasses

    found = _package(given).evidence(given.row)
    rows = [dataclasses.asdict(each) for each in found]
    columns = ["field", "kind", "exact", "start", "end", "document_id", "context"]
    print_rows(columns, [{name: row[name] for name in columns} for row in rows], given.format)


def _cite(given: argparse.Namespace) -> None:
    print(_package(given).cite(style=given.style))


def _package(given: argparse.Namespace):  # type: ignore[no-untyped-def]
    from onrecord import access
    from onrecord.layout import bundled

    return access.open(given.package or bundled().root)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"there is no folder {str(path)!r}")
    return path


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    count = len(problems)
    print(f"{count} problem{'s' if count != 1 else ''}; nothing was written", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
