"""State badges: an icon and one to four words. The words carry the state, colour only helps."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

RADIUS = 4


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """How a badge looks: tokens of its ground and its words, and its icon."""

    ground: str
    words: str
    icon: str


LATE = BadgeLook("overdue", "on_overdue", "warning-circle")
WAS_LATE = BadgeLook("overdue_bg", "overdue", "warning-circle")
SOON = BadgeLook("soon_bg", "soon", "clock")
CHECK = BadgeLook("soon_bg", "soon", "warning-circle")
LEFT = BadgeLook("quiet_bg", "muted", "clock")
GOING = BadgeLook("tint", "accent", "circle-half")
NEW = BadgeLook("tint", "accent", "circle-dashed")
DONE = BadgeLook("done_bg", "done", "check")
CLOSED = BadgeLook("quiet_bg", "muted", "check")
REFUSED = BadgeLook("quiet_bg", "muted", "prohibit")
OMBUDSMAN = BadgeLook("quiet_bg", "muted", "scales")


def badge_size(text: str) -> QSize:
    """Return the size a badge needs for its words."""
    look = theme()
    metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
    width = metrics.horizontalAdvance(text) + look.scaled(16) + look.space(6 + 10 + 12)
    return QSize(width, metrics.height() + 2 * look.space(4))


def paint_badge(painter: QPainter, box: QRectF, text: str, look: BadgeLook) -> None:
    """Draw a badge into a box of ``badge_size``: delegates and the widget share it."""
    current = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current.colour(look.ground))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    size = current.scaled(16)
    left = box.left() + current.space(10)
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap(look.icon, look.words, size, ratio)
    painter.drawPixmap(round(left), round(box.center().y() - size / 2), picture)
    painter.setPen(current.colour(look.words))
    painter.setFont(current.font(Role.SMALL_BOLD))
    words = box.adjusted(current.space(16) + size, 0, -current.space(4), 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    fitting = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, round(words.width())
    )
    painter.drawText(words, flags, fitting)
    painter.restore()


class Badge(QLabel):
    """A badge as a widget. Its text is read out; it cannot be clicked."""

    def __init__(self, text: str, look: BadgeLook) -> None:
        super().__init__(text)
        self._look = look
        set_role(self, Role.SMALL_BOLD)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, look: BadgeLook) -> None:
        """Show another state."""
        self._look = look
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of icon and words."""
        return badge_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self.text(), self._look)
        painter.end()
