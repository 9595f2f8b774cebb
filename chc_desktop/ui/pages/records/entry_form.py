"""What every form of a register has: questions, the verb that records them, the way back."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.results import Done, Result
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form


class EntryForm:
    """One form. Subclasses set the words, fill ``form`` in ``build``, and record it.

    ``found`` is False where the entry that the place names is not there.
    """

    heading = ""
    verb = ""
    summary = ""
    note = ""
    """What is good to know before one begins; stands beside the form."""
    back = Place("requests")
    back_words = ""
    take_back_words = ""
    """The button that takes the entry back; empty where there is none."""

    def __init__(self, hub: Hub, key: str) -> None:
        self.hub = hub
        self.today = hub.session.today
        self.entry_id = int(key) if key.isdecimal() else None
        self.form = Form()
        self.found = True
        self.build()
        self.form.finish()

    def build(self) -> None:
        """Ask the questions, with what is known filled in."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the answers now, warnings included; writes nothing."""
        return ()

    def effects(self) -> tuple[str, tuple[str, ...]]:
        """What recording would bring: a heading and lines; no heading, nothing to show."""
        return "", ()

    def record(self) -> Result:
        """Record the answers."""
        raise NotImplementedError

    def take_back(self) -> Result:
        """Take the entry back."""
        raise NotImplementedError

    def after(self, done: Done) -> Place:
        """Where one is once it is recorded."""
        return self.back

    def unreadable(self) -> tuple[Problem, ...]:
        """A problem for each answer that cannot be read; the typing stays as it is."""
        return tuple(Problem(key, "", sentence) for key, sentence in self.form.unreadable_dates())

    # ---- questions

    def add_day(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        day: date | None = None,
        optional: bool = False,
    ) -> None:
        """Ask for a date."""
        field = DateField(self.today)
        field.set_day(day)
        self.form.add(key, label, field, text, optional=optional)

    def add_line(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        value: str = "",
        optional: bool = False,
        ems: float = 27,
        offered: tuple[str, ...] = (),
    ) -> None:
        """Ask for a few words; ``offered`` are shown while one types."""
        field = TextField(value)
        if offered:
            offer(field, offered, f"{label} Known already")
        self.form.add(key, label, field, text, optional=optional, ems=ems)

    def add_text(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        value: str = "",
        optional: bool = False,
        lines: int = 3,
    ) -> None:
        """Ask for sentences."""
        self.form.add(key, label, TextArea(value, lines=lines), text, optional=optional)

    def add_choice(
        self,
        key: str,
        label: str,
        options: tuple[tuple[str, str], ...],
        text: str = "",
        *,
        value: str = "",
    ) -> None:
        """Ask for one of several words."""
        field = Choice(options)
        field.choose(value)
        self.form.add(key, label, field, text, ems=27)

    def add_person(self, label: str, home: str, homes: tuple[str, ...], *, needed: bool) -> None:
        """Ask who it was and where they live."""
        self.add_line("resident", label, optional=not needed)
        self.add_line("home", home, offered=homes, optional=not needed)
        elsewhere = CheckBox("They live elsewhere, or used to live here")
        self.form.add_below("home", "lives_elsewhere", elsewhere)

    # ---- answers

    def day(self, key: str) -> date | None:
        """Return a date of the form."""
        field = self.form.row(key).field
        assert isinstance(field, DateField)
        return field.day

    def text(self, key: str) -> str:
        """Return an answer as text."""
        return self.form.text(key)

    def ticked(self, key: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.form.text(key))
