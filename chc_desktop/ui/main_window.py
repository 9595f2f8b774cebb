"""The window: menu bar, navigation, the page one is on, and the keys.

``page_list`` says which pages there are; pages do not know each other, they ask to go to a
``Place``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from chc_desktop.model.services import queries
from chc_desktop.ui import messages
from chc_desktop.ui.dialogs.standing import Standing
from chc_desktop.ui.dialogs.still_making import may_close
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.commands import Command, LookCommands, add_menu, move_area
from chc_desktop.ui.widgets.focus_ring import FocusRing
from chc_desktop.ui.widgets.looking import BACK, LookingBanner, stop_looking
from chc_desktop.ui.widgets.navigation import page_commands
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.shell import Shell
from chc_desktop.ui.widgets.undoing import Undoing
from chc_desktop.ui.widgets.work_bar import WorkBar

PROGRAM = "CHC Desktop"
HISTORY = 50
NOT_KEPT = (
    "What you typed is not saved, because the register cannot be written to now. Try again first, "
    "or copy your words elsewhere. Close the window once more to let them go."
)
HOME = Place("today")
WELCOME = Place("welcome")


class MainWindow(QMainWindow):
    """The one window of the program."""

    look_changed = Signal()
    """Text size or colours were changed by the user."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._pages: dict[str, Page] = {}
        self._history: list[Place] = []
        self._place = Place("")
        self._warned = False
        self.setObjectName("window")
        self.setWindowTitle(PROGRAM)
        self._shell = Shell()
        self._shell.chosen.connect(self._go_to_page)
        self._shell.log_asked.connect(self._log_complaint)
        self._stack = self._shell.stack
        self.setCentralWidget(self._shell)
        self._undoing = Undoing(hub, self._shell.undo)
        self.standing = Standing(hub, self._shell)
        self._work = self._shell.add_bar(WorkBar(tasks_of(hub)))
        self._work.gone.connect(self._focus_again)
        self._look = LookCommands(self)
        self._look.changed.connect(self._look_again)
        self._actions = self._build_menus()
        self._ring = FocusRing(self)
        hub.moved.connect(self.show_place)
        hub.went_back.connect(self.go_back)
        hub.changed.connect(self._register_changed)
        hub.recorded.connect(self._recorded)
        hub.failed.connect(self._tell_failure)
        hub.look_changed.connect(self._look_again)

    # ---- what others ask

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._place

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Page) else None

    def start(self, place: Place | None = None) -> None:
        """Show the register that was just opened, or the welcome page without one."""
        self._drop_pages()
        self._history, self._place = [], Place("")
        self._build_navigation()
        for action, command in self._actions:
            action.setEnabled(self.hub.is_open or not command.needs_register)
        self.show_place(place or (HOME if self.hub.is_open else WELCOME))
        self.standing.look()

    def go_on(self) -> None:
        """Show the same register, opened anew, where one is; typing is kept."""
        self._register_changed()
        self.standing.look()

    @Slot(object)
    def show_place(self, place: Place) -> None:
        """Show a place; the one before is kept for going back."""
        if self._place.page and place != self._place:
            self._history = [*self._history, self._place][-HISTORY:]
        self._open(place)

    @Slot()
    def go_back(self) -> None:
        """Show the place before this one. Typing is kept there."""
        if self._history:
            self._open(self._history.pop())
        elif self.hub.is_open and self._place != HOME:
            self._open(HOME)

    # ---- pages

    def _build_navigation(self) -> None:
        self._shell.show_looking(LookingBanner(self.hub) if self.hub.looking else None)
        landlord = self.hub.ask(queries.landlord) if self.hub.is_open else None
        self._shell.show_landlord(landlord, tuple(PAGES))
        self._count()

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()

    def _open(self, place: Place) -> None:
        leaving = self.page
        if leaving is not None:
            leaving.leave()
            # Another list of the same page keeps the focus on the chip that chose it.
            if leaving is not self._pages.get(place.page):
                self._leave_focus(leaving)
        page = self._pages.get(place.page)
        if page is None:
            page = PAGES[place.page](self.hub)
            self._pages[place.page] = page
            self._stack.addWidget(page)
        self._place = place
        page.open(place)
        if page is not leaving:
            page.to_top()
        self._stack.setCurrentWidget(page)
        self._shell.mark(page.nav)
        self.setWindowTitle(f"{page.title} – {PROGRAM}" if page.title else PROGRAM)
        QTimer.singleShot(0, self._focus_page)

    def _leave_focus(self, leaving: Page) -> None:
        """Let go of the focus, or Qt hands it on, and readers say a control that nobody chose."""
        focused = self.focusWidget()
        if focused is not None and leaving.isAncestorOf(focused):
            focused.clearFocus()

    @Slot()
    def _focus_page(self) -> None:
        page = self.page
        target = page.first_focus() if page is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.setFocus()

    # ---- what happened

    @Slot(object)
    def _recorded(self, place: Place) -> None:
        self._ask_again()
        # The form that was just recorded is no place to go back to.
        self._history = [past for past in self._history if past != self._place]
        self._open(place)

    def _ask_again(self) -> None:
        for page in self._pages.values():
            page.stale = True
        self._count()

    @Slot()
    def _register_changed(self) -> None:
        self._ask_again()
        showing = self.page
        if showing is not None:
            showing.open(self._place)
            self._focus_again()

    @Slot()
    def _focus_again(self) -> None:
        """Give the focus to the page where what had it is gone."""
        if self.focusWidget() is None:
            self._focus_page()

    def _count(self) -> None:
        if self.hub.is_open:
            self._shell.set_count("today", self.hub.ask(queries.today).count)
            self._shell.show_warnings(self.hub.ask(queries.landlord).warnings)

    @Slot(str)
    def _tell_failure(self, sentence: str) -> None:
        messages.tell(self, PROGRAM, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation away when the window is narrow or low."""
        super().resizeEvent(event)
        self._shell.fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page keep what is typed before the window goes; ask about work under way."""
        page = self.page
        if page is not None:
            page.leave()
        if self.hub.waiting and not self._warned:
            self._warned = True
            event.ignore()
            self._tell_failure(NOT_KEPT)
        elif may_close(self, self.hub):
            super().closeEvent(event)
        else:
            event.ignore()

    # ---- menus and keys

    def _build_menus(self) -> tuple[tuple[QAction, Command], ...]:
        bar = self.menuBar()
        bar.setAccessibleName("Menu bar")
        pages = page_commands(tuple(PAGES), self._go_by_action)
        return (
            *add_menu(bar, "&Register", self._register_commands()),
            *add_menu(bar, "&Edit", self._edit_commands()),
            *add_menu(bar, "&Complaint", self._complaint_commands()),
            *add_menu(
                bar,
                "&View",
                (
                    *pages,
                    None,
                    Command("Back", self.go_back, ("Alt+Left", "Esc"), needs_register=True),
                    Command("Next area", self._next_area, ("F6",)),
                    Command("Previous area", self._previous_area, ("Shift+F6",)),
                    None,
                    *self._look.commands(),
                ),
            ),
            *add_menu(
                bar,
                "&Help",
                (
                    Command("Help for this page", self._help, ("F1",)),
                    Command(f"About {PROGRAM}", self._about),
                ),
            ),
        )

    def _register_commands(self) -> tuple[Command | None, ...]:
        return (
            Command("Start or open a register", self._welcome, ("Ctrl+O",)),
            Command("Read in complaints", self._read_in, needs_register=True, data="complaints"),
            Command(
                "Read in a self-assessment",
                self._read_in,
                needs_register=True,
                data="self-assessment",
            ),
            Command("Backups", self._go_by_action, needs_register=True, data="backups"),
            Command(BACK, self._stop_looking, needs_register=True),
            Command("Is everything saved?", self._saved, ("Ctrl+S",), needs_register=True),
            Command("Lock now", self.hub.lock, ("Ctrl+L",), needs_register=True),
            None,
            Command("Quit", self._quit, ("Ctrl+Q",)),
        )

    def _edit_commands(self) -> tuple[Command | None, ...]:
        return (
            Command("Undo", self._undoing.undo, ("Ctrl+Z",), needs_register=True),
            None,
            Command("Search this page", self._search, ("Ctrl+F",), needs_register=True),
        )

    def _complaint_commands(self) -> tuple[Command | None, ...]:
        return (
            Command("Log a complaint", self._log_complaint, ("Ctrl+N",), needs_register=True),
            Command("Enter a complaint half-way", self._catch_up, needs_register=True),
            Command("Press the filled button", self._press, ("Ctrl+Return", "Ctrl+Enter")),
            Command("Why this date?", self._why, ("Alt+W",), needs_register=True),
            None,
            Command("Next thing to put right", self._next_problem, ("F8",), needs_register=True),
            Command(
                "Previous thing to put right",
                self._previous_problem,
                ("Shift+F8",),
                needs_register=True,
            ),
        )

    def _action_data(self) -> str:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    @Slot()
    def _go_by_action(self) -> None:
        self._go_to_page(self._action_data())

    @Slot(str)
    def _go_to_page(self, name: str) -> None:
        self.show_place(Place(name))

    @Slot()
    def _log_complaint(self) -> None:
        self.show_place(Place("log"))

    @Slot()
    def _catch_up(self) -> None:
        self.show_place(Place("catch-up"))

    @Slot()
    def _welcome(self) -> None:
        if WELCOME.page in PAGES:
            self.show_place(WELCOME)

    @Slot()
    def _read_in(self) -> None:
        self.show_place(Place("import", self._action_data()))

    @Slot()
    def _stop_looking(self) -> None:
        stop_looking(self.hub)

    @Slot()
    def _saved(self) -> None:
        self.standing.look()
        self.hub.said.emit(self.standing.saved_words())

    @Slot()
    def _quit(self) -> None:
        self.close()

    @Slot()
    def _press(self) -> None:
        page = self.page
        if page is not None and page.primary is not None and page.primary.isEnabled():
            page.primary.click()

    @Slot()
    def _search(self) -> None:
        page = self.page
        field = page.search_field() if page is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _why(self) -> None:
        if self.page is not None:
            self.page.explain_dates()

    @Slot()
    def _next_problem(self) -> None:
        if self.page is not None:
            self.page.next_problem(1)

    @Slot()
    def _previous_problem(self) -> None:
        if self.page is not None:
            self.page.next_problem(-1)

    @Slot()
    def _next_area(self) -> None:
        self._move_area(1)

    @Slot()
    def _previous_area(self) -> None:
        self._move_area(-1)

    def _move_area(self, step: int) -> None:
        areas = self.page.areas() if self.page is not None else ()
        parts = (self.menuBar(), self._shell.panel(), *areas, self._work, self._shell.undo)
        move_area(parts, self.focusWidget(), step)

    @Slot()
    def _look_again(self) -> None:
        """Build what shows anew: distances are set when a page is built. Typing is kept."""
        page = self.page
        if page is not None:
            page.leave()
        self._drop_pages()
        self._build_navigation()
        if self._place.page:
            self._open(self._place)
        self.look_changed.emit()

    @Slot()
    def _help(self) -> None:
        if (page := self.page) is not None:
            messages.tell(self, f"Help: {page.title}", page.help_text)

    @Slot()
    def _about(self) -> None:
        messages.tell(self, f"About {PROGRAM}", messages.ABOUT)
