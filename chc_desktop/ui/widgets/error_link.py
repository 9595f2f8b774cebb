"""A link of the error summary: a button whose words wrap, since a sentence may be long."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.theme import theme

_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
ABOVE = 4
"""Pixels at 100 % above and below the words."""


class ErrorLink(Button):
    """The sentence of a problem; pressing it leads to its field."""

    def __init__(self, sentence: str, *, name: str) -> None:
        super().__init__(sentence, "error", name=name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        return QSize(self._metrics().horizontalAdvance(self._words) + 2, self._height(100_000))

    def minimumSizeHint(self) -> QSize:
        """Return the size when wrapped at every word."""
        widest = max(map(self._metrics().horizontalAdvance, self._words.split()), default=0)
        return QSize(widest + 2, self._height(100_000))

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return self._height(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words over as many lines as they need."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme().colour("overdue"))
        painter.drawText(self.rect(), int(_WRAP), self._words)
        painter.end()

    @property
    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width), 100_000)
        words = self._metrics().boundingRect(room, int(_WRAP), self._words)
        return words.height() + 2 * theme().space(ABOVE)
