"""``deadline``: the vectors of the clocks through the command line's JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

VECTORS = [
    ("2026-03-27", "2026-03-30", "2026-04-07", "2026-04-15", "2026-04-29"),
    ("2026-03-27", "2026-04-07", "2026-04-07", "2026-04-21", "2026-05-06"),
    ("2026-04-03", "2026-04-07", "2026-04-13", "2026-04-21", "2026-05-06"),
    ("2026-11-21", "2026-11-27", "2026-11-27", "2026-12-11", "2026-12-29"),
    ("2026-12-18", "2026-12-29", "2026-12-29", "2027-01-13", "2027-01-27"),
    ("2026-12-24", "2026-12-24", "2027-01-05", "2027-01-12", "2027-01-26"),
]
Run = Callable[..., Any]


@pytest.mark.parametrize(("received", "acknowledged", "by", "due", "cap"), VECTORS)
def test_stage_1_dates_are_those_of_the_table(
    run: Run, received: str, acknowledged: str, by: str, due: str, cap: str
) -> None:
    found = run(
        "deadline", "--stage", 1, "--received", received, "--acknowledged", acknowledged, "--json"
    ).json
    assert (found["acknowledge_by"], found["respond_by"], found["extension_cap"]) == (by, due, cap)
    assert found["respond_by_unextended"] == due
    assert found["provisional"] is False
    assert found["extension"] is None


def test_stage_2_has_20_working_days_and_20_more(run: Run) -> None:
    found = run(
        "deadline",
        "--stage",
        2,
        "--received",
        "2026-12-17",
        "--acknowledged",
        "2026-12-24",
        "--json",
    ).json
    assert found["acknowledge_by"] == "2026-12-24"
    assert found["respond_by"] == "2027-01-26"
    assert found["extension_cap"] == "2027-02-23"


def test_without_an_acknowledgement_the_date_is_provisional(run: Run) -> None:
    found = run("deadline", "--stage", 1, "--received", "2026-03-28", "--json").json
    assert found["acknowledge_by"] == "2026-04-07"
    assert found["provisional"] is True
    assert found["acknowledged"] is None
    assert found["respond_by"] == found["on_time_date"] == "2026-04-21"


def test_a_late_acknowledgement_buys_no_time_by_the_on_time_date(run: Run) -> None:
    found = run(
        "deadline",
        "--stage",
        1,
        "--received",
        "2026-03-27",
        "--acknowledged",
        "2026-04-15",
        "--json",
    ).json
    assert found["respond_by"] == "2026-04-29"
    assert found["on_time_date"] == "2026-04-21"


def extended(run: Run, told: str, to: str) -> dict[str, Any]:
    found: dict[str, Any] = run(
        *("deadline", "--stage", 1, "--received", "2026-03-27", "--acknowledged", "2026-03-30"),
        *("--told", told, "--extended-to", to, "--json"),
    ).json
    return found


def test_an_extension_told_on_the_due_date_up_to_the_cap_moves_the_date(run: Run) -> None:
    found = extended(run, "2026-04-15", "2026-04-29")
    assert found["extension"] == {
        "told": "2026-04-15",
        "extended_to": "2026-04-29",
        "valid": True,
        "problems": [],
    }
    assert found["respond_by"] == "2026-04-29"
    assert found["respond_by_unextended"] == "2026-04-15"


@pytest.mark.parametrize(
    ("told", "to", "problems"),
    [
        ("2026-04-16", "2026-04-29", ["told_late"]),
        ("2026-04-15", "2026-04-30", ["beyond_cap"]),
        ("2026-04-15", "2026-04-15", ["not_later_than_due"]),
        ("2026-04-16", "2026-04-30", ["told_late", "beyond_cap"]),
    ],
)
def test_an_extension_that_fails_moves_nothing_and_says_why(
    run: Run, told: str, to: str, problems: list[str]
) -> None:
    found = extended(run, told, to)
    assert found["extension"]["valid"] is False
    assert found["extension"]["problems"] == problems
    assert found["respond_by"] == found["respond_by_unextended"]
    assert {step["clock"] for step in found["steps"]} == {"acknowledge", "respond"}


def test_steps_list_every_calendar_day_of_each_clock(run: Run) -> None:
    steps = extended(run, "2026-04-15", "2026-04-29")["steps"]
    for clock, days, counted in (
        ("acknowledge", 12, 5),
        ("respond", 17, 10),
        ("extension", 15, 10),
    ):
        mine = [step for step in steps if step["clock"] == clock]
        assert len(mine) == days
        assert sum(step["counted"] for step in mine) == counted
        assert mine[-1]["counted"]
    skipped = {step["date"]: step["why"] for step in steps if not step["counted"]}
    assert skipped["2026-04-03"] == "Good Friday"
    assert skipped["2026-04-05"] == "Sunday"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--received", "2026-02-30"),
        ("--received", "2026-03-27", "--acknowledged", "2026-03-26"),
        ("--received", "2026-03-27", "--told", "2026-03-30"),
        ("--received", "0026-03-27"),
        ("--received", "2026-03-27", "--told", "2026-03-26", "--extended-to", "2026-05-01"),
    ],
)
def test_wrong_use_is_answered_with_a_sentence_and_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("deadline", "--stage", 1, *arguments, "--json")
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err.strip()
