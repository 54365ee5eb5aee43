"""The questions have true answers, for the article and for any other package."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from onrecord.browse.questions.read import read_questions

QUESTIONS = read_questions()
Row = dict[str, Any]


def answer(site: Any, question: str, **parameters: str) -> list[Row]:
    """The answer to a question, as programs get it."""
    asked = "".join(f"&{name}={value}" for name, value in parameters.items())
    page = site.get(f"/onrecord/{question}.json?_shape=array{asked}")
    assert page.status_code == 200
    rows: list[Row] = page.json()
    return rows


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", ["article", "bree"])
def test_every_question_is_answered(
    name: str, question: str, request: pytest.FixtureRequest
) -> None:
    """Every question has an answer for every package, as a page and for programs."""
    site = request.getfixturevalue(name)
    assert site.get(f"/onrecord/{question}").status_code == 200
    assert site.get(f"/onrecord/{question}.csv").status_code == 200
    assert isinstance(answer(site, question), list)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_explained(question: str) -> None:
    """Every question has a title and one sentence, and shows a key that leads to a row."""
    told = QUESTIONS[question]
    assert re.fullmatch("[A-Z].*[a-z]", told["title"])
    assert re.fullmatch("[A-Z][^.]*[.]", told["description"])
    assert re.search("(event|quote|appointment|document|row|actor)_id", told["sql"])


def test_page_of_questions(article: Any) -> None:
    """The page of questions leads to each with its title and sentence."""
    page = article.get("/-/questions")
    assert page.status_code == 200
    found = re.findall(
        r'<a href="(/onrecord/\w+)">(.*?)</a></h2>\s*<p class="lead">(.*?)</p>', page.text
    )
    assert [tuple(map(unescape, each)) for each in found] == [
        (f"/onrecord/{name}", each["title"], each["description"])
        for name, each in QUESTIONS.items()
    ]


def test_who_met_whom(article: Any) -> None:
    """The article tells of four meetings and visits; three more came about, says a record."""
    rows = answer(article, "who_met_whom")
    assert {(row["who"], row["whom"]) for row in rows if row["known_from"] == "the document"} == {
        ("Antony Blinken", "NATO"),
        ("Elon Musk", "Iranian ambassador to the United Nations"),
        ("Joe Biden", "Peru"),
        ("Joe Biden", "Xi Jinping"),
    }
    office = "Office of the Historian (US Department of State), 2024-11-18 to 2024-11-19: "
    oval = "The White House, 2024-11-13: What the two said in the Oval Office before their meeting."
    told = {(row["who"], row["whom"]): row["known_from"] for row in rows}
    assert {pair: known for pair, known in told.items() if known != "the document"} == {
        ("Joe Biden", "Group of 20"): f"{office}Trip of the President, who took part in the "
        "summit of the G20 leaders.",
        ("Donald Trump", "Joe Biden"): oval,
        ("Joe Biden", "Donald Trump"): oval,
    }


def test_blinken_at_nato(article: Any) -> None:
    """Blinken traveled to NATO headquarters on 13 November 2024."""
    (row,) = (row for row in answer(article, "who_met_whom") if row["who"] == "Antony Blinken")
    asked = ("whom", "form", "date_edtf", "date_basis", "place")
    assert [row[name] for name in asked] == [
        "NATO",
        "Visit",
        "2024-11-13",
        "stated",
        "NATO headquarters",
    ]


def test_planned_not_yet_realized(article: Any) -> None:
    """Of the summits that Biden will attend, a record shows one only, so the other stays open."""
    rows = {row["toward"]: row for row in answer(article, "planned_not_yet_realized")}
    assert set(rows) == {
        "Asia-Pacific Economic Cooperation",
        "Donald Trump",
        "European allies",
    }
    assert rows["Asia-Pacific Economic Cooperation"]["a_record_says"] == (
        "The White House (confirms): The plan only. The announced trip includes Peru, where the "
        "article places this summit; no record here says that he attended it."
    )
    assert rows["European allies"]["told_within"] == (
        "Purpose: Blinken visits the headquarters of NATO."
    )


def test_said_about_alliances(article: Any) -> None:
    """What the article has people say about NATO, and by whom."""
    rows = answer(article, "said_about_alliances")
    assert [(row["about"], row["speaker"], row["cue"]) for row in rows] == [
        ("NATO", "Antony Blinken", "reaffirmed"),
        ("NATO", "Antony Blinken", "highlighted"),
        ("NATO", "Antony Blinken", "emphasized"),
        ("NATO", "Donald Trump", "threatened"),
        ("NATO", "nobody named", "suggested"),
    ]
    assert rows[3]["words"] == "to withdraw the US from NATO"
    assert answer(article, "said_about_alliances", organization="nato") == rows
    assert answer(article, "said_about_alliances", organization="united+nations") == []


def test_statements_against_deeds(article: Any) -> None:
    """Trump threatened NATO and did not act on it; against Iran he acted twice."""
    rows = {
        (row["actor"], row["recipient"]): row for row in answer(article, "statements_against_deeds")
    }
    asked = ("statement_count", "mean_statement_intensity", "deed_count", "mean_deed_intensity")
    assert [rows["Donald Trump", "NATO"][name] for name in asked] == [1, -3.5, 0, None]
    assert rows["Donald Trump", "NATO"]["directions"] == "only statements"
    assert [rows["Donald Trump", "Iran"][name] for name in asked] == [0, None, 2, -6.0]
    assert rows["Donald Trump", "Iran"]["directions"] == "only deeds"


def test_appointments_and_stages(article: Any) -> None:
    """Rubio was nominated by Trump; for the presidency, Trump's stages stand in order of time."""
    rows = answer(article, "appointments_and_stages")
    state = [row for row in rows if row["office"] == "United States Secretary of State"]
    asked = ("appointee", "stage", "kind", "named_by", "predecessor")
    assert [tuple(row[name] for name in asked) for row in state] == [
        ("Antony Blinken", "Incumbent", "standing", None, None),
        ("Marco Rubio", "Nominated", "act", "Donald Trump", "Antony Blinken"),
    ]
    stages = [
        row["stage"]
        for row in rows
        if (row["office"], row["appointee"]) == ("President of the United States", "Donald Trump")
    ]
    assert stages == ["Former", "Defeated", "Candidate", "Elected", "Designate"]


