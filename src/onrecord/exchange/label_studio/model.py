"""What is read of a JSON export of Label Studio: tasks, annotations of them, and their results.

After the pages "Label Studio Task Format" and "Export annotations" of its manual. Everything else
that a task states is passed over: when and how fast somebody worked, and what was drafted.
"""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.exchange.annotated import Entry, Feature, Link, Remark

Id = int | str


class Result(msgspec.Struct, frozen=True):
    """A region, a choice or text about a region or about the task, or a relation of two regions."""

    type: str
    id: Id | None = None
    from_name: str | None = None
    to_name: str | None = None
    value: dict[str, Any] | None = None
    meta: dict[str, Any] | None = None
    from_id: Id | None = None
    to_id: Id | None = None
    direction: str | None = None
    labels: list[str] | None = None


class Annotation(msgspec.Struct, frozen=True):
    """What one person, or one model, says of a task."""

    result: list[Result]
    id: Id | None = None
    completed_by: Id | dict[str, Any] | None = None
    model_version: str | None = None
    was_cancelled: bool | None = None
    ground_truth: bool | None = None


class Task(msgspec.Struct, frozen=True):
    """One thing to annotate; ``completions`` is what annotations were called before version 1."""

    data: dict[str, Any]
    id: Id | None = None
    annotations: list[Annotation] = []
    completions: list[Annotation] = []
    predictions: list[Annotation] = []


class KeptMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which regions are one mark, and its words as another form had them."""

    id: str
    regions: list[str]
    quoted: str | None = None


class Kept(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What Label Studio cannot show of a layer, kept in the data of a task, which never change.

    Links, features and remarks stand here with their ids and roles, and are shown as relations and
    as texts of regions where they can be. Of those, what is no longer shown was deleted there.
    """

    name: str
    facts: dict[str, str] = {}
    marks: list[KeptMark] = []
    links: list[Link] = []
    features: list[Feature] = []
    entries: list[Entry] = []
    remarks: list[Remark] = []
