"""Compare two coding passes: `python scripts/compare_passes.py damage-control a1 a2`.

Rows of one kind whose main spans overlap are paired one to one, the most alike first; the same type
(or action) and modality count as much as half an overlap. Printed are the counts, every pair with
the fields that differ, and the rows that only one pass has. `adjudicator` names the adjudicated
coding.
"""

import sys
from itertools import product
from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.read_documents import read_coding, read_document
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text
from onrecord.layout import Layout

KINDS = ("events", "quotes", "appointments")
UNCOMPARED = {"id", "summary", "note", "evidence", "status"}
LINKS = {"embedded_in", "same_act_as", "realized_by", "attributed_to", "event"}


class Row:
    """A row of a pass: its fields as plain values, and its main spans."""

    def __init__(self, item: Any, spans: list[Span], text: Text) -> None:
        self.fields = msgspec.to_builtins(item)
        self.places = {place for span in spans for place in range(*span)}
        self.words = " [...] ".join(text[span] for span in spans)

    def alike(self, other: "Row") -> float:
        """How much of the main spans is shared, from 0 to 1, and a half more for the same codes."""
        shared = len(self.places & other.places) / (len(self.places | other.places) or 1)
        codes = ("type", "action", "modality")
        same = all(self.fields.get(key) == other.fields.get(key) for key in codes)
        return shared and shared + same / 2


Pass = dict[str, list[Row]]
Pairs = list[tuple[Row | None, Row | None]]


def read_pass(root: Path, document_id: str, annotator: str) -> Pass:
    """Read one pass with its main spans; what is wrong with it ends the script."""
    layout = Layout(root)
    document, problems = read_document(layout, document_id)
    if document is None:
        sys.exit("\n".join(map(str, problems)))
    own = "" if annotator == "adjudicator" else annotator
    path = layout.curated / "annotations" / (f"{document_id}.{own}".rstrip(".") + ".yaml")
    coding, problems = read_coding(root, path, document_id, own)
    if coding is None or problems:
        sys.exit("\n".join(map(str, problems)))
    text = Text(document.text, document.facts.language)
    resolver = Resolver(text)
    rows = {
        kind: [
            Row(item, resolver.main(item.evidence, origin.at("evidence")), text)
            for item, origin in getattr(coding, kind)
        ]
        for kind in KINDS
    }
    if resolver.problems:
        sys.exit("\n".join(map(str, resolver.problems)))
    return rows


def pair_rows(first: list[Row], second: list[Row]) -> Pairs:
    """Pair rows one to one, the most alike first, and keep the others, in order of the text."""
    pairs: Pairs = []
    left, right = list(first), list(second)
    for one, other in sorted(product(first, second), key=lambda pair: -pair[0].alike(pair[1])):
        if one in left and other in right and one.alike(other):
            pairs.append((one, other))
            left.remove(one)
            right.remove(other)
    pairs += [(one, None) for one in left] + [(None, other) for other in right]
    return sorted(pairs, key=lambda pair: min(min(row.places) for row in pair if row))


def differences(one: Row, other: Row, twins: dict[str, str]) -> list[str]:
    """The fields in which two rows differ; links are compared by the rows that they name."""
    found = []
    for key in one.fields:
        if key in UNCOMPARED:
            continue
        mine, theirs = one.fields[key] or None, other.fields[key] or None
        if key == "contexts":
            mine, theirs = sorted(mine or []), sorted(theirs or [])
        if key == "date_basis" and "none" in (mine, theirs):
            mine, theirs = (None if basis == "none" else basis for basis in (mine, theirs))
        if (twins.get(str(mine), mine) if key in LINKS else mine) != theirs:
            found.append(f"{key}: {shown(mine)} | {shown(theirs)}")
    return found


def shown(value: Any) -> str:
    """A value of a field, short."""
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "-"
    if isinstance(value, dict):
        return "@".join(str(each) for each in value.values() if each)
    return "-" if value is None else str(value)


def code(row: Row) -> str:
    """What a row is coded as, after its id."""
    keys = ("id", "type", "mode", "modality", "action", "appointee", "cue")
    return " ".join(str(row.fields[key]) for key in keys if row.fields.get(key))


def main() -> int:
    """Print how two passes differ."""
    if len(sys.argv) != 4:
        sys.exit("expected a document and two annotators, as in: damage-control a1 a2")
    root = Path(__file__).resolve().parents[1]
    document_id, *names = sys.argv[1:]
    first, second = (read_pass(root, document_id, name) for name in names)
    paired = {kind: pair_rows(first[kind], second[kind]) for kind in KINDS}
    twins = {
        one.fields["id"]: other.fields["id"]
        for pairs in paired.values()
        for one, other in pairs
        if one and other
    }
    for kind, pairs in paired.items():
        both = [(one, other) for one, other in pairs if one and other]
        found = {id(one): differences(one, other, twins) for one, other in both}
        alike = sum(not each for each in found.values())
        print(
            f"\n{kind}: {names[0]} {len(first[kind])}, {names[1]} {len(second[kind])}, "
            f"in both {len(both)}, of them the same in every field {alike}"
        )
        for one, other in pairs:
            if one and other:
                print(f"  {code(one)} | {code(other)}: {other.words}")
                print("".join(f"    {line}\n" for line in found[id(one)]), end="")
            elif row := one or other:
                print(f"  only {names[0] if one else names[1]}: {code(row)}: {row.words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
