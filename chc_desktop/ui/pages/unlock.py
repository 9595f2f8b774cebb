"""Locked: nothing of the register shows until its passphrase, or its recovery sheet, opens it."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.passphrases import ADVICE, passphrase_problems
from chc_desktop.model.rules.recovery_code import GROUPS, OF, read_code
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import protection
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form import focus_target
from chc_desktop.ui.widgets.notices import ErrorSummary, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.secret import SecretForm
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

SHEET = "sheet"
"""The place's step for opening with the recovery sheet."""
WIDEST_EM = 40
UNEXPECTED = (
    "The register could not be unlocked. Nothing was changed. Close the program and try again."
)


class UnlockPage(Page):
    """Asks for the passphrase, or for the code of the recovery sheet and a new passphrase."""

    title = "Locked"
    help_text = (
        "This register is protected. Type its passphrase and press Unlock. If nobody knows it any "
        "more, open the sealed envelope with the recovery sheet and choose “Use the recovery "
        "sheet”. Wrong tries lock nobody out."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._tasks = tasks_of(hub)
        self._form = SecretForm()
        self._summary = ErrorSummary()
        self._path: Path | None = None

    def refresh(self) -> None:
        """Ask for what opens it: the sheet alone where the key file is missing."""
        self.clear_body()
        self._path = self.hub.locked
        self._form, self._summary = SecretForm(), ErrorSummary()
        lost = self._path is not None and not protection.has_key_file(self._path)
        by_sheet = lost or self.place.step == SHEET
        card = Card(margin=26)
        card.body.setSpacing(theme().space(16))
        name = self._path.name if self._path is not None else "The register"
        card.body.addLayout(
            row(IconLabel("lock-key", "accent", 28), Label("Locked", Role.H1), None, spacing=12)
        )
        about = f"{name} is protected. Nothing you did before is lost."
        if lost:
            about = (
                f"The key file of {name} is not beside it. Put it back there and open the register "
                "again, or use the recovery sheet."
            )
        card.body.addWidget(Label(about, Role.LEAD, "muted"))
        card.body.addWidget(self._summary)
        (self._ask_code if by_sheet else self._ask_passphrase)()
        card.body.addWidget(self._form)
        self._form.finish()
        card.body.addLayout(row(*self._buttons(by_sheet=by_sheet, lost=lost), None))
        self._place_card(card)

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return focus_target(self._form.rows[0].field) if self._form.rows else None

    def leave(self) -> None:
        """Forget what was typed."""
        self._form.empty()

    def next_problem(self, step: int) -> None:
        """Go to the next field that is to be put right."""
        self._summary.next_row(step)

    # ---- building

    def _place_card(self, card: Card) -> None:
        sheet = QWidget()
        sheet.setMaximumWidth(theme().ems(WIDEST_EM))
        sheet.setLayout(column(card, None))
        middle = row(None, sheet, None, spacing=0)
        middle.setStretch(1, 100)
        self.body.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(2)

    def _ask_passphrase(self) -> None:
        field = self._form.add_secret("passphrase", "Passphrase")
        field.returnPressed.connect(self._unlock)
        self._form.add_tick()

    def _ask_code(self) -> None:
        text = f"{GROUPS} groups of {OF} characters. Capitals and spaces do not matter."
        self._form.add("code", "Code on the recovery sheet", TextArea("", lines=3), text)
        self._form.add_secret("passphrase", "New passphrase", ADVICE)
        again = self._form.add_secret("again", "New passphrase, once more")
        again.returnPressed.connect(self._unlock_by_code)
        self._form.add_tick()

    def _buttons(self, *, by_sheet: bool, lost: bool) -> tuple[QWidget, ...]:
        unlock = self.make_primary("Open with the sheet" if by_sheet else "Unlock")
        unlock.clicked.connect(self._unlock_by_code if by_sheet else self._unlock)
        other = Button("Open another register", "link")
        other.clicked.connect(self._welcome)
        if lost:
            return unlock, other
        change = Button("Use the passphrase" if by_sheet else "Use the recovery sheet", "link")
        change.clicked.connect(self._by_passphrase if by_sheet else self._by_sheet)
        return unlock, change, other

    # ---- what the officer does

    @Slot()
    def _welcome(self) -> None:
        self.hub.go(Place("welcome"))

    @Slot()
    def _by_sheet(self) -> None:
        self.hub.go(Place("unlock", "", SHEET))

    @Slot()
    def _by_passphrase(self) -> None:
        self.hub.go(Place("unlock"))

    @Slot()
    def _unlock(self) -> None:
        typed = self._form.text("passphrase")
        if not typed:
            self._show((Problem("passphrase", "", "Type the passphrase."),))
        elif self._path is not None:
            self._start(partial(protection.unlock, self._path, typed))

    @Slot()
    def _unlock_by_code(self) -> None:
        form = self._form
        code, new = form.text("code"), form.text("passphrase")
        found = [Problem("code", "", " ".join(read_code(code).problems))]
        found = [problem for problem in found if problem.text]
        found += passphrase_problems(new, form.text("again"))
        if found:
            self._show(tuple(found))
        elif self._path is not None:
            self._start(partial(open_by_code, self._path, code, new))

    def _start(self, job: partial[protection.Key]) -> None:
        if self.primary is None or not self.primary.isEnabled():
            return
        self._show(())
        self.primary.setEnabled(False)
        self.primary.setText("Unlocking")
        announce(self, "Unlocking")
        self._tasks.start(job, self._found, self._not_found)

    @Slot(object)
    def _found(self, key: object) -> None:
        path = self._path
        self._form.empty()
        self._ready()
        if path is not None:
            self.hub.unlocked.emit(str(path), key)

    @Slot(object)
    def _not_found(self, error: object) -> None:
        self._ready()
        sentence = UNEXPECTED
        if isinstance(error, TROUBLE):
            sentence = str(error)
        else:
            logger.error("a register was not unlocked: %s", type(error).__name__)
        self._show((Problem(self._form.rows[0].key, "", sentence),))
        self._form.rows[0].focus_field()

    def _ready(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(True)
            self.primary.setText("Open with the sheet" if self._by_code else "Unlock")

    @property
    def _by_code(self) -> bool:
        return any(found.key == "code" for found in self._form.rows)

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._summary.show_problems(self._form.show_problems(problems))


def open_by_code(path: Path, code: str, passphrase: str) -> protection.Key:
    """Find the key by the sheet, and give it the new passphrase; called on a thread.

    Raises RegisterProblem with one plain sentence; then nothing was changed.
    """
    key = protection.unlock_by_code(path, code)
    protection.change_passphrase(path, key, passphrase)
    return key
