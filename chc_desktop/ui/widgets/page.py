"""What every page is: a head, a body that scrolls, and, for forms, a foot bar with the verb."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button, Label, clear, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

MARGIN = 32
KEEP_AFTER = 2_000
"""Milliseconds of rest in typing after which a form is kept in the register."""
FOOT_EM = 28
"""Width of the foot bar under which its right part goes below the buttons."""


class Page(QWidget):
    """One page of the window. Subclasses set ``title`` and fill ``body`` in ``refresh``.

    ``title`` stands in the title bar and never names a person. ``nav`` is the navigation's
    entry that is marked while the page shows. ``primary`` is what Ctrl+Enter presses.
    """

    title = ""
    nav = ""
    help_text = ""

    def __init__(self, hub: Hub, *, scrolls: bool = True) -> None:
        super().__init__()
        self.hub = hub
        self.place = Place("")
        self.primary: QPushButton | None = None
        self.stale = True
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self.body = QVBoxLayout(self._sheet)
        space = theme().space
        self.body.setContentsMargins(space(MARGIN), space(20), space(MARGIN), space(24))
        self.body.setSpacing(space(12))
        self.scroller: QScrollArea | None = None
        if scrolls:
            self.scroller = scroll_area(self._sheet)
            outer.addWidget(self.scroller, 1)
        else:
            outer.addWidget(self._sheet, 1)
        hub.kept.connect(self._set_stale)
        self.foot = FootBar()
        self.foot.hide()
        outer.addWidget(self.foot)

    def open(self, place: Place) -> None:
        """Show a place: fill the page if it is new here or out of date."""
        moved = place != self.place
        self.place = place
        if moved or self.stale:
            self.stale = False
            self.refresh()
            if moved:
                self.to_top()

    @Slot()
    def _set_stale(self) -> None:
        self.stale = True

    def to_top(self) -> None:
        """Show the heading, the state and the next step again."""
        if self.scroller is not None:
            self.scroller.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Ask the register again and show what it says."""
        raise NotImplementedError

    def leave(self) -> None:
        """Called before another page shows: forms keep their typing here."""

    def first_focus(self) -> QWidget | None:
        """Return what takes the focus on a new page: the filled button, or the first field."""
        return self.primary

    def search_field(self) -> QWidget | None:
        """Return the field that Ctrl+F goes to, if the page has one."""
        return None

    def next_problem(self, step: int) -> None:
        """Go to the next (1) or previous (-1) thing to put right (F8)."""

    def explain_dates(self) -> None:
        """Show why this date (Alt+W), where a page has one."""

    def areas(self) -> tuple[QWidget, ...]:
        """Return the areas F6 goes through, in order."""
        found: list[QWidget] = [self._sheet]
        if self.foot.isVisibleTo(self):
            found.append(self.foot)
        return tuple(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with Page Up, Page Down, Home and End when nothing else takes them."""
        bar = self.scroller.verticalScrollBar() if self.scroller is not None else None
        moves = {
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Home: -1000,
            Qt.Key.Key_End: 1000,
        }
        pages = moves.get(Qt.Key(event.key()))
        if bar is None or pages is None:
            super().keyPressEvent(event)
            return
        bar.setValue(bar.value() + pages * bar.pageStep())

    def clear_body(self) -> None:
        """Take everything off the page before it is filled again."""
        self.primary = None
        clear(self.body)

    def add_heading(self, text: str, summary: str = "") -> None:
        """Add the page's heading and its one sentence."""
        head = column(Label(text, Role.H1), spacing=4)
        if summary:
            head.addWidget(Label(summary, Role.LEAD, "muted"))
        self.body.addLayout(head)
        self.body.addSpacing(theme().space(8))

    def make_primary(self, text: str, *, name: str = "", icon: str = "") -> Button:
        """Make the page's one filled button; Ctrl+Enter presses it."""
        button = Button(text, "primary", icon, name=name)
        self.primary = button
        return button


class FootBar(QFrame):
    """The bar under a page: verb, other buttons, a word on the right or, if narrow, below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._line = QHBoxLayout(self)
        space = theme().space
        self._line.setContentsMargins(space(MARGIN), space(12), space(MARGIN), space(12))

    def fill(self, *buttons: QWidget, right: QWidget | None = None) -> None:
        """Show buttons from the left, and one part on the right."""
        clear(self._line)
        left = QWidget()
        left.setLayout(row(*buttons, None))
        folding = Folding(FOOT_EM, spacing=8)
        folding.add(left, 0 if isinstance(right, Label) else 1)
        if right is not None:
            folding.add(right, 1 if isinstance(right, Label) else 0)
        if isinstance(right, Label):
            right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(folding)
        self.show()


def scroll_area(sheet: QWidget) -> QScrollArea:
    """Return a scroll area that takes no focus of its own and never scrolls sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(sheet)
    return area


def scroll_inside(side: QFrame, inside: QWidget) -> None:
    """Put what is inside a side list, laid out already, into it: where it is too high it scrolls."""
    inside.setObjectName("side")
    area = scroll_area(inside)
    area.setMinimumWidth(inside.minimumSizeHint().width())
    outer = QVBoxLayout(side)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
