"""The questions that the reading room answers: SQL files that say what they ask."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def read_questions() -> dict[str, dict[str, Any]]:
    """Read every question for Datasette: by name its title, its sentence and its SQL.

    A file begins with two comments, the title and the sentence.
    """
    questions: dict[str, dict[str, Any]] = {}
    for file in sorted(files("onrecord.browse.questions").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            title, sentence, sql = file.read_text(encoding="utf-8").split("\n", 2)
            questions[file.name.removesuffix(".sql")] = {
                "title": title.removeprefix("-- "),
                "description": sentence.removeprefix("-- "),
                "sql": sql.strip(),
                "hide_sql": True,
            }
    return questions
