"""Nothing that stands in data or in an address gets power over a page, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from browse.conftest import Site
from browse.hostile import NAUGHTY, Audit, complaints, write_hostile_package
from support import real_tables, real_views

from onrecord.browse.questions.read import read_questions
from onrecord.layout import bundled

TABLES = [*real_tables(), *real_views()]
OWN = ["/", "/onrecord", "/-/questions", "/-/read", "/-/search?q=NATO", "/-/timeline", "/-/network"]
STOCK = ["/-/metadata", "/onrecord/search", "/onrecord/about", "/nowhere"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A package whose every free text tries to break out of the page."""
    root: Path = tmp_path_factory.mktemp("hostile")
    write_hostile_package(root)
    site = Site(root)
    yield site
    site.close()


@pytest.fixture(scope="module")
def closed() -> Iterator[Site]:
    """The bundled dataset where nobody may write SQL."""
    site = Site(bundled().root, allows_sql=False)
    yield site
    site.close()


@pytest.mark.parametrize(
    "path",
    [
        *OWN,
        *(f"/onrecord/{name}" for name in TABLES),
        *(f"/onrecord/{name}?_columns=all&_size=2" for name in TABLES),
        *(f"/onrecord/{name}" for name in read_questions()),
    ],
)
def test_data_stay_text(hostile: Site, path: str) -> None:
    """Text from the data never becomes an element, an attribute or an address."""
    assert complaints(hostile, path) == []


@pytest.mark.parametrize("path", STOCK)
def test_pages_of_datasette_have_nothing_inline(article: Any, path: str) -> None:
    """Pages that Datasette would draw itself fit the content security policy too."""
    assert complaints(article, path, 404 if path == "/nowhere" else 200) == []


def test_only_addresses_of_the_web_become_links(hostile: Site) -> None:
    """Of addresses that look almost right, none leads anywhere."""
    page = hostile.get("/onrecord/documents?_columns=all").text
    outside = {each for each in Audit(page).links if urlsplit(each).netloc}
    assert {urlsplit(each).netloc for each in outside} <= {"datasette.io", "localhost"}
    assert "javascript:alert(1)</td>" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("name={}", 200),
        ("{}=1", 400),
        ("name__contains={}", 200),
        ("_facet=name&name__in={}", 200),
        ("_col={}", 400),
        ("_sort={}", 400),
        ("_where={}", 400),
        ("_facet={}", 400),
        ("_next={}", 200),
        ("_columns={}", 200),
        ("_size={}", 400),
    ],
)
def test_addresses_stay_text(article: Any, query: str, status: int) -> None:
    """What an address asks for is shown as text, in the page and in its refusal."""
    assert complaints(article, "/onrecord/actors?" + query.format(quote(NAUGHTY)), status) == []


@pytest.mark.parametrize(
    "query",
    [
        "_sort=nothing",
        "_col=nothing",
        "_through=x",
        "_through={}",
        "_timelimit=soon",
        "name__in=[",
        "_next=a,b,c",
        "_sort=name&_next=,",
    ],
)
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_a_wrong_address_is_no_failure_of_the_site(article: Any, query: str, ending: str) -> None:
    """An address that makes no sense is refused or answered, never a failure."""
    assert article.get(f"/onrecord/actors{ending}?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "path", ["events_wide?_next=x", f"events_wide?_next={'9' * 30}", f"events?start__gt={'9' * 30}"]
)
def test_a_wrong_number_is_refused(article: Any, path: str) -> None:
    """A number that is none, or too great for the database, is refused."""
    assert article.get(f"/onrecord/{path}").status_code == 400


def test_an_answer_in_sql_stays_text(article: Any) -> None:
    """Neither the query nor its columns nor its values gain power."""
    value, name = NAUGHTY.replace("'", "''"), NAUGHTY.replace('"', '""')
    sql = f"""select '{value}' as "{name}" where :x <> ''"""
    assert complaints(article, f"/onrecord?sql={quote(sql)}&x={quote(NAUGHTY)}") == []
    assert complaints(article, f"/onrecord?sql=select+{quote(NAUGHTY)}", 400) == []


def test_a_query_that_takes_long_is_stopped(article: Any) -> None:
    """A query without an end is stopped, and the page says so without a script of its own."""
    endless = (
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    )
    path = f"/onrecord?sql={quote(endless)}&_timelimit=20"
    assert complaints(article, path, 503) == []
    assert "This takes too long" in article.get(path).text
    assert article.get(path.replace("/onrecord?", "/onrecord.json?")).status_code == 503


def test_no_answer_is_longer_than_a_thousand_rows(article: Any) -> None:
    """However many rows a query has, a thousand are given, and the page says there are more."""
    many = (
        "with recursive n(x) as (select 1 union all select x + 1 from n limit 5000) select x from n"
    )
    answer = article.get(f"/onrecord.json?sql={quote(many)}").json()
    assert len(answer["rows"]) == 1_000
    assert answer["truncated"] is True
    assert "Only the first <strong>1,000</strong> rows of more" in (
        article.get(f"/onrecord?sql={quote(many)}").text
    )
    assert article.get("/onrecord/events?_size=1001").status_code == 400


@pytest.mark.parametrize("path", ["/onrecord", "/onrecord/events", "/onrecord/who_met_whom"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "DATA", "DISPATCH_REQUEST"])
def test_nothing_can_be_posted(article: Any, path: str, method: str) -> None:
    """A request that would write, or that is no request of HTTP, is refused."""
    assert article.get(path, method).status_code == 405


@pytest.mark.parametrize(
    "sql",
    [
        "delete from events",
        "with gone as (select 1) delete from events",
        "insert into notes values (1, 2, 3)",
        "create table x (y)",
        "pragma writable_schema=1",
        "attach database '/tmp/x.db' as x",
        "vacuum into '/tmp/x.db'",
        "select load_extension('x')",
        "select writefile('/tmp/x', 'y')",
    ],
)
def test_sql_only_reads(article: Any, sql: str) -> None:
    """No statement that writes, opens a file or loads code is run."""
    assert article.get(f"/onrecord.json?sql={quote(sql)}").status_code == 400
    assert article.get("/onrecord/events.json?_size=0").json()["filtered_table_rows_count"] > 0


@pytest.mark.parametrize(
    "path",
    ["/onrecord?sql=select+1", "/onrecord.json?sql=select+1", "/onrecord/events?_where=1"],
)
def test_sql_can_be_switched_off(closed: Site, path: str) -> None:
    """Where nobody may write SQL, no address lets them."""
    assert closed.get(path).status_code == 403


def test_sql_that_is_switched_off_is_not_offered(closed: Site, article: Any) -> None:
    """No page invites to what it would refuse; the questions are answered all the same."""
    for path in ("/onrecord", "/onrecord/events", "/onrecord/who_met_whom"):
        assert "?sql=" not in closed.get(path).text
        assert 'name="sql"' not in closed.get(path).text
    assert "<h1>Who met whom</h1>" in closed.get("/onrecord/who_met_whom").text
    assert 'name="sql"' in article.get("/onrecord").text


def test_an_unknown_format_is_not_found(article: Any) -> None:
    """A table comes as a page, JSON or CSV, and as nothing else."""
    assert article.get("/onrecord/events.xml").status_code == 404
