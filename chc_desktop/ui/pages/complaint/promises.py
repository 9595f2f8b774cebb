"""What a response promises: an action or money, by when, by whom (7.1 to 7.4)."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QObject, Slot

from chc_desktop.model.rules.commands import Promise
from chc_desktop.model.rules.values import RemedyHead
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form import Form

MOST = 3
HEADS = tuple((head.value, head.value[:1].upper() + head.value[1:]) for head in RemedyHead)
MONEY_PROBLEM = "Write the amount in pounds and pence, such as 25.50."


def add_promises(form: Form, today: date) -> None:
    """Add the questions for up to three promises; the next appears when one is filled."""
    for number in range(1, MOST + 1):
        which = "" if number == 1 else f" ({number})"
        text = "A repair, an apology, money. It is chased until it is done (6.6, 7.1 to 7.4)."
        what = form.make_row(
            _key(number),
            f"What was promised?{which}",
            TextField(),
            text if number == 1 else "",
            optional=True,
        )
        form.add_widget(what)
        head = form.make_row(f"promise_head_{number}", f"What kind is it?{which}", Choice(HEADS))
        due = form.make_row(f"promise_due_{number}", f"By when?{which}", DateField(today))
        owner = form.make_row(
            f"promise_owner_{number}", f"Who does it?{which}", TextField(), optional=True
        )
        money = form.make_row(
            f"promise_amount_{number}",
            f"How much money, in pounds?{which}",
            TextField(),
            optional=True,
        )
        form.add_beside(head, due)
        form.add_beside(owner, money)
    watcher = _Watcher(form)
    form.changed.connect(watcher.show_needed)
    watcher.show_needed()


def read_promises(form: Form) -> tuple[Promise, ...]:
    """Return the promises written; a promise without words but with a date counts too."""
    found = []
    for number in range(1, MOST + 1):
        what = form.text(_key(number)).strip()
        due = form.row(f"promise_due_{number}").field
        assert isinstance(due, DateField)
        money = form.text(f"promise_amount_{number}").strip()
        if not what and not due.text().strip() and not money:
            continue
        found.append(
            Promise(
                what=what,
                head=RemedyHead(form.text(f"promise_head_{number}")),
                owner=form.text(f"promise_owner_{number}"),
                due_on=due.day,
                amount=pence(money) or 0,
            )
        )
    return tuple(found)


def money_problems(form: Form) -> tuple[tuple[str, str], ...]:
    """Return key and sentence for each amount that cannot be read."""
    keys = [f"promise_amount_{number}" for number in range(1, MOST + 1)]
    known = {made.key for made in form.rows}
    return tuple(
        (key, MONEY_PROBLEM)
        for key in keys
        if key in known and form.text(key).strip() and pence(form.text(key)) is None
    )


def pence(text: str) -> int | None:
    """Read an amount in pounds, such as "25", "25.50" or "£1,025.00"; None if it is none."""
    plain = text.strip().removeprefix("£").replace(",", "").strip()
    match = re.fullmatch(r"(\d{1,7})(?:\.(\d{1,2}))?", plain)
    if match is None:
        return None
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


class _Watcher(QObject):
    """Shows the details of each promise begun, and one empty one after them."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form

    @Slot()
    def show_needed(self) -> None:
        _show_needed(self._form)


def _show_needed(form: Form) -> None:
    shown = True
    for number in range(1, MOST + 1):
        begun = bool(form.text(_key(number)).strip())
        form.show_row(_key(number), shown=shown or begun)
        for part in ("head", "due", "owner", "amount"):
            form.show_row(f"promise_{part}_{number}", shown=begun)
        shown = begun


def _key(number: int) -> str:
    # The first row carries the command's own field name, so that problems find it.
    return "promises" if number == 1 else f"promise_what_{number}"
