"""List the annotations of one task that count, and who made them."""

from __future__ import annotations

from onrecord.exchange.label_studio.model import Annotation, Task


def list_annotations(task: Task) -> list[Annotation]:
    """Give the annotations of a task, those called ground truth first.

    What was skipped does not count, and predictions only where nobody annotated the task. A task
    without any has an annotation without results.

    >>> twice = Task({}, 7, [Annotation([]), Annotation([], completed_by=5, ground_truth=True)])
    >>> [name_author(each) for each in list_annotations(twice)]
    ['5', '']
    """
    people = [each for each in task.annotations or task.completions if not each.was_cancelled]
    found = people or task.predictions or [Annotation([])]
    return sorted(found, key=lambda each: not each.ground_truth)


def name_author(annotation: Annotation) -> str:
    """The number of the person who made an annotation, or an address; empty for a model."""
    by = annotation.completed_by
    stated = [by.get("id"), by.get("email")] if isinstance(by, dict) else [by]
    names = (str(each) for each in stated if isinstance(each, (int, str)) and each != "")
    return next(names, "")
