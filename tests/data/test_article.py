"""Facts that any reader can verify in the article are in the tables, with the words for them.

Rows are looked up by what they say, never by their numbers. People and bodies are looked up by the
names that stand in the article.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from onrecord.corpus.read import Corpus, read_corpus
from onrecord.corpus.read_documents import Document, read_coding, read_document
from onrecord.layout import bundled
from onrecord.pipeline.build import Release
from onrecord.schema.read import read_schemas
from onrecord.tables.build import Authorities, build_documents

Row = dict[str, Any]
LAYOUT = bundled()


class Article:
    """The rows of the article, and how to find one."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.events = {row["event_id"]: row for row in rows["events"]}

    def actor(self, name: str) -> str:
        """The actor that has this name."""
        (found,) = {row["actor_id"] for row in rows_with(self.rows["actor_names"], name=name)}
        return str(found)

    def words(self, row_id: str, field: str | None = None) -> str:
        """The words that prove a row, or one of its fields, as they stand in the article."""
        found = [
            row["exact"]
            for row in self.rows["evidence"]
            if row["row_id"] == row_id and row["field"] == field
        ]
        return " [...] ".join(found)

    def participants(self, event: Row, role: str) -> list[str]:
        """Those who play a role in an event."""
        listed = rows_with(self.rows["participants"], event_id=event["event_id"], role=role)
        return [row["actor_id"] for row in listed]

    def event(self, words: str, **columns: Any) -> Row:
        """The one event whose evidence has these words and whose columns have these values."""
        found = [
            row
            for row in rows_with(self.rows["events"], **columns)
            if words in self.words(row["event_id"])
        ]
        assert len(found) == 1, [(row["event_id"], row["summary"]) for row in found]
        return found[0]

    def quote(self, words: str) -> Row:
        """The one quote whose content has these words."""
        found = [row for row in self.rows["quotes"] if words in row["content"]]
        assert len(found) == 1, [row["quote_id"] for row in found]
        return found[0]

    def appointment(self, name: str, action: str, office: str) -> Row:
        """The one row that names this person to this office, holding it, or leaving it."""
        (office_id,) = {row["office_id"] for row in rows_with(self.rows["offices"], name=office)}
        columns = {"appointee_id": self.actor(name), "action": action, "office_id": office_id}
        (found,) = rows_with(self.rows["appointments"], **columns)
        return found

    def finding(self, row_id: str, record_id: str) -> str:
        """How a row compares with an official record."""
        columns = {"row_id": row_id, "record_id": record_id}
        (found,) = rows_with(self.rows["corroborations"], **columns)
        return str(found["finding"])


def rows_with(rows: list[Row], **columns: Any) -> list[Row]:
    """The rows whose columns have these values."""
    return [row for row in rows if all(row[name] == value for name, value in columns.items())]


@pytest.fixture(scope="module")
def article(rows: dict[str, list[Row]]) -> Article:
    """The article of this repository."""
    return Article(rows)


# ---- What happened ---------------------------------------------------------------------------


def test_visit_to_nato(article: Article) -> None:
    """Blinken visited NATO headquarters in Belgium on 13 November 2024: an actual visit."""
    event = article.event("traveled to NATO headquarters", event_type="CONSULT")
    assert (event["event_mode"], event["modality"], event["polarity"]) == (
        "visit",
        "actual",
        "positive",
    )
    assert article.participants(event, "actor") == [article.actor("Antony Blinken")]
    assert article.participants(event, "recipient") == [article.actor("NATO")]
    assert event["date_earliest"] == event["date_latest"] == date(2024, 11, 13)
    assert (event["date_text"], event["date_basis"]) == ("Nov. 13, 2024", "stated")
    assert event["country_id"] == "BEL"
    assert "Antony Blinken traveled to NATO headquarters" in article.words(event["event_id"])
    assert article.words(event["event_id"], "actors") == "Antony Blinken"


def test_withdrawal_that_was_threatened(article: Article) -> None:
    """Trump did threaten to leave NATO; the leaving itself is only the object of his threat."""
    threat = article.event("he threatened to withdraw the US from NATO", event_type="THREATEN")
    assert (threat["modality"], threat["polarity"]) == ("actual", "positive")
    assert threat["actor_id"] == article.actor("Donald Trump")
    assert (threat["date_earliest"], threat["date_latest"]) == (
        date(2017, 1, 20),
        date(2021, 1, 20),
    )
    inner = article.event(
        "withdraw the US from NATO", event_type="SANCTION", embedded_in=threat["event_id"]
    )
    assert (inner["event_mode"], inner["modality"], inner["embedding"]) == (
        "withdraw",
        "hypothetical",
        "threatened",
    )
    assert inner["recipient_id"] == article.actor("NATO")


