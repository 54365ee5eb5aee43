"""The verbs by which somebody is named to an office, by their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.verb_forms import forms_of


class AppointingVerb(NamedTuple):
    """A form of a verb that tells of an appointment.

    ``action`` is a code of the vocabulary of appointment actions; ``particle`` the word that must
    follow, or ""; ``person`` is ``object`` or ``subject``, see lexicons/appointing.csv.
    """

    action: str
    particle: str
    person: str
    is_base: bool


@cache
def read_appointing_verbs() -> dict[str, AppointingVerb]:
    """The appointing verbs by their forms.

    >>> read_appointing_verbs()["chosen"].action, read_appointing_verbs()["steps"].particle
    ('announced', 'down')
    """
    return {
        form: AppointingVerb(row["action"], row["particle"], row["person"], kind == "base")
        for row in read_rows("appointing")
        for form, kind in forms_of(row["verb"]).items()
    }
