"""When it is due: the dates of the stages, and the panel that tries others."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.complaint.dates_card import DatesCard
from chc_desktop.ui.pages.complaint.try_panel import TryPanel
from chc_desktop.ui.viewmodels import tries
from chc_desktop.ui.widgets.basics import Button, column
from chc_desktop.ui.widgets.story import heading_row


class DueSection(QWidget):
    """The dates with their reasons; "Try another date" opens under them."""

    def __init__(self, hub: Hub, view: ComplaintView) -> None:
        super().__init__()
        self._hub, self._view = hub, view
        self._try: TryPanel | None = None
        self._dates = DatesCard(view, hub.session.today)
        tried = Button("Try another date", "quiet", "calendar-blank")
        tried.clicked.connect(self._turn_try)
        self._lines = column(spacing=12)
        self._lines.addLayout(heading_row("When it is due", tried if tries.options(view) else None))
        self._lines.addWidget(self._dates)
        self.setLayout(self._lines)

    def explain_first(self) -> None:
        """Open why the first date is as it is, or close it."""
        self._dates.toggle_first()

    @Slot()
    def _turn_try(self) -> None:
        """Open the panel to try dates under the dates, or close it."""
        if self._try is not None:
            self._try.hide()
            self._try.deleteLater()
            self._try = None
            return
        self._try = TryPanel(self._hub, self._view)
        self._lines.addWidget(self._try)
        self._try.first_field().setFocus()
