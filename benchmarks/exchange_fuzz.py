"""Break real files of annotations very many times, and read them; see README.md."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# The tests break their files in the same ways.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from drafting_gold import GOLD
from exchange.mutate import mutated
from exchange.sound_reading import reading_faults

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.forms import FORMS

CORPORA = GOLD.parent
_FOLDERS = {"brat": ("brat-examples", "litbank", "polnear/dev"), "tei": ("frus-history",)}
_FORMS_READ = ("brat", "tei")
_MOST_SEEDS, _LONGEST_SEED = 300, 30_000
_MOST_SHOWN = 20
_MOST_MEMORY = 8 << 30

Files = dict[str, bytes]


def main(arguments: list[str] | None = None) -> int:
    """Break and read, and report; gives 1 where a reader failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="of each form")
    parser.add_argument("--form", choices=FORMS, action="append", help="only this (repeatable)")
    parser.add_argument("--seed", type=int, default=1, help="of the mistakes (default: 1)")
    parser.add_argument("--only", type=int, help="the number of one case, whose files are printed")
    given = parser.parse_args(arguments)
    # What takes more than that ends as a MemoryError, which is a fault.
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    real = read_real()
    failed = 0
    for name in given.form or FORMS:
        form = FORMS[name]
        numbers = range(given.cases) if given.only is None else [given.only]
        failed += fuzz(
            form, make_seeds(form, real), numbers, given.seed, show=given.only is not None
        )
    return 1 if failed else 0


def read_real() -> list[Annotated]:
    """Annotated texts that nobody here wrote, and that are not long."""
    found = [
        each
        for name in _FORMS_READ
        for folder in _FOLDERS[name]
        for each in FORMS[name].read(CORPORA / folder)
        if isinstance(each, Annotated) and len(each.text) < _LONGEST_SEED and not check_layer(each)
    ]
    random.Random(0).shuffle(found)
    return found


def make_seeds(form: AnnotationForm, real: Sequence[Annotated]) -> list[Files]:
    """Files to break: the real ones of the form, and real annotations written in the form."""
    seeds: list[Files] = []
    for folder in _FOLDERS.get(form.name, ()):
        paths = sorted(path for path in (CORPORA / folder).rglob("*") if path.is_file())
        for path in paths:
            if path.suffix in (".ann", ".xml") and path.stat().st_size < _LONGEST_SEED:
                text = path.with_suffix(".txt")
                files = [path, *([text] if text.is_file() else [])]
                seeds.append({each.name: each.read_bytes() for each in files})
    for each in real[:_MOST_SEEDS]:
        try:
            seeds.append(form.write(each))
        except UsageError:
            continue  # the form cannot say it, and says so
    return seeds


def fuzz(
    form: AnnotationForm, seeds: Sequence[Files], numbers: Sequence[int], seed: int, *, show: bool
) -> int:
    """Read broken files of a form; gives how many cases failed."""
    failed, slowest, started = 0, 0.0, time.monotonic()
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        for number in numbers:
            files = break_one(seeds, f"{seed} {form.name} {number}")
            if show:
                print(files)
            folder = Path(scratch) / "case"
            folder.mkdir()
            begun = time.monotonic()
            faults = reading_faults(form, files, folder)
            slowest = max(slowest, time.monotonic() - begun)
            empty(folder)
            if faults:
                failed += 1
                if failed <= _MOST_SHOWN:
                    print(f"{form.name} {number}: {faults[0][:300]}", flush=True)
    seconds = time.monotonic() - started
    print(
        f"{form.name}: {len(numbers):,} broken files of {len(seeds):,} read in {seconds:,.0f} s, "
        f"the slowest in {slowest:.2f} s, {failed:,} faults",
        flush=True,
    )
    return failed


def break_one(seeds: Sequence[Files], words: str) -> Files:
    """The files of one case, one of them broken."""
    chance = random.Random(words)
    files = dict(chance.choice(seeds))
    which = chance.choice(sorted(files))
    files[which] = mutated(files[which], chance)
    return files


def empty(folder: Path) -> None:
    """Take a small folder away."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()


if __name__ == "__main__":
    sys.exit(main())
