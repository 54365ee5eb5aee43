"""Resolve the same quotations with one library: `python resolvers.py NAME < quotations.json`.

It prints the seconds that all texts took, and the places that were found. The libraries other than
ours need not be installed beside it, so each runs in a process of its own.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

Place = tuple[int, int] | None


class Quotation(NamedTuple):
    """Words of a text, with the characters right before and behind where these are given."""

    exact: str
    prefix: str
    suffix: str


Resolve = Callable[[str, list[Quotation]], Iterator[Place]]


def with_onrecord() -> Resolve:
    """Resolve as the build does: whole words, one place only, typographic forms folded."""
    from onrecord.evidence.find import NotFoundError, find_one, find_plain
    from onrecord.evidence.text import Span, Text

    def resolve(content: str, quotations: list[Quotation]) -> Iterator[Place]:
        text = Text(content)
        whole = [Span(0, len(content))]
        for exact, prefix, suffix in quotations:
            found = None if prefix or suffix else find_plain(text, exact, whole)
            if found is None:
                with suppress(NotFoundError):
                    found = find_one(
                        text, exact, whole, prefix=prefix or None, suffix=suffix or None
                    )
            yield tuple(found) if found else None

    return resolve


def with_anchorpoint() -> Resolve:
    """Resolve with TextQuoteSelector, which must be in one place only."""
    from anchorpoint.textselectors import TextQuoteSelector, TextSelectionError

    def resolve(content: str, quotations: list[Quotation]) -> Iterator[Place]:
        for exact, prefix, suffix in quotations:
            selector = TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
            try:
                found = selector.as_unique_position(content)
            except TextSelectionError:
                yield None
            else:
                yield found.start, found.end

    return resolve


def with_stam() -> Resolve:
    """Resolve with find_text: the words with what stands around them, in one place only."""
    from stam import AnnotationStore

    def resolve(content: str, quotations: list[Quotation]) -> Iterator[Place]:
        resource = AnnotationStore(id="texts").add_resource(id="text", text=content)
        for exact, prefix, suffix in quotations:
            found = resource.find_text(prefix + exact + suffix, 2)
            if len(found) == 1:
                (place,) = found
                yield place.begin() + len(prefix), place.end() - len(suffix)
            else:
                yield None

    return resolve


def with_stam_patterns() -> Resolve:
    """Resolve with find_text_regex, by patterns that take typographic forms for what is typed."""
    from stam import AnnotationStore

    def resolve(content: str, quotations: list[Quotation]) -> Iterator[Place]:
        resource = AnnotationStore(id="texts").add_resource(id="text", text=content)
        for exact, prefix, suffix in quotations:
            before = _pattern(prefix) + r"\s*" if prefix else ""
            behind = r"\s*" + _pattern(suffix) if suffix else ""
            # Only what the group has is given back; the rest is context.
            pattern = f"{before}({_pattern(exact)}){behind}"
            found = resource.find_text_regex([pattern], limit=2)
            if len(found) == 1:
                (place,) = found[0]["textselections"]
                yield place.begin(), place.end()
            else:
                yield None

    return resolve


def _pattern(words: str) -> str:
    return "".join(_TYPED.get(each) or re.escape(each) for each in words.strip())


# What stands for a typed character, in the notation of Rust's regular expressions.
_TYPED = {"'": "['‘’‚‛′]", '"': '["“”„‟″]', "-": "[-‐‑‒–—―−]", " ": r"\s+"}

LIBRARIES = {
    "onrecord": with_onrecord,
    "anchorpoint": with_anchorpoint,
    "stam": with_stam,
    "stam by patterns": with_stam_patterns,
}


def measure(
    resolve: Resolve, texts: Iterable[tuple[str, list[Quotation]]]
) -> tuple[float, list[list[Place]]]:
    """The seconds for all texts, after one of them has warmed up what there is, and the places."""
    texts = list(texts)
    list(resolve(*texts[0]))
    # Of the processor, since none of them waits or has more than one thread.
    started = time.process_time()
    places = [list(resolve(content, quotations)) for content, quotations in texts]
    return time.process_time() - started, places


def main() -> int:
    """Measure the library that is named."""
    given = json.load(sys.stdin)
    texts = [(content, [Quotation(*each) for each in quotations]) for content, quotations in given]
    seconds, places = measure(LIBRARIES[sys.argv[1]](), texts)
    json.dump({"seconds": seconds, "places": places}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
