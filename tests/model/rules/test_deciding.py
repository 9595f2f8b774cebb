"""Decisions between meetings: when a stage waits for one, and what a decision must hold (5.8, ours)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.deciding import (
    About,
    DecideBetween,
    MemberPart,
    NoteDecision,
    needs_meeting,
    problems_deciding,
    problems_noting,
    without_names,
)
from chc_desktop.model.rules.interests import Interests, Party, People, Person, Side, Who
from chc_desktop.model.rules.offices import Term
from chc_desktop.model.rules.values import Role, Severity, Stage

D = date.fromisoformat
TODAY, RECEIVED, DUE = D("2026-04-30"), D("2026-04-17"), D("2026-05-05")
NAMES = ("Priya Sandhu", "Kofi Brandreth", "Imelda Quist")
PEOPLE = People(
    Person(n, name, terms=(Term(n, name, Role.COMMITTEE_MEMBER, D("2024-01-09")),), officer=True)
    for n, name in enumerate(NAMES, 1)
)
CASE = Interests(
    people=PEOPLE,
    parties=(
        Party(9, "Joan Hartley", Side.COMPLAINS, "2 Example Street"),
        Party(8, "Al Vane", Side.SPEAKS),
        Party(7, "Hester Blaydon", Side.ABOUT),
    ),
)
PRIYA, KOFI = MemberPart(1, NAMES[0], True, "None."), MemberPart(2, NAMES[1], True, "None.")
DECIDE = DecideBetween(
    complaint_id=1,
    about=About.STAGE_1,
    on=D("2026-04-28"),
    how="email",
    what="Upheld. Fit a lock.",
    members=(PRIYA, KOFI),
)


def found(command: DecideBetween, known: Interests = CASE) -> list[tuple[str, str, bool]]:
    problems = problems_deciding(command, known, TODAY, RECEIVED)
    return [(p.field, p.provision, p.severity is Severity.BLOCK) for p in problems]


@pytest.mark.parametrize(
    ("names", "hearing", "waits"),
    [
        ((), None, True),
        (("The whole committee",), None, True),
        (("Priya Sandhu",), None, False),
        (("Priya Sandhu", "Kofi Brandreth"), None, True),
        (("Priya Sandhu", "Kofi Brandreth"), DUE, False),
        (("Priya Sandhu", "Kofi Brandreth"), D("2026-05-06"), True),
    ],
)
def test_a_committee_or_a_panel_waits_for_a_meeting_and_one_person_does_not(
    names: tuple[str, ...], hearing: date | None, waits: bool
) -> None:
    assert needs_meeting(map(Who, names), "committee", hearing, DUE) is waits


def test_a_decision_says_what_when_how_and_by_whom() -> None:
    assert found(DECIDE) == []


@pytest.mark.parametrize(
    ("command", "problems"),
    [
        (replace(DECIDE, on=None), [("on", "", True)]),
        (replace(DECIDE, on=D("2026-05-01")), [("on", "", True)]),
        (replace(DECIDE, on=D("2026-04-16")), [("on", "", True)]),
        (replace(DECIDE, about=None), [("about", "", True)]),
        (replace(DECIDE, how=" "), [("how", "", True)]),
        (replace(DECIDE, what=" "), [("what", "", True)]),
        (replace(DECIDE, what="Joan is right."), [("what", "", False)]),
        (replace(DECIDE, why="Mrs Hartley waits."), [("what", "", False)]),
        (replace(DECIDE, members=()), [("members", "", True)]),
        (replace(DECIDE, members=(PRIYA,)), [("members", "", False)]),
        (
            replace(DECIDE, members=(PRIYA, replace(KOFI, conflicts=""))),
            [("member_2", "5.8", True)],
        ),
        (
            replace(DECIDE, members=(PRIYA, KOFI, MemberPart(3, NAMES[2], False))),
            [],
        ),
    ],
)
def test_what_stands_against_a_decision(
    command: DecideBetween, problems: list[tuple[str, str, bool]]
) -> None:
    assert found(command) == problems


def test_nobody_decides_between_meetings_who_may_not_decide_the_stage() -> None:
    known = replace(CASE, considered_1=(Who("Kofi Brandreth", 2),))
    assert found(replace(DECIDE, about=About.STAGE_2), known) == [("member_2", "6.13", True)]
    assert found(DECIDE, known) == []
    assert found(replace(DECIDE, about=About.AWARD), known) == []
    about = replace(CASE, parties=(Party(2, "Kofi Brandreth", Side.ABOUT),))
    assert found(replace(DECIDE, about=About.OTHER), about) == [("member_2", "5.8", True)]


def test_each_kind_of_decision_knows_its_stage() -> None:
    assert [about.stage for about in About] == [Stage.ONE, Stage.TWO, None, None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mrs Joan  Hartley asked.", "The resident asked."),
        (
            "joan asked Al Vane and Mr Vane.",
            "The resident asked the representative and the representative.",
        ),
        ("Hester was short.", "The person complained about was short."),
        ("Joanna and Al stay.", "Joanna and Al stay."),
    ],
)
def test_names_of_the_case_stay_out_of_the_minutes(text: str, said: str) -> None:
    assert without_names(text, CASE) == said


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (NoteDecision(decision_id=1, on=D("2026-04-30"), minute_reference="26/04, 7"), []),
        (NoteDecision(decision_id=1, on=None, minute_reference="26/04, 7"), ["on"]),
        (NoteDecision(decision_id=1, on=D("2026-04-27"), minute_reference="7"), ["on"]),
        (NoteDecision(decision_id=1, on=D("2026-05-12"), minute_reference="7"), ["on"]),
        (
            NoteDecision(decision_id=1, on=D("2026-04-30"), minute_reference=" "),
            ["minute_reference"],
        ),
    ],
)
def test_noting_a_decision_needs_a_later_meeting_and_its_minute(
    command: NoteDecision, fields: list[str]
) -> None:
    problems = problems_noting(command, D("2026-04-28"), TODAY)
    assert [p.field for p in problems] == fields


def test_where_nobody_is_on_record_for_the_day_it_says_what_to_do() -> None:
    nobody = replace(CASE, people=People(()))
    texts = [
        p.text for p in problems_deciding(replace(DECIDE, members=()), nobody, TODAY, RECEIVED)
    ]
    assert [t for t in texts if "Record who sits on it and since when" in t]
    undated = replace(DECIDE, members=(), on=None)
    texts = [p.text for p in problems_deciding(undated, nobody, TODAY, RECEIVED)]
    assert "Say who decided it. At least one person did." in texts
