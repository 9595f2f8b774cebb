"""The way around: the panel on the left, or a button when the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import paper_date
from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button, IconLabel, Label, column, line, row
from chc_desktop.ui.widgets.commands import Command
from chc_desktop.ui.widgets.theme import set_property, set_role, theme
from chc_desktop.ui.widgets.tokens import Role

WIDTH_EM = 14.25
SAVED = "All changes saved."
_KINDS_OF_LANDLORD = ("Housing Co-operative", "Housing Co-op", "Housing Association")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation: its name, words, icon, and the key pressed with Ctrl."""

    page: str
    words: str
    icon: str
    figure: int | str


ENTRIES = (
    Entry("today", "Today", "calendar-check", 1),
    Entry("complaints", "Complaints", "chat-centered-text", 2),
    Entry("residents", "Residents", "users", 3),
    Entry("requests", "Service requests", "wrench", 4),
    Entry("self-assessment", "Self-assessment", "checks", 5),
    Entry("reports", "Reports", "file-text", 6),
    Entry("officers", "Officers and policies", "notebook", 7),
    Entry("find", "Find anything", "magnifying-glass", "K"),
    Entry("settings", "Settings", "gear", ","),
)
AT_FOOT = "find"
"""The page from whose entry on they stand at the foot, over what is saved."""


class NavButton(Button):
    """One page in the panel; the current one is marked by ground, bar and bold words."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.words, "nav")
        self.entry = entry
        self._count = 0
        self.mark(current=False)

    def mark(self, *, current: bool) -> None:
        """Show whether this is the page one is on."""
        set_property(self, "current", "true" if current else "false")
        set_role(self, Role.BOLD if current else Role.BODY)
        icons.set_icon(self, self.entry.icon, "accent" if current else "text")
        self.setAccessibleDescription("You are on this page." if current else "")

    def set_count(self, count: int) -> None:
        """Show how many things are to be done; nothing at 0."""
        self._count = count
        words = self.entry.words
        self.setAccessibleName(f"{words}, {count} to do" if count else words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count in a disc at the right."""
        super().paintEvent(event)
        if not self._count:
            return
        text = str(self._count)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(Role.SMALL_BOLD))
        height = theme().line_height(Role.SMALL) + theme().space(8)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme().space(14))
        top = (self.height() - height) / 2
        box = QRectF(self.width() - width - theme().space(12), top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(theme().colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class Navigation(QWidget):
    """The panel: whose register it is, Log a complaint, the pages, that all is saved."""

    chosen = Signal(str)
    log_asked = Signal()

    def __init__(self, landlord: str, pages: tuple[str, ...], as_of: date | None) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme().ems(WIDTH_EM))
        self.setAccessibleName("Navigation")
        layout = QVBoxLayout(self)
        space = theme().space
        layout.setContentsMargins(0, space(8), 0, space(8))
        layout.setSpacing(0)
        layout.addLayout(_landlord(landlord))
        layout.addSpacing(space(12))
        self._log = _log_button()
        self._log.clicked.connect(self.log_asked)
        inset = row(self._log)
        inset.setContentsMargins(space(12), 0, space(12), 0)
        layout.addLayout(inset)
        layout.addSpacing(space(12))
        self._buttons: dict[str, NavButton] = {}
        for entry in ENTRIES:
            if entry.page in pages:
                button = NavButton(entry)
                button.clicked.connect(self._clicked)
                self._buttons[entry.page] = button
                if entry.page == AT_FOOT:
                    layout.addStretch(1)
                layout.addWidget(button)
                layout.addSpacing(2)
        layout.addWidget(line())
        layout.addLayout(_saved(as_of))

    @property
    def least_height(self) -> int:
        """The height, in pixels, that all entries need."""
        layout = self.layout()
        assert layout is not None
        return layout.totalMinimumSize().height()

    def minimumSizeHint(self) -> QSize:
        """Return no height: where the window is too low for all entries, a button stands in."""
        return QSize(super().minimumSizeHint().width(), 0)

    def mark(self, page: str) -> None:
        """Mark the page one is on."""
        for name, button in self._buttons.items():
            button.mark(current=name == page)

    def set_count(self, page: str, count: int) -> None:
        """Show how many things are to be done on a page."""
        if page in self._buttons:
            self._buttons[page].set_count(count)

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, NavButton)
        self.chosen.emit(button.entry.page)


class TopBar(QWidget):
    """What stands for the panel in a narrow window: a "Go to" button and Log a complaint."""

    chosen = Signal(str)
    log_asked = Signal()

    def __init__(self, pages: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._go = Button("Go to", "", "list", name="Go to a page")
        menu = QMenu(self._go)
        for entry in ENTRIES:
            if entry.page in pages:
                action = menu.addAction(entry.words)
                action.setData(entry.page)
        menu.triggered.connect(self._chosen)
        self._go.setMenu(menu)
        self._log = _log_button()
        self._log.clicked.connect(self.log_asked)
        space = theme().space
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(32), space(8), space(32), space(8))
        layout.setSpacing(space(12))
        layout.addWidget(self._go)
        layout.addWidget(self._log)
        layout.addStretch(1)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def _log_button() -> Button:
    return Button("Log a complaint", "", "plus")


def _landlord(name: str) -> QVBoxLayout:
    first, second = name, ""
    for kind in _KINDS_OF_LANDLORD:
        if name.endswith(f" {kind}"):
            first, second = name.removesuffix(kind).strip(), kind
    layout = QVBoxLayout()
    space = theme().space
    layout.setContentsMargins(space(16), 0, space(12), 0)
    layout.setSpacing(0)
    layout.addWidget(Label(first, Role.BOLD))
    if second:
        layout.addWidget(Label(second, Role.SMALL, "muted"))
    return layout


def _saved(as_of: date | None) -> QHBoxLayout:
    words = f"{SAVED}\nThe sample, as of {paper_date(as_of)}" if as_of else SAVED
    label = Label(words, Role.SMALL, "muted")
    layout = row(column(IconLabel("check-circle", "done", 18), None), label, spacing=8)
    space = theme().space
    layout.setContentsMargins(space(16), space(10), space(12), space(2))
    return layout


def page_commands(pages: tuple[str, ...], slot: Callable[[], None]) -> tuple[Command, ...]:
    """Return the commands that go to the pages of the navigation, each with its key."""
    return tuple(
        Command(entry.words, slot, (f"Ctrl+{entry.figure}",), needs_register=True, data=entry.page)
        for entry in ENTRIES
        if entry.page in pages
    )
