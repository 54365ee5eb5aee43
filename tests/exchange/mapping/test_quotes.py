"""Attributions become quotes, each with the words that its coders marked."""

from __future__ import annotations

from exchange.mapping.layers import ATTRIBUTION, code, event, left_out, mark, relation, rows, rules

TEXT = (
    "Cora Dale, the mayor, said on Friday that the road is open. “It will stay so,” Dale added, "
    "“for years.” Bob Roper and she agreed that nobody pays. Senior officials doubt it. It was "
    "feared that it rains. Sam Low denied it."
)
RULES = rules(quotes={"Attribution": ATTRIBUTION, "Nobody": {"content": ["Content"]}})


def test_an_attribution_has_its_content_speaker_and_cue() -> None:
    """What is marked is quoted, and whoever is new is noted with name and type."""
    mapped = code(
        TEXT,
        RULES,
        [
            mark(TEXT, "T1", "Source", "Cora Dale, the mayor"),
            mark(TEXT, "T2", "Cue", "said"),
            mark(TEXT, "T3", "Content", "that the road is open"),
            mark(TEXT, "T4", "Attribution", "said"),
        ],
        [event("E1", "Attribution", "T4", Source="T1", Cue="T2", Content="T3")],
    )
    assert mapped.annotation.annotator == "crew"
    assert rows(mapped, "quotes") == [
        {
            "id": "q01",
            "content": "that the road is open",
            "evidence": {
                "exact": "Cora Dale, the mayor, said on Friday that the road is open",
                "speakers": {"cora-dale": "Cora Dale, the mayor"},
            },
            "speakers": ["cora-dale"],
            "cue": "said",
        }
    ]
    assert mapped.authorities["actors", "cora-dale", "name", "Cora Dale"] == 1
    assert mapped.authorities["actors", "cora-dale", "type", "person"] == 1
    assert dict(mapped.coded) == {"Source": 1, "Cue": 1, "Content": 1, "Attribution": 2}
    assert not (mapped.unmapped or mapped.ignored or mapped.left_out or mapped.widened)


def test_the_mark_that_an_attribution_stands_on_may_be_its_cue() -> None:
    """A trigger that is labeled as a cue is the cue, unless an argument is."""
    text = "Ada Low said that it rains."
    marks = [
        mark(text, "T1", "Source", "Ada Low"),
        mark(text, "T2", "Cue", "said"),
        mark(text, "T3", "Content", "that it rains"),
    ]
    links = [event("E1", "Attribution", "T2", Source="T1", Content="T3")]
    mapped = code(text, rules(quotes={"Attribution": ATTRIBUTION}), marks, links)
    assert [each["cue"] for each in rows(mapped, "quotes")] == ["said"]
    assert left_out(mapped) == []
    assert not mapped.unmapped


def test_several_contents_are_pieces_and_a_short_name_is_that_of_the_full_one() -> None:
    """Contents that are numbered are one, and "Dale" is Cora Dale, whose name is quoted too."""
    mapped = code(
        TEXT,
        RULES,
        [
            mark(TEXT, "T1", "Source", "Dale", number=2),
            mark(TEXT, "T2", "Cue", "added"),
            mark(TEXT, "T3", "Content", "“It will stay so,”"),
            mark(TEXT, "T4", "Content", "“for years.”"),
        ],
        [event("E1", "Attribution", None, Source="T1", Cue="T2", Content="T3", Content2="T4")],
    )
    (quote,) = rows(mapped, "quotes")
    assert quote["content"] == ["“It will stay so,”", "“for years.”"]
    assert quote["evidence"]["exact"] == "“It will stay so,” Dale added, “for years.”"
    assert quote["evidence"]["speakers"] == {
        "cora-dale": {"exact": "Dale", "antecedent": "Cora Dale"}
    }


def test_several_sources_are_several_speakers_and_a_pronoun_is_nobody() -> None:
    """An actor that the corpus has keeps its id; why a pronoun is left out is listed."""
    marks = [
        mark(TEXT, "T1", "Source", "Bob Roper"),
        mark(TEXT, "T2", "Source", "she"),
        mark(TEXT, "T3", "Content", "that nobody pays"),
    ]
    links = [event("E1", "Attribution", None, Source="T1", Source2="T2", Content="T3")]
    mapped = code(TEXT, RULES, marks, links)
    assert rows(mapped, "quotes")[0]["speakers"] == ["bob-roper"]
    assert not mapped.authorities
    assert left_out(mapped) == [
        "memo.ann: E1 'Source2': a pronoun, and nothing in the layer says for whom"
    ]


def test_the_layer_or_the_rules_may_say_whom_a_pronoun_means() -> None:
    """What links tie together is one actor; what our rules find is inferred."""
    marks = [
        mark(TEXT, "T1", "Source", "she"),
        mark(TEXT, "T2", "Content", "that nobody pays"),
        mark(TEXT, "T3", "Name", "Cora Dale"),
    ]
    links = [event("E1", "Attribution", None, Source="T1", Content="T2")]
    tied = rules(quotes={"Attribution": ATTRIBUTION}, same=["Coref"])
    said = code(TEXT, tied, marks, [*links, relation("R1", "Coref", "T1", "T3")])
    assert rows(said, "quotes")[0]["evidence"]["speakers"] == {
        "cora-dale": {"exact": "she", "antecedent": "Cora Dale"}
    }
    guessing = rules(quotes={"Attribution": ATTRIBUTION}, pronouns="rules")
    guessed = code(TEXT, guessing, marks, links)
    assert rows(guessed, "quotes")[0]["evidence"]["speakers"] == {
        "cora-dale": {"exact": "she", "antecedent": "Cora Dale", "basis": "inferred"}
    }


