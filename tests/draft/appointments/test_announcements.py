"""Announcements: labeled lists, introduced lists, and sentences."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.find_appointments import find_appointments
from onrecord.draft.dates.find_dates import find_dates
from onrecord.draft.defaults import LEAST
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment


def found_in(text: str) -> list[ProposedAppointment]:
    """All that is proposed of a text."""
    parsed = ParsedText(text)
    return find_appointments(parsed, Actors(parsed), [])


def told(text: str) -> list[tuple[str, str, str]]:
    """Name, office and action of what is proposed by default."""
    return [
        (each.appointee.name, each.office_name, each.action)
        for each in found_in(text)
        if each.score >= LEAST
    ]


def test_labeled_names_are_given_once() -> None:
    """The list at the top and the headings below tell the same."""
    text = (
        "Today, the President announced his intent to nominate the following:\n\n"
        "-   Ada Stone, Nominee for Director of the Mint,\n    Department of Coins\n"
        "-   Ben Oak, Appointee for Member of the River Board\n\n"
        "**<u>Ada Stone, Nominee for Director of the Mint, Department of Coins</u>**\n\n"
        "Ada Stone was named Dean of Bay College in 2011.\n"
    )
    assert told(text) == [
        ("Ada Stone", "Director of the Mint, Department of Coins", "announced"),
        ("Ben Oak", "Member of the River Board", "appointed"),
    ]


def test_items_under_an_introduction_are_announced() -> None:
    """What the introduction says holds for each item; a shared office stands above."""
    text = (
        "She announced her intent to appoint the following people:\n\n"
        "- **Ada Stone** – Deputy Director of the Mint\n- Ben Oak, Member, River Board\n\n"
        "She appointed the following individuals to serve as members of the Council:\n\n"
        "- Cy Young\n- Dee Reed\n"
    )
    assert told(text) == [
        ("Ada Stone", "Deputy Director of the Mint", "announced"),
        ("Ben Oak", "Member, River Board", "announced"),
        ("Cy Young", "members of the Council", "announced"),
        ("Dee Reed", "members of the Council", "announced"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Premier Lee has nominated Gov. Ada Stone of Ohio as the next secretary of state.",
            ("Ada Stone", "secretary of state", "nominated"),
        ),
        (
            "She announced her intent to nominate Ada Stone to serve as Director of the Mint.",
            ("Ada Stone", "Director of the Mint", "announced"),
        ),
        (
            "Lee tapped Ada Stone, a former judge, to be ambassador to Lilliput.",
            ("Ada Stone", "ambassador to Lilliput", "announced"),
        ),
        (
            "Ada Stone was appointed by Premier Lee as Commissioner of Fisheries.",
            ("Ada Stone", "Commissioner of Fisheries", "appointed"),
        ),
        (
            "Ada Stone was sworn in as Governor of Lilliput.",
            ("Ada Stone", "Governor of Lilliput", "sworn_in"),
        ),
        (
            "Ada Stone resigned as chairwoman of the Harbor Bank.",
            ("Ada Stone", "chairwoman of the Harbor Bank", "resigned"),
        ),
        (
            "Ada Stone will serve as Ambassador to Lilliput.",
            ("Ada Stone", "Ambassador to Lilliput", "designate"),
        ),
        (
            "Byron has nominated Anna Roe of Ohio as the next envoy to Peru. Roe is known there.",
            ("Anna Roe", "envoy to Peru", "nominated"),
        ),
        ("Anna Roe will serve as chief of staff.", ("Anna Roe", "chief of staff", "designate")),
        (
            "The Senate confirms Ann Lee as Secretary of State.",
            ("Ann Lee", "Secretary of State", "confirmed"),
        ),
        (
            "Byron ousts Ann Lee as director of the Mint.",
            ("Ann Lee", "director of the Mint", "dismissed"),
        ),
        (
            "Ann Lee stepped down on Monday as director of the Mint.",
            ("Ann Lee", "director of the Mint", "resigned"),
        ),
        (
            "Ann Lee resigns from her post as director of the Mint.",
            ("Ann Lee", "director of the Mint", "resigned"),
        ),
        (
            "Ann Lee was sworn in on Monday as governor of Lilliput.",
            ("Ann Lee", "governor of Lilliput", "sworn_in"),
        ),
        (
            "The chief justice swore in Ann Lee as governor of Lilliput.",
            ("Ann Lee", "governor of Lilliput", "sworn_in"),
        ),
        (
            "Byron picked Ann Lee to lead the Mint as its director.",
            ("Ann Lee", "director", "announced"),
        ),
        (
            "Byron appointed Ann Lee to the post of envoy to Peru.",
            ("Ann Lee", "envoy to Peru", "appointed"),
        ),
        (
            "Byron named Ann Lee (pictured) envoy to Peru.",
            ("Ann Lee", "envoy to Peru", "announced"),
        ),
        (
            "Ann F. Lee was named envoy to Peru.",
            ("Ann F. Lee", "envoy to Peru", "announced"),
        ),
        (
            "Ann Lee is a judge. She was appointed envoy to Peru.",
            ("Ann Lee", "envoy to Peru", "appointed"),
        ),
        (
            "Ann Lee was there, and Byron named her as envoy to Peru.",
            ("Ann Lee", "envoy to Peru", "announced"),
        ),
    ],
)
def test_verbs_of_naming(text: str, expected: tuple[str, str, str]) -> None:
    """Each verb has its action; a plan to name is announced."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Premier Lee appointed Ann Roe as envoy to Peru.", "Lee"),
        ("Ann Roe was appointed by then Premier Lee as envoy to Peru.", "Lee"),
        ("Ann Roe was appointed envoy to Peru by Premier Lee.", "Lee"),
        ("The Senate confirmed Ann Roe as envoy to Peru.", "Senate"),
        ("In naming Ann Roe as envoy to Peru, they went far.", None),
        ("They named Ann Roe as envoy to Peru.", None),
    ],
)
def test_who_names_somebody(text: str, expected: str | None) -> None:
    """A person or a body, before the verb or behind "by"; pronouns for many are nobody."""
    (found,) = [each for each in found_in(text) if each.appointee.name == "Ann Roe"]
    authority = found.appointing_authority
    assert (authority and authority.name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Premier Lee named him director of the Mint.",
        "Premier Lee picked Ann Roe to head the Mint.",
        "Premier Lee asked Ann Roe to chair the board.",
        "She was appointed director of the Mint.",
        "The chief stood and Ann Roe stepped in as director of the Mint.",
    ],
)
def test_no_person_or_no_office_is_no_appointment(text: str) -> None:
    """Who cannot be told, and an office that the text does not name, are not made up."""
    assert not [each for each in told(text) if each[2] != "incumbent"]


