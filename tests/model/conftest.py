"""What tests of the model share: a register in memory, one in a file, and gov.uk's own list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.working_days import WorkingDays
from chc_desktop.model.services.session import (
    CreateRegister,
    Session,
    begin,
    create_register,
)
from chc_desktop.model.store import Register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 3, 31)
STARTED = CreateRegister("Example Street Housing Co-operative", 24)


@pytest.fixture(scope="session")
def govuk() -> frozenset[date]:
    """Bank holidays in England and Wales, 2012 to 2028, as gov.uk publishes them.

    Source: https://www.gov.uk/bank-holidays.json, in the copy that the package carries.
    """
    from govuk_bank_holidays.bank_holidays import BankHolidays

    published = BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
    return frozenset(holiday["date"] for holiday in published)


@pytest.fixture(scope="session")
def calendar() -> WorkingDays:
    """The program's calendar, without one-off bank holidays."""
    return WorkingDays()


@pytest.fixture
def session() -> Iterator[Session]:
    """The co-op's register in memory, on Tue 31 March 2026."""
    made = Session(Register.in_memory(), TODAY, "Test Officer", now=lambda: "2026-03-31T12:00:00Z")
    begin(made, STARTED)
    yield made
    made.close()


@pytest.fixture
def register_path(tmp_path: Path) -> Path:
    """The co-op's register in a file that nobody has open."""
    path = tmp_path / "co-op.chc"
    create_register(path, STARTED, today=TODAY, actor="Test Officer").close()
    return path
