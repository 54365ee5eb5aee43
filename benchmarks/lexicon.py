"""The words, names and sentences that invented documents are made of."""

from __future__ import annotations

import itertools
import tomllib
import unicodedata
from pathlib import Path
from typing import NamedTuple

_LEXICON = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WORDS = {name: words.split() for name, words in _LEXICON["words"].items()}
_STATES: dict[str, str] = _LEXICON["states"]

NOUNS, ADJECTIVES, VERBS = _WORDS["nouns"], _WORDS["adjectives"], _WORDS["verbs"]
CITIES = _WORDS["cities"]

_OFFICES = ["Foreign Minister", "Finance Minister", "Ambassador", "Trade Commissioner"]


class Named(NamedTuple):
    """An actor or office: its id, its name, its kind, and its country if it has one."""

    id: str
    name: str
    kind: str
    country: str | None = None


class Act(NamedTuple):
    """A kind of event: the words between actor and recipient, those behind, and its codes."""

    verb: str
    behind: str
    type: str
    mode: str | None
    context: str
    modality: str = "actual"


ACTS = [
    Act("met", " to discuss the {adjective} {noun}", "CONSULT", None, "diplomatic"),
    Act("visited", " because of the {noun}", "CONSULT", "visit", "diplomatic"),
    Act("telephoned", " about the {adjective} {noun}", "CONSULT", "phone", "diplomatic"),
    Act("will visit", " to see the {noun}", "CONSULT", "visit", "diplomatic", "planned"),
    Act("praised", " for the {adjective} {noun}", "SUPPORT", None, "political_institutions"),
    Act("promised help to", " with the {noun}", "AGREE", None, "economic"),
    Act("shared the {noun} with", "", "COOPERATE", None, "economic"),
    Act("sent grain to", " after the {adjective} {noun}", "AID", None, "human_security"),
    Act("asked", " for a {adjective} {noun}", "REQUEST", "assist", "economic"),
    Act("criticized", " over the {adjective} {noun}", "ACCUSE", "disapprove", "legal"),
    Act("refused to help", " with the {noun}", "REJECT", "assist", "economic"),
    Act("apologized to", " for the {adjective} {noun}", "CONCEDE", None, "diplomatic"),
]

CUES = ["said", "stated", "explained", "insisted", "announced", "argued"]

SAID = [
    "will outlast the {adjective} {noun}",
    "is no {noun} of ours",
    "must not become a {adjective} {noun}",
    "comes before any {noun}",
    "cannot wait for the {adjective} {noun}",
    "was never about the {noun}",
]

FILLERS = [
    "The {adjective} {noun} of {city} {verb} every {noun2} along the coast.",
    "Nobody in {city} expected that the {noun} would end before the {noun2}.",
    "A {adjective} {noun} still {verb} the {noun2}, as people in {city} know.",
    "Much of the {noun} depends on how the {adjective} {noun2} {verb} the talks.",
    "In {city}, the {noun} has become a {adjective} {noun2}.",
    "Observers compare the {noun} with the {adjective} {noun2} of earlier years.",
    "The {noun} near {city} {verb} a {adjective} {noun2} that few remember.",
    "Two weeks of rain turned the {noun} in {city} into a {noun2}.",
    "For {actor}, the {adjective} {noun} {verb} the {noun2}.",
    "A report on {actor} mentions the {noun} and a {adjective} {noun2} in {city}.",
]

TITLES = [
    "A {adjective} {noun} in {city}",
    "How the {noun} in {city} {verb} the {noun2}",
    "{city} and the {adjective} {noun}",
    "After the {noun}, a {adjective} {noun2}",
]


def list_actors() -> list[Named]:
    """List some two hundred actors whose names never stand inside each other's."""
    people = [
        Named(_slug(f"{first} {last}"), f"{first} {last}", "person")
        for first, last in zip(
            itertools.cycle(_WORDS["first_names"]), _WORDS["last_names"], strict=False
        )
    ]
    states = [Named(_slug(name), name, "state", code) for code, name in _STATES.items()]
    bodies = [
        Named(_slug(f"{sea} {what}"), f"{sea} {what}", "organization")
        for sea in _WORDS["bodies"]
        for what in ("Council", "Bank", "League")
    ]
    return people + states + bodies


def list_offices() -> list[Named]:
    """List an office of each kind for each state."""
    return [
        Named(_slug(f"{title} of {state}"), f"{title} of {state}", "office", code)
        for code, state in _STATES.items()
        for title in _OFFICES
    ]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-")
