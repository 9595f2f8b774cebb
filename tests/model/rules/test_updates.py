"""The next update that a resident was promised (5.9)."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.events import (
    Closed,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Received,
    Responded,
    Updated,
)
from chc_desktop.model.rules.updates import next_update
from chc_desktop.model.rules.values import Stage

D = date.fromisoformat
RECEIVED = Received(on=D("2026-03-02"))
EXTENDED = Extended(on=D("2026-03-10"), new_date=D("2026-05-29"), update_every=14)
SHORT = Extended(on=D("2026-03-10"), new_date=D("2026-03-20"))
TOLD = Updated(on=D("2026-03-20"))
PROMISED = Updated(on=D("2026-03-20"), next_on=D("2026-03-27"))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ([RECEIVED], None),
        ([RECEIVED, SHORT], None),
        ([RECEIVED, TOLD], None),
        ([RECEIVED, EXTENDED], "2026-03-24"),
        ([RECEIVED, EXTENDED, TOLD], "2026-04-03"),
        ([RECEIVED, EXTENDED, PROMISED], "2026-03-27"),
        ([RECEIVED, PROMISED], "2026-03-27"),
        ([RECEIVED, PROMISED, Noted(on=D("2026-03-23"))], "2026-03-27"),
        ([RECEIVED, EXTENDED, Responded(on=D("2026-03-23"))], None),
        ([RECEIVED, EXTENDED, Responded(on=D("2026-03-23")), PROMISED], "2026-03-27"),
        ([RECEIVED, PROMISED, Closed(on=D("2026-03-23"))], None),
        ([RECEIVED, PROMISED, EscalationRequested(on=D("2026-03-23"), stage=Stage.TWO)], None),
    ],
)
def test_an_update_is_owed_as_it_was_promised_until_an_answer(
    facts: list[Event], due: str | None
) -> None:
    assert next_update(facts) == (D(due) if due else None)


def test_a_second_extension_without_an_interval_keeps_the_one_that_was_agreed() -> None:
    again = Extended(on=D("2026-03-30"), new_date=D("2026-06-30"))
    assert next_update([RECEIVED, EXTENDED, again]) == D("2026-04-13")
