"""Run the blocks of a page, in order, in the current folder: `python run_page.py < blocks.json`.

It is a program of its own, so that a page starts from a fresh process, as its reader does.
The programs that are missing on this machine are named on the last line of the output.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from onrecord.cli import main, make_parser

# A page is a story: what one block defines, a later one uses.
Names = dict[str, Any]


def run_python(code: str, names: Names, line: int) -> None:
    """Run Python in the namespace of the page; a code cell begins with its options."""
    code = re.sub(r"\A(:.*\n)+", "", code)
    exec(compile("\n" * line + code, "page", "exec"), names)


def run_shell(code: str) -> None:
    """Run lines that call onrecord; each must end well, and say something. `cd` goes elsewhere."""
    for line in code.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        words, _, target = _parted(words, ">")
        program, *arguments = words
        if program == "cd":
            os.chdir(arguments[0])
            continue
        assert program == "onrecord", f"a shell block runs onrecord only: {line}"
        if arguments[0] == "browse":
            # It would answer until it is stopped; the tests of the reading room start it.
            make_parser().parse_args(arguments)
            continue
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            status = main(arguments)
        assert status == 0, f"status {status}: {line}"
        assert output.getvalue(), f"no output: {line}"
        if target:
            Path(target[0]).write_text(output.getvalue(), encoding="utf-8", newline="\n")
        else:
            print(output.getvalue(), end="")


def run_sql(code: str) -> None:
    """Run a query in the SQLite database that an earlier block has exported."""
    (database,) = Path().rglob("*.sqlite")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        assert connection.execute(code).fetchall(), f"no rows: {code}"


def run_r(code: str) -> None:
    """Run R, where warnings are errors too."""
    command = ["Rscript", "-e", f"options(warn = 2)\n{code}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def run_spss(code: str) -> None:
    """Run the language of SPSS with PSPP, which ends with an error where SPSS would."""
    Path("page.sps").write_text(code, encoding="utf-8")
    command = ["pspp", "--output=page.txt", "page.sps"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def write_file(code: str) -> None:
    """Write a block to the file that its first line names, if it does."""
    named = re.match(r"(?:# |<!-- )(\S+\.(?:csv|html|yaml))(?: -->)?\n", code)
    if named:
        target = Path(named[1])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(code.partition("\n")[2], encoding="utf-8", newline="\n")


def _parted(words: list[str], word: str) -> tuple[list[str], str, list[str]]:
    place = words.index(word) if word in words else len(words)
    return words[:place], word, words[place + 1 :]


def run_blocks(blocks: list[tuple[int, str, str]]) -> set[str]:
    """Run the blocks of a page, and name the programs that would be needed for the others."""
    names: Names = {"__name__": "page"}
    missing = set()
    for line, language, code in blocks:
        match language:
            case "python" | "{code-cell}":
                run_python(code, names, line)
            case "shell":
                run_shell(code)
            case "sql":
                run_sql(code)
            case "yaml":
                yaml.safe_load(code)
                write_file(code)
            case "csv" | "html":
                write_file(code)
            case "json":
                json.loads(code)
            case "r":
                run_r(code) if shutil.which("Rscript") else missing.add("Rscript")
            case "spss":
                run_spss(code) if shutil.which("pspp") else missing.add("pspp")
    return missing


if __name__ == "__main__":
    print("missing:", *sorted(run_blocks(json.load(sys.stdin))))
