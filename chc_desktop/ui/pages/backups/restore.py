"""Bringing a backup back: first what differs, then, if wanted, in the register's place."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.keeping import read_name
from chc_desktop.model.services import backups, keeping, protection
from chc_desktop.model.services.comparing import Comparison, compare
from chc_desktop.model.services.comparing_words import moment_words
from chc_desktop.model.services.session import Key, RegisterProblem, computer_date
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.backups.parts import entries, entry, part
from chc_desktop.ui.pages.backups.unlocking import UnlockFile
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import backup_words as words
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page

logger = logging.getLogger(__name__)

REGISTER, BACKUP = "your register", "the backup"
NOT_COMPARED = "It is protected and not unlocked, so what differs from the backup cannot be said."


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at both files gave: what differs, or why that cannot be said."""

    backup: Path
    found: Comparison | None = None
    sound: bool = True
    why_not: str = ""
    protection: str = ""
    """What the restored register will be opened with, where that is not as it is now."""


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
        self._ask: UnlockFile | None = None

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
        self._ask = None
        backup, register = self.backup, self.register
        if backup is None or register is None:
            self._nothing_chosen()
            return
        made = read_name(backup.name)
        day = moment_words(made.at) if made is not None else backup.name
        self.add_heading("Restore a backup", f"The backup of {day}. {register.name} is kept.")
        key = self.hub.key_for(backup)
        if self._seen is None and keeping.is_locked(backup, key):
            self._ask_for_key(backup)
            return
        if self._seen is None:
            self.body.addWidget(Label("The two files are being compared."))
            job = partial(look, register, backup, key, self.hub.key_for(register))
            self._tasks.start(job, self._looked, self._not_looked)
        else:
            self._show(self._seen, register)
        self.body.addStretch(1)
        self._fill_foot()

    def _ask_for_key(self, backup: Path) -> None:
        self._ask = UnlockFile(self.hub, backup, "This backup")
        self._ask.found.connect(self._unlocked)
        self.body.addWidget(self._ask)
        self.body.addStretch(1)
        primary = self.make_primary("Unlock the backup")
        primary.clicked.connect(self._ask.unlock)
        self.foot.fill(primary, self._back(), right=Label("Nothing is changed yet.", tone="muted"))

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
        if seen.protection:
            rows.append(entry("Its protection", seen.protection))
        self.body.addWidget(part("What becomes of your register", *rows))

    def _fill_foot(self) -> None:
        seen = self._seen
        primary = self.make_primary("Restore this backup")
        primary.clicked.connect(self._restore)
        primary.setEnabled(seen is not None and seen.sound)
        look_into = Button("Look into it", name="Look into the backup")
        look_into.clicked.connect(self._look)
        look_into.setEnabled(seen is not None and seen.sound)
        said = Label("Nothing is changed yet.", tone="muted")
        self.foot.fill(primary, look_into, self._back(), right=said)

    def _back(self) -> Button:
        back = Button("Back to Backups" if self.hub.is_open else "Back to Welcome")
        back.clicked.connect(self._to_list)
        return back

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
        keys = self.hub.key_for(backup), self.hub.key_for(register)
        self.hub.swap_asked.emit(partial(bring_back, backup, register, *keys))

    @Slot()
    def _to_list(self) -> None:
        self.hub.go(words.backups_place() if self.hub.is_open else Place("welcome"))


def look(register: Path, backup: Path, key: Key | None, present_key: Key | None = None) -> Seen:
    """Compare a register with a backup; called on a thread."""
    if keeping.is_locked(backup, key) or not keeping.is_sound(backup, key):
        text = "It is damaged or missing. Nothing was changed. Choose another one."
        return Seen(backup, sound=False, why_not=text)
    other = words.protection_after(
        same=protection.same_key_file(backup, register), locked=keeping.is_locked(backup)
    )
    if keeping.is_locked(register, present_key):
        return Seen(backup, why_not=NOT_COMPARED, protection=other)
    try:
        found = compare(register, backup, key=present_key, other_key=key)
    except RegisterProblem as problem:
        return Seen(backup, why_not=str(problem), protection=other)
    return Seen(backup, found, protection=other)


def bring_back(
    backup: Path, register: Path, key: Key | None, present_key: Key | None = None
) -> tuple[Path, str]:
    """Put a backup in a register's place, while nobody has it open; raises RegisterProblem."""
    done = backups.restore(backup, register, computer_date(), key=key, present_key=present_key)
    said = "The backup is restored."
    if done.kept is not None:
        said = f"{said} What stood there is kept as {done.kept.name}."
    return done.register, said
