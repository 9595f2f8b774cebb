"""What was typed into a step's form and cannot be read: dates, money, numbers of days."""

from __future__ import annotations

import re

from chc_desktop.model.rules.values import Problem
from chc_desktop.ui.viewmodels.money_words import MONEY_PROBLEM, pence
from chc_desktop.ui.widgets.form import Form

AMOUNT = "promise_amount_"
"""How the keys of rows with an amount of money begin."""
DAYS = "update_every"
DAYS_PROBLEM = "Write the number of days, such as 14."
MOST_DAYS = 999


def unreadable(form: Form) -> tuple[Problem, ...]:
    """Return a problem for each answer that cannot be read; the typing stays as it is."""
    found = [Problem(key, "", sentence) for key, sentence in form.unreadable_dates()]
    for row in form.rows:
        text = form.text(row.key).strip() if row.key.startswith((AMOUNT, DAYS)) else ""
        if text and row.key.startswith(AMOUNT) and pence(text) is None:
            found.append(Problem(row.key, "7.1", MONEY_PROBLEM))
        if text and row.key == DAYS and days(text) is None:
            found.append(Problem(row.key, "5.9", DAYS_PROBLEM))
    return tuple(found)


def days(text: str) -> int | None:
    """Read a number of days, such as "14" or "14 days"; None if it is none."""
    match = re.fullmatch(r"(\d{1,3})(?: ?days?)?", text.strip(), re.ASCII)
    return int(match[1]) if match and 0 < int(match[1]) <= MOST_DAYS else None
