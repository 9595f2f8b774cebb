"""Parts in lines, as words are: what does not fit beside the others goes to the next line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chc_desktop.ui.widgets.theme import theme


class Flow(QWidget):
    """The parts, each as wide as it likes, from left to right and from line to line.

    No layout of Qt's: one of our own would have to own its items, which PySide loses count of.
    """

    def __init__(self, *, spacing: int = 8) -> None:
        super().__init__()
        self._gap = theme().space(spacing)
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a part after the others."""
        self._parts.append(part)
        part.setParent(self)
        part.show()
        self.changed()

    def changed(self) -> None:
        """Place the parts anew: one of them wants another size, or came or went."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all parts on one line."""
        hints = [part.sizeHint() for part in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part, and the height of the lines there are now."""
        hints = [part.sizeHint() for part in self._shown()]
        widest = max((hint.width() for hint in hints), default=0)
        if self.isVisible():
            return QSize(widest, self.heightForWidth(max(widest, self.width())))
        # Before it shows it has no width yet, and must not make the window higher.
        return QSize(widest, max((hint.height() for hint in hints), default=0))

    def hasHeightForWidth(self) -> bool:
        """Say that fewer parts fit on a line of a narrower window."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self._place(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts in the new width."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Place the parts anew when one of them wants another size, or comes or goes."""
        # While it is hidden Qt does not tell it of its parts: it asks when it shows.
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self.changed()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        left = top = line = 0
        for part in self._shown():
            hint = part.sizeHint()
            if left and left + hint.width() > width:
                left, top, line = 0, top + line + self._gap, 0
            if move:
                room = QRect(left, top, min(hint.width(), max(width, 1)), hint.height())
                part.setGeometry(room)
            left += hint.width() + self._gap
            line = max(line, hint.height())
        return top + line