def test_who_has_no_name_is_an_actor_of_its_document() -> None:
    """Officials of one document are not those of another, and are said to have no name."""
    mapped = code(
        TEXT,
        RULES,
        [mark(TEXT, "T1", "Source", "Senior officials"), mark(TEXT, "T2", "Content", "doubt it")],
        [event("E1", "Attribution", None, Source="T1", Content="T2")],
    )
    assert rows(mapped, "quotes")[0]["speakers"] == ["senior-officials-memo"]
    assert mapped.authorities["actors", "senior-officials-memo", "document", "memo"] == 1
    assert mapped.authorities["actors", "senior-officials-memo", "name", "Senior officials"] == 1


def test_a_name_that_several_have_is_left_out() -> None:
    """Nobody is taken for one of two."""
    mapped = code(
        TEXT,
        RULES,
        [mark(TEXT, "T1", "Source", "Sam Low"), mark(TEXT, "T2", "Content", "denied it")],
        [event("E1", "Attribution", None, Source="T1", Content="T2")],
    )
    assert "speakers" not in rows(mapped, "quotes")[0]
    assert left_out(mapped) == ["memo.ann: E1 'Source': a name that several actors have"]


def test_a_mark_may_itself_be_what_is_said() -> None:
    """Where relations tie marks, the mark of a quote is its content."""
    saying = rules(quotes={"Quote": {"speakers": ["said by"], "cue": ["cue"]}})
    mapped = code(
        TEXT,
        saying,
        [
            mark(TEXT, "1", "Quote", "that the road is open"),
            mark(TEXT, "2", "Person", "Cora Dale"),
            mark(TEXT, "3", "Verb", "said"),
        ],
        [relation("4", "said_by", "1", "2"), relation("5", "cue", "3", "1")],
    )
    (quote,) = rows(mapped, "quotes")
    assert (quote["content"], quote["speakers"], quote["cue"]) == (
        "that the road is open",
        ["cora-dale"],
        "said",
    )
    assert dict(mapped.coded) == {"Quote": 1, "Person": 1, "Verb": 1, "said_by": 1, "cue": 1}


def test_words_that_a_mark_cuts_are_quoted_whole_and_counted() -> None:
    """A mark that begins or ends inside a word is widened; a cue in pieces is quoted in pieces."""
    mapped = code(
        TEXT,
        RULES,
        [
            mark(TEXT, "T1", "Source", "ora Dal"),
            mark(TEXT, "T2", "Cue", "said", "Friday"),
            mark(TEXT, "T3", "Content", "he road is ope"),
        ],
        [event("E1", "Attribution", None, Source="T1", Cue="T2", Content="T3")],
    )
    (quote,) = rows(mapped, "quotes")
    assert (quote["content"], quote["speakers"]) == ("the road is open", ["cora-dale"])
    assert (quote["cue"], quote["evidence"]["cue"]) == ("said [...] Friday", ["said", "Friday"])
    assert mapped.widened == 2


def test_an_attribution_without_content_is_left_out_with_what_it_has() -> None:
    """The row and its marks are listed, each once."""
    mapped = code(
        TEXT,
        RULES,
        [mark(TEXT, "T1", "Source", "Cora Dale"), mark(TEXT, "T2", "Attribution", "said")],
        [event("E1", "Attribution", "T2", Source="T1")],
    )
    assert left_out(mapped) == [
        "memo.ann: E1 'Attribution': no words are marked as its content",
        "memo.ann: T1 'Source': it belongs to something that is left out",
        "memo.ann: T2 'Attribution': it belongs to something that is left out",
    ]
    assert [each.is_row for each in mapped.left_out] == [True, False, False]


def test_names_in_another_language_are_not_read_by_english_rules() -> None:
    """Without a type in the layer nobody knows what a name names; with one it is told."""
    text = "Kari Nordmann sa at veien er åpen."
    marks = [
        mark(text, "T1", "Source", "Kari Nordmann"),
        mark(text, "T2", "Content", "veien er åpen"),
    ]
    links = [event("E1", "Attribution", None, Source="T1", Content="T2")]
    plain = code(text, RULES, marks, links, language="nb")
    assert rows(plain, "quotes")[0]["speakers"] == ["kari-nordmann-memo"]
    typed = rules(quotes={"Attribution": ATTRIBUTION}, actors={"PER": "person"})
    named = code(
        text, typed, [*marks, mark(text, "T3", "PER", "Kari Nordmann")], links, language="nb"
    )
    assert rows(named, "quotes")[0]["speakers"] == ["kari-nordmann"]
    assert named.authorities["actors", "kari-nordmann", "type", "person"] == 1