def test_text_and_record_differ(article: Any) -> None:
    """A record dates Biden's stay in Peru otherwise, and has Xi speak to both sides."""
    rows = answer(article, "text_and_record_differ")
    assert {(row["table_name"], row["finding"], row["words_of_the_text"]) for row in rows} == {
        (
            "events",
            "differs",
            "Biden traveled to Peru for his six-day visit to Latin America",
        ),
        ("events", "differs", "Xi even advised Biden to “make the wise choice"),
        ("quotes", "differs", "Xi even advised Biden to “make the wise choice.”"),
    }
    (trip,) = (row for row in rows if "Peru" in row["row_says"])
    assert trip["record_date_edtf"] == "2024-11-15/2024-11-17"


@pytest.mark.parametrize("name", ["article", "bree"])
def test_evidence_coverage(name: str, request: pytest.FixtureRequest) -> None:
    """The coverage is the share of characters that stand in some main span, each counted once."""
    site = request.getfixturevalue(name)
    (row,) = answer(site, "evidence_coverage")
    load = site.app.room.package.load
    evidence = load("evidence")
    main = evidence[evidence["field"].isna()]
    proved = {
        place
        for start, end in zip(main["start"], main["end"], strict=True)
        for place in range(start, end)
    }
    passages = load("passages")
    sentences = [
        set(range(start, end))
        for start, end in zip(passages["start"], passages["end"], strict=True)
    ]
    (document,) = load("documents").to_dict("records")
    assert row == {
        "document_id": document["document_id"],
        "title": document["title"],
        "coding": "complete",
        "text_release": document["text_release"],
        "character_count": document["character_count"],
        "evidence_percent": round(100 * len(proved) / document["character_count"], 1),
        "released_percent": round(100 * document["released_share"], 1),
        "event_count": len(load("events")),
        "quote_count": len(load("quotes")),
        "appointment_count": len(load("appointments")),
        "sentence_count": len(sentences),
        "sentence_without_evidence_count": sum(not each & proved for each in sentences),
    }
