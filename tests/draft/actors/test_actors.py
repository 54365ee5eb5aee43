"""Who is named in a text, and whom its phrases stand for."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention


def mentioned(text: str) -> list[tuple[str, str, str]]:
    """The words, the full name and the kind of each mention."""
    found = Actors(ParsedText(text)).mentions
    return [(text[slice(*each.span)], each.name, each.kind) for each in found]


def resolved(text: str, words: str) -> Mention:
    """What the last phrase with these words stands for."""
    parsed = ParsedText(text)
    actors = Actors(parsed)
    phrases = [
        phrase
        for phrase in parsed.noun_phrases
        if text[slice(*parsed.span_of(phrase.first, phrase.end))] == words
    ]
    return actors.of(phrases[-1])


def test_titles_are_no_part_of_names() -> None:
    """Words before a name that say who it is are left out, a body among them is named itself."""
    assert mentioned("The house of U.S. Secretary of State Ann Lee and Sen. Bo Poe burned.") == [
        ("U.S.", "U.S.", "state"),
        ("Ann Lee", "Ann Lee", "person"),
        ("Bo Poe", "Bo Poe", "person"),
    ]
    assert mentioned("He called State Department spokesman John Oak there.") == [
        ("State Department", "State Department", "organization"),
        ("John Oak", "John Oak", "person"),
    ]


def test_short_names_are_those_of_the_full_one() -> None:
    """A surname alone, with a title or a possessive, stands for the full name."""
    text = "We saw Mary J. Stone there. Later Stone's aide and Mrs. Stone left."
    assert mentioned(text) == [
        ("Mary J. Stone", "Mary J. Stone", "person"),
        ("Stone", "Mary J. Stone", "person"),
        ("Stone", "Mary J. Stone", "person"),
    ]
    short = Actors(ParsedText(text)).mentions[1]
    assert short.antecedent is not None
    assert text[slice(*short.antecedent)] == "Mary J. Stone"


def test_people_of_one_surname() -> None:
    """A title that tells the gender tells which of two is meant."""
    text = "John Stone and Mary Stone came. It was Mr. Stone and not Mrs. Stone who spoke."
    assert [name for _, name, _ in mentioned(text)] == [
        "John Stone",
        "Mary Stone",
        "John Stone",
        "Mary Stone",
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("It was told by France.", "France", "state", "FRA"),
        ("It was told by the Kremlin.", "Kremlin", "organization", "RUS"),
        ("It was told by Moscow.", "Moscow", "state", "RUS"),
        ("It was told by the Iraqis.", "Iraqis", "group", "IRQ"),
        ("He told it to Trinidad and Tobago.", "Trinidad and Tobago", "state", "TTO"),
        ("He left the People’s Republic of China.", "People’s Republic of China", "state", "CHN"),
        ("It was told by the Bank of England.", "Bank of England", "organization", None),
        ("It was told by Jordan.", "Jordan", "state", "JOR"),
        ("It was told by Jordan Lee.", "Jordan Lee", "person", None),
        ("He saw H.R. Stone there.", "H.R. Stone", "person", None),
        ("It was told by JB Stone.", "JB Stone", "person", None),
        ("It was told by Mr Stone.", "Stone", "person", None),
        ("It was told by NATO.", "NATO", "organization", None),
        ("It was told by many Democrats.", "Democrats", "group", None),
        ("It was told by Kosovo.", "Kosovo", "state", "KOS"),
        ("It was told by the Congo.", "Congo", "state", "COD"),
        ("It was told by Downing Street.", "Downing Street", "organization", "GBR"),
        (
            "It was told by the Department of Health and Human Services.",
            "Department of Health and Human Services",
            "organization",
            None,
        ),
    ],
)
def test_kinds(text: str, name: str, kind: str, country: str | None) -> None:
    """States, bodies and groups are known by their words."""
    (found,) = Actors(ParsedText(text)).mentions
    assert (found.name, found.kind, found.country_id) == (name, kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "However, it rained on Monday and in November.",
        "Officials left. Police came. Obviously, it was late.",
        "It rained in Ohio and near Smithville.",
        "He read the Endangered Species Act on Main Street.",
        "GENEVA - it rained.",
    ],
)
def test_no_names(text: str) -> None:
    """Days, places, laws and the first words of sentences name nobody."""
    assert mentioned(text) == []


def test_the_agency_of_a_dateline_is_named_and_its_city_is_not() -> None:
    """The agency in brackets tells what follows, the city only where."""
    assert mentioned("GENEVA (AP) - it rained.") == [("AP", "AP", "organization")]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Georgia warned Russia.", ["GEO", "RUS"]),
        ("It rained in Georgia. The Georgians left.", ["GEO", "GEO"]),
        ("It rained in Georgia.", []),
        ("Georgia counts late, Ohio counts early.", []),
        ("Voters in Georgia left.", []),
    ],
)
def test_countries_with_the_name_of_an_american_state(text: str, countries: list[str]) -> None:
    """They are the country as subjects, or where the text has another word for it."""
    assert [each.country_id for each in Actors(ParsedText(text)).mentions] == countries


def test_headings_give_no_names_of_their_own() -> None:
    """Words that a heading runs together are no name; those that the text has are."""
    text = "Ann Lee Wins Big Race Downtown Again\n\nIt was a long night for Ann Lee there."
    assert mentioned(text) == [("Ann Lee", "Ann Lee", "person")] * 2


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Lee met John Oak. He was late.", "He", "John Oak"),
        ("Ann Lee met John Oak. She was late.", "She", "Ann Lee"),
        ("Sen. Ann Lee met Gov. Jo Oak. Nobody saw the governor.", "the governor", "Jo Oak"),
        ("Sen. Ann Lee met Gov. Jo Oak. Nobody saw the senator.", "the senator", "Ann Lee"),
        ("Ann Lee, a tax lawyer, met Jo Oak. Nobody saw the lawyer.", "the lawyer", "Ann Lee"),
        ("Acme Corp. was sold. It is old.", "It", "Acme Corp"),
        ("Many Democrats left. They were late.", "They", "Democrats"),
        ("“Ann Lee was late,” he said.", "he", "he"),
        ("It rained. He was late.", "He", "He"),
    ],
)
def test_pronouns_and_descriptions(text: str, words: str, name: str) -> None:
    """They stand for the nearest subject that fits; without one they stand for nobody."""
    assert resolved(text, words).name == name


def test_days_behind_a_name_are_no_part_of_it() -> None:
    """A phrase may run a name together with the day."""
    text = "It was told by Sen. Ann Lee Tuesday."
    assert resolved(text, "Sen. Ann Lee Tuesday").name == "Ann Lee"


def test_resolved_phrases_say_where_the_name_is() -> None:
    """The words stay the mention, the name is its antecedent."""
    text = "Ann Lee was here. She was late."
    found = resolved(text, "She")
    assert text[slice(*found.span)] == "She"
    assert found.antecedent is not None
    assert text[slice(*found.antecedent)] == "Ann Lee"


def test_phrases_without_names() -> None:
    """Groups and bodies of a country have a kind and its code."""
    assert resolved("Rebels shot at the Syrian army.", "the Syrian army") == Mention(
        resolved("Rebels shot at the Syrian army.", "the Syrian army").span,
        "the Syrian army",
        "organization",
        country_id="SYR",
    )
    assert resolved("The police shot at angry protesters.", "angry protesters").kind == "group"
    assert resolved("The police shot at a wall.", "a wall").kind == "unnamed"


def test_authority_names_win() -> None:
    """The longest name of the authority file counts, small letters and all."""
    text = "The Stone administration told Mary Stone and Stone's old aide of Iron’s own clerk."
    ids = {"Stone administration": "team", "Mary Stone": "stone", "Iron's own clerk": "clerk"}
    actors = Actors(ParsedText(text), ids)
    assert [(each.name, each.actor_id) for each in actors.mentions] == [
        ("Stone administration", "team"),
        ("Mary Stone", "stone"),
        ("Mary Stone", "stone"),
        ("Iron’s own clerk", "clerk"),
    ]


def test_authority_names_cut_no_longer_name() -> None:
    """A country is not named by a bank that has its name."""
    text = "It was told by the Bank of Freedonia."
    (found,) = Actors(ParsedText(text), {"Freedonia": "freedonia"}).mentions
    assert (found.name, found.actor_id) == ("Bank of Freedonia", None)


_ODD = ["", "Smith " * 9000, "he " * 9000, "John Smith, he " * 3000, "& And " * 5000]
_ODD += ["Department of " * 4000, ", ".join(f"Jo{i} Smith" for i in range(2000))]


@pytest.mark.parametrize("text", _ODD, ids=range(len(_ODD)))
def test_odd_texts_have_an_answer(text: str) -> None:
    """Names without end are cut, and all mentions lie in order."""
    parsed = ParsedText(text)
    actors = Actors(parsed, {"Smith": "smith"})
    starts = [each.span.start for each in actors.mentions]
    assert starts == sorted(starts)
    assert all(actors.of(phrase).name for phrase in parsed.noun_phrases)


def test_headings_in_capitals_name_nobody() -> None:
    """Even where all other sentences are written like headings."""
    text = "NAMES SENT TO THE SENATE:\n\nAda Stone, of Ohio, to be Judge of the Coastal Court."
    assert [name for _, name, _ in mentioned(text)] == ["Ada Stone", "Coastal Court"]


def test_capitals_alone_are_read_as_they_are() -> None:
    """A text without small letters is no heading."""
    assert "ADA STONE" in [name for _, name, _ in mentioned("PREMIER ADA STONE MET BO POE.")]


@pytest.mark.parametrize("mark", ["'", "’", "‘", "`", "ʽ"])
def test_an_apostrophe_within_a_name_belongs_to_it(mark: str) -> None:
    """However it is written."""
    name = f"al-Bo{mark}ida"
    assert [words for words, _, _ in mentioned(f"The men of {name} left.")] == [name]


def test_addresses_name_nobody() -> None:
    """Targets of links, and addresses in the text itself."""
    text = 'See [Ann Lee](https://a.org/Bo-Poe?up=0 "Cy Dee") at https://b.org/Foo_Bar?It=1 now.'
    assert [name for _, name, _ in mentioned(text)] == ["Ann Lee"]
    text = "Ann [Lee](https://a.org/Bo_(poe)) left."
    assert [name for _, name, _ in mentioned(text)] == ["Ann Lee"]


def test_may_is_a_surname_behind_a_first_name_or_title() -> None:
    """Else it is the month, as it is before a day."""
    text = "Alice May met Prime Minister May. In May she told Alice May 3 would do."
    assert [words for words, _, _ in mentioned(text)] == ["Alice May", "May", "Alice"]
