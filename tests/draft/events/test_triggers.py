"""The words that report an act give its type and mode."""

from __future__ import annotations

import pytest

from onrecord.draft.events.triggers import Trigger, find_triggers
from onrecord.draft.parsed.parsed_text import ParsedText


def main_acts(text: str) -> list[Trigger]:
    """The triggers of a text that count."""
    return [each for each in find_triggers(ParsedText(text)) if each.weight >= 0.5]


def types(text: str) -> list[tuple[str, str | None]]:
    """Types and modes of the triggers of a text that count."""
    return [(each.type, each.mode) for each in main_acts(text)]


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("The two sides agreed to resume talks.", "AGREE", None),
        ("Peru offered to mediate.", "AGREE", None),
        ("The premier met with union leaders.", "CONSULT", None),
        ("The envoy travelled to Tunis.", "CONSULT", "visit"),
        ("Ministers held talks with the lenders.", "CONSULT", None),
        ("The chancellor telephoned her counterpart.", "CONSULT", "phone"),
        ("Fiji praised the court.", "SUPPORT", None),
        ("Fiji and Samoa signed a treaty.", "SUPPORT", None),
        ("Chad restored diplomatic ties with Niger.", "SUPPORT", None),
        ("The junta lifted the curfew.", "CONCEDE", None),
        ("The ministry eased its ban on imports.", "CONCEDE", None),
        ("The bishop apologized to the families.", "CONCEDE", None),
        ("The rebels declared a ceasefire.", "CONCEDE", None),
        ("The guards released eleven prisoners.", "RETREAT", "release"),
        ("The army withdrew its troops from the valley.", "RETREAT", "withdraw"),
        ("The mayor resigned.", "RETREAT", "resign"),
        ("The fighters laid down their arms.", "RETREAT", "disarm"),
        ("Laos shared intelligence with Nepal.", "COOPERATE", None),
        ("Norway sent medicine to Kenya.", "AID", None),
        ("Norway granted asylum to the writer.", "AID", None),
        ("The union demanded the release of its leader.", "REQUEST", None),
        ("The bishop called on the mayor to quit.", "REQUEST", "change"),
        ("The panel condemned the raid.", "ACCUSE", "disapprove"),
        ("The owner accused the city of fraud.", "ACCUSE", "allege"),
        ("Prosecutors are investigating the bank.", "ACCUSE", "investigate"),
        ("The agency opened an inquiry into the spill.", "ACCUSE", "investigate"),
        ("The court rejected the appeal.", "REJECT", None),
        ("The general refused to meet the envoy.", "REJECT", "meet"),
        ("The general threatened to arrest the judges.", "THREATEN", "arrest"),
        ("Ghana issued an ultimatum to the company.", "THREATEN", None),
        ("Students staged a demonstration against the fees.", "PROTEST", "demo"),
        ("Nurses went on strike.", "PROTEST", "strike"),
        ("Farmers blocked the road.", "PROTEST", "obstruct"),
        ("Iceland imposed sanctions on the bank.", "SANCTION", "discontinue"),
        ("Iceland imposed embargoes on the bank.", "SANCTION", "discontinue"),
        ("Mali deployed guardsmen along the border.", "MOBILIZE", "troops"),
        ("Iceland expelled two diplomats.", "SANCTION", "expel"),
        ("Iceland suspended aid to the regime.", "SANCTION", "discontinue"),
        ("Iceland withdrew from the treaty.", "SANCTION", "withdraw"),
        ("Mali deployed troops along the border.", "MOBILIZE", "troops"),
        ("The police arrested a singer.", "COERCE", "arrest"),
        ("The junta closed down the newspaper.", "COERCE", "censor"),
        ("The junta imposed a curfew in the port.", "COERCE", "curfew"),
        ("Hackers launched a cyberattack against the bank.", "COERCE", "cyber"),
        ("Gunmen kidnapped a priest.", "ASSAULT", "abduct"),
        ("Soldiers opened fire on the crowd.", "ASSAULT", "firearms"),
        ("The army carried out an air strike on the depot.", "ASSAULT", "aerial"),
        ("Gunmen assassinated a judge.", "ASSAULT", "targeted"),
        ("The army bombarded the port.", "ASSAULT", "heavy-weapons"),
        ("The jets dropped bombs on the depot.", "ASSAULT", "aerial"),
        ("Nurses held a general strike.", "PROTEST", "strike"),
        ("Inmates began a hunger strike.", "PROTEST", "hunger"),
        ("Iceland lodged a protest note with the bank.", "ACCUSE", "disapprove"),
        ("The union held the mayor responsible for the spill.", "ACCUSE", "allege"),
        ("The rebels set the crew free.", "RETREAT", "release"),
        ("The junta shut the newspaper down.", "COERCE", "censor"),
        ("The Greens won the election.", "ELECT", None),
        ("Senators passed the bill.", "LEGISLATE", None),
        ("The king appointed a regent.", "APPOINT", None),
        ("The mayor established a commission.", "ESTABLISH", None),
    ],
)
def test_a_plain_sentence_has_one_act(text: str, type: str, mode: str | None) -> None:
    """The verb and its object decide the type and the mode."""
    assert types(text) == [(type, mode)]


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("Togo threatened to withdraw from the treaty.", "THREATEN", "relations"),
        ("Togo refused to release the crew.", "REJECT", "yield"),
        ("Togo is ready to send aid to Benin.", "AGREE", None),
        ("Togo vowed to attack the camp.", "THREATEN", "violence"),
        ("Togo said it will release the crew.", "AGREE", None),
        ("Togo said it will not release the crew.", "REJECT", "yield"),
        ("Togo will not lift the embargo.", "REJECT", "yield"),
        ("Togo said that Benin must withdraw its troops.", "REQUEST", "yield"),
        ("Togo decided to lift the ban on cars.", "CONCEDE", None),
        ("Togo sent experts to Benin to investigate the leak.", "ACCUSE", "investigate"),
        ("Togo called for sanctions against the bank.", "ACCUSE", "disapprove"),
    ],
)
def test_the_outer_act_decides(text: str, type: str, mode: str | None) -> None:
    """An act that is threatened, refused, promised or asked for is not the main one."""
    assert types(text) == [(type, mode)]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The mayor attacked the owner, calling him a thief.", "ACCUSE"),
        ("The mayor launched an attack on the owner, calling him a thief.", "ACCUSE"),
        ("The rebels attacked the base, calling it a victory.", "ASSAULT"),
        ("The rebels attacked the base, killing him.", "ASSAULT"),
    ],
)
def test_attacks_by_words_are_reproaches(text: str, type: str) -> None:
    """What somebody calls a person in an attack tells that it was made with words."""
    assert types(text)[0][0] == type


