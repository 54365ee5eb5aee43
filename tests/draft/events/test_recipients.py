"""The likeliest of the phrases behind a verb is the recipient."""

from __future__ import annotations

import pytest

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import find_links
from onrecord.draft.events.recipients import choose_recipients
from onrecord.draft.parsed.parsed_text import ParsedText


def recipients(text: str, verb: str, *places: str) -> list[str]:
    """The words of the recipients of a verb whose pattern asks for some places."""
    parsed = ParsedText(text)
    clauses = Clauses(parsed, [])
    links = find_links(clauses, parsed.tokens.words.index(verb) + 1)
    found = choose_recipients(clauses, links, verb, places)
    return [text[slice(*parsed.span_of(each.first, each.end))] for each in found]


@pytest.mark.parametrize(
    ("text", "verb", "places", "expected"),
    [
        ("Norway sent tents to Kenya.", "sent", ("to",), ["Kenya"]),
        ("Norway handed the envoy to Sweden.", "handed", ("to",), ["Sweden"]),
        ("Norway criticized the mayor over taxes.", "criticized", ("object",), ["the mayor"]),
        ("Norway met Sweden and Denmark.", "met", ("object",), ["Sweden", "Denmark"]),
        ("Norway imposed a ban on Kenya.", "imposed", ("on",), ["Kenya"]),
        ("Norway mobilized the army against Sweden.", "mobilized", ("against",), ["Sweden"]),
        ("Norway withdrew its troops.", "withdrew", ("object",), []),
        ("Norway met its allies.", "met", ("object",), ["its allies"]),
        ("Norway arrested a number of students.", "arrested", ("object",), ["students"]),
        ("It rained.", "rained", (), []),
    ],
)
def test_recipients_of_a_verb(
    text: str, verb: str, places: tuple[str, ...], expected: list[str]
) -> None:
    """Somebody comes before something, and what is the actor's own is nobody else."""
    assert recipients(text, verb, *places) == expected
