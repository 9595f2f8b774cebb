"""Backups: those that are kept here, each with why it was made and whether it is sound."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import keeping, second_place, upkeep
from chc_desktop.model.services.keeping import Kept
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.model.services.upkeep import Standing, Upkeep, keep_up
from chc_desktop.ui.dialogs.files import REGISTERS, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.backups.parts import entry, part
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import backup_words as words
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme

logger = logging.getLogger(__name__)

SHOWN = 10
"""Backups listed at first; all of them after "Show all"."""
NO_FOLDER = "This computer opens no folders from here. The folder is {folder}."


class BackupsPage(Page):
    """What is kept, and where. Its filled button makes one more."""

    title = "Backups"
    nav = "settings"
    help_text = (
        "The program backs the register up by itself: with the first change of a day, on closing, "
        "and before anything that cannot be undone. Each backup is a whole register. Look into one "
        "before you bring it back: it opens to be read only."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = hub.findChild(Tasks) or Tasks(hub)
        self._all = False
        self._looked_at: dict[Path, Kept] = {}
        self._labels: dict[Path, tuple[Kept, Folding]] = {}
        hub.kept.connect(self._ask_again)

    def refresh(self) -> None:
        """Show what is kept now, and look into each backup on a thread."""
        self.clear_body()
        found = self.hub.ask(upkeep.standing)
        kept = self.hub.ask(upkeep.backups)
        self.add_heading("Backups", f"{words.newest(found)} {words.KEPT}")
        if found.trouble:
            self.body.addWidget(Banner("warning", "The last backup failed", found.trouble))
        columns = Folding(54, spacing=28)
        columns.add(self._list(kept), 2)
        columns.add(self._side(found), 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._fill_foot()
        unknown = tuple(k for k in kept if k.path not in self._looked_at)
        if unknown:
            job = partial(keeping.looked_at, unknown, self.hub.session.register.key)
            self._tasks.start(job, self._seen, self._not_seen)

    # ---- parts

    def _list(self, kept: tuple[Kept, ...]) -> QWidget:
        shown = kept if self._all else kept[:SHOWN]
        rows = [self._row(one) for one in shown]
        if not rows:
            text = "Press Back up now, or change something: the first change of a day makes one."
            rows = [entry("No backup yet", text)]
        more: Button | None = None
        if len(shown) < len(kept):
            more = Button("Show all", "link", name=f"Show all {len(kept)} backups")
            more.clicked.connect(self._show_all)
        listed = QWidget()
        listed.setLayout(column(part("On this computer", *rows, button=more), None))
        return listed

    def _row(self, kept: Kept) -> QWidget:
        known = self._looked_at.get(kept.path)
        day = words.when(kept)
        look = _PathButton("Look into it", kept.path, name=f"Look into it: {day}, {kept.made.code}")
        look.clicked.connect(self._look)
        place = words.restore_place(kept.path)
        name = f"Restore: {day}, {kept.made.code}"
        restore = PlaceButton(self.hub, place, "Restore", name=name)
        usable = known is None or known.made.sound
        look.setEnabled(usable)
        restore.setEnabled(usable)
        text = words.about(known or kept, looked_at=known is not None)
        return entry(day, text, look, restore)

    def _side(self, found: Standing) -> QWidget:
        side = QWidget()
        side.setLayout(column(self._second(found), self._where(), None, spacing=20))
        return side

    def _second(self, found: Standing) -> QWidget:
        heading, text = words.second(found.second)
        place = found.second
        choose = Button("Change" if place else "Choose a folder", name=_CHOOSE[place is not None])
        choose.clicked.connect(self._choose)
        rows: list[QWidget] = [entry(heading, text)]
        if found.second_trouble:
            rows.append(entry("The last copy failed", found.second_trouble))
        if self.hub.session.register.key is None and place is not None and place.keeper is not None:
            rows.append(entry("Not protected", words.NOT_PROTECTED))
        if place is not None:
            stop = Button("Stop using it", "link", name="Stop using the second place")
            stop.clicked.connect(self._stop)
            rows.append(_beside(choose, stop))
        else:
            rows.append(_beside(choose))
        return part("A second place", *rows)

    def _where(self) -> QWidget:
        show = Button("Open folder", "link", name="Open folder of the backups")
        show.clicked.connect(self._open_folder)
        text = f"{self._folder()}\nEach is a whole register: the program opens it anywhere."
        return part("Where they are", entry("On this computer", text), _beside(show))

    def _folder(self) -> Path:
        register = self.hub.session.register
        return paths.backup_dir() if register.path is None else keeping.folder_for(register)

    def _fill_foot(self) -> None:
        primary = self.make_primary("Back up now")
        primary.clicked.connect(self._back_up)
        primary.setEnabled(not self.hub.session.read_only)
        compare = Button("Compare with a file", name="Compare with a file, case by case")
        compare.clicked.connect(self._choose_other)
        self.foot.fill(primary, compare, right=Label("", tone="muted"))

    # ---- what the officer does

    @Slot()
    def _back_up(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(False)
        job = partial(keep_up, self.hub.session.register, Why.ASKED)
        self._tasks.start(job, self._backed_up, self._not_seen)

    @Slot(object)
    def _backed_up(self, found: object) -> None:
        assert isinstance(found, Upkeep)
        session = self.hub.session
        session.upkeep_trouble, session.second_trouble = found.trouble, found.second_trouble
        self.hub.kept.emit()
        said = found.trouble or "The register is backed up, and the backup is sound."
        self.hub.said.emit(f"{said} {found.second_trouble}".strip())
        if self.isVisible() and self.primary is not None:
            self.primary.setFocus()

    @Slot()
    def _ask_again(self) -> None:
        self.stale = True
        if self.isVisible():
            self.open(self.place)

    @Slot(object)
    def _seen(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._looked_at |= {kept.path: kept for kept in found}
        if not self.isVisible():
            self.stale = True
            return
        bad = sum(not kept.made.sound for kept in found)
        if bad:
            announce(self, f"{bad} of the backups cannot be brought back.")
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        self.refresh()
        self._focus(name)

    @Slot(object)
    def _not_seen(self, error: object) -> None:
        logger.error("backups could not be looked at: %s", type(error).__name__)

    def _focus(self, name: str) -> None:
        """Put the focus back where it was: the rows were made anew."""
        for button in self.findChildren(Button):
            if name and button.accessibleName() == name and button.isEnabled():
                button.setFocus()
                return

    @Slot()
    def _look(self) -> None:
        button = self.sender()
        assert isinstance(button, _PathButton)
        if keeping.is_locked(button.path, self.hub.key_for(button.path)):
            self.hub.go(words.restore_place(button.path))  # which asks for what opens it
            return
        self.hub.look_asked.emit(str(button.path))

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.refresh()
        self._focus("Back up now")

    @Slot()
    def _choose(self) -> None:
        caption = "Choose a folder for a second copy of each backup"
        self.chooser.choose_folder(self, caption, Path.home(), self._chosen)

    def _chosen(self, folder: Path) -> None:
        try:
            second_place.choose(folder)
        except TROUBLE as trouble:
            self.hub.failed.emit(str(trouble))
            return
        self._back_up()

    @Slot()
    def _stop(self) -> None:
        try:
            second_place.forget()
        except TROUBLE as trouble:
            self.hub.failed.emit(str(trouble))
            return
        self.hub.kept.emit()
        self.hub.said.emit("The second place is not used any more. What is there stays.")

    @Slot()
    def _open_folder(self) -> None:
        folder = self._folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.hub.failed.emit(NO_FOLDER.format(folder=folder))

    @Slot()
    def _choose_other(self) -> None:
        register = self.hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        caption = "Choose a register to compare with"
        self.chooser.open_file(self, caption, REGISTERS, folder, self._other_chosen)

    def _other_chosen(self, path: Path) -> None:
        self.hub.go(words.compare_place(path))


_CHOOSE = {
    True: "Change the second place",
    False: "Choose a folder for the second place",
}


class _PathButton(Button):
    """A button about one file."""

    def __init__(self, text: str, path: Path, *, name: str) -> None:
        super().__init__(text, name=name)
        self.path = path


def _beside(*buttons: Button) -> Folding:
    made = Folding(14, spacing=12)
    made.set_margins(theme().space(20), theme().space(12))
    for button in buttons:
        made.add(button)
    made.add(QWidget(), 1)
    return made
