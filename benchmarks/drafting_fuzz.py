"""Draft very many hostile and broken texts, and build the drafts; see README.md."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from drafting_gold import GOLD, is_to_report, read_lines

# The tests draft the same texts.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from draft.hostile_texts import mixed_text, mutated_text
from draft.sound_drafts import build_faults, draft_faults

from onrecord.corpus.read import read_corpus
from onrecord.draft.coding.known import gather_known
from onrecord.layout import bundled
from onrecord.schema.read import read_schemas

_TOGETHER = 500
_LONGEST = 4000
_MOST_SHOWN = 40
_GOLD = ("polnear_dev", "plover_gsr", "wh_nominations_dev", "wh_announcements_dev", "re3d_dev")


def main(arguments: list[str] | None = None) -> int:
    """Draft texts and report; gives 1 where a draft is wrong or does not build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="how many (default: 20000)")
    parser.add_argument("--seed", type=int, default=1, help="of the texts (default: 1)")
    parser.add_argument("--only", type=int, help="the number of one case, whose text is printed")
    given = parser.parse_args(arguments)
    numbers = range(given.cases) if given.only is None else [given.only]
    schemas = read_schemas(bundled().schemas)
    known = gather_known(read_corpus(bundled(), schemas)[0])
    seeds, failed, started = read_seeds(), 0, time.monotonic()
    for first in range(0, len(numbers), _TOGETHER):
        cases = {
            number: make_text(given.seed, number, seeds)
            for number in numbers[first : first + _TOGETHER]
        }
        if given.only is not None:
            print(repr(cases[given.only]))
        for fault in (*draft_faults(cases, known), *build_faults(cases)):
            failed += 1
            if failed <= _MOST_SHOWN:
                print(f"seed {given.seed}: {fault}", flush=True)
    seconds = time.monotonic() - started
    print(f"{len(numbers):,} texts drafted and built in {seconds:,.0f} s, {failed:,} faults")
    return 1 if failed else 0


def read_seeds() -> list[str]:
    """Texts to break: those of the dataset, and the gold to develop on if it is there."""
    texts = [file.read_text(encoding="utf-8") for file in bundled().documents.glob("*.txt")]
    for name in _GOLD:
        if (GOLD / f"{name}.jsonl").is_file():
            lines = read_lines(GOLD / f"{name}.jsonl")
            texts += [line["text"] for line in lines if not is_to_report(line["doc_id"])]
    return texts


def make_text(seed: int, number: int, seeds: Sequence[str]) -> str:
    """The text of a case: pieces of hostile texts, or part of a real one with mistakes."""
    chance = random.Random(f"{seed} {number}")
    if chance.random() < 0.6:
        return mixed_text(chance)
    whole = chance.choice(seeds)
    start = chance.randrange(max(len(whole) - _LONGEST, 0) + 1)
    return mutated_text(whole[start : start + _LONGEST], chance)


if __name__ == "__main__":
    sys.exit(main())
