"""The home page: what the dataset is, where to start, how to cite it, what to download."""

from __future__ import annotations

from typing import Any

from datasette import Response

from onrecord.browse.room import room_of


async def show_home(datasette: Any, request: Any) -> Any:
    """Show the home page."""
    context: dict[str, Any] = {}
    return Response.html(await datasette.render_template("home.html", context, request=request))


async def show_robots(datasette: Any) -> Any:
    """Tell robots whether they may come in."""
    rule = "Allow: /" if room_of(datasette).allows_robots else "Disallow: /"
    return Response.text(f"User-agent: *\n{rule}\n")
