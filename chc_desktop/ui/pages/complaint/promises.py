"""What a response promises: an action or money, by when, by whom (7.1 to 7.4)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.commands import Promise
from chc_desktop.model.rules.values import RemedyHead
from chc_desktop.ui.pages.complaint.unreadable import AMOUNT
from chc_desktop.ui.viewmodels.money_words import pence
from chc_desktop.ui.widgets.basics import column
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form import Form, beside

MOST = 3
AGREED = "promise_agreed_"
"""How the keys of rows with the committee's day begin."""
HEADS = tuple((head.value, head.value[:1].upper() + head.value[1:]) for head in RemedyHead)


def add_promises(form: Form, today: date) -> None:
    """Add the question for a promise; its details, and the next one, come once it is begun."""
    form.add_widget(_PromiseRows(form, today))


def read_promises(form: Form) -> tuple[Promise, ...]:
    """Return the promises written; a promise without words but with a date counts too."""
    found = []
    known = {made.key for made in form.rows}
    for number in range(1, MOST + 1):
        if f"promise_due_{number}" not in known:
            continue
        what = form.text(_key(number)).strip()
        due = form.row(f"promise_due_{number}").field
        assert isinstance(due, DateField)
        money = form.text(f"{AMOUNT}{number}").strip()
        if not what and not due.text().strip() and not money:
            continue
        found.append(
            Promise(
                what=what,
                head=RemedyHead(form.text(f"promise_head_{number}")),
                owner=form.text(f"promise_owner_{number}"),
                due_on=due.day,
                amount=pence(money) or 0,
                committee_agreed_on=_agreed(form, number),
            )
        )
    return tuple(found)


class _PromiseRows(QWidget):
    """Makes the rows of each promise when they are needed: all at once are slow to build."""

    def __init__(self, form: Form, today: date) -> None:
        super().__init__()
        self._form, self._today = form, today
        self._detailed = 0
        self._layout = column(spacing=20)
        self.setLayout(self._layout)
        self._add_question(1)
        form.changed.connect(self._show_needed)
        form.changed.connect(self._show_money)

    @Slot()
    def _show_needed(self) -> None:
        for number in range(1, MOST + 1):
            if number > self._detailed + 1:
                return
            begun = bool(self._form.text(_key(number)).strip())
            if begun and number > self._detailed:
                self._detailed = number
                self._add_details(number)
                if number < MOST:
                    self._add_question(number + 1)

    @Slot()
    def _show_money(self) -> None:
        """Ask for the committee's day only where there is money."""
        for number in range(1, self._detailed + 1):
            money = bool(self._form.text(f"{AMOUNT}{number}").strip())
            self._form.show_row(f"{AGREED}{number}", shown=money)

    def _add_question(self, number: int) -> None:
        text = "A repair, an apology, money. It is chased until it is done (6.6, 7.1 to 7.4)."
        what = self._form.make_row(
            _key(number),
            f"What was promised?{_which(number)}",
            TextField(),
            text if number == 1 else "",
            optional=True,
        )
        self._layout.addWidget(what)

    def _add_details(self, number: int) -> None:
        form, which = self._form, _which(number)
        head = form.make_row(f"promise_head_{number}", f"What kind is it?{which}", Choice(HEADS))
        due = form.make_row(f"promise_due_{number}", f"By when?{which}", DateField(self._today))
        owner = form.make_row(
            f"promise_owner_{number}", f"Who does it?{which}", TextField(), optional=True
        )
        money = form.make_row(
            f"{AMOUNT}{number}",
            f"How much money, in pounds?{which}",
            TextField(),
            optional=True,
        )
        text = "Only for money that is over your own limit."
        agreed = form.make_row(
            f"{AGREED}{number}",
            f"When did the committee agree to it?{which}",
            DateField(self._today),
            text,
            optional=True,
        )
        for rows in ((head, due), (owner, money), (agreed,)):
            self._layout.addWidget(beside(*rows))
        self._show_money()


def _agreed(form: Form, number: int) -> date | None:
    field = form.row(f"{AGREED}{number}").field
    assert isinstance(field, DateField)
    return field.day


def _which(number: int) -> str:
    return "" if number == 1 else f" ({number})"


def _key(number: int) -> str:
    # The first row carries the command's own field name, so that problems find it.
    return "promises" if number == 1 else f"promise_what_{number}"
