"""What a page says about itself: banners, the error summary, the empty state, the undo bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from chc_desktop.ui.widgets.basics import (
    Button,
    Card,
    IconLabel,
    Label,
    clear,
    column,
    row,
    tab_after,
)
from chc_desktop.ui.widgets.error_link import ErrorLink
from chc_desktop.ui.widgets.form import FormRow
from chc_desktop.ui.widgets.layouts import Folding, area_around, scroll_into_view
from chc_desktop.ui.widgets.theme import set_property, theme
from chc_desktop.ui.widgets.tokens import Role

UNDO_SHOWN_FOR = 20_000
"""Milliseconds the undo bar stays at least."""

BANNERS = {
    "adjustment": ("plain", "text-aa", "accent"),
    "restriction": ("plain", "hand-palm", "accent"),
    "warning": ("soon", "warning", "soon"),
    "advice": ("tint", "info", "accent"),
    "register": ("plain", "database", "accent"),
}
ONE_LINE = frozenset({"adjustment", "restriction"})
"""Kinds whose heading and sentence stand beside each other where there is room."""


def announce(widget: QWidget, text: str) -> None:
    """Tell screen readers, politely and without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Banner(Card):
    """A notice: ``kind`` is a key of ``BANNERS``. Stays while it is true."""

    def __init__(
        self, kind: str, heading: str, text: str = "", actions: tuple[QWidget, ...] = ()
    ) -> None:
        look, icon, colour = BANNERS[kind]
        super().__init__(look, margin=14)
        words = column(spacing=4)
        if kind in ONE_LINE:
            together = Folding(44, spacing=10)
            title = Label(heading, Role.BOLD)
            # A label that wraps asks for less than its line; this one stays on it, within reason.
            room = QFontMetrics(title.font()).horizontalAdvance(heading) + 2
            title.setMinimumWidth(min(room, theme().ems(28)))
            together.add(title)
            together.add(Label(text), 1)
            words.addWidget(together)
        else:
            for part, role in ((heading, Role.BOLD), (text, Role.BODY)):
                if part:
                    words.addWidget(Label(part, role))
        if actions:
            words.addSpacing(theme().space(4))
            words.addLayout(row(*actions, None))
        line = QHBoxLayout()
        line.setSpacing(theme().space(12))
        line.addLayout(column(IconLabel(icon, colour), None))
        line.addLayout(words, 1)
        self.body.addLayout(line)


class ErrorSummary(Card):
    """ "There are 2 things to put right", each a link to its field. Hidden until needed."""

    def __init__(self) -> None:
        super().__init__("error", margin=16)
        self._heading = Label("", Role.H3)
        self.body.addWidget(self._heading)
        self._links = column(spacing=2)
        self.body.addLayout(self._links)
        self._rows: list[FormRow] = []
        self.hide()

    def show_problems(self, problems: tuple[tuple[str, FormRow | None], ...]) -> None:
        """Show the problems, take the focus and say them; none hides the summary."""
        clear(self._links)
        self._rows = [found for _, found in problems if found is not None]
        self.setVisible(bool(problems))
        if not problems:
            return
        many = len(problems)
        heading = (
            "There is one thing to put right"
            if many == 1
            else f"There are {many} things to put right"
        )
        self._heading.setText(heading)
        first: QWidget | None = None
        made: list[QWidget] = []
        for sentence, found in problems:
            if found is None:
                self._links.addWidget(Label(sentence, Role.BOLD, "overdue"))
                continue
            link = ErrorLink(sentence, name=f"{sentence} Go to {found.words}")
            link.clicked.connect(found.focus_field)
            self._links.addWidget(link)
            made.append(link)
            first = first or link
        self._place_for_tab(made)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if first else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(" ".join([f"{heading}.", *(sentence for sentence, _ in problems)]))
        (first or self).setFocus()
        QTimer.singleShot(0, self._reveal)
        announce(self, self.accessibleName())

    def _place_for_tab(self, links: list[QWidget]) -> None:
        """Tab goes from the links to the form below them, not out of the page.

        The way there is by the page's parts: asking Qt for its chain of focus has PySide make
        new wrappers of widgets, and when those go, what stands in the widgets goes with them.
        """
        area = area_around(self)
        sheet = (area.widget() if area is not None else None) or self.window()
        before: QWidget | None = None
        for part in sheet.findChildren(QWidget):
            if part is self:
                break
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                before = part
        if before is not None:
            tab_after(before, links)

    @Slot()
    def _reveal(self) -> None:
        scroll_into_view(self, theme().space(16))

    def next_row(self, step: int) -> None:
        """Focus the next (1) or previous (-1) field with a problem (F8)."""
        if not self._rows:
            return
        inside = [index for index, made in enumerate(self._rows) if _has_focus(made)]
        start = inside[0] + step if inside else (0 if step > 0 else -1)
        self._rows[start % len(self._rows)].focus_field()


class EmptyState(Card):
    """What is so when there is nothing: an icon, a heading, a sentence, one button."""

    def __init__(self, icon: str, heading: str, text: str, button: QWidget | None = None) -> None:
        super().__init__("plain", margin=24)
        self.body.setSpacing(theme().space(12))
        head = QHBoxLayout()
        head.setSpacing(theme().space(12))
        head.addWidget(IconLabel(icon, "done" if icon.startswith("check") else "accent", 28))
        head.addWidget(Label(heading, Role.H2), 1)
        self.body.addLayout(head)
        self.body.addWidget(Label(text, Role.BODY, "muted"))
        if button is not None:
            self.body.addLayout(row(button, None))


class UndoBar(QFrame):
    """What just happened, at the foot of the window. Never takes the focus."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_property(self, "card", "undo")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._text = Label("", tone="inverse")
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._undo = Button("Undo  Ctrl+Z", "inverse", name="Undo Ctrl+Z")
        self._undo.clicked.connect(self.undo_asked)
        self._close = Button("Close", "inverse", name="Close this message")
        self._close.clicked.connect(self.hide)
        line = row(IconLabel("check-circle", "page"), self._text, self._undo, self._close)
        line.setStretch(1, 1)
        side, edge = theme().space(20), theme().space(10)
        line.setContentsMargins(side, edge, edge, edge)
        self.setLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_SHOWN_FOR)
        self._timer.timeout.connect(self._time_over)
        self.hide()

    def say(self, text: str, *, can_undo: bool, button: str = "Undo") -> None:
        """Show what happened and announce it; the button only if there is a way back."""
        self._text.setText(text)
        self._undo.setText(f"{button}  Ctrl+Z")
        self._undo.setAccessibleName(f"{button} Ctrl+Z")
        self._undo.setVisible(can_undo)
        self.show()
        self._timer.start()
        announce(self, text)

    def forget(self) -> None:
        """Say nothing any more: what was done is nobody's business now."""
        self._text.setText("")
        self.hide()

    @Slot()
    def _time_over(self) -> None:
        if _has_focus(self):
            self._timer.start()
        else:
            self.hide()


class Wrapped(QWidget):
    """A button that keeps to the left, as wide as its words."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self.setLayout(row(button, None))


def _has_focus(widget: QWidget) -> bool:
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
