"""Serve the reading room on this machine until it is stopped."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Any

from onrecord.errors import UsageError

DEFAULT_PORT = 8001


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def names_of(host: str) -> set[str]:
    """The names by which this machine calls itself where it listens on a loopback address.

    >>> sorted(names_of("127.0.0.1"))
    ['127.0.0.1', '[::1]', 'localhost']
    """
    return {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host}


def open_socket(host: str, port: int | None) -> socket.socket:
    """Open a socket on a port, or on the default one, or on a free one if that is taken.

    Raises UsageError where the host is not this machine's, or the port asked for is taken.
    """
    try:
        return _bind(host, DEFAULT_PORT if port is None else port)
    except OSError as error:
        if port is None and error.errno in (errno.EADDRINUSE, errno.EACCES):
            return _bind(host, 0)
        raise UsageError(
            f"cannot listen on {host}, port {DEFAULT_PORT if port is None else port} "
            f"({error.strerror or error}); name another with --host or --port"
        ) from error


def address(listening: socket.socket, host: str) -> str:
    """The address to open in a browser; one of this machine, if all of its own are listened on."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only compared
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"


def serve(app: Any, listening: socket.socket) -> None:
    """Answer requests until the process is told to stop."""
    import uvicorn

    config = uvicorn.Config(
        app.app(),
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        # Not on Windows, where this would let two programs have one port.
        if hasattr(socket, "SO_REUSEPORT"):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening
