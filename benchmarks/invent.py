"""Invent documents with their coding: the same seed gives the same documents, one after another."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from lexicon import (
    ACTS,
    ADJECTIVES,
    CITIES,
    CUES,
    FILLERS,
    NOUNS,
    SAID,
    TITLES,
    VERBS,
    list_actors,
    list_offices,
)

Item = TypeVar("Item")
Mapping = dict[str, Any]

_ANNOTATOR = "generator"
_FIRST_DAY, _DAYS, _WEEKS = date(2015, 1, 1), 3_600, 30


class Inventor:
    """Invents documents of a kind: ``small`` ones of 10 to 20 rows, or ``article`` of some 300."""

    def __init__(self, kind: str, seed: int) -> None:
        self._random = random.Random(seed)
        self._kind = kind
        self._actors, self._offices = list_actors(), list_offices()
        self._people = [each for each in self._actors if each.kind == "person"]
        days = [_FIRST_DAY + timedelta(days=number) for number in range(_DAYS + 2 * _WEEKS)]
        self._days = [(f"{day:%Y-%m-%d}", f"{day.day} {day:%B %Y}") for day in days]

    def invent(self, count: int) -> Iterator[tuple[Mapping, Mapping]]:
        """Yield so many documents, each as the line of itself and the line of its coding."""
        make = self._small if self._kind == "small" else self._article
        for number in range(1, count + 1):
            yield make(f"{self._kind}-{number:07}")

    def _small(self, document_id: str) -> tuple[Mapping, Mapping]:
        """One event, quote or appointment among a few sentences about nothing."""
        draft = _Draft(self._below(_DAYS) + _WEEKS)
        draw = self._random.random()
        if draw < 0.5:
            self._event(draft)
            fillers = self._below(4)
        elif draw < 0.8:
            self._quote(draft)
            fillers = self._below(5)
        else:
            self._appointment(draft)
            fillers = 1 + self._below(5)
        for _ in range(fillers):
            draft.sentences.insert(self._below(2), self._fill(self._pick(FILLERS)))
        return self._finish(document_id, draft, [draft.sentences])

    def _article(self, document_id: str) -> tuple[Mapping, Mapping]:
        """Sixteen events, ten quotes and three appointments in some fourteen paragraphs."""
        draft = _Draft(self._below(_DAYS) + _WEEKS)
        steps: list[Callable[[_Draft], None]] = [self._event] * 16 + [self._quote] * 10
        steps += [self._appointment] * 3 + [self._add_filler] * 14
        self._random.shuffle(steps)
        for step in steps:
            step(draft)
        paragraphs = [draft.sentences[at : at + 3] for at in range(0, len(draft.sentences), 3)]
        return self._finish(document_id, draft, paragraphs)

    def _finish(
        self, document_id: str, draft: _Draft, paragraphs: Sequence[Sequence[str]]
    ) -> tuple[Mapping, Mapping]:
        title = self._fill(self._pick(TITLES))
        body = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
        document = {
            "id": document_id,
            "title": title,
            "publisher": "The Synthetic Times",
            "published": self._days[draft.day][0],
            "language": "en",
            "text_release": "full",
            "coding": "complete",
            "text": f"{title}\n\n{body}\n",
        }
        coding = {
            "document": document_id,
            "annotator": _ANNOTATOR,
            "events": draft.events,
            "quotes": draft.quotes,
            "appointments": draft.appointments,
        }
        return document, coding

    def _event(self, draft: _Draft) -> None:
        act = self._pick(ACTS)
        actor, recipient = self._two()
        distance = 1 + self._below(_WEEKS - 1)
        day, words = self._days[draft.day + (distance if act.modality == "planned" else -distance)]
        deed = self._fill(f"{act.verb} {recipient.name}{act.behind}")
        clause = f"{actor.name} {deed} on {words}"
        if not draft.claim(clause):
            return self._event(draft)
        event = {
            "id": f"e{len(draft.events) + 1:02}",
            "summary": f"{actor.name} {deed}.",
            "type": act.type,
            "contexts": [act.context],
            "actors": [actor.id],
            "recipients": [recipient.id],
            "date": day,
            "modality": act.modality,
            "polarity": "positive",
            "evidence": {
                "exact": clause,
                "actors": {actor.id: actor.name},
                "recipients": {recipient.id: recipient.name},
                "date": words,
            },
        }
        if act.mode:
            event["mode"] = act.mode
        draft.events.append(event)
        draft.sentences.append(f"{clause}.")

    def _quote(self, draft: _Draft) -> None:
        speaker, cue = self._pick(self._people), self._pick(CUES)
        said = self._fill(self._pick(SAID))
        if self._below(2):
            content = f"“The {self._pick(NOUNS)} {said},”"
            clause = f"{content} {speaker.name} {cue}"
        else:
            content = f"the {self._pick(NOUNS)} “{said}”"
            clause = f"{speaker.name} {cue} that {content}"
        if not draft.claim(clause):
            return self._quote(draft)
        quote = {
            "id": f"q{len(draft.quotes) + 1:02}",
            "speakers": [speaker.id],
            "cue": cue,
            "content": content,
            "evidence": {"exact": clause, "speakers": {speaker.id: speaker.name}},
        }
        draft.quotes.append(quote)
        draft.sentences.append(f"{clause}.")

    def _appointment(self, draft: _Draft) -> None:
        person, office = self._pick(self._people), self._pick(self._offices)
        clause = f"{person.name}, the {office.name}"
        if not draft.claim(clause):
            return self._appointment(draft)
        appointment = {
            "id": f"a{len(draft.appointments) + 1:02}",
            "appointee": person.id,
            "office": office.id,
            "action": "incumbent",
            "evidence": {"exact": clause, "appointee": person.name, "office": office.name},
        }
        draft.appointments.append(appointment)
        draft.sentences.append(self._fill(f"{clause}, did not speak about the {{noun}}."))

    def _add_filler(self, draft: _Draft) -> None:
        draft.sentences.append(self._fill(self._pick(FILLERS)))

    def _fill(self, template: str) -> str:
        if "{" not in template:
            return template
        return template.format(
            adjective=self._pick(ADJECTIVES),
            noun=self._pick(NOUNS),
            noun2=self._pick(NOUNS),
            verb=self._pick(VERBS),
            city=self._pick(CITIES),
            actor=self._pick(self._actors).name,
        )

    def _two(self) -> tuple[Any, Any]:
        first = second = self._pick(self._actors)
        while second is first:
            second = self._pick(self._actors)
        return first, second

    def _pick(self, items: Sequence[Item]) -> Item:
        return items[int(self._random.random() * len(items))]

    def _below(self, number: int) -> int:
        return int(self._random.random() * number)


class _Draft:
    """What has been invented of a document: its day of publication, sentences and coding."""

    def __init__(self, day: int) -> None:
        self.day = day
        self.sentences: list[str] = []
        self.events: list[Mapping] = []
        self.quotes: list[Mapping] = []
        self.appointments: list[Mapping] = []
        self._claimed: set[str] = set()

    def claim(self, clause: str) -> bool:
        """Whether a clause is new here, since evidence has to stand in one place only."""
        if clause in self._claimed:
            return False
        self._claimed.add(clause)
        return True
