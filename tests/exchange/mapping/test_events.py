"""Events and appointments of layers become ours, with who takes part, when and where."""

from __future__ import annotations

from exchange.mapping.layers import code, event, left_out, mark, rows, rules

from onrecord.exchange.annotated import End, Feature, Link

TEXT = (
    "On 7 May 2021 Cora Dale beat Bob Roper and Ned Oak in Bergen, Norway. Nobody attacked the "
    "town. In June the League named Ned Oak Warden of the Road. It rained."
)
ROLES = {
    "Attacker": "actors",
    "Target": "recipients",
    "Employee": "recipients",
    "Agent": "actors",
    "Place": "place",
    "Time*": "date",
    "Instrument": "ignore",
}
RULES = rules(
    events={
        "Conflict.Attack*": {"type": "ASSAULT"},
        "Conflict.Attack.Beating": {"type": "ASSAULT", "mode": "beat"},
        "Personnel.Start": {"type": "APPOINT"},
    },
    appointments={
        "Personnel.Start": {
            "action": "appointed",
            "roles": {"Employee": "appointee", "Agent": "appointing_authority", "Post": "office"},
        }
    },
    roles=ROLES,
    features={"Negation": {"polarity": "negative"}, "Tense=Future": {"modality": "planned"}},
)


def test_an_event_has_its_participants_date_and_place() -> None:
    """All that is marked stands in the row, quoted; two places are one with the country of one."""
    marks = [
        mark(TEXT, "T1", "conflict.attack.beating", "beat"),
        mark(TEXT, "T2", "Argument", "Cora Dale"),
        mark(TEXT, "T3", "Argument", "Bob Roper"),
        mark(TEXT, "T4", "Argument", "Ned Oak"),
        mark(TEXT, "T5", "Argument", "Bergen"),
        mark(TEXT, "T6", "Argument", "Norway"),
        mark(TEXT, "T7", "Argument", "7 May 2021"),
    ]
    ends = {"Attacker": "T2", "Target": "T3", "Target2": "T4", "Place": "T5", "Place2": "T6"}
    link = event("E1", "conflict.attack.beating", "T1", **ends, **{"Time-Within": "T7"})
    mapped = code(TEXT, RULES, marks, [link])
    assert rows(mapped, "events") == [
        {
            "id": "e01",
            "summary": "Cora Dale attacks Bob Roper.",
            "type": "ASSAULT",
            "modality": "actual",
            "polarity": "positive",
            "mode": "beat",
            "actors": ["cora-dale"],
            "recipients": ["bob-roper", "ned-oak"],
            "date": "2021-05-07",
            "date_basis": "stated",
            "place": {"name": "Bergen, Norway", "country": "NOR"},
            "evidence": {
                "exact": "7 May 2021 Cora Dale beat Bob Roper and Ned Oak in Bergen, Norway",
                "actors": {"cora-dale": "Cora Dale"},
                "recipients": {"bob-roper": "Bob Roper", "ned-oak": "Ned Oak"},
                "date": "7 May 2021",
                "place": ["Bergen", "Norway"],
            },
        }
    ]
    assert dict(mapped.coded) == {"conflict.attack.beating": 2, "Argument": 6}
    assert not (mapped.unmapped or mapped.ignored or mapped.left_out)


def test_features_say_whether_an_event_took_place() -> None:
    """They may stand on the event or on its trigger, which alone has its sentence as evidence."""
    marks = [mark(TEXT, "T1", "Conflict:Attack", "attacked")]
    features = [Feature("A1", "Negation", "E1"), Feature("A2", "Tense", "T1", "Future")]
    mapped = code(TEXT, RULES, marks, [event("E1", "Conflict:Attack", "T1")], features)
    (found,) = rows(mapped, "events")
    assert (found["polarity"], found["modality"]) == ("negative", "planned")
    assert found["evidence"] == {"exact": "Nobody attacked the town."}
    assert mapped.coded["Negation"] == mapped.coded["Tense"] == 1


