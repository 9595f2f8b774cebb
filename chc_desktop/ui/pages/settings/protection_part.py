"""The part of Settings about protection: what is so, and the ways to change it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import protection_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

PLAIN = (
    "Not protected",
    "Anybody who gets hold of the file or of a copy can read it. A passphrase encrypts it.",
)
PROTECTED = ("Protected by a passphrase", "The file, its copies and its backups are encrypted.")
STEPS = (
    ("Change the passphrase", "passphrase"),
    ("Save a recovery sheet", "sheet"),
    ("Make a new key", "key"),
    ("Take the protection off", "remove"),
)


class ProtectionPart(QWidget):
    """The card. After how long it locks is kept for this computer, not in the register."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._form = Form()
        protected = hub.session.register.key is not None
        card = Card()
        card.body.setSpacing(theme().space(12))
        heading, text = PROTECTED if protected else PLAIN
        told = column(Label(heading, Role.BOLD), Label(text, tone="muted"), spacing=2)
        card.body.addLayout(told)
        if protected:
            for said, step in STEPS:
                card.body.addLayout(row(self._to(said, step), None))
            card.body.addWidget(self._locking())
            lock = Button("Lock now", name="Lock now, Ctrl+L")
            lock.clicked.connect(self._lock)
            card.body.addLayout(row(lock, None))
        else:
            card.body.addLayout(row(self._to("Protect this register", "protect"), None))
        self.setLayout(column(heading_row("Protection"), card, spacing=8))

    def _to(self, said: str, step: str) -> PlaceButton:
        place = Place("protection", "", step)
        return PlaceButton(self._hub, place, said, "link", name=said)

    def _locking(self) -> Form:
        choice = Choice(words.minutes())
        choice.choose(str(self._hub.lock_after))
        self._form.add("lock_after", "Lock when nobody used it for", choice, ems=14)
        self._form.finish()
        self._form.changed.connect(self._chosen)
        return self._form

    @Slot()
    def _chosen(self) -> None:
        self._hub.lock_after_chosen.emit(int(self._form.text("lock_after")))

    @Slot()
    def _lock(self) -> None:
        self._hub.lock_asked.emit()
