"""The way from an assessment of an older Code to the one in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import edition_moves
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.views import AssessmentView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import edition_words as words
from chc_desktop.ui.widgets.basics import Button, column
from chc_desktop.ui.widgets.notices import Wrapped


class Carrying(QWidget):
    """Shown while a newer Code is in force: go on in it, or see what changed."""

    def __init__(self, hub: Hub, save: Callable[[], None]) -> None:
        """Make it; ``save`` keeps what is typed first, for it belongs to the version before."""
        super().__init__()
        self._hub, self._save = hub, save
        self._editions = ""
        self._year: date | None = None
        self._button = Button("")
        self._button.clicked.connect(self._carry)
        see = Button("See what changed", "link", name="See what changed in the Code")
        see.clicked.connect(self._see)
        layout = column(Wrapped(self._button), Wrapped(see), spacing=6)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.hide()

    def show_view(self, view: AssessmentView) -> None:
        """Offer the way where the assessment is of an older Code."""
        self._year = view.year_end
        self._editions = f"{view.edition}-{view.newer}"
        text = words.carry_words(view.newer)
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self.setVisible(bool(view.newer))

    @Slot()
    def _carry(self) -> None:
        assert self._year is not None
        self._save()
        result = self._hub.run(edition_moves.carry_forward, self._year)
        if isinstance(result, Refusal):
            self._hub.failed.emit(" ".join(problem.text for problem in result.problems))
        else:
            self._hub.done(f"{result.what}.")

    @Slot()
    def _see(self) -> None:
        self._hub.go(Place("editions", self._editions))
