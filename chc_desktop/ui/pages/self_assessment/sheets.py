"""The right side of the page: a provision, or the list of what to put right, and the foot bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.services.views import AssessmentView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.self_assessment.detail import Detail
from chc_desktop.ui.pages.self_assessment.put_right import PutRightList
from chc_desktop.ui.pages.self_assessment.standing import Standing
from chc_desktop.ui.viewmodels import assessment_words as words
from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button, Label, column, row
from chc_desktop.ui.widgets.page import FootBar, scroll_area


class Sheets(QWidget):
    """Detail and list in one place; one of them shows."""

    chosen = Signal(str)
    """A provision of the list."""

    def __init__(self, hub: Hub, detail: Detail) -> None:
        super().__init__()
        self._detail = detail
        self.standing = Standing(hub)
        self.put_right = PutRightList()
        self.put_right.hide()
        self.bar = FootBar()
        both = QWidget()
        both.setObjectName("sheet")
        both.setLayout(column(self.standing, detail, self.put_right, spacing=0))
        self.scroller = scroll_area(both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.scroller, 1)
        layout.addWidget(self.bar)
        self.put_right.chosen.connect(self.chosen)
        self.put_right.back_asked.connect(self._back)

    def show_put_right(self, view: AssessmentView) -> None:
        """Show everything to put right; the focus goes to its first row."""
        self.put_right.show_view(view)
        self._show(put_right=True)
        self.scroller.verticalScrollBar().setValue(0)
        self.put_right.focus_target().setFocus()

    def show_detail(self) -> None:
        """Show the provision."""
        self._show(put_right=False)

    def fill_bar(self, view: AssessmentView, at: str, primary: Button) -> tuple[Button, Button]:
        """Fill the foot bar; return the buttons to the provisions before and after."""
        self.standing.show_row(view, at)
        before, after = words.beside(view, at)
        back = Button(before or "First", icon="arrow-left", name=f"Previous: {before or 'First'}")
        back.setEnabled(bool(before))
        on = Button(after or "Last", icon="arrow-right", name=f"Next: {after or 'Last'}")
        on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.refresh_icon(on)
        on.setEnabled(bool(after))
        key = Label("F8" if words.others_to_do(view, at) else "", tone="muted", wrap=False)
        right = QWidget()
        right.setLayout(row(None, primary, key))
        self.bar.fill(back, on, right=right)
        return back, on

    @Slot()
    def _back(self) -> None:
        self._show(put_right=False)
        self._detail.focus_target().setFocus()

    def _show(self, *, put_right: bool) -> None:
        self.put_right.setVisible(put_right)
        self._detail.setVisible(not put_right)
        self.standing.setVisible(self.standing.says_something and not put_right)
