"""The command browse."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.commands.shared import Commands, add_any_folder, find_folder, whole
from onrecord.errors import UsageError


def add(commands: Commands) -> None:
    """Add browse."""
    parser = commands.add(
        "browse",
        browse,
        "read, search and look at a dataset in a web browser, served from this machine",
        "onrecord browse --port 8080",
        "browse",
    )
    add_any_folder(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (default: 127.0.0.1, which only this machine reaches)",
    )
    parser.add_argument(
        "--port", type=_port, help="port to listen on (default: 8001, or a free one if it is taken)"
    )
    parser.add_argument(
        "--open", action="store_true", help="open the address in the default web browser"
    )
    parser.add_argument(
        "--sql",
        action=argparse.BooleanOptionalAction,
        help="let readers write queries of their own (default: if only this machine reaches it)",
    )
    parser.add_argument(
        "--texts",
        action=argparse.BooleanOptionalAction,
        help="show whole texts from data/curated (default: if only this machine reaches it)",
    )
    parser.add_argument(
        "--allow-robots", action="store_true", help="let search engines read the pages"
    )


def browse(given: argparse.Namespace) -> None:
    """Serve the reading room until it is stopped."""
    from onrecord import access
    from onrecord.browse.app import make_app
    from onrecord.browse.serve import address, is_loopback, names_of, open_socket, serve
    from onrecord.layout import Layout, bundled
    from onrecord.release.stores import is_local

    root = find_folder(given.folder) if given.folder else Path()
    if not is_local(root):
        raise UsageError(f"{root} is not on this machine; copy the package here to browse it")
    if given.folder is None and not Layout(root).descriptor.is_file():
        if Layout(root).curated.is_dir():
            raise UsageError("this folder is not built yet; run: onrecord build")
        root = bundled().root
    package = whole(access.open(root))
    is_private = is_loopback(given.host)
    shows_texts = is_private if given.texts is None else given.texts
    allows_sql = is_private if given.sql is None else given.sql
    with open_socket(given.host, given.port) as listening:
        app = make_app(
            package,
            shows_texts=shows_texts,
            allows_sql=allows_sql,
            allows_robots=given.allow_robots,
            # Whoever asks for texts by name may serve them under any name.
            hosts=names_of(given.host) if is_private and given.texts is None else (),
        )
        if not is_private:
            _warn_public(given.host, shows_texts, allows_sql)
        url = address(listening, given.host)
        where = package.root.resolve()
        print(f"the record in {where} is open at {url} (Ctrl-C closes it)", flush=True)
        if given.open:
            import webbrowser

            webbrowser.open(url)
        serve(app, listening)


def _warn_public(host: str, shows_texts: bool, allows_sql: bool) -> None:
    texts = (
        "the whole texts of all documents, also those that may not be passed on"
        if shows_texts
        else "no whole texts (--texts shows them)"
    )
    sql = "everybody can write SQL" if allows_sql else "nobody can write SQL (--sql allows it)"
    public = f"public on {host}: every table, the evidence and the downloads; {texts}; {sql}"
    print(public, file=sys.stderr)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; expected 1 to 65535")
    return int(text)
