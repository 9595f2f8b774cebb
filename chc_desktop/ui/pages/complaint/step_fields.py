"""What the forms of all steps have: the complaint, its stage, and ways to ask."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextArea
from chc_desktop.ui.widgets.form import Form

NOT_SAID = "Not a message, or not known"
"""Stands for no answer in a list where none is needed."""


class StepFields:
    """A form about one stage of one complaint, without questions yet."""

    def __init__(self, view: ComplaintView, stage: Stage, today: date) -> None:
        self.view, self.stage, self.today = view, stage, today
        self.form = Form()

    def day(self, key: str) -> date | None:
        """Return a date of the form."""
        field = self.form.row(key).field
        assert isinstance(field, DateField)
        return field.day

    def add_day(self, key: str, label: str, text: str = "", *, filled: bool = True) -> None:
        """Add a question for a date; ``filled`` puts today in it."""
        field = DateField(self.today)
        if filled:
            field.set_day(self.today)
        self.form.add(key, label, field, text)

    def add_text(
        self, key: str, label: str, text: str = "", *, optional: bool = False, lines: int = 3
    ) -> None:
        """Add a question answered in sentences."""
        self.form.add(key, label, TextArea(lines=lines), text, optional=optional)

    def add_choice(self, key: str, label: str, options: tuple[str, ...]) -> None:
        """Add a question answered by one of several words."""
        offered = tuple((word, word[:1].upper() + word[1:] or NOT_SAID) for word in options)
        self.form.add(key, label, Choice(offered), ems=18)
