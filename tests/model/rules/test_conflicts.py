"""What stands against declaring a conflict of interest (5.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.conflicts import DeclareConflict, problems_declaring
from chc_desktop.model.rules.interests import Who

D = date.fromisoformat
TODAY = D("2026-03-31")
KOFI, JOAN = Who("Kofi Brandreth", 3), Who("Joan Hartley", 9)
DECLARE = DeclareConflict(
    person="Kofi Brandreth",
    to_person="Joan Hartley",
    kind="personal friend",
    declared_on=D("2026-03-01"),
)


def fields(command: DeclareConflict, other: Who | None = JOAN) -> list[str]:
    return [p.field for p in problems_declaring(command, KOFI, other, TODAY)]


def test_a_declaration_names_two_people_what_it_is_and_its_day() -> None:
    assert fields(DECLARE) == []
    assert fields(replace(DECLARE, ended_on=D("2026-03-01"))) == []


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(DECLARE, person=" "), "person"),
        (replace(DECLARE, to_person=""), "to_person"),
        (replace(DECLARE, kind=" "), "kind"),
        (replace(DECLARE, declared_on=None), "declared_on"),
        (replace(DECLARE, declared_on=D("2026-04-01")), "declared_on"),
        (replace(DECLARE, ended_on=D("2026-02-28")), "ended_on"),
        (replace(DECLARE, ended_on=D("2206-02-28")), "ended_on"),
    ],
)
def test_each_missing_answer_is_asked_for(command: DeclareConflict, field: str) -> None:
    assert fields(command) == [field]


def test_the_other_must_be_known_and_somebody_else() -> None:
    assert fields(DECLARE, None) == ["to_person"]
    assert fields(DECLARE, KOFI) == ["to_person"]
    nowhen = replace(DECLARE, declared_on=None, ended_on=D("2026-03-01"))
    assert fields(nowhen) == ["declared_on"]
