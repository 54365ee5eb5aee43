"""Measure resolving quotations against anchorpoint and stam; see README.md beside this file.

Both are installed into an environment of their own below `build/`, since nothing else needs them.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import venv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from figures import Figure, at_most, times
from invent import Inventor
from resolvers import Place
from whitehouse import DOCUMENTS, list_documents, read_document

from onrecord.evidence.text import fold
from onrecord.layout import bundled

OTHERS = ("anchorpoint==0.8.2", "stam==0.12.1")
_TEXTS, _QUOTATIONS, _AROUND, _SEED = 200, 100, 32, 1
_FEWEST_WORDS, _MOST_WORDS = 3, 25

_PATTERNS = ("stam by patterns",)

Quotation = tuple[str, str, str]
Texts = list[tuple[str, list[Quotation]]]


def measure_resolving(folder: Path, rounds: int) -> Iterator[Figure]:
    """The time for the same quotations in the same texts, the libraries taking turns.

    First the quotations are given as they stand in the texts, then as people type them, which
    anchorpoint cannot resolve, and stam only by patterns.
    """
    python = _environment(folder)
    for what, texts in list_texts().items():
        yield from _compare(python, what, texts, ("anchorpoint", "stam"), rounds)
        typed = [(content, [_type(each) for each in drawn]) for content, drawn in texts]
        yield from _compare(python, f"{what}, as people type them", typed, _PATTERNS, rounds)


def _compare(
    python: Path, what: str, texts: Texts, others: Sequence[str], rounds: int
) -> Iterator[Figure]:
    seconds, places = defaultdict(list), {}
    for _ in range(rounds):
        for name in ("onrecord", *others):
            own = sys.executable if name == "onrecord" else str(python)
            found = _run(own, name, texts)
            seconds[name].append(found["seconds"])
            places[name] = found["places"]
    ours, count = median(seconds["onrecord"]), sum(len(each) for _, each in texts)
    for name in others:
        theirs = median(seconds[name])
        medians = (
            f"{ours / count * 1e6:.1f} µs against {theirs / count * 1e6:.1f} µs a quotation; "
            f"{_agreement(places['onrecord'], places[name]):.1%} of the places agree"
        )
        yield at_most(
            f"time for {count:,} quotations in {what}, against {name}",
            ours / theirs,
            1.0,
            times,
            medians,
            "python benchmarks/resolve.py",
        )


def _type(quotation: Quotation) -> Quotation:
    """What a keyboard makes of a quotation: straight marks, hyphens and single spaces."""
    exact, prefix, suffix = map(fold, quotation)
    return exact, prefix, suffix


def list_texts() -> dict[str, Texts]:
    """The texts, each with quotations drawn from it: real ones and invented articles."""
    chance = random.Random(_SEED)
    invented = [document["text"] for document, _ in Inventor("article", _SEED).invent(_TEXTS)]
    contents = {f"{_TEXTS} invented articles": invented}
    if DOCUMENTS.is_dir():
        files = list_documents(_TEXTS)
        real = [read_document("wh-1", each)["text"] for each in files]
        contents[f"{_TEXTS} White House documents"] = real
    article = (bundled().documents / "damage-control.txt").read_text(encoding="utf-8")
    contents["the bundled article"] = [article]
    return {
        what: [(content, _draw(content, chance)) for content in each]
        for what, each in contents.items()
    }


def _draw(content: str, chance: random.Random) -> list[Quotation]:
    """Draw quotations of whole words from lines, half of them with what stands around them.

    A line is what a coder copies them from: a paragraph, or less where the text is wrapped. Those
    without anything around them stand in one place only, whatever their case, so that all
    libraries find them.
    """
    lines = [line.span() for line in re.finditer(r".+", content)]
    lower, drawn = content.lower(), []
    for number in range(_QUOTATIONS):
        from_, to = chance.choice(lines)
        words = [each.span() for each in re.finditer(r"\w+", content[from_:to])]
        if len(words) < _FEWEST_WORDS:
            continue
        length = chance.randint(_FEWEST_WORDS, min(_MOST_WORDS, len(words)))
        first = chance.randrange(len(words) - length + 1)
        start, end = from_ + words[first][0], from_ + words[first + length - 1][1]
        exact = content[start:end]
        if number % 2:
            before, behind = max(from_, start - _AROUND), min(to, end + _AROUND)
            drawn.append((exact, content[before:start], content[end:behind]))
        elif lower.count(exact.lower()) == 1:
            drawn.append((exact, "", ""))
    return drawn


def _environment(folder: Path) -> Path:
    """Make the environment of the other libraries where it is not there yet; gives its Python."""
    place = folder / "resolvers"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (place / "ready").is_file():
        venv.create(place, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *OTHERS], check=True)
        (place / "ready").touch()
    return python


def _run(python: str, name: str, texts: Texts) -> dict[str, object]:
    program = str(Path(__file__).with_name("resolvers.py"))
    done = subprocess.run(
        [python, program, name],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def _agreement(ours: list[list[Place]], theirs: list[list[Place]]) -> float:
    """How many of the places are the same."""
    pairs = [
        (one, other)
        for mine, yours in zip(ours, theirs, strict=True)
        for one, other in zip(mine, yours, strict=True)
    ]
    return sum(one == other for one, other in pairs) / len(pairs)


def main() -> int:
    """Print what was found; gives 1 where a bar is missed."""
    found = list(measure_resolving(bundled().work / "scale", rounds=3))
    for each in found:
        print(f"{each.what}: {each.found} ({each.bar}); {each.medians}")
    return 0 if all(each.passed for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
