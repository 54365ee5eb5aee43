"""The forms of verbs, and the lists that name verbs by their base forms."""

from __future__ import annotations

import pytest

from onrecord.draft.lexicons.read import read_rows, read_words
from onrecord.draft.parsed.verb_forms import base_of, forms_of, verb_forms


@pytest.mark.parametrize(
    ("base", "third", "ing", "past"),
    [
        ("deny", "denies", "denying", "denied"),
        ("panic", "panics", "panicking", "panicked"),
        ("quiz", "quizzes", "quizzing", "quizzed"),
        ("sting", "stings", "stinging", "stung"),
        ("offset", "offsets", "offsetting", "offset"),
        ("reveal", "reveals", "revealing", "revealed"),
        ("seize", "seizes", "seizing", "seized"),
        ("tie", "ties", "tying", "tied"),
        ("commit", "commits", "committing", "committed"),
    ],
)
def test_a_verb_has_its_forms(base: str, third: str, ing: str, past: str) -> None:
    """Ends are doubled, changed or kept as English writes them."""
    assert list(forms_of(base)) == list(dict.fromkeys([base, third, ing, past]))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("emphasises", "emphasize"),
        ("jeopardising", "jeopardize"),
        ("travelling", "travel"),
        ("fuelled", "fuel"),
        ("modelled", "model"),
        ("spelt", "spell"),
    ],
)
def test_british_forms_belong_to_the_same_verb(form: str, base: str) -> None:
    """Who writes them means nothing else."""
    assert base_of(form) == base


def test_a_form_of_the_lists_is_one_of_the_verb() -> None:
    """What base_of finds has its form among those of the base."""
    for form, (base, kind) in verb_forms().items():
        assert forms_of(base)[form] == kind


@pytest.mark.parametrize("name", ["controlling_verbs", "giving_verbs"])
def test_lists_have_base_forms(name: str) -> None:
    """Words that are compared by their base forms have to be base forms."""
    assert {base_of(word) for word in read_words(name)} == read_words(name)


@pytest.mark.parametrize("name", ["cues", "appointing"])
def test_verbs_of_tables_are_known(name: str) -> None:
    """A verb that attributes or names somebody is a verb for the tagger as well."""
    verbs = {row["verb"] for row in read_rows(name)}
    assert {verb for verb in verbs if verb_forms().get(verb, ("", ""))[1] != "base"} == set()
