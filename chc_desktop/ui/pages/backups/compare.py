"""Two registers side by side, case by case. Nothing is merged."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import homes, keeping
from chc_desktop.model.services.comparing import Comparison, compare
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.backups.parts import entries, part
from chc_desktop.ui.pages.backups.unlocking import UnlockFile
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import backup_words as words
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton

logger = logging.getLogger(__name__)

HERE, THERE = "this register", "the other file"
WHAT_TO_DO = (
    "Look into the other file and enter here what only stands there. Then put the other file away, "
    "so that nobody goes on working in it."
)


class ComparePage(Page):
    """What is only here, only there, and not the same in both."""

    title = "Compare two registers"
    nav = "settings"
    help_text = (
        "Complaints are compared by their references. Nothing is merged: look into the other file, "
        "which opens to be read only, and enter here what is missing."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._tasks = hub.findChild(Tasks) or Tasks(hub)
        self._found: Comparison | None = None
        self._trouble = ""
        self._ask: UnlockFile | None = None

    @property
    def other(self) -> Path | None:
        """The other file."""
        return Path(self.place.key) if self.place.key else None

    def open(self, place: Place) -> None:
        """Show the comparison with a file; it is made anew each time something changed."""
        if place != self.place or self.stale:
            self._found, self._trouble = None, ""
        super().open(place)

    def refresh(self) -> None:
        """Show what differs, as soon as it is known."""
        self.clear_body()
        self.foot.hide()
        self._ask = None
        other, register = self.other, self.hub.session.register
        if other is None or register.path is None:
            self._nothing_chosen()
            return
        self.add_heading("Compare two registers", f"{register.path.name} and {other.name}.")
        if keeping.is_locked(other, self.hub.key_for(other)):
            self._ask_for_key(other)
            return
        if self._trouble:
            self.body.addWidget(Banner("warning", "They could not be compared", self._trouble))
        elif self._found is None:
            self.body.addWidget(Label("The two files are being compared."))
            key = self.hub.key_for(other)
            job = partial(compare, register.path, other, key=register.key, other_key=key)
            self._tasks.start(job, self._compared, self._not_compared)
        else:
            lines = words.differences(self._found, first=HERE, second=THERE)
            self.body.addWidget(part("What differs", *entries(lines)))
            if not self._found.equal:
                self.body.addWidget(Banner("advice", "What to do", WHAT_TO_DO))
        self.body.addStretch(1)
        self._fill_foot()

    def _nothing_chosen(self) -> None:
        self.add_heading("Compare two registers", "Choose the other file in Backups.")
        button = PlaceButton(
            self.hub, words.backups_place(), "See the backups", "primary", name="See the backups"
        )
        self.primary = button
        self.body.addLayout(row(button, None))
        self.body.addStretch(1)

    def _ask_for_key(self, other: Path) -> None:
        self._ask = UnlockFile(self.hub, other, other.name)
        self._ask.found.connect(self._unlocked)
        self.body.addWidget(self._ask)
        self.body.addStretch(1)
        primary = self.make_primary("Unlock it")
        primary.clicked.connect(self._ask.unlock)
        self.foot.fill(primary, right=Label("Nothing is changed here.", tone="muted"))

    def first_focus(self) -> QWidget | None:
        """Return the field for the passphrase, or the filled button."""
        return self._ask.first_focus() if self._ask is not None else super().first_focus()

    def next_problem(self, step: int) -> None:
        """Go to what is to be put right."""
        if self._ask is not None:
            self._ask.summary.next_row(step)

    @Slot()
    def _unlocked(self) -> None:
        self.refresh()

    def _fill_foot(self) -> None:
        look = self.make_primary("Look into the other file")
        look.clicked.connect(self._look)
        look.setEnabled(self._found is not None)
        aside = Button("Do not show it on Today", name="Do not show the other file on Today")
        aside.clicked.connect(self._put_aside)
        self.foot.fill(look, aside, right=Label("Nothing is changed here.", tone="muted"))

    @Slot(object)
    def _compared(self, found: object) -> None:
        assert isinstance(found, Comparison)
        if found.second.path == self.other:
            self._show(found, "")

    @Slot(object)
    def _not_compared(self, error: object) -> None:
        if isinstance(error, TROUBLE):
            self._show(None, str(error))
            return
        logger.error("two registers were not compared: %s", type(error).__name__)
        self._show(None, "The other file cannot be read. Look for another copy of it.")

    def _show(self, found: Comparison | None, trouble: str) -> None:
        self._found, self._trouble = found, trouble
        self.refresh()
        if self.isVisible():
            announce(self, trouble or "The two files were compared.")
            target = self.first_focus()
            if target is not None:
                target.setFocus()

    @Slot()
    def _look(self) -> None:
        self.hub.look_asked.emit(str(self.other))

    @Slot()
    def _put_aside(self) -> None:
        assert self.other is not None
        try:
            homes.put_aside(self.other)
        except TROUBLE as trouble:
            self.hub.failed.emit(str(trouble))
            return
        self.hub.kept.emit()
        self.hub.go(Place("today"))
        self.hub.said.emit("The other file is not shown on Today unless it changes.")