def test_the_act_within_is_kept_with_less_weight() -> None:
    """What was threatened is a trigger too, which points to less than the threat."""
    outer, inner = find_triggers(ParsedText("Togo threatened to expel the envoy."))
    assert (outer.type, inner.type) == ("THREATEN", "SANCTION")
    assert outer.inner == inner.head
    assert inner.weight < 0.5 <= outer.weight


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("After soldiers attacked the port, Togo recalled its ambassador.", "SANCTION"),
        ("The rebels, who had kidnapped a priest, released him.", "RETREAT"),
        ("Newly elected senators rejected the plan.", "REJECT"),
        ("Togo condemned the raid, calling it a crime.", "ACCUSE"),
        ("The men arrested by the police apologized.", "CONCEDE"),
    ],
)
def test_circumstances_are_not_main(text: str, type: str) -> None:
    """Acts of relative clauses, circumstances and participles count for less."""
    assert [each for each, _ in types(text)] == [type]


@pytest.mark.parametrize(
    "text",
    [
        "The work met the needs of the town.",
        "He signed up for a class.",
        "The mayor declined to comment.",
        "The survey demonstrates that prices rise.",
        "The ministry released a report.",
        "It rained.",
        "",
        "“",
        "東京は雨だった。 הגשם ירד.",
    ],
)
def test_no_act_where_none_is_told(text: str) -> None:
    """Idioms and plain facts are no acts."""
    assert types(text) == []


def test_a_passive_has_its_recipient_for_a_subject() -> None:
    """Who was arrested is the subject, and whom sanctions were imposed on is not."""
    [arrested] = main_acts("The singer was arrested by the police.")
    assert arrested.recipients == ("subject",)
    [imposed] = main_acts("Sanctions were imposed on the bank.")
    assert imposed.recipients == ("on", "against")


def test_recipients_stand_behind_the_act_within() -> None:
    """The recipient of what was agreed to is looked for behind its words."""
    parsed = ParsedText("Togo agreed to send aid to Benin.")
    trigger = find_triggers(parsed)[0]
    assert parsed.tokens.words[trigger.after :] == ["to", "Benin", "."]


def test_nouns_tell_acts_where_no_verb_does() -> None:
    """A refusal is one, and an attack of somebody; what only is an attack is none."""
    assert types("Togo's refusal to release the crew was a shock.") == [("REJECT", "yield")]
    assert ("ASSAULT", None) in types("It was a week of rain and of Togo's attack on the port.")
    assert types("Poverty is a threat to all.") == []


@pytest.mark.parametrize(
    "unit",
    ["is ", "refusal to ", "called on ", "said that it will ", "the attack ", "Togo and ", "“"],
)
def test_long_sentences_are_read_in_time(unit: str) -> None:
    """One sentence of many words takes no more than its share."""
    assert isinstance(find_triggers(ParsedText(unit * 4000)), list)
