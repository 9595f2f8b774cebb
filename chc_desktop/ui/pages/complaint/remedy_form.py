"""What the forms of promises, Ombudsman cases and learning share."""

from __future__ import annotations

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels.money_words import MONEY_PROBLEM, pence
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form_page import PageForm


class RemedyForm(PageForm):
    """A form about one complaint; with ``entry_id`` it puts right or goes on with an entry.

    ``found`` is False where the entry that the place names is not there.
    """

    take_back_words = ""
    """The button that takes the entry back; empty where there is none."""

    def __init__(self, hub: Hub, view: ComplaintView, entry_id: int | None) -> None:
        self.view, self.entry_id = view, entry_id
        self.found = True
        self.summary = f"{view.reference} · {view.subject}"
        super().__init__(hub, str(view.id))

    def take_back(self) -> Result:
        """Take the entry back."""
        raise NotImplementedError

    # ---- questions and answers

    def add_choice(
        self, key: str, label: str, options: tuple[tuple[str, str], ...], value: str, text: str = ""
    ) -> None:
        """Ask for one of several words."""
        field = Choice(options)
        field.choose(value)
        self.form.add(key, label, field, text, ems=27)

    def add_name(self, key: str, label: str, value: str, text: str = "") -> None:
        """Ask for somebody; who holds an office is offered while one types."""
        field = TextField(value)
        offer(field, self.view.people, f"{label} Known already")
        self.form.add(key, label, field, text, optional=True, ems=27)

    def add_money(self, key: str, label: str, value: int, text: str = "") -> None:
        """Ask for an amount in pounds; ``value`` is in pence."""
        words = f"{value / 100:.2f}".removesuffix(".00") if value else ""
        self.form.add(key, label, TextField(words), text, ems=10)

    def money(self, key: str) -> int:
        """Return an amount in pence; 0 where it is empty, cannot be read, or is not asked for."""
        hidden = self.form.row(key).isHidden()
        return 0 if hidden else pence(self.text(key).strip()) or 0

    def money_problems(self, key: str) -> tuple[Problem, ...]:
        """Say that an amount cannot be read."""
        text = self.text(key).strip()
        wrong = bool(text) and not self.form.row(key).isHidden() and pence(text) is None
        return (Problem(key, "7.2", MONEY_PROBLEM),) if wrong else ()
