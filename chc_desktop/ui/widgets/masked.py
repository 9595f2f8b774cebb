"""Words about somebody's health: hidden until they are asked for, and hidden again soon.

They are fetched only on "Show", so that they stand in no list, tooltip or title (UK GDPR
Article 9).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button, Label
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce

HIDDEN = "Hidden, about health"
ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""
SHOWN_FOR = 60_000
"""Milliseconds after which the words are hidden again."""


class Masked(QWidget):
    """The words, or that they are hidden, and the button that turns it."""

    def __init__(self, what: str, fetch: Callable[[], str]) -> None:
        """``what`` ends the button's name: "Show" and what; ``fetch`` gives the words."""
        super().__init__()
        self._what, self._fetch, self._shown = what, fetch, False
        self._words = Label(HIDDEN, tone="muted")
        self._turn = Button("Show", "quiet", "eye", name=f"Show {what}")
        self._turn.clicked.connect(self._pressed)
        fold = Folding(22, spacing=8)
        fold.add(self._words, 100, centred=True)
        fold.add(self._turn, centred=True)
        fold.add_stretch()
        self._keep_close()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(fold)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_FOR)
        self.timer.timeout.connect(self.hide_words)

    @property
    def shown(self) -> bool:
        """Whether the words can be read now."""
        return self._shown

    @Slot()
    def hide_words(self) -> None:
        """Hide the words again."""
        self._show(HIDDEN, shown=False)

    @Slot()
    def _pressed(self) -> None:
        if self._shown:
            self.hide_words()
        else:
            self._show(self._fetch(), shown=True)
            announce(self, self._words.text())
            self.timer.start()

    def _show(self, words: str, *, shown: bool) -> None:
        self._shown = shown
        self.timer.stop()
        self._words.setText(words)
        verb = "Hide" if shown else "Show"
        self._turn.setText(verb)
        self._turn.setAccessibleName(f"{verb} {self._what}")
        icons.set_icon(self._turn, "eye-slash" if shown else "eye", "accent")
        self._keep_close()

    def _keep_close(self) -> None:
        """Keep the button beside the hidden words; the words themselves take all the room."""
        hidden = QFontMetrics(self._words.font()).horizontalAdvance(HIDDEN) + 4
        self._words.setMaximumWidth(ANY_WIDTH if self._shown else hidden)
        self._words.updateGeometry()


def hide_all(part: QWidget) -> None:
    """Hide every masked word in a part of a page: one leaves it."""
    for masked in part.findChildren(Masked):
        masked.hide_words()
