"""Rows of forms, made only here: label, help, error, field, and the names screen readers say.

Keys are the field names of the command the form fills, so that a problem finds its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.ui.widgets.basics import IconLabel, Label, row, tab_after
from chc_desktop.ui.widgets.date_field import DateField, date_width
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.groups import RadioGroup, TickList
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.theme import set_property, theme
from chc_desktop.ui.widgets.tokens import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chc_desktop.model.rules.values import Problem

Field = TextField | TextArea | Choice | CheckBox | DateField | RadioGroup | TickList


class FormRow(QFrame):
    """One question: bold label, help, error, field. The error stands between help and field."""

    def __init__(self, key: str, label: str, field: Field, text: str, *, optional: bool) -> None:
        super().__init__()
        self.key = key
        self.field = field
        label = label or (field.text() if isinstance(field, CheckBox) else "")
        self.words = f"{label} (optional)" if optional else label
        self._text = text
        self._own_description = field.accessibleDescription()
        self._judged = ""
        set_property(self, "bar", "none")
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme().space(4))
        self._layout.setContentsMargins(0, 0, 0, 0)
        if not isinstance(field, CheckBox):
            self.label = Label(self.words, Role.BOLD)
            self.label.setBuddy(focus_target(field))
            self._layout.addWidget(self.label)
        self.help = Label(text, Role.BODY, "muted")
        self._layout.addWidget(self.help)
        # Only now: a part without a parent would come up as a window of its own.
        self.help.setVisible(bool(text))
        self._error_icon = IconLabel("warning-circle", "overdue", 18)
        self._error = Label("", Role.BOLD, "overdue")
        self._error_line = QWidget()
        self._error_line.setLayout(row(self._error_icon, self._error, spacing=8))
        self._error_line.hide()
        self._layout.addWidget(self._error_line)
        self._layout.addStretch(1)
        self._layout.addWidget(field)
        self._name_field()
        if isinstance(field, DateField):
            field.editingFinished.connect(self._check_date)

    @property
    def problem(self) -> str:
        """The error shown; empty for none."""
        return self._error.text()

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong at the field, or, with an empty sentence, that nothing is."""
        self._judged = value_of(self.field)
        self._error.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        set_property(self, "bar", "error" if sentence else "none")
        indent = theme().space(16) if sentence else 0
        self._layout.setContentsMargins(indent, 0, 0, 0)
        set_property(self.field, "wrong", "true" if sentence else "false")
        self._describe()

    def set_help(self, text: str) -> None:
        """Show another help text."""
        self._text = text
        self.help.setText(text)
        self.help.setVisible(bool(text))
        self._describe()

    def add_below(self, part: QWidget) -> None:
        """Place a part close under the field, and next to it for the Tab key."""
        self._layout.addWidget(part)
        tab_after(focus_target(self.field), [part, *part.findChildren(QWidget)])

    def focus_field(self) -> None:
        """Put the focus where the answer goes."""
        focus_target(self.field).setFocus()

    def _name_field(self) -> None:
        field = self.field
        if isinstance(field, (RadioGroup, TickList)):
            field.name_options(self.words)
        else:
            field.setAccessibleName(field.text() if isinstance(field, CheckBox) else self.words)
        self._describe()

    def _describe(self) -> None:
        parts = (self.problem, self._text, self._own_description)
        self.field.setAccessibleDescription(" ".join(part for part in parts if part))

    @Slot()
    def _check_date(self) -> None:
        assert isinstance(self.field, DateField)
        # Leaving the field unchanged takes back nothing that was said when the verb was pressed.
        if self.field.text() != self._judged:
            self.set_problem(self.field.problem)