def test_withdrawal_that_was_speculated(article: Article) -> None:
    """That he might act on his threat is possible, the same act again, and said by nobody named."""
    event = article.event("he might act on that threat", event_type="SANCTION")
    assert (event["modality"], event["embedding"]) == ("possible", "speculated")
    first = article.events[event["same_act_as"]]
    assert (first["modality"], first["embedding"]) == ("hypothetical", "threatened")
    quote = article.quote("he might act on that threat")
    assert event["attributed_to"] == quote["quote_id"]
    assert (quote["speaker_id"], quote["speaker_basis"]) == (None, "none")


def test_election_that_was_a_condition(article: Article) -> None:
    """Being elected again was a condition, and the victory told at the beginning realized it."""
    event = article.event("re-elected", event_type="ELECT")
    assert (event["modality"], event["embedding"]) == ("hypothetical", "condition")
    victory = article.events[event["realized_by"]]
    assert "election victory" in article.words(victory["event_id"])
    assert (victory["event_type"], victory["modality"]) == ("ELECT", "actual")


def test_money_for_ukraine(article: Article) -> None:
    """Reluctance to help Ukraine with money is no help: the aid stays hypothetical."""
    event = article.event("support Ukraine financially", event_type="AID")
    assert (event["modality"], event["embedding"]) == ("hypothetical", "unwilling")
    assert event["recipient_id"] == article.actor("Ukraine")


def test_nuclear_deal(article: Article) -> None:
    """Trump took the US out of the nuclear deal in his first term, and 2015 is not its date."""
    event = article.event("withdrew the US from the 2015 nuclear deal", event_type="SANCTION")
    assert (event["event_mode"], event["modality"]) == ("withdraw", "actual")
    assert event["actor_id"] == article.actor("Donald Trump")
    assert event["date_earliest"] >= date(2017, 1, 20)
    assert event["date_latest"] <= date(2021, 1, 20)
    assert event["date_basis"] == "inferred"


def test_killing_that_was_ordered(article: Article) -> None:
    """Trump ordered it in 2020; the killing of Soleimani is the act inside that order."""
    order = article.event("Trump ordered the assassination", event_type="REQUEST")
    assert (order["modality"], order["date_edtf"]) == ("actual", "2020")
    assert order["actor_id"] == article.actor("Donald Trump")
    killing = article.event(
        "assassination of Qassim Suleimani",
        event_type="ASSAULT",
        embedded_in=order["event_id"],
    )
    assert killing["embedding"] == "ordered"
    assert killing["recipient_id"] == article.actor("Qassim Suleimani")
    assert killing["actor_id"] is None


def test_summit_to_come(article: Article) -> None:
    """Biden will attend the summit of the Group of 20 in Brazil: a meeting, and only planned."""
    event = article.event("Group of 20", event_type="CONSULT")
    assert (event["event_mode"], event["modality"], event["polarity"]) == (
        "multilateral",
        "planned",
        "positive",
    )
    assert event["plover_type"] == "AGREE"
    assert event["actor_id"] == article.actor("Joe Biden")
    assert article.actor("Group of 20") in article.participants(event, "recipient")
    assert event["country_id"] == "BRA"


def test_plans_and_fears_are_not_summed(article: Article, release: Release) -> None:
    """What is planned, possible, hypothetical, denied or a mere stance is not among the deeds."""
    happened = [
        row
        for row in article.rows["events"]
        if (row["modality"], row["polarity"]) == ("actual", "positive")
        and row["event_type"] != "STANCE"
    ]
    assert 0 < len(happened) < len(article.rows["events"])
    query = release.views["events_that_happened"].query or ""
    for condition in ("modality = 'actual'", "polarity = 'positive'", "event_type <> 'STANCE'"):
        assert condition in query


def test_courtesy_that_was_not_extended(article: Article) -> None:
    """Trump did not invite Biden in his turn: the act is coded, with negative polarity."""
    event = article.event("Trump did not extend the same courtesy to Biden")
    assert (event["event_type"], event["modality"], event["polarity"]) == (
        "AGREE",
        "actual",
        "negative",
    )
    assert event["actor_id"] == article.actor("Donald Trump")
    assert event["recipient_id"] == article.actor("Joe Biden")


