"""A panel is asked, declares and hears: what stands against it, and what it lacks (5.8, 6.20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.considering import (
    NONE,
    AskToConsider,
    HoldHearing,
    Seat,
    declaration,
    panel_advice,
    problems_asking,
    problems_hearing,
)
from chc_desktop.model.rules.interests import Interests, PanelPart, Who
from chc_desktop.model.rules.values import Problem, Severity, Stage

D = date.fromisoformat
TODAY, START = D("2026-03-31"), D("2026-03-02")
ASK = AskToConsider(
    complaint_id=1, stage=Stage.TWO, name="Priya Sandhu", on=D("2026-03-09"), no_conflict=True
)
HEARING = HoldHearing(
    complaint_id=1, stage=Stage.TWO, on=D("2026-04-09"), invited_on=D("2026-03-30")
)
CHAIR = Seat(1, "Kofi Brandreth", PanelPart.CHAIR, NONE)


def asking(command: AskToConsider, *seats: Seat, known: Interests | None = None) -> list[Problem]:
    return list(problems_asking(command, seats, known or Interests(), TODAY, START))


def fields(found: list[Problem]) -> list[tuple[str, str, bool]]:
    return [(p.field, p.provision, p.severity is Severity.BLOCK) for p in found]


def test_somebody_who_declares_no_conflict_can_be_asked() -> None:
    assert asking(ASK) == []
    assert asking(replace(ASK, part=PanelPart.MEMBER), CHAIR) == []


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (replace(ASK, name=" "), [("name", "5.8", True)]),
        (replace(ASK, part=None), [("part", "6.20", True)]),
        (replace(ASK, on=None), [("on", "", True)]),
        (replace(ASK, on=D("2026-04-01")), [("on", "", True)]),
        (replace(ASK, on=D("2026-03-01")), [("on", "", True)]),
        (replace(ASK, no_conflict=None), [("no_conflict", "5.8", False)]),
        (replace(ASK, no_conflict=False), [("conflicts", "5.8", True)]),
        (replace(ASK, no_conflict=False, conflicts="A cousin"), [("conflicts", "5.8", False)]),
    ],
)
def test_what_stands_against_asking(
    command: AskToConsider, found: list[tuple[str, str, bool]]
) -> None:
    assert fields(asking(command)) == found


def test_a_panel_has_one_chair() -> None:
    second = replace(ASK, part=PanelPart.CHAIR)
    assert fields(asking(second, CHAIR)) == [("part", "6.20", True)]
    assert asking(replace(second, instead_of=1), CHAIR) == []
    assert asking(replace(second, name="Kofi  Brandreth"), CHAIR) == []


def test_a_clerk_may_have_considered_stage_1_and_whoever_decides_may_not() -> None:
    known = Interests(considered_1=(Who("Priya Sandhu"),))
    assert fields(asking(ASK, known=known)) == [("name", "6.13", True)]
    assert asking(replace(ASK, part=PanelPart.CLERK), known=known) == []


def test_what_was_declared_is_kept_in_words() -> None:
    assert declaration(ASK) == "None."
    assert declaration(replace(ASK, no_conflict=None, conflicts="x")) == ""
    assert declaration(replace(ASK, no_conflict=False, conflicts=" A\ncousin ")) == "A cousin"


@pytest.mark.parametrize(
    ("seats", "hearing", "said"),
    [
        ((), None, ()),
        ((CHAIR,), D("2026-04-09"), ()),
        ((), D("2026-04-09"), ("A hearing has a day and nobody to hear it.",)),
        (
            (replace(CHAIR, part=PanelPart.CLERK),),
            None,
            ("Nobody decides yet: a clerk only writes (6.20).",),
        ),
        (
            (
                Seat(1, "Kofi", PanelPart.MEMBER, NONE),
                Seat(2, "Priya", PanelPart.CONSIDERS),
                Seat(3, "Ann", PanelPart.CLERK),
            ),
            None,
            (
                "Say who is in the chair of the panel (6.20).",
                "Ask whether they have a conflict of interest (5.8): Priya, Ann.",
            ),
        ),
    ],
)
def test_what_a_panel_lacks_is_said(
    seats: tuple[Seat, ...], hearing: date | None, said: tuple[str, ...]
) -> None:
    assert panel_advice(seats, hearing) == said


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (HEARING, []),
        (replace(HEARING, on=None), [("on", "", True)]),
        (replace(HEARING, on=D("2206-04-09")), [("on", "", True)]),
        (replace(HEARING, on=D("2026-03-01"), invited_on=D("2026-02-28")), [("on", "", True)]),
        (replace(HEARING, invited_on=None), [("invited_on", "3.6", False)]),
        (replace(HEARING, invited_on=D("2026-04-01")), [("invited_on", "", True)]),
        (replace(HEARING, on=D("2026-03-20")), [("invited_on", "", True)]),
    ],
)
def test_what_stands_against_a_hearing(
    command: HoldHearing, found: list[tuple[str, str, bool]]
) -> None:
    assert fields(list(problems_hearing(command, TODAY, START))) == found