def test_the_surest_of_those_that_tell_the_same_is_kept() -> None:
    """What is denied in one sentence may be so in another."""
    text = "Nobody may elect Ann Roe as mayor of Bay. They elected Ann Roe as mayor of Bay."
    assert told(text) == [("Ann Roe", "mayor of Bay", "elected")]


def test_several_are_named_by_one_verb() -> None:
    """Name and office may follow one another after one verb."""
    text = (
        "The President nominated Ada Stone for Solicitor of the Department of Coins, "
        "Ben Oak for Director of the Mint, and Cy Young for Treasurer of the State."
    )
    assert [each[0] for each in told(text)] == ["Ada Stone", "Ben Oak", "Cy Young"]


@pytest.mark.parametrize(
    "text",
    [
        "She named the ship after a river.",
        "The Senate confirmed the date of the vote.",
        "In 2011, Premier Lee appointed Ada Stone as Director of the Mint.",
        "Premier Lee did not appoint Ada Stone as Director of the Mint.",
        "The board picked Blue Harbor as the site of the fair.",
    ],
)
def test_what_names_nobody_now_stays_below_the_threshold(text: str) -> None:
    """Things, negations and what is long past are not proposed by default."""
    assert not [each for each in told(text) if each[2] != "incumbent"]


def test_the_date_beside_the_act_is_its_date() -> None:
    """A date in the clause or right beside it says when somebody was named."""
    text = "On May 2, 2024, Premier Lee appointed Ada Stone as Director of the Mint."
    parsed = ParsedText(text)
    (named, *_) = [
        each
        for each in find_appointments(parsed, Actors(parsed), find_dates(parsed))
        if each.action == "appointed"
    ]
    assert named.date and named.date.edtf == "2024-05-02"
    assert named.appointing_authority and named.appointing_authority.name == "Lee"


def test_a_bare_member_is_one_of_the_body_that_the_introduction_names() -> None:
    """ "Member" alone says too little."""
    text = (
        "She appointed the following people to the Board of River Affairs:\n\n- Ada Stone, Chair\n"
    )
    assert told(text) == [("Ada Stone", "Chair, Board of River Affairs", "announced")]


def test_an_office_may_stand_before_the_name_and_have_a_successor() -> None:
    """Who is dismissed is named behind the office, and who follows takes the same office."""
    text = (
        "On Friday Cy Young dismissed the head of the port authority, Ada Stone, and named "
        "Ben Oak as her successor."
    )
    assert told(text) == [
        ("Ada Stone", "head of the port authority", "dismissed"),
        ("Ben Oak", "head of the port authority", "announced"),
    ]
    [_, successor] = found_in(text)
    assert successor.predecessor
    assert successor.predecessor.name == "Ada Stone"
    assert [text[slice(*each)] for each in successor.main] == [
        "head of the port authority",
        "named Ben Oak as her successor",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Stone resigned as dean of Bay College, and they appointed Ben Oak to replace her.",
            [
                ("Ada Stone", "dean of Bay College", "resigned"),
                ("Ben Oak", "dean of Bay College", "appointed"),
            ],
        ),
        # The office stands in another sentence, where it may be that of anybody.
        ("They named Ben Oak as her successor.", []),
        ("They removed the obstacle, Ada Stone, a farmer, said.", []),
        ("They removed the mayor’s fence, Ada Stone, said.", []),
    ],
)
def test_successors_need_an_office_in_their_sentence(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Without an office, or with a thing that is none, nobody is named to one."""
    assert told(text) == expected
