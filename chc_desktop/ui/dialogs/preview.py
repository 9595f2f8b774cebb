"""A paper on screen before it is saved: its pages, and the ways to print and save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from chc_desktop.ui import messages
from chc_desktop.ui.dialogs.drawing import Drawing
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.open_folder import show_folder
from chc_desktop.ui.dialogs.paper_making import (
    Outcome,
    Paper,
    ask_place,
    start_making,
    start_writing,
)
from chc_desktop.ui.dialogs.printing import Printing
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import Task, tasks_of
from chc_desktop.ui.widgets.basics import Button, Label, clear, column
from chc_desktop.ui.widgets.fields import CheckBox, Choice
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.focus_ring import FocusRing
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.sheet_view import FIT_WIDTH, WHOLE_PAGE, ZOOMS, SheetView
from chc_desktop.ui.widgets.theme import set_tone, theme
from chc_desktop.ui.widgets.tokens import Role
from chc_desktop.ui.widgets.work_bar import WorkBar

UNREADABLE = (
    "The pages could not be drawn. Save the paper as PDF, and open it with another program."
)
MAKING = "The paper is being made. Nothing is saved by looking at it."
LARGE = "Large print (18 point)"
COPIES = "{many} letters, one for each person. Saving makes a file for each."
UNSHOWN = "Not every character can be printed"
KEYS = (
    "Page Up and Page Down scroll; in whole pages they turn the page. Ctrl+Page Down or Right is "
    "the next page, Ctrl+Page Up or Left the page before; Home and End are the first and the last. "
    "+ and − change the size, Ctrl+2 fits the width, Ctrl+0 shows the whole page. Ctrl+P prints, "
    "Ctrl+S saves, Esc closes."
)
SHARE = 0.94
"""How much of the window the preview takes; all of one narrower than so many em."""
NARROW_EM = 60
LOW_EM = 26


class Preview(QDialog):
    """The window with the pages. The paper is made first; nothing is written by looking."""

    def __init__(self, hub: Hub, paper: Paper, chooser: FileChooser, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(f"Preview: {paper.title}")
        self._hub, self._paper, self.chooser = hub, paper, chooser
        self._plain = paper
        self._made: Outcome | None = None
        self._making: Task | None = None
        self._view = SheetView()
        self._view.hide()
        self._said = Label(MAKING)
        self._printing = Printing(hub, self)
        self._printing.told.connect(self._tell)
        self._printing.failed.connect(self._tell_trouble)
        self._drawing = Drawing(hub, self._view)
        self._drawing.opened.connect(self._ready)
        self._drawing.failed.connect(self._unreadable)
        self._build()
        self._make_keys()
        self._ring = FocusRing(self)
        room = parent.size()
        self.resize(room * SHARE if room.width() > theme().ems(NARROW_EM) else room)

    # ---- what it is made of

    def _build(self) -> None:
        space = theme().space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._title = Label(self._paper.title, Role.H2)
        head = column(self._title, self._tools(), self._said, spacing=8)
        head.setContentsMargins(space(20), space(12), space(20), space(12))
        outer.addLayout(head)
        self._notices = column()
        self._notices.setContentsMargins(space(20), 0, space(20), space(4))
        outer.addLayout(self._notices)
        middle = column(self._view)
        middle.setContentsMargins(*(space(n) for n in (20, 4, 20, 12)))
        outer.addLayout(middle, 1)
        self._rest = QWidget()
        outer.addWidget(self._rest, 1)
        work = column(WorkBar(tasks_of(self._hub)))
        work.setContentsMargins(space(20), 0, space(20), 0)
        outer.addLayout(work)
        outer.addWidget(self._foot())

    def _tools(self) -> Flow:
        self._previous = Button("Previous", name="Previous page")
        self._previous.clicked.connect(self._go_back)
        self._next = Button("Next", name="Next page")
        self._next.clicked.connect(self._go_on)
        self._number = Label("", Role.BOLD, wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumHeight(self._next.sizeHint().height())
        self._zoom = Choice(
            (
                ("width", "Fit the width"),
                ("page", "Whole page"),
                *((str(zoom), f"{zoom:.0%}".replace("%", " %")) for zoom in ZOOMS),
            )
        )
        self._zoom.setAccessibleName("Size of the pages")
        self._zoom.currentIndexChanged.connect(self._zoom_chosen)
        smaller, larger = Button("−", name="− Smaller"), Button("+", name="+ Larger")
        smaller.clicked.connect(self._smaller)
        larger.clicked.connect(self._larger)
        self._large = CheckBox(LARGE)
        self._large.toggled.connect(self._size_chosen)
        self._large.setParent(self)
        self._large.hide()
        sizes = () if self._paper.large is None else (self._large,)
        tools = Flow(spacing=8)
        self._tool_parts = (self._previous, self._next, self._zoom, smaller, larger, *sizes)
        for part in (self._previous, self._number, *self._tool_parts[1:]):
            tools.add(part)
        self._line = tools
        self._view.page_changed.connect(self._page_changed)
        self._view.zoom_changed.connect(self._zoom_changed)
        return tools

    def _foot(self) -> QFrame:
        self._print = Button("Print", "primary", "printer")
        self._save = Button("Save as PDF")
        self._save_open = Button("Save and open the folder")
        self._close = Button("Close")
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_place)
        self._save_open.clicked.connect(self._ask_place_and_folder)
        self._close.clicked.connect(self.reject)
        buttons = Flow(spacing=12)
        for part in (self._print, self._save, self._save_open, self._close):
            buttons.add(part)
        foot = QFrame()
        foot.setObjectName("foot")
        layout = column(buttons)
        layout.setContentsMargins(*(theme().space(n) for n in (20, 12, 20, 12)))
        foot.setLayout(layout)
        self._let_act(on=False)
        return foot

    def _make_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+P", self._ask_printer),
            ("Ctrl+S", self._ask_place),
            ("Ctrl+PgDown", self._go_on),
            ("Ctrl+PgUp", self._go_back),
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+2", self._fit_width),
            ("Ctrl+0", self._whole_page),
            ("F1", self._help),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # ---- making it

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to make the paper once the window is there to say so."""
        super().showEvent(event)
        if self._making is None and self._made is None:
            self._making = start_making(self._hub, self._paper, self._was_made)
            self._close.setFocus()

    @Slot(object)
    def _was_made(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        self._making = None
        if outcome.failed:
            self._tell_trouble(outcome.failed)
            self._large.setEnabled(True)
            return
        self._made = outcome
        self._drawing.open(outcome.documents)

    @Slot(bool)
    def _size_chosen(self, large: bool) -> None:  # noqa: FBT001 -- Qt's signal
        """Make the paper in the other size; the pages that were shown go."""
        self._paper = self._plain.in_large_print() if large else self._plain
        self._made = None
        self._show_notice("")
        self._drawing.close()
        self._view.hide()
        self._rest.show()
        self._close.setFocus()
        self._let_act(on=False)
        self._tell(MAKING)
        self._making = start_making(self._hub, self._paper, self._was_made)

    @Slot()
    def _ready(self) -> None:
        self._rest.hide()
        self._view.show()
        self._let_act(on=True)
        self._page_changed(0)
        assert self._made is not None
        many = len(self._made.documents)
        self._said.setVisible(many > 1)
        self._said.setText(COPIES.format(many=many))
        self._show_notice(self._made.notice)
        self._view.setFocus()
        announce(
            self, f"{self._paper.title}, {self._view.count} pages. {self._made.notice}".strip()
        )

    def _show_notice(self, text: str) -> None:
        """Say what shows as a number on the pages, before they are printed or saved."""
        clear(self._notices)
        if text:
            self._notices.addWidget(Banner("warning", UNSHOWN, text))

    @Slot()
    def _unreadable(self) -> None:
        self._tell_trouble(UNREADABLE)
        self._save.setEnabled(self._made is not None)
        self._save_open.setEnabled(self._made is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the pages have the room of the heading: the title bar says it too."""
        super().resizeEvent(event)
        self._title.setVisible(self.height() > theme().ems(LOW_EM))

    def done(self, result: int) -> None:
        """Stop what is being made for it, and let go of the pages."""
        if self._making is not None:
            self._making.watch.stop()
        self._drawing.close()
        self._printing.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as the button does."""
        self.done(QDialog.DialogCode.Rejected)
        super().closeEvent(event)

    # ---- looking

    @Slot()
    def _go_on(self) -> None:
        self._view.go_to(self._view.page + 1)

    @Slot()
    def _go_back(self) -> None:
        self._view.go_to(self._view.page - 1)

    @Slot()
    def _larger(self) -> None:
        self._view.step_zoom(1)

    @Slot()
    def _smaller(self) -> None:
        self._view.step_zoom(-1)

    @Slot()
    def _fit_width(self) -> None:
        self._view.set_zoom(FIT_WIDTH)

    @Slot()
    def _whole_page(self) -> None:
        self._view.set_zoom(WHOLE_PAGE)

    @Slot()
    def _help(self) -> None:
        messages.tell(self, "Help: preview", KEYS)

    @Slot()
    def _zoom_chosen(self) -> None:
        key = self._zoom.key
        named = {"width": FIT_WIDTH, "page": WHOLE_PAGE}
        zoom = named[key] if key in named else float(key)
        if zoom != self._view.zoom:
            self._view.set_zoom(zoom)

    @Slot()
    def _zoom_changed(self) -> None:
        named = {FIT_WIDTH: "width", WHOLE_PAGE: "page"}
        self._zoom.choose(named.get(self._view.zoom, str(self._view.zoom)))

    @Slot(int)
    def _page_changed(self, page: int) -> None:
        self._number.setText(f"Page {page + 1} of {self._view.count}")
        self._line.changed()
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < self._view.count)

    def _let_act(self, *, on: bool) -> None:
        for part in (*self._tool_parts, self._print, self._save, self._save_open):
            part.setEnabled(on)

    # ---- ways out

    @Slot()
    def _ask_printer(self) -> None:
        if self._made is not None and self._print.isEnabled():
            self._printing.ask(self._made, self._view.page)

    @Slot()
    def _ask_place(self) -> None:
        if self._made is not None and self._save.isEnabled():
            ask_place(self._hub, self, self.chooser, self._paper, self._write)

    @Slot()
    def _ask_place_and_folder(self) -> None:
        ask_place(self._hub, self, self.chooser, self._paper, self._write_and_show)

    def _write(self, target: Path) -> None:
        assert self._made is not None
        start_writing(self._hub, self._made, target, self._written)

    def _write_and_show(self, target: Path) -> None:
        assert self._made is not None
        start_writing(self._hub, self._made, target, self._written_to_show)

    @Slot(object)
    def _written(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        (self._tell_trouble if outcome.failed else self._tell)(outcome.words)

    @Slot(object)
    def _written_to_show(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        self._written(outcome)
        if outcome.files:
            show_folder(self._hub, outcome.files[0].parent)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._say(sentence, "text")

    @Slot(str)
    def _tell_trouble(self, sentence: str) -> None:
        self._say(sentence, "overdue")

    def _say(self, sentence: str, tone: str) -> None:
        set_tone(self._said, tone)
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)
