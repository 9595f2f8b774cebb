"""Asks for what opens a protected backup, or another copy, that the register's key does not open."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.recovery_code import GROUPS, OF, read_code
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import protection
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form import focus_target
from chc_desktop.ui.widgets.notices import ErrorSummary, announce
from chc_desktop.ui.widgets.secret import SecretForm
from chc_desktop.ui.widgets.theme import theme

logger = logging.getLogger(__name__)

WHY = (
    "{what} is protected. Type the passphrase that it had when it was made, or use the recovery "
    "sheet of that time. The register as it is now is not touched by that."
)
NO_KEY_FILE = (
    "{what} is protected, and its key file is not beside it. Type the code on the recovery sheet "
    "of the time when it was made."
)
NOT_UNLOCKED = "It could not be unlocked. Nothing was changed. Close the program and try again."
TO_CODE, TO_PASSPHRASE = "Use the recovery sheet", "Use the passphrase"
WIDEST_EM = 46


class UnlockFile(QWidget):
    """The question. What is found goes to the hub, and is forgotten when the window locks."""

    found = Signal()
    """Its key is known to the hub from now on."""

    def __init__(self, hub: Hub, path: Path, what: str) -> None:
        super().__init__()
        self._hub, self._path = hub, path
        self._tasks = tasks_of(hub)
        self._lost = not protection.has_key_file(path)
        self._by_code = self._lost
        self._busy = False
        self._form = SecretForm()
        self.summary = ErrorSummary()
        self._card = Card(margin=20)
        self._card.body.setSpacing(theme().space(12))
        why = (NO_KEY_FILE if self._lost else WHY).format(what=what)
        self._card.body.addWidget(Label(why, tone="muted"))
        self._card.body.addWidget(self.summary)
        self._switch = Button(TO_CODE, "link")
        self._switch.clicked.connect(self._other_way)
        if self._lost:
            self._switch.hide()
        self._card.body.addLayout(row(self._switch, None))
        self.setMaximumWidth(theme().ems(WIDEST_EM))
        self.setLayout(column(self._card))
        self._make_form()

    def first_focus(self) -> QWidget | None:
        """Return the field that is to be filled in."""
        return focus_target(self._form.rows[0].field)

    def _make_form(self) -> None:
        self._form.empty()
        self._form.hide()
        self._form.deleteLater()
        self._form = SecretForm()
        if self._by_code:
            text = f"{GROUPS} groups of {OF} characters. Capitals and spaces do not matter."
            self._form.add("code", "Code on the recovery sheet", TextArea("", lines=3), text)
        else:
            field = self._form.add_secret("passphrase", "Passphrase of that time")
            field.returnPressed.connect(self.unlock)
            self._form.add_tick()
        self._form.finish()
        self._card.body.insertWidget(2, self._form)

    @Slot()
    def _other_way(self) -> None:
        self._by_code = not self._by_code
        self._switch.setText(TO_PASSPHRASE if self._by_code else TO_CODE)
        self._switch.setAccessibleName(self._switch.text())
        self.summary.show_problems(())
        self._make_form()
        self._form.rows[0].focus_field()

    @Slot()
    def unlock(self) -> None:
        """Try what was typed; half a second is spent on a passphrase, on a thread."""
        if self._busy:
            return
        typed = self._form.text("code" if self._by_code else "passphrase")
        slips = " ".join(read_code(typed).problems) if self._by_code else ""
        if not typed or slips:
            self._show(slips or "Type the passphrase.")
            return
        way = protection.unlock_by_code if self._by_code else protection.unlock
        self._busy = True
        self._show("")
        announce(self, "Unlocking")
        self._tasks.start(partial(way, self._path, typed), self._unlocked, self._not_unlocked)

    @Slot(object)
    def _unlocked(self, key: object) -> None:
        assert isinstance(key, protection.Key)
        self._busy = False
        self._form.empty()
        if not protection.fits(self._path, key):
            self._show(
                f"{self._path.name} is damaged: its passphrase is right and does not open it."
            )
            return
        self._hub.other_keys.append(key)
        self.found.emit()

    @Slot(object)
    def _not_unlocked(self, error: object) -> None:
        self._busy = False
        if not isinstance(error, TROUBLE):
            logger.error("a backup was not unlocked: %s", type(error).__name__)
        self._show(str(error) if isinstance(error, TROUBLE) else NOT_UNLOCKED)
        self._form.rows[0].focus_field()

    def _show(self, sentence: str) -> None:
        first = self._form.rows[0].key
        problems = (Problem(first, "", sentence),) if sentence else ()
        self.summary.show_problems(self._form.show_problems(problems))
