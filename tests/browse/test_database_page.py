"""The list of all tables, and the answers to questions and to queries of one's own."""

from __future__ import annotations

import re
from typing import Any

from browse.table_reader import heads


def test_a_question_shows_its_sentence_and_heads_in_words(article: Any) -> None:
    """The answer to a question reads like a table, with its SQL for those who want it."""
    page = article.get("/onrecord/who_met_whom").text
    assert "<h1>Who met whom</h1>" in page
    assert heads(page)[:3] == ["Event", "Who", "Whom"]
    assert "Date basis" not in heads(page)
    assert "<summary>The question in SQL</summary>" in page
    assert 'href="/onrecord/who_met_whom.csv?_size=max"' in page
    assert "date_basis" in article.get("/onrecord/who_met_whom.json").json()["columns"]


def test_the_list_of_tables_begins_with_the_dataset(article: Any) -> None:
    """The four tables of the dataset come first, hidden ones not at all, each with its count."""
    page = article.get("/onrecord").text
    titles = re.findall(r'<h3><a href="[^"]*">([^<]*)</a>', page)
    assert titles[:4] == ["Events", "Actors", "Quotes", "Appointments"]
    assert re.findall(r'<h2 id="([a-z]*)"', page) == [
        *("dataset", "support", "vocabulary", "view", "questions", "sql")
    ]
    for hidden in ("about", "search", "search_ranges", "search_content"):
        assert f'"/onrecord/{hidden}"' not in page
    count = article.get("/onrecord/events_wide.json?_size=0").json()["filtered_table_rows_count"]
    assert (
        f'<a href="/onrecord/events_wide">Events, joined</a> <span class="count">{count} rows'
        in page
    )


def test_a_query_of_ones_own_shows_the_columns_as_they_are_called(article: Any) -> None:
    """Who writes SQL finds their own names again, and can go on writing."""
    page = article.get("/onrecord?sql=select+event_id,+1+as+x+from+events+limit+1").text
    assert heads(page) == ["event_id", "x"]
    assert '<textarea id="sql" name="sql"' in page
