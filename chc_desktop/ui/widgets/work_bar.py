"""What is being made in the background, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy

from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.widgets.basics import Button, IconLabel, Label, row
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.theme import set_property, theme

SHOWN_AFTER = 500
"""Milliseconds after which work is spoken of: most papers are made before."""
ASK_EVERY = 200


class WorkBar(QFrame):
    """Stands at the foot while something takes long. Never takes the focus by itself."""

    gone = Signal()
    """It hid: what had the focus in it has lost it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        set_property(self, "card", "tint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._text = Label()
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._stop = Button("Stop")
        self._stop.clicked.connect(self._stop_it)
        line = row(IconLabel("clock", "accent"), self._text, self._stop)
        line.setStretch(1, 1)
        side, edge = theme().space(20), theme().space(8)
        line.setContentsMargins(side, edge, edge, edge)
        self.setLayout(line)
        self._begin, self._ask = QTimer(self), QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(SHOWN_AFTER)
        self._begin.timeout.connect(self._show_it)
        self._ask.setInterval(ASK_EVERY)
        self._ask.timeout.connect(self._tell)
        self.hide()
        tasks.changed.connect(self._changed)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        if not self._tasks.shown:
            self._begin.stop()
            self._ask.stop()
            shown = self.isVisible()
            self.hide()
            if shown:
                self.gone.emit()
        elif self.isHidden():
            self._begin.start()
        else:
            self._tell()

    @Slot()
    def _show_it(self) -> None:
        if QApplication.activeModalWidget() not in {None, self.window()}:
            self._begin.start()  # the window in front says it
            return
        self._tell()
        self.show()
        self._ask.start()
        announce(self, self._text.text())

    @Slot()
    def _tell(self) -> None:
        shown = self._tasks.shown
        if not shown:
            return
        task, more = shown[0], len(shown) - 1
        far = "stopping" if task.watch.stopped else task.watch.said
        waiting = f" {more} more to come." if more else ""
        self._text.setText(f"{task.title}: {far}.{waiting}")
        self._stop.setAccessibleName(f"Stop: {task.title}")
        self._stop.setEnabled(not task.watch.stopped)

    @Slot()
    def _stop_it(self) -> None:
        for task in self._tasks.shown[:1]:
            task.watch.stop()
        self._tell()
