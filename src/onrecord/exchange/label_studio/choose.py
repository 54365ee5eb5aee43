"""Choose of several annotations of one task the one that is to be read."""

from __future__ import annotations

from onrecord.exchange.label_studio.model import Annotation, Task


class ChoiceError(ValueError):
    """Nobody says which annotation is meant; the message names them."""


def choose_annotation(task: Task, annotator: str | None = None) -> Annotation:
    """Give the one annotation of a task, or that of an annotator, or the one called ground truth.

    An ``annotator`` is the number or the address of a user of Label Studio, or the version of a
    model. What was skipped does not count, and predictions only where nobody annotated the task.
    A task without any has an annotation without results.

    Raises ChoiceError if there are several, or none of that annotator.

    >>> twice = Task({}, 7, [Annotation([], completed_by=3), Annotation([], completed_by=5)])
    >>> choose_annotation(twice, "5").completed_by
    5
    """
    people = [each for each in task.annotations or task.completions if not each.was_cancelled]
    found = people or task.predictions
    if annotator is not None:
        all_of_them = [*people, *task.predictions]
        found = [each for each in all_of_them if annotator in names_of(each)]
        if not found and all_of_them:
            raise ChoiceError(f"no annotation by {annotator!r}; known are {_listed(all_of_them)}")
    elif len(found) > 1:
        found = [each for each in found if each.ground_truth] or found
    if len(found) > 1:
        raise ChoiceError(
            f"{len(found)} annotations, by {_listed(found)}; say whose counts, mark one of them as "
            "ground truth, or export them one by one"
        )
    return found[0] if found else Annotation([])


def names_of(annotation: Annotation) -> list[str]:
    """What the author of an annotation is called: number, address, or version of a model."""
    by = annotation.completed_by
    stated = [by.get("id"), by.get("email")] if isinstance(by, dict) else [by]
    stated.append(annotation.model_version)
    return [str(each) for each in stated if isinstance(each, (int, str)) and each != ""]


def _listed(annotations: list[Annotation]) -> str:
    names = [next(iter(names_of(each)), "somebody unknown") for each in annotations[:10]]
    return ", ".join(repr(each[:60]) for each in names) + (" ..." if len(annotations) > 10 else "")
