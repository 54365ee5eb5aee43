"""What holds for every page: its headers, what is closed, the home page and its downloads."""

from __future__ import annotations

import asyncio
import hashlib
import re
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import quote

import datasette.app
import httpx
import pytest
from browse.conftest import Site
from browse.marks import plain
from lines import LinesFolder, document_line

import onrecord
from onrecord.browse import room, serve
from onrecord.browse.kept import KeptPages
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

PAGES = [
    "/",
    "/-/read",
    "/-/read/damage-control",
    "/-/read/damage-control.json",
    "/-/read/nothing",
    "/-/search?q=nato",
    "/-/timeline",
    "/-/network",
    "/-/questions",
    "/onrecord",
    "/onrecord/events",
    "/onrecord/events.json",
    "/onrecord/events.csv",
    "/onrecord/events/damage-control-e02",
    "/onrecord/events/damage-control-e02.json",
    "/onrecord/actors/nato",
    "/onrecord.db",
    "/-/files/datapackage.json",
    "/-/room/room.css",
    "/-/lit-50.css",
    "/robots.txt",
    "/nothing",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_headers(article: Site, path: str) -> None:
    """No answer allows inline scripts, frames, guessing of types, referrers or robots."""
    headers = article.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow"


def test_robots_are_let_in_only_when_they_are(article: Site) -> None:
    """By default robots are kept out by header and by file; a room can let them in."""
    assert article.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    open_to_all = Site(bundled().root, allows_robots=True)
    answer = open_to_all.get("/robots.txt")
    open_to_all.close()
    assert answer.text == "User-agent: *\nAllow: /\n"
    assert "x-robots-tag" not in answer.headers


@pytest.mark.parametrize(
    "name",
    ["databases", "threads", "plugins", "settings", "actor", "permissions", "messages", "versions"],
)
@pytest.mark.parametrize("form", ["", ".json"])
def test_pages_about_the_machine_are_closed(article: Site, name: str, form: str) -> None:
    """What Datasette tells of itself and of the machine is told to nobody."""
    assert article.get(f"/-/{name}{form}").status_code == 404


def test_no_path_of_the_machine_is_told(article: Site) -> None:
    """Neither metadata nor errors name a folder of this machine."""
    for path in ("/-/metadata.json", "/nothing", "/onrecord.json"):
        assert str(bundled().root) not in article.get(path).text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/-/read/damage-control", "/onrecord", "/onrecord/events"])
def test_nothing_can_be_written(article: Site, method: str, path: str) -> None:
    """No method but those that read is answered with success, and the database stays as it is."""
    digest = hashlib.sha256(article.app.room.database.read_bytes()).hexdigest()
    assert article.get(path, method).status_code in (403, 405)
    answer = article.get("/onrecord.json?sql=delete+from+events")
    assert answer.status_code == 400
    assert hashlib.sha256(article.app.room.database.read_bytes()).hexdigest() == digest


def test_home_names_coded_documents_first(tmp_path: Path) -> None:
    """Whoever comes first wants to see what was coded; newer documents that nobody coded follow."""
    corpus = LinesFolder(tmp_path)
    news = [f"new-{number}" for number in range(5)]
    corpus.write_bulk(
        [document_line(each, coding="none", published="2024-01-01") for each in news], []
    )
    make_release(corpus.root)
    site = Site(corpus.root)
    named = re.findall(r'href="/-/read/([\w-]+)"', site.get("/").text)
    site.close()
    assert list(dict.fromkeys(named)) == ["bree", *news[:4]]


def test_home_says_what_it_is(article: Site) -> None:
    """The home page has the title, the counts, the citation, and where to start."""
    page = article.get("/").text
    text = " ".join(plain(page).split())
    assert onrecord.cite() in text
    for name in ("events", "actors", "quotes", "appointments"):
        assert f"{onrecord.load(name, 'arrow').num_rows} {name}" in text
    for path in ("/-/read/damage-control", "/-/search", "/-/timeline", "/-/network"):
        assert f'href="{path}"' in page


def test_downloads_are_the_files_of_the_package(article: Site) -> None:
    """Each download has the bytes of the package, and nothing else can be downloaded."""
    for path in ("datapackage.json", "data/tables/events.csv", "data/tables/events.parquet"):
        answer = article.get(f"/-/files/{path}")
        assert answer.content == (bundled().root / path).read_bytes()
        assert answer.headers["content-disposition"] == (
            f'attachment; filename="{Path(path).name}"'
        )
    for path in ("README.md", "../README.md", "data/curated/dataset.yaml", "%2e%2e/x", "schemas"):
        assert article.get(f"/-/files/{path}").status_code in (302, 404)


@pytest.mark.parametrize(
    "sql", ["select * from pragma_database_list()", 'select * from "PRAGMA_DATABASE_LIST"']
)
def test_nobody_is_told_where_the_database_stands(article: Site, sql: str) -> None:
    """SQLite would tell the path of its file, so it is not asked."""
    answer = article.get(f"/onrecord.json?sql={quote(sql)}")
    assert answer.status_code == 400
    assert str(bundled().root) not in answer.text


def test_a_query_cannot_fill_the_memory(article: Site) -> None:
    """A text of many million characters, made in one step, is refused by SQLite."""
    sql = "select length(replace(hex(zeroblob(200000000)), '00', 'abc'))"
    answer = article.get(f"/onrecord.json?sql={quote(sql)}")
    assert answer.status_code == 400
    assert answer.json()["error"] == "string or blob too big"


def test_texts_are_shown_by_the_names_of_this_machine_only() -> None:
    """A page elsewhere that calls this machine by its own name gets nothing to read."""
    site = Site(bundled().root, shows_texts=True, hosts=serve.names_of("127.0.0.1"))
    for host, status in (
        ("localhost:8001", 200),
        ("127.0.0.1", 200),
        ("[::1]:8001", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ):
        assert site.get("/", headers={"host": host}).status_code == status, host
    site.close()


def test_another_datasette_of_the_process_is_left_alone(article: Site) -> None:
    """An instance that is not ours has its own pages, as if our plugin were not there."""
    other = datasette.app.Datasette([], memory=True)

    async def ask() -> list[httpx.Response]:
        await other.invoke_startup()
        return [await other.client.get(path) for path in ("/", "/_memory", "/-/read")]

    home, memory, ours = asyncio.run(ask())
    assert (home.status_code, memory.status_code, ours.status_code) == (200, 200, 404)
    assert "content-security-policy" not in home.headers
    other.executor.shutdown()


def test_no_datasette_loads_the_plugin_by_itself() -> None:
    """The package registers nothing that every Datasette of the environment would load."""

    assert [
        each.value for each in entry_points(group="datasette") if "onrecord" in each.value
    ] == []


def test_a_page_that_takes_too_long_says_so(article: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time of a page is up, the answer says what to do instead of failing."""
    monkeypatch.setattr(room, "TIME_LIMIT_MS", -1)
    monkeypatch.setattr(article.app.room, "_kept", KeptPages(0))
    for path in ("/-/read/damage-control", "/onrecord/actors/nato", "/-/timeline"):
        answer = article.get(path)
        assert answer.status_code == 503
        assert "This page took too long to put together" in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/onrecord?sql=select+1+as+document_id", 200),
        ("/onrecord/events/damage-control-e02.x", 404),
        ("/onrecord/events/damage-control-e02.blob", 404),
        ("/onrecord.blob?sql=select+1+as+x&_blob_column=x", 404),
        ("/onrecord/events?_through=1", 400),
        ("/onrecord/events.json?_json_infinity=x", 400),
    ],
)
def test_an_odd_address_is_no_failure(article: Site, path: str, status: int) -> None:
    """Whatever an address asks for, the answer says what is wrong with it."""
    assert article.get(path).status_code == status


def test_a_failure_tells_programs_nothing_of_the_machine(article: Site) -> None:
    """What failed stands in the log; the answer names no file."""
    answer = article.get(f"/-/room/{'a' * 300}.json")
    assert str(bundled().root) not in answer.text


def test_a_request_that_cannot_be_read_has_the_headers_too(article: Site) -> None:
    """A cookie that is no text is refused as every other wrong request is."""
    answer = article.get("/", headers=[("cookie", b"a=\xff")])
    assert answer.status_code == 400
    assert "content-security-policy" in answer.headers
