"""Main acts of a sentence weigh more than what is told beside or within them."""

from __future__ import annotations

import pytest

from onrecord.draft.events.rank import SURE
from onrecord.draft.events.triggers import find_triggers
from onrecord.draft.parsed.parsed_text import ParsedText


def weights(text: str) -> dict[str, float]:
    """The weight of each trigger by its first word."""
    parsed = ParsedText(text)
    return {parsed.tokens.words[each.head]: each.weight for each in find_triggers(parsed)}


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("Norway condemned the raid after rebels attacked Oslo.", "condemned", "attacked"),
        ("Norway condemned the rebels who attacked Oslo.", "condemned", "attacked"),
        ("Norway condemned the men arrested by the police.", "condemned", "arrested"),
        ("Norway threatened to attack Oslo.", "threatened", "attack"),
        ("Norway expelled the envoy and condemned the raid.", "expelled", "condemned"),
        ("Norway expelled the envoy, condemning the raid.", "expelled", "condemning"),
    ],
)
def test_main_acts_weigh_more(text: str, more: str, less: str) -> None:
    """Circumstances, relative clauses, participles and second acts count for less."""
    found = weights(text)
    assert found[more] >= SURE
    assert found[more] > found[less]


def test_alone_beside_the_main_clause() -> None:
    """An act of a circumstance counts for more where the main clause tells none."""
    alone = weights("It rained when rebels attacked Oslo.")["attacked"]
    beside = weights("Norway wept when rebels attacked Oslo, and expelled an envoy.")["attacked"]
    assert alone > beside
