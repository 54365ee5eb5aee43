"""Say what the annotators are, so that no figure of agreement is taken for more than it is."""

from __future__ import annotations

from collections.abc import Mapping


def kind_of(kinds: Mapping[str, str]) -> str:
    """The kind of all annotators, as ``person`` or ``model``, or ``mixed``.

    >>> kind_of({"a1": "person", "a2": "model"})
    'mixed'
    """
    found = set(kinds.values())
    return found.pop() if len(found) == 1 else "mixed"


def say_kinds(kinds: Mapping[str, str]) -> str:
    """Say in a sentence what figures about these annotators show, and what they do not.

    >>> say_kinds({"a1": "model", "a2": "model"})
    'Agreement between passes of models, which shows how steady such coding is; it is not reliability between people.'
    """  # noqa: E501 (the sentence is shown whole)
    kind = kind_of(kinds)
    if kind == "person":
        return "Agreement between people who coded independently of each other."
    if kind == "mixed":
        return (
            "Agreement between annotators of several kinds, not all of them people; it is not "
            "reliability between people."
        )
    return (
        f"Agreement between passes of {kind}s, which shows how steady such coding is; it is not "
        "reliability between people."
    )