class Form(QWidget):
    """A column of rows. ``changed`` follows every change of an answer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FormRow] = {}
        self._untouched: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().space(20))

    def add(
        self,
        key: str,
        label: str,
        field: Field,
        text: str = "",
        *,
        optional: bool = False,
        ems: float = 0,
    ) -> FormRow:
        """Add a row; ``text`` is its help, ``ems`` the width of the field (0: as it comes)."""
        made = self.make_row(key, label, field, text, optional=optional, ems=ems)
        self._layout.addWidget(made)
        return made

    def make_row(
        self,
        key: str,
        label: str,
        field: Field,
        text: str = "",
        *,
        optional: bool = False,
        ems: float = 0,
    ) -> FormRow:
        """Make a row that belongs to this form, to be placed by ``add_beside``."""
        made = FormRow(key, label, field, text, optional=optional)
        if isinstance(field, DateField) or ems:
            field.setMaximumWidth(theme().ems(ems) if ems else date_width())
        self._rows[key] = made
        _connect(field, self)
        return made

    def add_beside(self, *rows: FormRow) -> None:
        """Place rows beside each other; under each other where there is no room."""
        self._layout.addWidget(beside(*rows))

    def add_below(self, above: str, key: str, field: Field) -> FormRow:
        """Add a field that belongs to the row above it, close under its field."""
        made = self.make_row(key, "", field)
        self._rows[above].add_below(made)
        return made

    def add_widget(self, widget: QWidget) -> None:
        """Place a note or another part between the rows."""
        self._layout.addWidget(widget)

    @property
    def edited(self) -> bool:
        """Whether any answer differs from how the form was offered."""
        return self.draft() != self._untouched

    def finish(self) -> None:
        """Say that all rows are there: what they hold now is how the form is offered."""
        self._untouched = self.draft()
        self._layout.addStretch(1)

    def row(self, key: str) -> FormRow:
        """Return a row by its key."""
        return self._rows[key]

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """All rows, in their order."""
        return tuple(self._rows.values())

    def show_row(self, key: str, *, shown: bool) -> None:
        """Show or hide a question; a hidden one keeps its answer."""
        made = self._rows[key]
        made.setVisible(shown)
        line = made.parentWidget()
        if isinstance(line, Folding):
            # An empty line would still keep its distance from the others.
            line.setVisible(any(not row.isHidden() for row in line.findChildren(FormRow)))

    def text(self, key: str) -> str:
        """Return an answer as text: what a draft keeps. Dates as typed, ticks as "yes"."""
        return value_of(self._rows[key].field)

    def draft(self) -> dict[str, str]:
        """Return every answer as text."""
        return {key: value_of(made.field) for key, made in self._rows.items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put back the answers of a draft."""
        for key, text in draft.items():
            if key in self._rows:
                set_value(self._rows[key].field, text)

    def clear_problems(self) -> None:
        """Take back all errors."""
        for made in self._rows.values():
            made.set_problem("")

    def show_problems(self, problems: Iterable[Problem]) -> tuple[tuple[str, FormRow | None], ...]:
        """Show each problem at its row; return sentence and row, in the form's order."""
        self.clear_problems()
        shown: list[tuple[str, FormRow | None]] = []
        order = {key: place for place, key in enumerate(self._rows)}
        for problem in sorted(problems, key=lambda found: order.get(found.field, -1)):
            found = self._rows.get(problem.field)
            sentence = problem.text
            if found is not None and not found.problem:
                found.set_problem(sentence)
            shown.append((sentence, found))
        return tuple(shown)

    def unreadable_dates(self) -> tuple[tuple[str, str], ...]:
        """Return key and sentence of each date that does not exist or cannot be read."""
        return tuple(
            (key, made.field.problem)
            for key, made in self._rows.items()
            if isinstance(made.field, DateField) and made.field.problem and made.isVisibleTo(self)
        )


def beside(*rows: FormRow) -> Folding:
    """Return rows beside each other, under each other where there is no room."""
    line = Folding(34, spacing=20)
    for made in rows:
        line.add(made, 1)
    return line


def value_of(field: Field) -> str:
    """Return a field's answer as text."""
    if isinstance(field, CheckBox):
        return "yes" if field.isChecked() else ""
    if isinstance(field, TextArea):
        return field.toPlainText()
    if isinstance(field, (Choice, RadioGroup)):
        return field.key
    if isinstance(field, TickList):
        return "\n".join(field.keys)
    return field.text()


def set_value(field: Field, text: str) -> None:
    """Give a field an answer kept as text."""
    if isinstance(field, CheckBox):
        field.setChecked(bool(text))
    elif isinstance(field, TextArea):
        field.setPlainText(text)
    elif isinstance(field, (Choice, RadioGroup)):
        field.choose(text)
    elif isinstance(field, TickList):
        field.choose_all(tuple(text.split("\n")) if text else ())
    else:
        field.setText(text)


def _connect(field: Field, form: Form) -> None:
    if isinstance(field, CheckBox):
        field.toggled.connect(form.changed)
    elif isinstance(field, Choice):
        field.currentIndexChanged.connect(form.changed)
    elif isinstance(field, (RadioGroup, TickList, DateField)):
        field.changed.connect(form.changed)
    else:
        field.textChanged.connect(form.changed)


def focus_target(field: Field) -> QWidget:
    """Return the widget of a field that takes the focus."""
    return field.focus_target() if isinstance(field, (RadioGroup, TickList)) else field
