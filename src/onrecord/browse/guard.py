"""What every answer tells browsers and robots not to do, and which requests get none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
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
_NO_ROBOTS = {"x-robots-tag": "noindex, nofollow"}


def guard(app: App, *, allows_robots: bool) -> App:
    """Wrap an ASGI application: each response has the headers above, and nothing is but read."""
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
            await _refuse(send_with_headers)
        else:
            await app(scope, receive, send_with_headers)

    return wrapped


async def _refuse(send: Send) -> None:
    headers = [(b"allow", b"GET, HEAD"), (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": b"This site can only be read."})
