"""What stands around every page: navigation, warnings that are always true, the undo bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from chc_desktop.model.services.views import LandlordView
from chc_desktop.ui.widgets.basics import clear, column, row
from chc_desktop.ui.widgets.navigation import Navigation, TopBar
from chc_desktop.ui.widgets.notices import Banner, UndoBar
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.work_bar import WorkBar

NARROW_EM = 48


class PageStack(QStackedWidget):
    """The pages, of which one shows: only that one says how much room it needs."""

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page that shows."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class Shell(QWidget):
    """The window's middle. Pages stand in ``stack``; ``undo`` says what was just done."""

    chosen = Signal(str)
    log_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._navigation: Navigation | None = None
        self._top: TopBar | None = None
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._standing = column()
        self._right.addLayout(self._standing)
        self._looking = column()
        self._warnings = column(spacing=4)
        self._right.addLayout(self._looking)
        self._right.addLayout(self._warnings)
        self.stack = PageStack()
        self._right.addWidget(self.stack, 1)
        self.undo = UndoBar()
        bar = row(None, self.undo, None)
        bar.setStretch(1, 4)
        bar.setContentsMargins(theme().space(16), 0, theme().space(16), 0)
        self._right.addLayout(bar)
        self._beside.addLayout(self._right, 1)

    def show_landlord(self, landlord: LandlordView | None, pages: tuple[str, ...]) -> None:
        """Build the navigation for a register; None for the time before one is open."""
        for old in (self._navigation, self._top):
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._navigation = self._top = None
        clear(self._warnings)
        if landlord is None:
            self.undo.forget()
            return
        self.show_warnings(landlord.warnings)
        as_of = landlord.today if landlord.is_sample else None
        self._navigation = Navigation(landlord.name, pages, as_of)
        self._top = TopBar(pages)
        for panel in (self._navigation, self._top):
            panel.chosen.connect(self.chosen)
            panel.log_asked.connect(self.log_asked)
        self._beside.insertWidget(0, self._navigation)
        self._right.insertWidget(0, self._top)
        self.fold()

    def add_bar(self, bar: WorkBar) -> WorkBar:
        """Add the bar about work under way above the one that says what was just done."""
        self._right.insertWidget(self._right.count() - 1, bar)
        return bar

    def room(self) -> QSize:
        """Return the size inside the window: without its menu bar."""
        window = self.window()
        bar = window.menuBar().sizeHint().height() if isinstance(window, QMainWindow) else 0
        return QSize(window.width(), window.height() - bar)

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """Say what must be said on every page, in place of what was said before."""
        clear(self._warnings)
        for warning in warnings:
            self._warnings.addWidget(Banner("warning", "", warning))

    def show_standing(self, banner: Banner | None) -> None:
        """Say on every page that the register cannot be written to; None: it can."""
        clear(self._standing)
        if banner is not None:
            self._standing.addWidget(banner)

    def show_looking(self, banner: QWidget | None) -> None:
        """Say over every page that a copy is looked into, or nothing."""
        clear(self._looking)
        if banner is not None:
            self._looking.addWidget(banner)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the page alone: beside less room the navigation folds."""
        hint = super().minimumSizeHint()
        top = self._top.minimumSizeHint().width() if self._top is not None else 0
        return QSize(max(self.stack.minimumSizeHint().width(), top), hint.height())

    def event(self, event: QEvent) -> bool:
        """Fold or unfold when a page asks for more or less room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.fold()
        return super().event(event)

    def fold(self) -> None:
        """Make the navigation a button when the window is narrow, or too low for all entries."""
        if self._navigation is not None and self._top is not None:
            size = self.room()
            beside = self._navigation.sizeHint().width() + self.stack.minimumSizeHint().width()
            narrow = size.width() < max(theme().ems(NARROW_EM), beside)
            narrow = narrow or size.height() < self._navigation.least_height
            self._navigation.setVisible(not narrow)
            self._top.setVisible(narrow)

    def mark(self, page: str) -> None:
        """Mark the page one is on."""
        if self._navigation is not None:
            self._navigation.mark(page)

    def set_count(self, page: str, count: int) -> None:
        """Show how many things are to be done on a page."""
        if self._navigation is not None:
            self._navigation.set_count(page, count)

    def panel(self) -> QWidget | None:
        """Return the navigation that shows, if any: one of the areas of F6."""
        shown = self._navigation
        if shown is not None and shown.isVisible():
            return shown
        return self._top
