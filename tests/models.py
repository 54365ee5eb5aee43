"""A plugin of llm whose models answer as tests tell them to, and remember what they were asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import llm
import pytest
from drafted import TEXT
from support import real_tables

from onrecord.corpus.facts import Facts
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Document
from onrecord.draft.coding.known import gather_known
from onrecord.draft.model.gate import Gate
from onrecord.layout import Layout

Answer = str | BaseException | Callable[[], Iterator[str]]


class Scripted(llm.Model):
    """Gives its answers one after the other, the last of them again and again."""

    can_stream = True

    def __init__(self, *answers: Answer, name: str = "scripted") -> None:
        self.model_id = name
        self.answers = answers
        self.asked: list[llm.Prompt] = []

    def execute(
        self, prompt: llm.Prompt, stream: bool, response: llm.Response, conversation: object
    ) -> Iterator[str]:
        """Give the next answer, or raise it."""
        self.asked.append(prompt)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, BaseException):
            raise answer
        if callable(answer):
            yield from answer()
        else:
            # In pieces, as models do.
            yield from (answer[at : at + 1_000] for at in range(0, len(answer), 1_000))


class SchemaScripted(Scripted):
    """Takes a schema."""

    supports_schema = True


class KeyScripted(llm.KeyModel):
    """Needs a key, which it tells in its error."""

    model_id = "needs-key"
    needs_key = "scripted-host"
    key_env_var = None

    def execute(
        self,
        prompt: llm.Prompt,
        stream: bool,
        response: llm.Response,
        conversation: object,
        key: str | None,
    ) -> Iterator[str]:
        """Fail as hosts do that repeat what they were sent."""
        raise RuntimeError(f"the host says no to {key}")


class _Plugin:
    def __init__(self) -> None:
        self.models: list[llm.Model | llm.KeyModel] = []

    @llm.hookimpl
    def register_models(self, register: Callable[..., None]) -> None:
        """Register the models of a test."""
        for each in self.models:
            register(each)


@pytest.fixture
def models(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[list[llm.Model | llm.KeyModel]]:
    """A list whose models llm knows until the test ends; its files are in a folder of the test."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    # Plugins that happen to be installed are not for tests.
    monkeypatch.setattr("llm.plugins.LLM_LOAD_PLUGINS", "")
    plugin = _Plugin()
    llm.plugins.load_plugins()
    llm.plugins.pm.register(plugin)
    yield plugin.models
    llm.plugins.pm.unregister(plugin)


def event(**changed: Any) -> dict[str, Any]:
    """An event that the text of the road proves."""
    found: dict[str, Any] = {
        "id": "e01",
        "summary": "Cora Dale visits Bob Roper.",
        "type": "CONSULT",
        "mode": "visit",
        "actors": ["cora-dale"],
        "recipients": ["bob-roper"],
        "date": "2021-05-07",
        "modality": "actual",
        "polarity": "positive",
        "evidence": {
            "exact": "On 7 May 2021 Cora Dale visited Bob Roper in Edoras",
            "actors": {"cora-dale": "Cora Dale"},
            "recipients": {"bob-roper": "Bob Roper"},
            "date": "7 May 2021",
        },
        "score": 0.9,
    }
    return found | changed


def quote(**changed: Any) -> dict[str, Any]:
    """A quote that the text of the road proves."""
    found: dict[str, Any] = {
        "id": "q01",
        "speakers": ["cora-dale"],
        "cue": "said",
        "content": "The road is open",
        "evidence": {
            "exact": "“The road is open,” she said",
            "speakers": {
                "cora-dale": {
                    "exact": "she",
                    "antecedent": {"exact": "Cora Dale", "suffix": " visited"},
                }
            },
        },
        "score": 0.8,
    }
    return found | changed


DALE = {"id": "cora-dale", "name": "Cora Dale", "type": "person"}


def answer(*, actors: Any = (DALE,), **lists: Any) -> str:
    """An answer with these items, and one new actor unless others are given."""
    return json.dumps({"actors": list(actors), **lists}, ensure_ascii=False)


def open_gate(root: Path, text: str = TEXT, release: str = "full") -> Gate:
    """The gate for the road as an uncoded document of a small corpus."""
    tables = real_tables()
    corpus, problems = read_corpus(Layout(root), tables)
    assert problems == []
    facts = Facts(title="The Road", language="en", text_release=release, coding="none")
    document = Document("road", text, "", facts, Origin(root, "road.yaml"))
    return Gate(document, corpus, gather_known(corpus), tables)
