"""The page of the questions that the reading room answers."""

from __future__ import annotations

from typing import Any

from datasette import Response

from onrecord.browse.questions.read import read_questions


async def show_questions(datasette: Any, request: Any) -> Any:
    """Show every question with the sentence that explains it and the way to its answer."""
    context = {"questions": read_questions()}
    html = await datasette.render_template("questions.html", context, request=request)
    return Response.html(html)
