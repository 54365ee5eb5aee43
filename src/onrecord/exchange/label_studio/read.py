"""Read the tasks of a JSON export of Label Studio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.each_file import each_file
from onrecord.exchange.label_studio.choose import list_annotations, name_author
from onrecord.exchange.label_studio.hypertext import Hypertext
from onrecord.exchange.label_studio.model import Annotation, Kept, Task
from onrecord.exchange.label_studio.read_results import read_results
from onrecord.exchange.label_studio.shown import KEPT, TEXT
from onrecord.exchange.label_studio.to_layer import to_layer
from onrecord.intake.found import Found, UnreadableError, to_line
from onrecord.intake.values import add_facts

_FACTS = ("title", "author", "publisher", "published", "url", "language")
_NAMES = ("document_id", "name")
# It may become the name of a file, which must not lie elsewhere.
_NO_NAME, _LONGEST_NAME = re.compile(r"[/\\\x00-\x1f\x7f]+"), 200
_EXPORT = "export the project as JSON (not JSON-MIN, CSV or TSV)"


class _TaskError(ValueError):
    """A task cannot be read; each argument is a fault."""


def read_label_studio(path: Path) -> Iterator[Annotated | Problem]:
    """Yield the document of each task with the layer of each annotation, ground truth first.

    Its coder is the number or address of a person, none for what a model predicts.
    """
    for given in each_file(path, (".json",)):
        if isinstance(given, Problem):
            yield given
            continue
        file, content = given
        tasks = _tasks(content)
        if isinstance(tasks, str):
            yield Problem(str(file), 1, tasks)
            continue
        if not tasks:
            yield Problem(str(file), 1, f"has no tasks; {_EXPORT}")
        for place, task in enumerate(tasks, start=1):
            told: set[str] = set()
            for annotation in list_annotations(task):
                try:
                    yield _read_task(task, place, str(file), annotation)
                except _TaskError as error:
                    called = task.id[:60] if isinstance(task.id, str) else task.id
                    own = f"task {place if called is None else called!r}: "
                    # What is wrong with a task is wrong for each of its annotations.
                    faults = [each for each in error.args if each not in told]
                    told.update(faults)
                    yield from (Problem(str(file), 1, own + fault) for fault in faults)


def _tasks(content: bytes) -> list[Task] | str:
    """The tasks in a file, or what is wrong with it."""
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=list[Task])
    except RecursionError:
        return f"nested too deep; {_EXPORT}"
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = str(error)
        if "missing required field `data`" in reason:
            return f"a task has no data, as in JSON-MIN; {_EXPORT}"
        reason = to_line(reason)
        return f"no tasks of Label Studio: {reason[:300]}; {_EXPORT}"


def _read_task(task: Task, place: int, file: str, annotation: Annotation) -> Annotated:
    kept = _kept(task)
    text, page = _text(task, annotation)
    results = read_results(annotation.result, text, page)
    if results.faults:
        raise _TaskError(*results.faults)
    name = _NO_NAME.sub("-", kept.name or _name(task, place)).lstrip(".")[:_LONGEST_NAME]
    facts = kept.facts or _facts(task)
    layer, coder = to_layer(text, results, kept), name_author(annotation)
    found = Annotated(name or f"task-{place}", text, layer, facts, file, coder)
    if faults := check_layer(found):
        raise _TaskError(*faults)
    return found


def _kept(task: Task) -> Kept:
    try:
        return msgspec.convert(task.data.get(KEPT, {"name": ""}), Kept)
    except msgspec.ValidationError as error:
        raise _TaskError(f"{KEPT!r} of its data was altered: {error}; write it again") from error


def _text(task: Task, annotation: Annotation) -> tuple[str, Hypertext | None]:
    """The text that was annotated; where it is a page, the page too."""
    texts = {key: value for key, value in task.data.items() if isinstance(value, str)}
    targets = [each.to_name for each in annotation.result if each.to_name]
    key = next((each for each in [TEXT, *targets, "html"] if each in texts), None)
    if (
        key is None
        and len(others := [each for each in texts if each not in (*_FACTS, *_NAMES)]) == 1
    ):
        key = others[0]
    if key is None:
        known = ", ".join(repr(each[:60]) for each in list(task.data)[:10]) or "none"
        raise _TaskError(f"no text, but data {known}; call the one to be read {TEXT!r}")
    if not any(_is_of_page(each.type, each.value or {}) for each in annotation.result):
        return texts[key], None
    try:
        page = Hypertext(texts[key])
    except UnreadableError as error:
        raise _TaskError(str(error)) from error
    return page.text, page


def _is_of_page(kind: str, value: dict[str, Any]) -> bool:
    return kind == "hypertextlabels" or isinstance(value.get("start"), str)


def _name(task: Task, place: int) -> str:
    """A name of the document: that in its data, else the number of the task."""
    stated = [task.data.get(each) for each in _NAMES]
    name = next((each for each in stated if isinstance(each, str) and each.strip()), None)
    return name or f"task-{place if task.id is None else task.id}"


def _facts(task: Task) -> dict[str, str]:
    found = Found("")
    values = {key: task.data.get(key) for key in _FACTS}
    add_facts(found, {key: [each] for key, each in values.items() if isinstance(each, str)})
    return found.facts
