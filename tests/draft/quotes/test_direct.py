"""Quotations that stand by themselves, and their cues."""

from __future__ import annotations

import pytest
from quoted import quotes_in, told_in


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("“We are ready to go,” said Ann Lee.", "We are ready to go", "Ann Lee", "said"),
        ("“We are ready to go,” Ann Lee said.", "We are ready to go", "Ann Lee", "said"),
        ("“Are we ready to go?” she asked.", "Are we ready to go?", "she", "asked"),
        ("Ann Lee said, “We are ready to go.”", "We are ready to go.", "Ann Lee", "said"),
        ("Ann Lee said: “We are ready to go.”", "We are ready to go.", "Ann Lee", "said"),
        ("Ann Lee told the board: “We are ready to go.”", "We are ready to go.", "Ann Lee", "told"),
        ("“We are ready to go,” Ann Lee snapped.", "We are ready to go", "Ann Lee", "snapped"),
        ("Ann Lee bellowed, “We are ready to go.”", "We are ready to go.", "Ann Lee", "bellowed"),
        (
            "“We are ready to go,” according to Ann Lee.",
            "We are ready to go",
            "Ann Lee",
            "according to",
        ),
    ],
)
def test_a_quotation_has_the_cue_beside_it(text: str, content: str, speaker: str, cue: str) -> None:
    """Behind it or before it, a known word or any verb in that place."""
    assert told_in(text) == [([content], speaker, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks,” Ann Lee said, “and it will fall.”",
        "“It leaks,” Ann Lee said. “And it will fall.”",
        "“It leaks,” said Ann Lee, who lives in the U.S. with J. Poe. “And it will fall.”",
    ],
)
def test_a_quotation_that_its_cue_cuts_is_one(text: str) -> None:
    """In one sentence, or in two."""
    [quote] = quotes_in(text)
    assert [text[slice(*piece)].lower() for piece in quote.content] == [
        "it leaks",
        "and it will fall.",
    ]
    assert quote.because == "quotation cut by its cue"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“It leaks,” Ann Lee said. “It will fall,” she added.", ["It leaks", "It will fall"]),
        ("“It leaks,” Ann Lee said. Tom Poe said, “It will fall.”", ["It leaks", "It will fall."]),
        ("“It leaks,” Ann Lee said, adding, “It will fall.”", ["It leaks", "It will fall."]),
        (
            "“It leaks badly,” Ann Lee said.\n\n“It fell,” Tom Poe said.",
            ["It leaks badly", "It fell"],
        ),
    ],
)
def test_each_cue_has_its_own_quotation(text: str, contents: list[str]) -> None:
    """Two cues are two quotes."""
    assert [content for content, _, _ in told_in(text)] == [[each] for each in contents]


def test_who_adds_something_is_who_said_the_first() -> None:
    """A participle in the same sentence has no speaker of its own."""
    text = "“It leaks,” said Ann Lee, a neighbor of the town, adding, “It will fall.”"
    speakers = [each.speaker for each in quotes_in(text)]
    assert [each and each.name for each in speakers] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "The band played “Waltz of the Rivers” to a full hall.",
        "Her book, “Seven Winters in the Valley,” sold well.",
        "In her memoir, “Seven Winters,” Ann Lee wrote little.",
        "The man known as “the fixer” left town.",
        "The so-called “experts” left town.",
        "“Non-paper” is a term for a draft.",
    ],
)
def test_titles_and_terms_are_let_be(text: str) -> None:
    """What nobody said is not likely a quote."""
    assert told_in(text) == []


def test_a_quotation_of_two_paragraphs_is_one_with_two_pieces() -> None:
    """The second paragraph opens it again."""
    text = "“First we dug a hole.\n\n“Then we built the house,” Ann Lee said.\n\nIt stands."
    assert told_in(text) == [
        (["First we dug a hole.", "Then we built the house"], "Ann Lee", "said")
    ]


def test_a_long_quotation_without_a_cue_is_of_who_is_named_before_it() -> None:
    """The sentence before it leads up to it."""
    long = "It leaks at every seam, and the owners never came to look at it."
    [quote] = quotes_in(f"Ann Lee was tired of the roof. “{long}”")
    assert quote.cue is None
    assert quote.speaker
    assert quote.speaker.name == "Ann Lee"
    assert quote.because == "long quotation without a cue"


