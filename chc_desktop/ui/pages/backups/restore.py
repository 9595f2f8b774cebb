"""Bringing a backup back: first what differs, then, if wanted, in the register's place."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.keeping import read_name
from chc_desktop.model.services import backups, keeping
from chc_desktop.model.services.comparing import Comparison, compare
from chc_desktop.model.services.comparing_words import moment_words
from chc_desktop.model.services.session import Key, RegisterProblem, computer_date
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.backups.parts import entries, entry, part
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import backup_words as words
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page

logger = logging.getLogger(__name__)

REGISTER, BACKUP = "your register", "the backup"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at both files gave: what differs, or why that cannot be said."""

    backup: Path
    found: Comparison | None = None
    sound: bool = True
    why_not: str = ""


class RestorePage(Page):
    """What would change; its filled button does it. Works without an open register as well."""

    title = "Restore a backup"
    nav = "settings"
    help_text = (
        "Read what differs before you restore. The register as it is now is not lost: it is kept "
        "beside the restored one under another name, damaged or not."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._tasks = hub.findChild(Tasks) or Tasks(hub)
        self._seen: Seen | None = None

    @property
    def backup(self) -> Path | None:
        """The backup the page is about."""
        return Path(self.place.key) if self.place.key else None

    @property
    def register(self) -> Path | None:
        """The file it would take the place of: one that does not open, or the open one."""
        if self.place.step:
            return Path(self.place.step)
        return self.hub.session.register.path if self.hub.is_open else None

    def open(self, place: Place) -> None:
        """Show the page for a backup; another one is looked at anew."""
        if place != self.place or self.stale:
            self._seen = None
        super().open(place)

    def refresh(self) -> None:
        """Show what differs, as soon as both files were looked at."""
        self.clear_body()
        self.foot.hide()
        backup, register = self.backup, self.register
        if backup is None or register is None:
            self._nothing_chosen()
            return
        made = read_name(backup.name)
        day = moment_words(made.at) if made is not None else backup.name
        self.add_heading("Restore a backup", f"The backup of {day}. {register.name} is kept.")
        if self._seen is None:
            self.body.addWidget(Label("The two files are being compared."))
            key = self.hub.session.register.key if self.hub.is_open else None
            job = partial(look, register, backup, key)
            self._tasks.start(job, self._looked, self._not_looked)
        else:
            self._show(self._seen, register)
        self.body.addStretch(1)
        self._fill_foot()

    def _nothing_chosen(self) -> None:
        self.add_heading("Restore a backup", "Choose one from the list of backups.")
        button = self.make_primary("See the backups" if self.hub.is_open else "Go to Welcome")
        button.clicked.connect(self._to_list)
        self.body.addLayout(row(button, None))
        self.body.addStretch(1)

    def _show(self, seen: Seen, register: Path) -> None:
        if not seen.sound:
            self.body.addWidget(Banner("warning", "This backup cannot be restored", seen.why_not))
            return
        if seen.found is None:
            heading = f"{register.name} cannot be opened"
            self.body.addWidget(Banner("warning", heading, seen.why_not))
        else:
            lines = words.differences(seen.found, first=REGISTER, second=BACKUP)
            self.body.addWidget(part("What differs", *entries(lines)))
        today = computer_date().isoformat()
        kept = f"{register.stem}, before the restore of {today}.chc"
        rows: list[QWidget] = []
        if seen.found is not None:
            rows.append(entry("What it takes away", words.lost(seen.found)))
        there = f"It stays in {register.parent} as {kept}."
        if register.exists():
            rows.append(entry("The file as it is now", there))
        else:
            rows.append(entry("The file is missing", f"The backup takes its place as {register}."))
        self.body.addWidget(part("What becomes of your register", *rows))

    def _fill_foot(self) -> None:
        seen = self._seen
        primary = self.make_primary("Restore this backup")
        primary.clicked.connect(self._restore)
        primary.setEnabled(seen is not None and seen.sound)
        look_into = Button("Look into it", name="Look into the backup")
        look_into.clicked.connect(self._look)
        look_into.setEnabled(seen is not None and seen.sound)
        back = Button("Back to Backups" if self.hub.is_open else "Back to Welcome")
        back.clicked.connect(self._to_list)
        self.foot.fill(
            primary, look_into, back, right=Label("Nothing is changed yet.", tone="muted")
        )

    # ---- what the officer does

    @Slot(object)
    def _looked(self, seen: object) -> None:
        assert isinstance(seen, Seen)
        if seen.backup != self.backup:
            return
        self._seen = seen
        self.refresh()
        if self.isVisible():
            announce(self, "The two files were compared.")
            if self.primary is not None and self.primary.isEnabled():
                self.primary.setFocus()

    @Slot(object)
    def _not_looked(self, error: object) -> None:
        logger.error("a backup could not be compared: %s", type(error).__name__)
        assert self.backup is not None
        text = "The two files could not be compared. Choose another backup."
        self._looked(Seen(self.backup, sound=False, why_not=text))

    @Slot()
    def _look(self) -> None:
        self.hub.look_asked.emit(str(self.backup))

    @Slot()
    def _restore(self) -> None:
        backup, register = self.backup, self.register
        assert backup is not None
        assert register is not None
        key = self.hub.session.register.key if self.hub.is_open else None
        self.hub.swap_asked.emit(partial(bring_back, backup, register, key))

    @Slot()
    def _to_list(self) -> None:
        self.hub.go(words.backups_place() if self.hub.is_open else Place("welcome"))


def look(register: Path, backup: Path, key: Key | None) -> Seen:
    """Compare a register with a backup; called on a thread."""
    if not keeping.is_sound(backup, key):
        text = "It is damaged or missing. Nothing was changed. Choose another one."
        return Seen(backup, sound=False, why_not=text)
    try:
        return Seen(backup, compare(register, backup, key=key))
    except RegisterProblem as problem:
        return Seen(backup, why_not=str(problem))


def bring_back(backup: Path, register: Path, key: Key | None) -> tuple[Path, str]:
    """Put a backup in a register's place, while nobody has it open; raises RegisterProblem."""
    done = backups.restore(backup, register, computer_date(), key=key)
    said = "The backup is restored."
    if done.kept is not None:
        said = f"{said} What stood there is kept as {done.kept.name}."
    return done.register, said
