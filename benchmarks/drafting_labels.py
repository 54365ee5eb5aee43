"""Hold the speeches that are drafted of transcripts against the labels of their lines.

Nobody has coded these transcripts, so the labels are read once more here, in the plainest way: a
paragraph that begins with capitals and a colon, or with Q and two spaces. Their words belong to
that speaker until the next label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from drafting_gold import is_to_report
from whitehouse import list_documents, read_document

from onrecord.draft.scoring_form import to_scoring_form

_LABEL = re.compile(
    r"^(?:(?P<name>(?:[A-Z][A-Z.’'-]*\.?)(?: [A-Z][A-Z.’'-]*\.?){0,5})"
    r"(?: \([^()\n]{1,40}\))?:[ \xa0]{1,4}"
    r"|(?P<q>Q)[ \xa0]{2,8})(?=\S)",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"(?:NOTE|BACKGROUND|CONTACT|PARTICIPANTS|SUMMARY|UPDATE|WASHINGTON|FACT.*)\Z"
)
_DIRECTIONS = re.compile(r"[ \xa0—–-]*(?:\([^()\n]{0,200}\)[ \xa0—–-]*)*")
# So many labels make a text a transcript, for this measurement.
_LEAST = 6


def measure_labels(count: int | None = None) -> dict[str, tuple[int, int, int]]:
    """By half: labelled turns, those whose first words are drafted for the label, transcripts."""
    found = {"develop": [0, 0, 0], "report": [0, 0, 0]}
    for file in list_documents(count):
        line = read_document(file.stem, file)
        labels = list(_labels(line["text"]))
        if len(labels) < _LEAST:
            continue
        counts = found["report" if is_to_report(file.stem) else "develop"]
        right = _right(line["text"], labels)
        counts[0] += len(labels)
        counts[1] += right
        counts[2] += 1
    return {half: (turns, right, texts) for half, (turns, right, texts) in found.items()}


def _labels(text: str) -> Iterator[tuple[str, int]]:
    """Each label, and where the words behind it begin."""
    for match in _LABEL.finditer(text):
        name = match["name"] or "Q"
        if not _HEADING.match(name):
            yield name, match.end()


def _right(text: str, labels: list[tuple[str, int]]) -> int:
    quotes = sorted(
        (start, end, quote.get("speaker_text") or "")
        for quote in to_scoring_form("", text)["quotes"]
        for start, end in quote["spans"]
    )
    starts = [start for start, _, _ in quotes]
    right = 0
    for name, position in labels:
        position = _skip(text, position)
        index = bisect_right(starts, position) - 1
        if index >= 0 and position < quotes[index][1]:
            right += _alike(name, quotes[index][2])
        elif index + 1 < len(quotes) and starts[index + 1] - position < 3:
            right += _alike(name, quotes[index + 1][2])
    return right


def _skip(text: str, position: int) -> int:
    """Behind directions in brackets and dashes, unless nothing else is said in the line."""
    words = _DIRECTIONS.match(text, position).end()
    return position if text[words : words + 1] in ("", "\n") else words


def _alike(name: str, said: str) -> bool:
    return re.sub(r"\W", "", name) == re.sub(r"\(.*|\W", "", said)
