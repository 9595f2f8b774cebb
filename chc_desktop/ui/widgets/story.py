"""Parts of the complaint's page: the next-step bar, dates with badges, the time line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.model.rules.text import for_the_window
from chc_desktop.model.rules.wording import working_days
from chc_desktop.ui.widgets import badge, icons
from chc_desktop.ui.widgets.badge import Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

SOON = 3
"""Working days at which a date turns amber (**ours**, as on Today)."""


def left_words(left: int) -> str:
    """Return the words of working days left: "Tomorrow", "9 working days late"."""
    if left < 0:
        return f"{working_days(-left)} late"
    if left == 0:
        return "Today"
    return "Tomorrow" if left == 1 else f"{working_days(left)} left"


def left_badge(left: int) -> Badge:
    """Return the badge under a date that is still open."""
    look = badge.LATE if left < 0 else badge.SOON if left <= SOON else badge.LEFT
    return Badge(left_words(left), look)


class NextStepBar(Card):
    """ "Next: " with its date, the one obstacle, Other steps, and the filled verb button."""

    step_chosen = Signal(str)

    def __init__(
        self,
        words: str,
        obstacle: str,
        primary: Button | None,
        others: tuple[tuple[str, str, str], ...],
    ) -> None:
        """Make the bar; ``others`` are key, words and, if not possible now, the reason."""
        super().__init__("tint", margin=14)
        text = QWidget()
        layout = column(Label(words, Role.H2), spacing=4)
        if obstacle:
            layout.addWidget(Label(obstacle, Role.BODY, "muted"))
        text.setLayout(layout)
        buttons = QWidget()
        line = row(spacing=12)
        self.others = Button("Other steps", "", "caret-down")
        self.others.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.refresh_icon(self.others)
        menu = QMenu(self.others)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for key, label, why_not in others:
            action = menu.addAction(f"{label}: {why_not}" if why_not else label)
            action.setEnabled(not why_not)
            action.setData(key)
        menu.triggered.connect(self._chosen)
        self.others.setMenu(menu)
        line.addWidget(self.others)
        if primary is not None:
            line.addWidget(primary)
        line.addStretch(0)
        buttons.setLayout(line)
        fold = Folding(36, spacing=16)
        fold.add(text, 1, centred=True)
        fold.add(buttons, 0, centred=True)
        self.body.addWidget(fold)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.step_chosen.emit(str(action.data()))


class Moment(QWidget):
    """One entry of the time line: a circle with an icon, the date, what, and a sentence."""

    def __init__(
        self,
        icon: str,
        when: str,
        what: str,
        text: str = "",
        *,
        late: str = "",
        worked_out: bool = False,
        last: bool = False,
        action: Button | None = None,
        files: tuple[Button, ...] = (),
    ) -> None:
        super().__init__()
        self._icon, self._worked_out, self._last = icon, worked_out, last
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().scaled(30) + theme().space(14), 0, 0, theme().space(20))
        layout.setSpacing(theme().space(2))
        layout.addWidget(Label(when, Role.SMALL, "muted"))
        layout.addWidget(Label(what, Role.BOLD))
        if text:
            layout.addWidget(Label(for_the_window(text)))
        if late:
            layout.addLayout(row(Badge(late, badge.WAS_LATE), None))
        for file in files:
            layout.addLayout(row(file, None))
        if action is not None:
            layout.addLayout(row(action, None))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the circle and its icon."""
        size = theme().scaled(30)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("line"), 2))
        if not self._last:
            painter.drawLine(size // 2 + 1, size, size // 2 + 1, self.height())
        pen = QPen(theme().colour("edge" if self._worked_out else "line"), 1.5)
        if self._worked_out:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().colour("surface"))
        painter.drawEllipse(QRectF(1, 1, size, size))
        inner = theme().scaled(17)
        picture = icons.pixmap(self._icon, "muted", inner, self.devicePixelRatioF())
        start = 1 + (size - inner) // 2
        painter.drawPixmap(start, start, picture)
        painter.end()


class DateBlock(QWidget):
    """A date with its weekday, the badge under it, one sentence, and "Why this date?"."""

    def __init__(
        self, heading: str, words: str, state: Badge | None, note: str, why: Button | None
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().space(4))
        layout.addWidget(Label(heading, Role.BODY, "muted"))
        layout.addWidget(Label(words, Role.FIGURE))
        if state is not None:
            layout.addLayout(row(state, None))
        if note:
            layout.addWidget(Label(note))
        if why is not None:
            layout.addLayout(row(why, None))
        layout.addStretch(1)


def badge_for(words: str) -> BadgeLook:
    """Return the look of a complaint's state from its words."""
    table: tuple[tuple[str, BadgeLook], ...] = (
        ("Overdue", badge.LATE),
        ("New", badge.NEW),
        ("Stage 2: acknowledge", badge.NEW),
        ("Stage", badge.GOING),
        ("Responded", badge.DONE),
        ("Closed: promise", badge.SOON),
        ("Refused", badge.REFUSED),
        ("With the Ombudsman", badge.OMBUDSMAN),
    )
    return next((look for start, look in table if words.startswith(start)), badge.CLOSED)


def heading_row(text: str, side: QWidget | None = None, beside: str = "") -> QHBoxLayout:
    """Return a section's heading, with a word beside it and a quiet button at the right."""
    line = QHBoxLayout()
    line.setSpacing(theme().space(12))
    heading = Label(text, Role.H2, wrap=not beside)
    heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(heading)
    if beside:
        side_words = Label(beside, Role.BODY, "muted")
        side_words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(side_words, 1)
    if side is not None:
        line.addWidget(side)
    return line
