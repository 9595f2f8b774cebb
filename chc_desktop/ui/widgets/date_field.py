"""The field for a date: typed freely, shown with its weekday, moved with the arrow keys.

A date that does not exist is kept as typed and answered with a sentence.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

KEYS_HELP = "Up and Down change the day, Page Up and Page Down the month."
_WITHOUT_MOUSE = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


class DateField(QLineEdit):
    """A line to write a date in. ``changed`` follows each new date, or the loss of one."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shown: date | None = None
        set_role(self, Role.BODY)
        self.setMaxLength(60)
        self.setAccessibleDescription(KEYS_HELP)
        self.textEdited.connect(self._edited)

    @property
    def day(self) -> date | None:
        """The date meant, or None if there is none or it cannot be read."""
        try:
            return dates.read(self.text(), self._today)
        except dates.DateTextError:
            return None

    @property
    def problem(self) -> str:
        """The sentence about what was typed; empty if it is a date or nothing."""
        try:
            dates.read(self.text(), self._today)
        except dates.DateTextError as error:
            return str(error)
        return ""

    def set_day(self, day: date | None) -> None:
        """Show a date, with its weekday."""
        self.setText(dates.typed(day) if day else "")
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down a day, Page Up and Page Down a month; all else is typing."""
        key = event.key()
        days = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(key))
        months = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(key))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or (not days and not months):
            super().keyPressEvent(event)
            return
        start = self.day or self._today
        self.set_day(start + timedelta(days=days) if days else dates.add_months(start, months or 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the whole date, so that typing replaces it; a click goes where it points."""
        super().focusInEvent(event)
        if event.reason() in _WITHOUT_MOUSE:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a date that was understood in full, so that one sees how it was read."""
        super().focusOutEvent(event)
        day = self.day
        if day is not None:
            self.set_day(day)

    @Slot()
    def _edited(self) -> None:
        self._tell()

    def _tell(self) -> None:
        day = self.day
        if day != self._shown:
            self._shown = day
            self.changed.emit()


def date_width() -> int:
    """Return the width a date needs, in pixels."""
    return theme().ems(17)
