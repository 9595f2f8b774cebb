"""When it is due: the dates of the stage side by side, each able to explain itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.views import ComplaintView, DateView
from chc_desktop.ui.widgets import badge, icons
from chc_desktop.ui.widgets.badge import Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, line
from chc_desktop.ui.widgets.calendar_panel import WhyPanel
from chc_desktop.ui.widgets.dates import near
from chc_desktop.ui.widgets.layouts import Folding, scroll_into_view
from chc_desktop.ui.widgets.story import DateBlock, left_badge, left_words
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

WHY = "Why this date?"
ON_TIME = "On-time date"
HIDE = "Hide the reason"


class WhyButton(Button):
    """Opens and closes the reason of one date."""

    turned = Signal(object)

    def __init__(self, view: DateView, line_of: QWidget) -> None:
        """``line_of`` is the line of dates that the reason opens under."""
        super().__init__(WHY, "link", "caret-down")
        self.view = view
        self.line_of = line_of
        self.show_open(opened=False)
        self.clicked.connect(self._turn)

    def show_open(self, *, opened: bool) -> None:
        """Say what pressing does now."""
        words = HIDE if opened else WHY
        self.setText(words)
        self.setAccessibleName(f"{words} {self.view.label}: {long_date(self.view.due)}")
        icons.set_icon(self, "caret-up" if opened else "caret-down", "accent")

    @Slot()
    def _turn(self) -> None:
        self.turned.emit(self)


class DatesCard(Card):
    """The dates of each stage, the current one first; one reason open at a time."""

    def __init__(self, view: ComplaintView, today: date) -> None:
        super().__init__(margin=0)
        self._today = today
        self._buttons: list[WhyButton] = []
        self._open: WhyButton | None = None
        self._panel: QWidget | None = None
        self.body.setSpacing(0)
        stages = sorted(view.stages, key=lambda part: part.stage is not view.current)
        for index, stage in enumerate(stages):
            if index:
                self.body.addWidget(line())
            title = f"Stage {stage.stage.value}" if len(stages) > 1 else ""
            self.body.addWidget(self._stage(stage.dates, title))

    def toggle_first(self) -> None:
        """Open or close the first date's reason, and put the focus on its button."""
        button = self._open or next(iter(self._buttons), None)
        if button is not None:
            self._turned(button)
            button.setFocus()

    def _stage(self, dates: tuple[DateView, ...], title: str) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        side, top = theme().space(20), theme().space(14)
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theme().space(10))
        if title:
            layout.addWidget(Label(title, Role.H3))
        running = [view for view in dates if view.left is not None]
        for start in range(0, len(running), 2):
            beside = Folding(26, spacing=20)
            for view in running[start : start + 2]:
                beside.add(self._date(view, beside), 1)
            layout.addWidget(beside)
        for view in dates:
            if view.left is None:
                layout.addWidget(self._past(view))
        return part

    def _past(self, view: DateView) -> Folding:
        """Return a date that is done with: one quiet line."""
        part = Folding(38, spacing=12)
        words = f"{view.label}: {near(view.due, self._today)}"
        part.add(Label(words, tone="muted"), 1, centred=True)
        if view.done_on is not None:
            part.add(_done_badge(view, self._today), centred=True)
        part.add(self._why_button(view, part), centred=True)
        return part

    def _date(self, view: DateView, line_of: QWidget) -> DateBlock:
        state = left_badge(view.left) if view.left is not None else None
        if view.label == ON_TIME and view.left is not None and view.left < 0:
            # Past our own date, but not the Code's: no breach, so not the loud badge.
            state = Badge(left_words(view.left), badge.CHECK)
        heading = f"{view.label}, until acknowledged" if view.provisional else view.label
        why = self._why_button(view, line_of)
        return DateBlock(heading, long_date(view.due), state, view.note, why)

    def _why_button(self, view: DateView, line_of: QWidget) -> WhyButton:
        why = WhyButton(view, line_of)
        why.turned.connect(self._turned)
        self._buttons.append(why)
        return why

    @Slot(object)
    def _turned(self, button: WhyButton) -> None:
        was_open = self._open is button
        self._close()
        if was_open:
            return
        self._open = button
        button.show_open(opened=True)
        view = button.view
        question = f"Why {near(view.due, self._today)}?"
        self._panel = WhyPanel(question, view.why, view.days, self._today)
        stage = button.line_of.parentWidget()
        layout = stage.layout() if stage is not None else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(button.line_of) + 1, self._panel)
        QTimer.singleShot(0, self._reveal)

    def _close(self) -> None:
        if self._open is not None:
            self._open.show_open(opened=False)
        if self._panel is not None:
            self._panel.hide()
            self._panel.setParent(None)
            self._panel.deleteLater()
        self._open = self._panel = None

    @Slot()
    def _reveal(self) -> None:
        if self._panel is not None:
            scroll_into_view(self._panel, theme().space(16))


def _done_badge(view: DateView, today: date) -> Badge:
    assert view.done_on is not None
    on = near(view.done_on, today)
    if view.done_on > view.due:
        return Badge(f"Done late, {on}", badge.WAS_LATE)
    return Badge(f"Done {on}", badge.DONE)