def test_insurrection(article: Article) -> None:
    """The insurrection at the Capitol has its day and place, and nobody is named as its actor."""
    event = article.event("an insurrection", event_type="PROTEST")
    assert (event["event_mode"], event["date_edtf"], event["country_id"]) == (
        "riot",
        "2021-01-06",
        "USA",
    )
    assert event["actor_id"] is None


def test_journey_to_peru(article: Article) -> None:
    """The article has Biden travel to Peru on 14 November 2024, whatever the records say."""
    event = article.event("Biden traveled to Peru", event_type="CONSULT", date_edtf="2024-11-14")
    assert (event["event_mode"], event["modality"]) == ("visit", "actual")
    assert event["date_basis"] == "stated"


def test_meeting_with_xi(article: Article) -> None:
    """Biden and Xi met, on a day of the visit that the article does not give."""
    event = article.event("Biden met with China’s leader, Xi Jinping", event_type="CONSULT")
    assert event["modality"] == "actual"
    both = [article.actor("Joe Biden"), article.actor("Xi Jinping")]
    assert article.participants(event, "actor") == both
    assert event["date_earliest"] != event["date_latest"]


# ---- Who said what ---------------------------------------------------------------------------


def test_vance(article: Article) -> None:
    """Vance's sentence is half his words, half the author's, and the frame negates the words."""
    quote = article.quote("really care what happens to Ukraine")
    assert quote["quote_type"] == "mixed"
    assert quote["speaker_id"] == article.actor("JD Vance")
    assert quote["content"].startswith("he does not “")
    assert quote["speaker_office_id"] is None
    (fragment,) = rows_with(article.rows["quote_fragments"], quote_id=quote["quote_id"])
    assert fragment["text"] == "really care what happens to Ukraine one way or the other"
    assert fragment["is_negated"] is True


def test_xi(article: Article) -> None:
    """Xi's words are quoted directly, to Biden, and the closing period is not his."""
    quote = article.quote("make the wise choice")
    assert (quote["quote_type"], quote["quoted"]) == ("direct", "make the wise choice")
    assert quote["speaker_id"] == article.actor("Xi Jinping")
    assert quote["addressee_id"] == article.actor("Joe Biden")
    assert quote["cue"] == "advised"


def test_blinken(article: Article) -> None:
    """Blinken's sentence has two quoted stretches, neither negated, and one attribution."""
    quote = article.quote("extraordinary alliance")
    assert (quote["quote_type"], quote["speaker_id"]) == ("mixed", article.actor("Antony Blinken"))
    fragments = rows_with(article.rows["quote_fragments"], quote_id=quote["quote_id"])
    assert [row["text"] for row in fragments] == [
        "extraordinary alliance",
        "an attack on one is an attack on all",
    ]
    assert {row["is_negated"] for row in fragments} == {False}


def test_gift(article: Article) -> None:
    """Trump's praise of the department is quoted to its last word."""
    quote = article.quote("perfect gift to America")
    assert quote["speaker_id"] == article.actor("Donald Trump")
    assert quote["quoted"] == (
        "perfect gift to America on the 250th Anniversary of The Declaration of Independence"
    )
    assert article.events[quote["event_id"]]["event_type"] == "SUPPORT"


def test_every_quotation_mark_is_covered(article: Article) -> None:
    """Every stretch between quotation marks in the article is a stretch of a quote."""
    text = (LAYOUT.documents / "damage-control.txt").read_text(encoding="utf-8")
    opened = [place for place, mark in enumerate(text) if mark == "“"]
    starts = {row["start"] for row in article.rows["quote_fragments"]}
    assert sorted(starts) == [place + 1 for place in opened]


# ---- Who was named to which office -----------------------------------------------------------


def test_rubio_nominated(article: Article) -> None:
    """Trump nominated Rubio as secretary of state, by an act that is an event too."""
    row = article.appointment("Marco Rubio", "nominated", "United States Secretary of State")
    assert row["appointing_authority_id"] == article.actor("Donald Trump")
    event = article.events[row["event_id"]]
    assert (event["event_type"], event["modality"]) == ("APPOINT", "actual")
    assert "Trump has nominated Sen. Marco Rubio of Florida" in article.words(row["appointment_id"])


def test_vance_designate(article: Article) -> None:
    """The word "incoming" makes Vance a designate: no act is told, so there is no event."""
    row = article.appointment("JD Vance", "designate", "Vice President of the United States")
    assert row["event_id"] is None
    assert "Incoming Vice President JD Vance" in article.words(row["appointment_id"])


