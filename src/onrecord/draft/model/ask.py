"""Ask a language model through the library llm: one question, one answer, within bounds.

The model gets no tools, nothing is logged here, and keys come from the store of llm.
"""

from __future__ import annotations

import queue
import threading
import time
from typing import Any

from onrecord.draft.defaults import TIMEOUT
from onrecord.draft.model.mask import mask_error, message_of
from onrecord.errors import OnRecordError, UsageError, nearest, need

MOST_CHARACTERS = 400_000
# An answer comes in pieces; a piece ends with one of these.
_END = object()
_MOST_LISTED = 5


class ModelError(OnRecordError):
    """A model gave no answer that can be read; the message says why in one line."""


class Asker:
    """Asks one model; a call that takes longer than ``timeout`` seconds is given up."""

    def __init__(
        self, model: Any, timeout: float = TIMEOUT, most_characters: int = MOST_CHARACTERS
    ) -> None:
        """Take a model of llm; raises UsageError if it needs a key and llm has none."""
        self.name = str(model.model_id)
        self._model = model
        self._timeout = timeout
        self._most = most_characters
        self._takes_schema = bool(model.supports_schema)
        try:
            self._secrets = (model.get_key() or "",)
        except Exception as error:
            raise UsageError(f"the model {self.name!r} has no key: {mask_error(error)}") from None

    def ask(self, system: str, question: str, schema: dict[str, Any] | None = None) -> str:
        """The whole answer to a question.

        The schema is given to models that take one; where its host refuses it, it is asked once
        more without. Raises ModelError where no answer comes, in time and in bounds.
        """
        try:
            return self._ask(system, question, schema if self._takes_schema else None)
        except _SchemaError:
            self._takes_schema = False
            return self._ask(system, question, None)

    def _ask(self, system: str, question: str, schema: dict[str, Any] | None) -> str:
        pieces: queue.SimpleQueue[object] = queue.SimpleQueue()
        stopped = threading.Event()
        # A call cannot be broken off from outside; one that is given up must keep nobody waiting.
        threading.Thread(
            target=self._listen, args=(system, question, schema, pieces, stopped), daemon=True
        ).start()
        until = time.monotonic() + self._timeout
        answer: list[str] = []
        length = 0
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(until - time.monotonic(), 0))
                except queue.Empty:
                    fault = f"no whole answer within {self._timeout:g} seconds; see --timeout"
                    raise self._fail(fault) from None
                if piece is _END:
                    break
                if isinstance(piece, BaseException):
                    raise self._refuse(piece, schema)
                answer.append(str(piece))
                length += len(answer[-1])
                if length > self._most:
                    raise self._fail(f"the answer has no end after {self._most:,} characters")
        finally:
            stopped.set()
        if not "".join(answer).strip():
            raise self._fail("the answer is empty")
        return "".join(answer)

    def _listen(
        self,
        system: str,
        question: str,
        schema: dict[str, Any] | None,
        pieces: queue.SimpleQueue[object],
        stopped: threading.Event,
    ) -> None:
        given: dict[str, Any] = {"schema": schema} if schema else {}
        try:
            stream = bool(self._model.can_stream)
            for piece in self._model.prompt(question, system=system, stream=stream, **given):
                if stopped.is_set():
                    return
                pieces.put(piece)
            pieces.put(_END)
        # Whatever a plugin raises, also what means to end the program, is told by who asked.
        except BaseException as error:
            pieces.put(error)

    def _refuse(self, error: BaseException, schema: dict[str, Any] | None) -> Exception:
        # No type of error says that a host takes no schema, or not this one. In their messages the
        # hosts of the OpenAI interface name the parameter response_format, Anthropic output_format,
        # and others a schema. Whoever says so of something else is asked once more in vain;
        # where another word is used, the document fails, and the message is shown.
        said = message_of(error).lower()
        if schema and ("schema" in said or "response_format" in said or "output_format" in said):
            return _SchemaError()
        return self._fail(mask_error(error, self._secrets))

    def _fail(self, fault: str) -> ModelError:
        return ModelError(f"the model {self.name!r} failed: {fault}")


class _SchemaError(Exception):
    """The host of a model takes no schema, or not this one."""


def find_model(name: str) -> Any:
    """Find a model of llm by its name or alias.

    Raises UsageError, with the nearest name, if there is none, and where llm is not installed.
    """
    need("llm", "llm")
    import llm

    try:
        # Without a name llm takes the one that is set as its default.
        if name:
            return llm.get_model(name)
        raise llm.UnknownModelError
    except llm.UnknownModelError:
        listed = llm.get_models_with_aliases()
        names = [
            each
            for found in listed
            if found.model
            for each in (found.model.model_id, *found.aliases)
        ]
        some = ", ".join(names[:_MOST_LISTED])
        more = "llm models lists all, and a plugin brings more: llm install PLUGIN"
        advice = nearest(name, names) or f"; known are {some} ...; {more}"
        raise UsageError(f"unknown model {name!r}{advice}") from None
    except Exception as error:
        raise UsageError(f"llm cannot list its models: {mask_error(error)}") from None
