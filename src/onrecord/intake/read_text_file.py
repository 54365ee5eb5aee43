"""Read plain text and Markdown files."""

from __future__ import annotations

import re
from typing import Any

from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.intake.decode import decode
from onrecord.intake.found import Found, UnreadableError, to_line
from onrecord.intake.normalize import normalize
from onrecord.intake.values import add_facts

# The keys of front matter that state a fact, in the order in which they count.
_KEYS = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "publisher": ("publisher",),
    "published": ("published", "date", "publishDate", "pubdate", "published_time"),
    "url": ("url", "canonical_url", "link", "source_url", "source"),
    "language": ("language", "lang"),
    "rights": ("rights", "license"),
}
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
# What begins like front matter, and has a key in its first line.
_UNCLOSED = re.compile(r"---[ \t]*\n[\w-]+:(?:[ \t\n]|\Z)")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_HEADING = re.compile(r"^# (.*)$", re.M)


def read_plain(content: bytes, encoding: str | None) -> Found:
    """Read plain text: all of it is kept; it states no facts."""
    text, changes = decode(content, encoding=encoding)
    text, more = normalize(text)
    return Found(text, changes=changes + more)


def read_markdown(content: bytes, encoding: str | None) -> Found:
    """Read Markdown: the text is what stands below the front matter, as it stands.

    Raises UnreadableError where the front matter is no YAML, with its line.
    """
    text, changes = decode(content, encoding=encoding)
    whole, more = normalize(text)
    changes += more
    facts, text, left = _split(whole)
    if not text.strip():
        raise UnreadableError("has no text below its front matter; leave the file out")
    found = Found(text, changes=changes + left)
    if facts is not None:
        _take_front_matter(found, facts)
    heading = _HEADING.search(text)
    if heading and heading[1].strip(" #") and "title" not in found.facts:
        found.add_fact("title", heading[1].strip(" #"))
        found.changes.append("title taken from the first heading")
    return found


def _split(whole: str) -> tuple[dict[str, Any] | None, str, list[str]]:
    """Part front matter from the text; a file may also begin with a line drawn across the page.

    Gives the facts, the text, and what to say where front matter was left in the text.
    """
    front = _FRONT.match(whole)
    if not front:
        is_unclosed = _UNCLOSED.match(whole)
        return None, whole, ["front matter without an end kept as text"] if is_unclosed else []
    try:
        value = parse_yaml(front[1]).value
    except YamlError as error:
        raise UnreadableError(f"front matter, line {error.line + 1}: {error}") from error
    if isinstance(value, list):
        return None, whole, ["front matter that is a list kept as text"]
    if not isinstance(value, dict | None):
        return None, whole, []
    return value or {}, _BLANK_LINES.sub("", whole[front.end() :]), []


def _take_front_matter(found: Found, front: dict[str, Any]) -> None:
    lowered = {key.lower(): key for key in front}
    used = set()
    stated: dict[str, list[str]] = {}
    for fact, names in _KEYS.items():
        for name in names:
            key = lowered.get(name.lower())
            value = _value(front[key]) if key else None
            if key and value:
                stated.setdefault(fact, []).append(value)
                used.add(key)
    found.changes.append("front matter taken as facts")
    add_facts(found, stated)
    unused = [to_line(key) for key in front if key not in used]
    if unused:
        found.changes.append(f"keys not used: {', '.join(unused)}")


def _value(value: Any) -> str | None:
    """The text of a value; of a list its items, as in several authors."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return None
