"""A call of a model ends in time, in bounds, and with one line where it fails."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import llm
import pytest
from models import KeyScripted, SchemaScripted, Scripted, models

from onrecord.draft.model.ask import Asker, ModelError, find_model
from onrecord.errors import UsageError

__all__ = ["models"]

Models = list[llm.Model | llm.KeyModel]


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """An event for which slow models wait; it comes when the test is over."""
    event = threading.Event()
    yield event
    event.set()


def test_the_answer_is_put_together() -> None:
    """What comes in pieces is one text; the question and its system prompt are as given."""
    model = Scripted("a" * 2_500)
    assert Asker(model).ask("the system", "the question") == "a" * 2_500
    assert (model.asked[0].system, model.asked[0].prompt) == ("the system", "the question")
    assert model.asked[0].tools == []


def test_a_schema_goes_to_models_that_take_one() -> None:
    """Others are asked without."""
    for model, schema in ((SchemaScripted("{}"), {"type": "object"}), (Scripted("{}"), None)):
        Asker(model).ask("", "", {"type": "object"})
        assert model.asked[0].schema == schema


def test_a_schema_that_is_refused_is_left_out_from_then_on() -> None:
    """Hosts differ in what schemas they take; the answer is judged in any case."""
    model = SchemaScripted(ValueError("Invalid schema for response_format 'output'"), "{}")
    asker = Asker(model)
    assert [asker.ask("", "", {"type": "object"}) for _ in range(2)] == ["{}", "{}"]
    assert [each.schema for each in model.asked] == [{"type": "object"}, None, None]


def test_a_slow_call_is_given_up(released: threading.Event) -> None:
    """Nobody waits longer than the time, whatever the model does."""

    def wait() -> Iterator[str]:
        yield "{"
        released.wait()

    with pytest.raises(ModelError) as caught:
        Asker(Scripted(wait), timeout=0.05).ask("", "")
    assert str(caught.value) == (
        "the model 'scripted' failed: no whole answer within 0.05 seconds; see --timeout"
    )


def test_an_endless_answer_is_cut_off() -> None:
    """It is not even read on."""
    given: list[int] = []
    stopped = threading.Event()

    def go_on() -> Iterator[str]:
        try:
            for number in itertools.count():
                given.append(number)
                yield "x" * 100
        finally:
            stopped.set()

    with pytest.raises(ModelError, match="the answer has no end after 1,000 characters"):
        Asker(Scripted(go_on), most_characters=1_000).ask("", "")
    assert stopped.wait(5)


@pytest.mark.parametrize("answer", ["", " \n"])
def test_an_empty_answer_is_a_failure(answer: str) -> None:
    """There is nothing to judge."""
    with pytest.raises(ModelError, match="failed: the answer is empty"):
        Asker(Scripted(answer)).ask("", "")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (llm.ModelError("Rate limit reached\nretry later"), "ModelError: Rate limit reached"),
        (ConnectionError("host not found"), "ConnectionError: host not found"),
        (SystemExit(3), "SystemExit: 3"),
        (RuntimeError("bad key: sesame-1"), "RuntimeError: bad key: [masked]"),
    ],
)
def test_an_error_is_one_line(error: BaseException, said: str) -> None:
    """Whatever a plugin raises ends nothing but this call."""
    with pytest.raises(ModelError) as caught:
        Asker(Scripted(error)).ask("", "")
    assert str(caught.value) == f"the model 'scripted' failed: {said}"
    assert caught.value.__cause__ is None


def test_a_model_is_found_by_name(models: Models) -> None:
    """Or else the nearest is named; the default of llm is never taken by chance."""
    models.append(Scripted("{}"))
    assert find_model("scripted") is models[0]
    with pytest.raises(UsageError, match=r"^unknown model 'scriptd'; nearest 'scripted'$"):
        find_model("scriptd")
    with pytest.raises(UsageError, match=r"^unknown model ''; known are "):
        find_model("")


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where llm is not installed, it is said how to."""
    monkeypatch.setattr("onrecord.errors.find_spec", lambda _: None)
    with pytest.raises(UsageError) as caught:
        find_model("scripted")
    assert str(caught.value) == "llm is not installed; run: pip install 'onrecord[llm]'"


def test_a_missing_key_is_told_before_anything_is_asked(models: Models) -> None:
    """With what llm says to do about it."""
    models.append(KeyScripted())
    with pytest.raises(UsageError) as caught:
        Asker(find_model("needs-key"))
    assert str(caught.value).startswith(
        "the model 'needs-key' has no key: NeedsKeyException: No key"
    )
    assert "llm keys set scripted-host" in str(caught.value)


def test_a_key_is_masked(models: Models, tmp_path: Path) -> None:
    """It comes from the store of llm, and stands in no message."""
    models.append(KeyScripted())
    (tmp_path / "llm").mkdir()
    (tmp_path / "llm/keys.json").write_text(json.dumps({"scripted-host": "open sesame"}))
    with pytest.raises(ModelError) as caught:
        Asker(find_model("needs-key")).ask("", "")
    assert str(caught.value) == (
        "the model 'needs-key' failed: RuntimeError: the host says no to [masked]"
    )
