"""Papers seen first, or saved at once: the one way to both for all parts of the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_making import Outcome, Paper, ask_place, start_making
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button

__all__ = ["HasChooser", "Outcome", "Paper", "PaperButton", "PaperDesk"]


class HasChooser(Protocol):
    """A part of the window that asks for the places of files."""

    chooser: FileChooser


class PaperDesk(QObject):
    """Shows and saves the papers of one part of the window, its owner.

    It tells the window what became of them, unless the owner ``listens`` and says so itself.
    """

    began = Signal(object, object)
    """A ``Paper`` is being made, for this path."""
    ended = Signal(object)
    """The ``Outcome`` of a paper that was to be saved."""

    def __init__(self, hub: Hub, owner: QWidget, *, listens: bool = False) -> None:
        super().__init__(owner)
        self._hub, self._owner, self._listens = hub, owner, listens

    def save(self, paper: Paper) -> None:
        """Ask where to, then make the paper and write it."""
        chosen = partial(self._make, paper)
        ask_place(self._hub, self._owner, self._chooser, paper, chosen)

    def preview(self, paper: Paper) -> None:
        """Show the paper before it is saved."""
        # What draws and prints pages is imported by whoever looks at one.
        from chc_desktop.ui.dialogs.preview import Preview  # noqa: PLC0415

        Preview(self._hub, paper, self._chooser, self._owner.window()).open()

    @property
    def _chooser(self) -> FileChooser:
        return cast("HasChooser", self._owner).chooser

    def _make(self, paper: Paper, target: Path) -> None:
        self.began.emit(paper, target)
        start_making(self._hub, paper, self._done, target)

    @Slot(object)
    def _done(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        if not self._listens:
            tell = self._hub.failed if outcome.failed else self._hub.said
            tell.emit(outcome.words)
        self.ended.emit(outcome)


class PaperButton(Button):
    """A button about one paper. ``of`` ends its name: what the paper is."""

    asked = Signal(object)
    """Pressed; with what was given at the start."""

    def __init__(self, words: str, of: str, about: object, kind: str = "") -> None:
        super().__init__(words, kind, name=f"{words}: {of}" if of else words)
        self._about = about
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._about)
