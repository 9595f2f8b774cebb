"""A row of a card that opens something: words, a badge, a caret, and one thing to focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from chc_desktop.ui.widgets.basics import Button, IconLabel, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

FOLD_EM = 30


class OpenRow(Button):
    """The row. ``opened`` gives its key; ``texts`` are a bold line and muted ones below it."""

    opened = Signal(str)

    def __init__(
        self, key: str, texts: tuple[str, ...], badge: QWidget | None = None, *, name: str = ""
    ) -> None:
        said = ". ".join(text for text in texts if text)
        super().__init__("", "row", name=name or f"Open {said}")
        self._key = key
        words = QWidget()
        lines = column(spacing=2)
        for place, text in enumerate(texts):
            if text:
                lines.addWidget(Label(text, tone="muted") if place else Label(text, Role.BOLD))
        words.setLayout(lines)
        fold = Folding(FOLD_EM, spacing=10)
        fold.add(words, 1, centred=True)
        if badge is not None:
            fold.add(badge, centred=True)
        layout = QHBoxLayout(self)
        side, top = theme().space(20), theme().space(12)
        layout.setContentsMargins(side, top, theme().space(14), top)
        layout.setSpacing(theme().space(12))
        layout.addWidget(fold, 1)
        layout.addWidget(IconLabel("caret-right", "muted"))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Return the size of the words in it, not of the button's own text."""
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words in it."""
        return self._inside().totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        height = self._inside().totalHeightForWidth(width)
        return height if height >= 0 else self.sizeHint().height()

    def _inside(self) -> QHBoxLayout:
        inside = self.layout()
        assert isinstance(inside, QHBoxLayout)
        return inside

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._key)