def test_a_paragraph_of_quoted_words_behind_a_cue_goes_on_with_the_quotation() -> None:
    """And what is quoted behind the author's words is the same speaker's."""
    long = "It leaks at every seam, and the owners never came to look at it."
    text = f"“The roof is old,” Ann Lee said.\n\n“{long}”"
    assert told_in(text) == [(["The roof is old", long], "Ann Lee", "said")]
    text = f"“The roof is old,” Ann Lee said.\n\nIt was a rainy day.\n\n“{long}”"
    assert [each.speaker and each.speaker.name for each in quotes_in(text)] == ["Ann Lee"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“The roof is old,” Ann Lee said.\n\n“Seven Winters in the Valley.”",
        "“The roof is old,” Ann Lee said. “It leaks.”\n\n“It leaks at every seam of it.”",
        "“The roof is old,” Ann Lee said. Tom Poe left. It rained.\n\n“It leaks at every seam.”",
    ],
)
def test_a_paragraph_of_quoted_words_goes_on_with_nothing_else(text: str) -> None:
    """No title, and none behind a quotation that has gone on already, or behind other sentences."""
    assert quotes_in(text)[0].content[-1].end < text.index("\n")


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Ann Lee said, “We are ready to go,” when asked about it.", "Ann Lee", "said"),
        ("Ann Lee told him, “We are ready to go!” She replied to all.", "Ann Lee", "told"),
        ("Ann Lee told the board when asked about it: “We are ready.”", "Ann Lee", "told"),
        ("Ann Lee fired back loudly: “We are ready,” referencing it.", "Ann Lee", "fired"),
        (
            "Ann Lee said at noon in town, “We will go,” after Tom Poe told all.",
            "Ann Lee",
            "said",
        ),
        ("Ann Lee said: “We are ready to go,” adding that it rained.", "Ann Lee", "said"),
        ("“We are ready to go,” Ann Lee, who told nobody, said later.", "Ann Lee", "said"),
        ("“We are ready to go,” Ann Lee said when asked about it.", "Ann Lee", "said"),
        ("“We, Tom Poe, are ready,” Ann Lee, a lawyer, said.", "Ann Lee, a lawyer", "said"),
        ("''We met 'Old Tom,''' said Ann Lee, recalling a trip.", "Ann Lee", "said"),
    ],
)
def test_the_cue_that_leads_up_to_a_quotation_is_nearer_than_one_behind(
    text: str, speaker: str, cue: str
) -> None:
    """And one of the main clause nearer than one of a clause inside of it."""
    _, *found = told_in(text)[0]
    assert found == [speaker, cue]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("“We are ready to go,” the letter reads.", "We are ready to go", "the letter", "reads"),
        ("“We are ready to go,” read the memo.", "We are ready to go", "the memo", "read"),
        ("“Are we ready to go?” snapped Ann Lee.", "Are we ready to go?", "Ann Lee", "snapped"),
        ("“We are ready to go.” Ann Lee said.", "We are ready to go.", "Ann Lee", "said"),
        ("“We are ready,” said retired judge Ann Lee.", "We are ready", "judge Ann Lee", "said"),
        ("“We are ready to go,” Kelly said.", "We are ready to go", "Kelly", "said"),
        ("“We are ready,” a mother of three said.", "We are ready", "a mother of three", "said"),
    ],
)
def test_the_words_behind_a_quotation_may_look_like_others(
    text: str, content: str, speaker: str, cue: str
) -> None:
    """A verb like a noun, a name like an adverb, a full stop too many."""
    assert told_in(text) == [([content], speaker, cue)]


def test_a_sentence_behind_a_question_is_no_cue_of_it() -> None:
    """It has a verb of its own before the cue."""
    text = "“Who is it?” The man came to the door, and the neighbors said he was old."
    assert ["Who is it?"] not in [content for content, _, _ in told_in(text)]


def test_a_quotation_in_what_somebody_is_told_to_have_said_is_a_part_of_that() -> None:
    """The first cue tells of the second."""
    text = "Ann Lee said that Tom Poe asked, “Who will mend the old roof?”"
    [(content, speaker, cue)] = told_in(text)
    assert (content, speaker, cue) == (
        ["that Tom Poe asked, “Who will mend the old roof?”"],
        "Ann Lee",
        "said",
    )


def test_a_quotation_behind_a_colon_is_of_the_subject_of_the_sentence() -> None:
    """Whatever its verb, and in the next paragraph too."""
    for blank in (" ", "\n\n"):
        text = f"When Tom Poe left, Ann Lee released a statement:{blank}“It leaks at every seam.”"
        [quote] = quotes_in(text)
        assert quote.speaker
        assert quote.speaker.name == "Ann Lee"


def test_a_long_quotation_is_of_who_tells_something_right_before_it() -> None:
    """Nearer than a name at the head of the sentence."""
    long = "It leaks at every seam, and the owners never came to look at it."
    text = f"Or maybe Tom Poe, as Ann Lee once said. “{long}”"
    assert [each.speaker and each.speaker.name for each in quotes_in(text)][-1] == "Ann Lee"


def test_a_time_is_nobody() -> None:
    """Though it is written like a name."""
    long = "It leaks at every seam, and the owners never came to look at it."
    [quote] = quotes_in(f"On Friday the roof fell on Ann Lee. “{long}”")
    assert quote.speaker
    assert quote.speaker.name == "Ann Lee"


@pytest.mark.parametrize("name", ["Ann Lee", "**Ann Lee, head of the school**", "Mayor Ann Lee"])
def test_a_quotation_behind_a_name_and_a_colon_is_of_that_name(name: str) -> None:
    """Lists of comments have no verbs."""
    [quote] = quotes_in(f"What they say.\n\n{name}: “The roof leaks.”")
    assert quote.because == "quotation behind the name of its speaker"
    assert quote.speaker
    assert quote.speaker.name == "Ann Lee"


def test_the_whole_attribution_has_speaker_and_cue_in_it() -> None:
    """From the first mark to the last word of whoever said it."""
    text = "Yesterday: “It leaks,” said Ann Lee. Nobody came."
    [quote] = quotes_in(text)
    assert [text[slice(*piece)] for piece in quote.main] == ["“It leaks,” said Ann Lee"]


def test_wrapped_lines_part_no_quotation_from_its_cue() -> None:
    """A line may end anywhere."""
    text = (
        "The town was tired of it all and told\nanybody who asked.\n\nThe roof had been old for\n"
        "“many, many years,” and nobody\never looked at it until the\nday it fell.\n\n"
        "“The roof was old when we came,”\nAnn Lee said on the\nsecond day. “It had to fall.”\n"
    )
    found = quotes_in(text)
    assert [each.because for each in found if each.cue][-1] == "quotation cut by its cue"