def test_blinken_incumbent(article: Article) -> None:
    """A title before the name says that Blinken holds the office."""
    row = article.appointment("Antony Blinken", "incumbent", "United States Secretary of State")
    assert row["event_id"] is None


def test_two_leaders_one_act(article: Article) -> None:
    """Musk and Ramaswamy were appointed in one act: two rows, one event."""
    musk, ramaswamy = (
        rows_with(
            article.rows["appointments"], appointee_id=article.actor(name), action="appointed"
        )
        for name in ("Elon Musk", "Vivek Ramaswamy")
    )
    assert len(musk) == len(ramaswamy) == 1
    assert musk[0]["event_id"] == ramaswamy[0]["event_id"] is not None
    assert musk[0]["office_id"] == ramaswamy[0]["office_id"]


def test_two_elections(article: Article) -> None:
    """Trump won one election and lost the one of 2020."""
    won = article.appointment("Donald Trump", "elected", "President of the United States")
    lost = article.appointment("Donald Trump", "defeated", "President of the United States")
    assert article.events[won["event_id"]]["event_type"] == "ELECT"
    assert lost["date_edtf"] == "2020"
    assert "losing the 2020 election" in article.words(lost["event_id"])


def test_unnamed_holders(article: Article) -> None:
    """Two people are known by their office only, and no name is put in for them."""
    unnamed = {row["actor_id"] for row in rows_with(article.rows["actors"], actor_type="unnamed")}
    held = {
        row["appointee_id"] for row in rows_with(article.rows["appointments"], action="incumbent")
    }
    assert {
        article.actor("Iran's UN ambassador"),
        article.actor("Iran's supreme leader"),
    } == unnamed
    assert unnamed <= held


# ---- What official records say ---------------------------------------------------------------


def test_records_that_differ(article: Article) -> None:
    """The travel record begins a day later, and the transcript shows whom Xi's words were for."""
    journey = article.event("Biden traveled to Peru", event_type="CONSULT", date_edtf="2024-11-14")
    assert article.finding(journey["event_id"], "hsg-president-travel-4296") == "differs"
    (record,) = rows_with(article.rows["records"], record_id="hsg-president-travel-4296")
    assert record["date_earliest"] == date(2024, 11, 15)
    words = article.quote("make the wise choice")
    assert article.finding(words["quote_id"], "wh-2024-11-16-biden-xi-remarks") == "differs"


def test_summit_took_place(article: Article) -> None:
    """The summit that the article announces took place, say the records; the row stays planned."""
    event = article.event("Group of 20", event_type="CONSULT", modality="planned")
    assert article.finding(event["event_id"], "hsg-president-travel-4297") == "occurred"


# ---- The whole -------------------------------------------------------------------------------


def test_publication_is_inferred(article: Article) -> None:
    """The article appeared after what it tells as past and before the end of what it announces."""
    (document,) = rows_with(article.rows["documents"], document_id="damage-control")
    assert (document["published_earliest"], document["published_latest"]) == (
        date(2024, 11, 14),
        date(2024, 11, 19),
    )
    assert (document["published_basis"], document["coding"]) == ("inferred", "complete")


def test_no_warnings_but_the_share(release: Release) -> None:
    """The build of the repository warns of nothing, except how much of the text is passed on."""
    others = [
        each for each in release.warnings if "of the text, more than half" not in each.message
    ]
    assert list(map(str, others)) == []


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """What people wrote in this repository."""
    found, problems = read_corpus(LAYOUT, read_schemas(LAYOUT.schemas))
    assert problems == []
    return found


@pytest.mark.parametrize("annotator", ["a1", "a2"])
def test_independent_passes_resolve(corpus: Corpus, annotator: str) -> None:
    """Each independent pass can still be read, and its words still stand in the article."""
    document, faults = read_document(LAYOUT, "damage-control")
    assert document is not None and faults == []
    path = LAYOUT.curated / "annotations" / f"{document.document_id}.{annotator}.yaml"
    if not path.exists():
        pytest.skip(f"{path.name} is not there yet")
    assert problems_of(corpus, document, path, annotator) == []


def problems_of(corpus: Corpus, document: Document, path: Any, annotator: str) -> list[str]:
    """Read a pass and resolve its words; gives what is wrong with it."""
    coding, problems = read_coding(LAYOUT.root, path, document.document_id, annotator)
    assert coding is not None
    assert coding.events and coding.quotes and coding.appointments
    out = build_documents(
        [dataclasses.replace(document, coding=coding)],
        Authorities(corpus),
        read_schemas(LAYOUT.schemas),
    )
    return [str(each) for each in [*problems, *out.problems]]
