"""Undo: what was just done is said with a way back, and Ctrl+Z takes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from chc_desktop.model.services import history
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import Session
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.notices import UndoBar

AGAIN = "Do it again"


class Undoing(QObject):
    """Says what was done in the undo bar, and undoes the last action when asked."""

    def __init__(self, hub: Hub, bar: UndoBar) -> None:
        super().__init__(bar)
        self._hub, self._bar = hub, bar
        self._written = False
        hub.changed.connect(self._register_written)
        hub.recorded.connect(self._register_written)
        hub.said.connect(self._say)
        bar.undo_asked.connect(self.undo)

    @Slot()
    def undo(self) -> None:
        """Take back the last action, or say why it stays."""
        focused = self._bar.window().focusWidget()
        if focused is not None and self._bar.isAncestorOf(focused):
            # The page takes the focus: there one was before.
            focused.clearFocus()
        result = self._hub.run(_undo_last, None)
        if isinstance(result, Done):
            self._hub.done(f"{result.what}.")
        else:
            self._hub.said.emit(" ".join(problem.text for problem in result.problems))

    @Slot()
    def _register_written(self) -> None:
        self._written = True

    @Slot(str)
    def _say(self, sentence: str) -> None:
        last = self._hub.ask(history.last_action) if self._written and self._hub.is_open else None
        self._written = False
        can_undo = last is not None and not last.why_not
        again = last is not None and last.undone
        self._bar.say(sentence, can_undo=can_undo, button=AGAIN if again else "Undo")


def _undo_last(session: Session, _command: None) -> Result:
    return history.undo_last(session)
