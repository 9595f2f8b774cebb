"""Closing the program while a paper is being made: wait for it, or stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import Tasks, tasks_of
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.focus_ring import FocusRing
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.work_bar import WorkBar

SOON = 700
"""Milliseconds that closing waits for work that is nearly done, before it asks."""
ABOUT = (
    "A paper is still being made or printed. If you stop it, nothing of it is written, and you can "
    "make it again."
)


class StillMaking(QDialog):
    """Asks what to do; goes by itself once the work is done."""

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._closing = tasks, window
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Still at work")
        self.setAccessibleDescription(ABOUT)
        stop, stay = Button("Stop it and close"), Button("Keep the program open", "primary")
        stop.clicked.connect(self._stop)
        stay.clicked.connect(self.reject)
        buttons = Flow(spacing=12)
        buttons.add(stay)
        buttons.add(stop)
        bar = WorkBar(tasks)
        bar.gone.connect(self.reject)
        layout = column(Label(ABOUT), bar, buttons, spacing=16)
        layout.setContentsMargins(*(theme().space(24) for _ in range(4)))
        self.setLayout(layout)
        self._ring = FocusRing(self)
        self.setMinimumWidth(theme().ems(26))
        stay.setFocus()

    @Slot()
    def _stop(self) -> None:
        self._tasks.stop()
        self._tasks.wait()
        self.accept()
        self._closing.close()


def may_close(window: QWidget, hub: Hub) -> bool:
    """Say whether nothing is under way; waits a moment for what is nearly done, then asks.

    A window can outlive the program it belonged to, and its hub with it.
    """
    if not isValid(hub):
        return True
    tasks = tasks_of(hub)
    if not tasks.shown or tasks.wait(SOON):
        return True
    StillMaking(tasks, window).open()
    return False
