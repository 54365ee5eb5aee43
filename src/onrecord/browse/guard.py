"""What every answer tells browsers and robots not to do, and which requests get none."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_NOT_HERE = (
    b"This reading room shows texts that may not be passed on, so it answers to the names of this "
    b"machine only. Start it with --no-texts to reach it by another name."
)
_NO_ROBOTS = {"x-robots-tag": "noindex, nofollow"}


def guard(app: App, *, allows_robots: bool, hosts: Collection[str] = ()) -> App:
    """Wrap an ASGI application: each response has the headers above, and nothing is but read.

    Where ``hosts`` are given, only requests to one of these names are answered. So no page of
    another site can read what is shown on this machine alone, by calling itself its name.
    """
    ours = _HEADERS | ({} if allows_robots else _NO_ROBOTS)
    added = [(name.encode(), value.encode()) for name, value in ours.items()]
    names = {name for name, _ in added}

    async def wrapped(
        scope: Message, receive: Callable[[], Awaitable[Message]], send: Send
    ) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [each for each in message.get("headers", ()) if each[0].lower() not in names]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
            await _refuse(send_with_headers, 405, b"This site can only be read.")
        elif scope["type"] == "http" and hosts and _host(scope) not in hosts:
            await _refuse(send_with_headers, 421, _NOT_HERE)
        else:
            await _answer(app, scope, receive, send_with_headers)

    return wrapped


async def _answer(
    app: App, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send
) -> None:
    """Answer a request; one that Datasette cannot even read is refused, with the headers."""
    has_begun = False

    async def send_and_note(message: Message) -> None:
        nonlocal has_begun
        has_begun = True
        await send(message)

    try:
        await app(scope, receive, send_and_note)
    except Exception:
        if has_begun or scope["type"] != "http":
            raise
        traceback.print_exc()
        await _refuse(send, 400, b"This request cannot be read.")


def _host(scope: Message) -> str:
    """The name that a request asks for, without its port."""
    found = next((value for name, value in scope["headers"] if name == b"host"), b"")
    host = found.decode("latin-1").lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


async def _refuse(send: Send, status: int, why: bytes) -> None:
    headers = [(b"allow", b"GET, HEAD"), (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why})
