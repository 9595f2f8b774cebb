"""The committee's paper follows the register: periods, decisions, their order, what cannot wait."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from chc_desktop.model.rules.measures import Year
from chc_desktop.model.services.committee_papers import (
    committee_paper,
    last_quarter,
    periods_to,
)
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import CreateRegister, Session, create_register


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return create_sample(tmp_path_factory.mktemp("sample") / "s.chc")


@pytest.mark.parametrize(
    ("start", "end", "first", "last_before"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), date(2025, 4, 1), date(2025, 12, 31)),
        (date(2026, 2, 1), date(2026, 2, 28), date(2025, 11, 1), date(2026, 1, 31)),
        (date(2026, 1, 5), date(2026, 1, 14), date(2025, 12, 6), date(2026, 1, 4)),
        (date(2026, 3, 1), date(2026, 3, 1), date(2026, 2, 26), date(2026, 2, 28)),
    ],
)
def test_the_periods_before_are_as_long_and_leave_no_gap(
    start: date, end: date, first: date, last_before: date
) -> None:
    found = periods_to(start, end)
    assert found[-1] == Year(start, end)
    assert (found[0].start, found[2].end) == (first, last_before)
    for one, two in pairwise(found):
        assert (two.start - one.end).days == 1


def test_the_earliest_decision_comes_first_and_what_cannot_wait_is_marked(filled: Session) -> None:
    paper = committee_paper(filled, date(2026, 1, 1), date(2026, 3, 31))
    days = [needed.by for needed in paper.needed]
    assert days == sorted(days, key=lambda day: day or date.max)
    assert paper.meeting is not None
    assert paper.next_meeting is not None
    assert paper.next_meeting > paper.meeting >= filled.today
    for needed in paper.needed:
        assert needed.waits == (needed.by is None or needed.by >= paper.next_meeting)
    asked = " ".join(needed.ask for needed in paper.needed).replace("\u00a0", " ")
    assert "Note the decision on C-026 of 16 March 2026." in asked
    assert "Decide on restriction R1" in asked


def test_quarters_add_up_to_the_year(filled: Session) -> None:
    quarters = committee_paper(filled, date(2026, 1, 1), date(2026, 3, 31)).periods
    year = committee_paper(filled, date(2025, 4, 1), date(2026, 3, 31)).periods[-1]
    assert sum(q.stage1 for q in quarters) == year.stage1 > 0
    assert sum(q.stage2 for q in quarters) == year.stage2 > 0
    assert sum(q.answered_stage1.n for q in quarters) == year.answered_stage1.n
    assert sum(q.answered_stage1.of for q in quarters) == year.answered_stage1.of


def test_promises_kept_late_stand_in_the_period_in_which_they_were_kept(filled: Session) -> None:
    quarter = committee_paper(filled, date(2026, 1, 1), date(2026, 3, 31))
    assert [line.reference for line in quarter.promises_late] == ["C-024"]
    before = committee_paper(filled, date(2024, 1, 1), date(2024, 1, 31))
    assert "C-024" not in [line.reference for line in before.promises_late]


def test_the_year_s_papers_are_those_of_the_year_that_is_over(filled: Session) -> None:
    paper = committee_paper(filled, date(2026, 1, 1), date(2026, 3, 31))
    assert paper.year_end == date(2026, 3, 31)
    early = committee_paper(filled, date(2025, 7, 1), date(2025, 9, 30))
    assert early.year_end <= filled.today
    assert len(paper.yearly) == 4


@pytest.mark.parametrize(
    ("today", "year_end", "start", "end"),
    [
        (date(2026, 3, 31), (3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 30), (3, 31), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 4, 1), (3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 5, 31), (2, 29), date(2026, 3, 1), date(2026, 5, 31)),
        (date(2026, 7, 20), (4, 5), date(2026, 4, 6), date(2026, 7, 5)),
    ],
)
def test_the_last_quarter_is_the_one_that_has_ended(
    tmp_path: Path, today: date, year_end: tuple[int, int], start: date, end: date
) -> None:
    command = CreateRegister("Example Street Housing Co-operative", 24, *year_end)
    session = create_register(tmp_path / "r.chc", command, today=today)
    assert last_quarter(session) == Year(start, end)
    session.close()
