"""Read files of Web Annotations, of whatever program, each with the texts that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.each_file import each_file, read_text
from onrecord.exchange.web_annotation.find_text import find_text
from onrecord.exchange.web_annotation.group import Group, group_by_source
from onrecord.exchange.web_annotation.shapes import Read, find_annotations
from onrecord.exchange.web_annotation.to_layer import LayerMaker

_ENDINGS = (".json", ".jsonld")
_BYTE = re.compile(r"\(byte ([0-9]{1,12})\)")


def read(path: Path) -> Iterator[Annotated | Problem]:
    """Yield every document that the files have annotations of, or all that is wrong with it."""
    root = path if path.is_dir() else path.parent
    for found in each_file(path, _ENDINGS):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _read_file(root, *found)


def _read_file(root: Path, file: Path, content: bytes) -> Iterator[Annotated | Problem]:
    value, fault = _parse(file, content)
    if fault:
        yield fault
        return
    reads: list[Read] = []
    faults: list[str] = []
    for each in find_annotations(value):
        if isinstance(each, str):
            faults.append(each)
        else:
            reads.append(each)
    groups, more = group_by_source(reads)
    faults += more
    if faults:
        yield from (Problem(str(file), 1, each) for each in faults)
        return
    by_text: dict[str, tuple[Path | None, Group]] = {}
    for group in groups:
        where: Path | Problem | None = None
        if group.text is None:
            where = find_text(root, file, group.source, is_only=len(groups) == 1)
        if isinstance(where, Problem):
            yield where
        elif str(where) in by_text and where:
            by_text[str(where)][1].reads.extend(group.reads)
        else:
            by_text[str(where) if where else f"{len(by_text)}"] = (where, group)
    for where, group in by_text.values():
        yield from _read_group(file, where, group)


def _read_group(file: Path, where: Path | None, group: Group) -> Iterator[Annotated | Problem]:
    """Yield the one document that annotations are of, or its problems."""
    text = group.text if where is None else read_text(where)
    if isinstance(text, Problem):
        yield text
        return
    maker = LayerMaker(text or "", group)
    layer, facts = maker.make(), group.facts
    name = where.stem if where else file.stem
    annotated = Annotated(name, text or "", layer, facts, str(file), _only_coder(group))
    faults = maker.faults or check_layer(annotated)
    if faults:
        yield from (Problem(str(file), 1, each) for each in faults)
    else:
        yield annotated


def _only_coder(group: Group) -> str:
    """Who made the annotations, without the rest of an address; empty if several did."""
    creators = {each.facts["creator"] for each in group.reads if "creator" in each.facts}
    name = creators.pop() if len(creators) == 1 else ""
    return name.removeprefix("acct:").partition("@")[0]


def _parse(file: Path, content: bytes) -> tuple[Any, Problem | None]:
    try:
        value = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
        # What can be read and not written holds half a pair of UTF-16.
        msgspec.json.encode(value)
    except RecursionError:
        return None, Problem(str(file), 1, "not readable as JSON: too deep; give annotations")
    except UnicodeDecodeError as error:
        fault = f"not UTF-8: byte {error.object[error.start]:#04x}; save the file as UTF-8"
        return None, Problem(str(file), content.count(b"\n", 0, error.start) + 1, fault)
    except (msgspec.MsgspecError, UnicodeEncodeError, ValueError) as error:
        at = _BYTE.search(str(error))
        line = content.count(b"\n", 0, int(at[1])) + 1 if at else 1
        reason = str(error).partition(":")[2].partition("(")[0].strip() or str(error).lower()
        fault = f"not readable as JSON: {reason}; give annotations in JSON"
        return None, Problem(str(file), line, fault)
    if not isinstance(value, (dict, list)):
        fault = "holds no annotations; expected a list or a page of them"
        return None, Problem(str(file), 1, fault)
    return value, None
