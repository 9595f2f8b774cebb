"""Where the register is kept, why that may not be safe, and the move out of there in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.services import backups, homes, second_place
from chc_desktop.model.services.session import Key, RegisterProblem, computer_date
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.backups.parts import entry, part
from chc_desktop.ui.viewmodels import backup_words as words
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.fields import CheckBox
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton

COPIES_THERE = "Copy backups to that folder from now on, as the second place"


class RegisterHomePage(Page):
    """Where the register's file is. Where that is not safe, its filled button moves it."""

    title = "Where the register is kept"
    nav = "settings"
    help_text = (
        "The register is one file. It is safest in a folder of this computer that no other program "
        "copies. Backups may lie in a cloud: they are whole, and nobody writes in them."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._copies = CheckBox(COPIES_THERE)

    def refresh(self) -> None:
        """Show where it is, and what stands against that."""
        self.clear_body()
        self.foot.hide()
        path = self.hub.session.register.path
        keeper = homes.keeper_of(path) if path is not None else None
        target = homes.safe_folder() if keeper is not None else None
        self.add_heading("Where the register is kept", _summary(keeper))
        rows: list[QWidget] = [entry(path.name, str(path.parent))] if path is not None else []
        if keeper is not None:
            rows.append(entry("Why that is not safe", words.keeper_reason(keeper)))
        self.body.addWidget(part("The file", *rows or [entry("In memory", "")]))
        if path is not None and target is not None:
            self._offer(path, target)
        elif keeper is not None:
            text = "No folder was found that only this computer handles. Ask who looks after it."
            self.body.addWidget(part("What you can do", entry("No safe folder", text)))
        if keeper is None or target is None:
            place = Place("settings")
            back = PlaceButton(
                self.hub, place, "Back to Settings", "primary", name="Back to Settings"
            )
            self.primary = back
            self.foot.fill(back)
        self.body.addStretch(1)

    def _offer(self, path: Path, target: Path) -> None:
        old = f"{path.stem}, moved on {computer_date().isoformat()}.chc"
        self._copies = CheckBox(COPIES_THERE)
        self._copies.setAccessibleName(COPIES_THERE)
        session = self.hub.session
        chosen = second_place.second_place(session.register, session.today)
        # A place that was chosen already is not given up for this one unless the user says so.
        self._copies.setChecked(chosen is None)
        choice = QWidget()
        warning = "" if session.register.key is not None else words.NOT_PROTECTED
        choice.setLayout(column(self._copies, Label(warning, tone="muted"), spacing=8))
        rows = [
            entry("Where it goes", f"To {target}. It is copied and checked there first."),
            entry(
                "The old file",
                f"It stays where it is as {old}, with a note beside it, until you delete it.",
            ),
        ]
        self.body.addWidget(part("What moving does", *rows))
        self.body.addWidget(choice)
        primary = self.make_primary("Move the register")
        primary.clicked.connect(self._move)
        stay = Button("Leave it there", name="Leave it there, and do not ask again")
        stay.clicked.connect(self._stay)
        self.foot.fill(primary, stay, right=Label("Nothing is moved yet.", tone="muted"))

    @Slot()
    def _move(self) -> None:
        session = self.hub.session
        path, target = session.register.path, homes.safe_folder()
        if path is None or target is None:
            return
        job = partial(move, path, target, session.register.key, copies=self._copies.isChecked())
        self.hub.swap_asked.emit(job)

    @Slot()
    def _stay(self) -> None:
        try:
            homes.stay(self.hub.session.register)
        except TROUBLE as trouble:
            self.hub.failed.emit(str(trouble))
            return
        self.hub.kept.emit()
        self.hub.go(Place("today"))
        self.hub.said.emit("The register stays where it is. Settings says where that is.")


def move(path: Path, target: Path, key: Key | None, *, copies: bool) -> tuple[Path, str]:
    """Move a register, and take its old folder as the second place; raises RegisterProblem."""
    moved = backups.move_home(path, target, computer_date(), key=key)
    said = f"The register is in {target} now. The old file is called {moved.old.name}."
    if copies:
        try:
            second_place.choose(path.parent)
        except RegisterProblem as problem:
            said = f"{said} {problem}"
    return moved.register, said


def _summary(keeper: Keeper | None) -> str:
    if keeper is None:
        return "Only this computer handles its file. That is how it should be."
    return f"{words.home_heading(keeper)}. It is safer elsewhere."
