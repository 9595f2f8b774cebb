"""Why this date? A wall calendar with a cell for every day that was counted or skipped.

It is drawn from the same steps that the rules return. The same steps stand as a list for those
who would rather read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import long_date, month_name, working_days
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

if TYPE_CHECKING:
    from chc_desktop.model.rules.working_days import CountedDay

MOST_WEEKS = 4
WEEKEND_SHARE = 0.68
"""Width of a Saturday or Sunday, as a share of a weekday's."""

_HEADINGS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_AS_LIST = "Show the days as a list"
_AS_CALENDAR = "Show the calendar"
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Week:
    days: tuple[CountedDay | None, ...]
    folded: str = ""


class Calendar(QWidget):
    """The wall calendar. Screen readers get its sentence; the days stand in the list."""

    def __init__(self, days: tuple[CountedDay, ...], today: date) -> None:
        super().__init__()
        self._today = today
        self._last = days[-1].date if days else today
        self._first = days[0].date if days else today
        self._weeks = _weeks(days)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of all weeks."""
        height = self._heading() + len(self._weeks) * (self._cell() + self._gap())
        return QSize(theme().ems(40), height)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest that still shows a bank holiday's name, elided."""
        return QSize(theme().ems(19), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headings and days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(Role.SMALL))
        painter.setPen(theme().colour("muted"))
        for index, name in enumerate(_HEADINGS):
            box = self._box(0, index)
            painter.drawText(QRectF(box.left(), 0, box.width(), self._heading()), _CENTRE, name)
        for number, week in enumerate(self._weeks):
            if week.folded:
                self._paint_folded(painter, number, week.folded)
                continue
            for index, day in enumerate(week.days):
                if day is not None:
                    self._paint_day(painter, self._box(number, index), day)
        painter.end()

    def _paint_day(self, painter: QPainter, box: QRectF, day: CountedDay) -> None:
        due, zero = day.date == self._last and day.counted, day.number == 0
        weekend = day.date.weekday() >= 5 and not zero
        words = _cell_words(day, self._today, due=due, zero=zero, weekend=weekend)
        ground = "accent" if due else "tint" if day.counted else "quiet_bg"
        painter.setPen(Qt.PenStyle.NoPen)
        if zero:
            painter.setPen(QPen(theme().colour("edge"), 2))
            painter.setBrush(theme().colour("surface"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        elif not weekend:
            if day.date == self._today and not due:
                painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(theme().colour(ground))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        colour = "on_accent" if due else "text" if day.counted or zero else "muted"
        painter.setPen(theme().colour(colour))
        half = box.height() / 2
        upper = QRectF(box.left(), box.top() + 2, box.width(), half)
        lower = QRectF(box.left(), box.top() + half - 2, box.width(), half)
        first = day.date.day == 1 or day.date == self._first
        name = f"{day.date.day} {month_name(day.date.month)}" if first else str(day.date.day)
        self._draw(painter, upper, name, theme().font(Role.SMALL_BOLD))
        self._draw(painter, lower, words, theme().font(Role.SMALL_BOLD if due else Role.SMALL))

    def _paint_folded(self, painter: QPainter, number: int, words: str) -> None:
        left, right = self._box(number, 0), self._box(number, 6)
        box = QRectF(left.left(), left.top(), right.right() - left.left(), left.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("tint"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(theme().colour("text"))
        self._draw(painter, box, words, theme().font(Role.SMALL))

    @staticmethod
    def _draw(painter: QPainter, box: QRectF, words: str, font: QFont) -> None:
        painter.setFont(font)
        room = round(box.width()) - 4
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _CENTRE, fitting)

    def _box(self, week: int, weekday: int) -> QRectF:
        gap = self._gap()
        unit = (self.width() - 6 * gap) / (5 + 2 * WEEKEND_SHARE)
        widths = [unit] * 5 + [unit * WEEKEND_SHARE] * 2
        left = sum(widths[:weekday]) + gap * weekday
        top = self._heading() + week * (self._cell() + gap)
        return QRectF(left, top, widths[weekday], self._cell())

    @staticmethod
    def _cell() -> int:
        return 2 * theme().line_height(Role.SMALL) + theme().space(4)

    @staticmethod
    def _heading() -> int:
        return theme().line_height(Role.SMALL) + theme().space(6)

    @staticmethod
    def _gap() -> int:
        return theme().space(5)


class WhyPanel(QWidget):
    """The sentence, the calendar, and the same days as a list."""

    def __init__(self, question: str, why: str, days: tuple[CountedDay, ...], today: date) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().space(6))
        layout.addWidget(Label(question, Role.BOLD))
        layout.addWidget(Label(why))
        steps = day_sentences(days)
        self._calendar = Calendar(days, today)
        self._calendar.setAccessibleName(question)
        self._calendar.setAccessibleDescription(" ".join(steps))
        layout.addWidget(self._calendar)
        self._list = Label("\n".join(steps))
        self._list.hide()
        layout.addWidget(self._list)
        self._question = question
        self._toggle = Button(_AS_LIST, "link", name=f"{_AS_LIST}. {question}")
        self._toggle.clicked.connect(self._turn)
        layout.addLayout(row(self._toggle, None))

    @Slot()
    def _turn(self) -> None:
        listed = self._list.isHidden()
        self._list.setVisible(listed)
        self._calendar.setVisible(not listed)
        words = _AS_CALENDAR if listed else _AS_LIST
        self._toggle.setText(words)
        self._toggle.setAccessibleName(f"{words}. {self._question}")


def day_sentences(days: tuple[CountedDay, ...]) -> tuple[str, ...]:
    """Return one line for each day: counted with its number, or skipped and why."""
    return tuple(
        f"{long_date(day.date)}: {f'day {day.number}' if day.counted else day.why}." for day in days
    )


def _cell_words(day: CountedDay, today: date, *, due: bool, zero: bool, weekend: bool) -> str:
    if zero:
        return "Day 0"
    if due:
        return f"Day {day.number}"
    if weekend:
        return "–"
    if not day.counted:
        return day.why.replace("Easter Monday", "Easter Mon").replace(" bank holiday", "")
    return f"{day.number}, today" if day.date == today else str(day.number)


def _weeks(days: tuple[CountedDay, ...]) -> tuple[_Week, ...]:
    if not days:
        return ()
    by_date = {day.date: day for day in days}
    monday = days[0].date - timedelta(days=days[0].date.weekday())
    weeks = []
    while monday <= days[-1].date:
        week = tuple(by_date.get(monday + timedelta(days=offset)) for offset in range(7))
        weeks.append(_Week(week))
        monday += timedelta(days=7)
    if len(weeks) <= MOST_WEEKS:
        return tuple(weeks)
    middle = weeks[1:-2]
    counted = sum(day is not None and day.counted for week in middle for day in week.days)
    words = "1 week" if len(middle) == 1 else f"{len(middle)} weeks"
    folded = _Week((), f"{words}, {working_days(counted)} counted")
    return (weeks[0], folded, *weeks[-2:])
