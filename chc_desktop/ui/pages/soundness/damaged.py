"""A damaged register: its newest backup first, then saving what can be read."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.rules.keeping import read_name
from chc_desktop.model.services.comparing_words import moment_words
from chc_desktop.model.services.keeping import is_sound, kept_of_file
from chc_desktop.model.services.salvaging import Saved, save_readable
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import NEW_REGISTER, REGISTERS, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import backup_words
from chc_desktop.ui.viewmodels import soundness_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)


class DamagedPage(Page):
    """What to do with a damaged file; works without an open register. The key is its path."""

    title = words.DAMAGED
    help_text = (
        "A backup is whole, and what was entered after it is missing. What can be read of the "
        "damaged file is newer, and may have gaps. You can do both and compare them."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self._save = Button(words.SAVE)
        self._said = Label()
        self._open = Button("Open the new register")
        self._made: Path | None = None

    @property
    def damaged(self) -> Path | None:
        """The file the page is about."""
        return Path(self.place.key) if self.place.key else None

    def refresh(self) -> None:
        """Show the two ways."""
        self.clear_body()
        self._made = None
        path = self.damaged
        if path is None:
            self.add_heading(words.NO_FILE, words.NO_FILE_ABOUT)
            self.body.addLayout(row(self._other_file(), None))
            self.body.addStretch(1)
            return
        self.add_heading(words.DAMAGED, f"{path.name}. {words.DAMAGED_ABOUT}")
        for heading, card in ((words.BACKUP, self._backup(path)), (words.SAVE, self._saving())):
            part = QWidget()
            part.setMaximumWidth(theme().ems(46))
            part.setLayout(column(Label(heading, Role.H2), card, spacing=8))
            self.body.addWidget(part)
            self.body.addSpacing(theme().space(12))
        self.body.addStretch(1)

    def _backup(self, path: Path) -> Card:
        card = Card()
        card.body.setSpacing(theme().space(12))
        newest = next((k.path for k in kept_of_file(path) if is_sound(k.path)), None)
        if newest is None:
            card.body.addWidget(Label(words.NO_BACKUP, tone="muted"))
            card.body.addLayout(row(self._other_file(), None))
            return card
        made = read_name(newest.name)
        when = f"The backup of {moment_words(made.at)}" if made is not None else newest.name
        card.body.addWidget(Label(when, Role.BOLD))
        card.body.addWidget(Label(words.BACKUP_ABOUT, tone="muted"))
        place = backup_words.restore_place(newest, path)
        back = PlaceButton(
            self.hub, place, "Go to this backup", "primary", name="Go to this backup"
        )
        self.primary = back
        card.body.addLayout(row(back, self._other_file(), None))
        return card

    def _other_file(self) -> Button:
        other = Button("Open another file", name="Open another file, such as a backup")
        other.clicked.connect(self._choose_file)
        return other

    def _saving(self) -> Card:
        card = Card()
        card.body.setSpacing(theme().space(12))
        card.body.addWidget(Label(words.SAVE_ABOUT, tone="muted"))
        self._save = Button(words.SAVE)
        self._save.clicked.connect(self._choose_place)
        card.body.addLayout(row(self._save, None))
        self._said = Label()
        self._said.hide()
        card.body.addWidget(self._said)
        self._open = Button("Open the new register")
        self._open.clicked.connect(self._open_it)
        self._open.hide()
        card.body.addLayout(row(self._open, None))
        return card

    def first_focus(self) -> QWidget | None:
        """Return the way to the backup, or to saving."""
        return self.primary or (self._save if self.damaged is not None else None)

    # ---- what the officer does

    @Slot()
    def _choose_file(self) -> None:
        self.chooser.open_file(
            self, "Open a register", REGISTERS, paths.documents_dir(), self._chosen
        )

    def _chosen(self, path: Path) -> None:
        self.hub.register_asked.emit(str(path))

    @Slot()
    def _choose_place(self) -> None:
        assert self.damaged is not None
        place = words.saved_path(self.damaged)
        self.chooser.save_file(self, words.SAVE, NEW_REGISTER, place, self._start)

    def _start(self, place: Path) -> None:
        assert self.damaged is not None
        self._save.setEnabled(False)
        self._tell(words.SAVING)
        job = partial(
            save_readable,
            self.damaged,
            place,
            key=self.hub.damaged_key,
            today=self.hub.today,
            actor=self.hub.actor,
        )
        self._tasks.start(job, self._saved, self._not_saved)

    @Slot(object)
    def _saved(self, saved: object) -> None:
        assert isinstance(saved, Saved)
        self._made = saved.register
        self._tell("\n".join((*saved.lines, f"This list is kept as {saved.notes.name}.")))
        self._open.show()
        self._save.setEnabled(True)

    @Slot(object)
    def _not_saved(self, error: object) -> None:
        if not isinstance(error, TROUBLE):
            logger.error("a damaged register was not saved: %s", type(error).__name__)
        self._tell(str(error) if isinstance(error, TROUBLE) else words.NOT_SAVED)
        self._save.setEnabled(True)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)

    @Slot()
    def _open_it(self) -> None:
        self.hub.register_asked.emit(str(self._made))