def test_a_mark_without_arguments_is_an_event_too() -> None:
    """Where a tool has only marks, each with the label of an event makes one."""
    mapped = code(TEXT, RULES, [mark(TEXT, "1", "Conflict_Attack", "attacked")])
    assert [each["summary"] for each in rows(mapped, "events")] == [
        "Somebody attacks somebody (“attacked”)."
    ]


def test_an_appointment_whose_office_is_marked_has_its_event() -> None:
    """Both rows are made, tied, and confirmed as their coder has coded them."""
    marks = [
        mark(TEXT, "T1", "Personnel.Start", "named"),
        mark(TEXT, "T2", "Argument", "Ned Oak", number=2),
        mark(TEXT, "T3", "Argument", "Warden of the Road"),
        mark(TEXT, "T4", "Argument", "the League"),
    ]
    link = event("E1", "Personnel.Start", "T1", Employee="T2", Post="T3", Agent="T4")
    mapped = code(TEXT, RULES, marks, [link])
    (appointment,), (act,) = rows(mapped, "appointments"), rows(mapped, "events")
    assert appointment == {
        "id": "a01",
        "office": "warden-of-the-road",
        "action": "appointed",
        "appointee": "ned-oak",
        "appointing_authority": "league",
        "event": "e01",
        "evidence": {
            "exact": "the League named Ned Oak Warden of the Road",
            "appointee": "Ned Oak",
            "office": "Warden of the Road",
            "appointing_authority": "the League",
        },
    }
    assert (act["type"], act["recipients"], act["actors"]) == ("APPOINT", ["ned-oak"], ["league"])
    assert "status" not in act
    assert not mapped.left_out


def test_an_appointment_without_an_office_is_an_event_without_the_appointee() -> None:
    """Nobody can say to which office; that the appointee is left out is listed."""
    marks = [
        mark(TEXT, "T1", "Personnel.Start", "named"),
        mark(TEXT, "T2", "Argument", "Ned Oak", number=2),
    ]
    mapped = code(TEXT, RULES, marks, [event("E1", "Personnel.Start", "T1", Employee="T2")])
    assert not rows(mapped, "appointments")
    assert "recipients" not in rows(mapped, "events")[0]
    assert left_out(mapped) == [
        "memo.ann: E1 'Personnel.Start': who is named to an office, and no words are marked as "
        "the office"
    ]


def test_a_date_that_cannot_be_read_is_listed() -> None:
    """No day is made up from words that tell none."""
    marks = [
        mark(TEXT, "T1", "Conflict.Attack", "attacked"),
        mark(TEXT, "T2", "Argument", "town"),
    ]
    mapped = code(TEXT, RULES, marks, [event("E1", "Conflict.Attack", "T1", Time="T2")])
    assert "date" not in rows(mapped, "events")[0]
    assert left_out(mapped) == ["memo.ann: E1 'Time': no date can be read from its words"]


def test_an_event_inside_of_what_somebody_says_names_the_quote() -> None:
    """Where the trigger of an event stands in a content, the speaker asserts it."""
    both = rules(events={"Attack": {"type": "ASSAULT"}}, quotes={"Said": {"content": ["Content"]}})
    marks = [
        mark(TEXT, "T1", "Attack", "attacked"),
        mark(TEXT, "T2", "Content", "Nobody attacked the town"),
    ]
    mapped = code(TEXT, both, marks, [event("E1", "Said", None, Content="T2")])
    assert rows(mapped, "events")[0]["attributed_to"] == "q01"


def test_a_slot_without_a_role_says_by_its_name_what_stands_in_it() -> None:
    """As INCEpTION has slots for which no roles were declared."""
    text = "Bob Roper hit Sam Low."
    marks = [mark(text, "1", "Hit", "hit"), mark(text, "2", "Person", "Bob Roper")]
    slot = Link("1.source", "source", (End("", "2"),), "1")
    mapping = rules(events={"Hit": {"type": "ASSAULT", "roles": {"source": "actors"}}})
    assert rows(code(text, mapping, marks, [slot]), "events")[0]["actors"] == ["bob-roper"]
