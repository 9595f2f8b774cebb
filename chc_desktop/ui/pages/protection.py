"""Protecting a register, and changing or ending its protection: one page, a step for each."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.passphrases import ADVICE, passphrase_problems
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import protection, queries
from chc_desktop.model.services.protection import Key
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.recovery_sheet import SheetSaver
from chc_desktop.ui.hub import Hub, Place, ProtectionChange
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import protection_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.form import focus_target
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.secret import SecretForm
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

PROTECT, PASSPHRASE, KEY, REMOVE, SHEET = "protect", "passphrase", "key", "remove", "sheet"
HEADINGS = {
    PROTECT: (
        "Protect this register",
        "It is encrypted, and opens with a passphrase.",
        "Protect the register",
    ),
    PASSPHRASE: (
        "Change the passphrase",
        "The recovery sheet stays good.",
        "Change the passphrase",
    ),
    KEY: (
        "Make a new key",
        (
            "For when the envelope with the recovery sheet was opened or lost: sheets printed before open "
            "the register no more. Copies and backups made before keep the old key and the old sheet."
        ),
        "Make a new key",
    ),
    REMOVE: (
        "Take the protection off",
        "Anybody who has the file can read it then. A protected backup is made first.",
        "Take the protection off",
    ),
}
DONE = {
    PROTECT: "The register is protected.",
    PASSPHRASE: "The passphrase is changed.",
    KEY: "The register has a new key. Print its new recovery sheet.",
    REMOVE: "The register is no longer protected.",
}
WORKING = {
    PROTECT: "The register is being encrypted.",
    PASSPHRASE: "The passphrase is being changed.",
    KEY: "The register is being encrypted anew.",
    REMOVE: "The protection is being taken off.",
}
UNEXPECTED = "That did not work, and nothing was changed. Close the program and try again."


class ProtectionPage(Page):
    """The step stands in the place; ``sheet`` is what comes after protecting."""

    title = "Protection"
    nav = "settings"
    help_text = (
        "A protected register is encrypted with a key. The passphrase opens it, and so does the "
        "recovery sheet, which you print once and seal in an envelope. Lose both, and it is lost."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._tasks = tasks_of(hub)
        self._form, self._summary = SecretForm(), ErrorSummary()
        self._copies: tuple[Path, ...] = ()

    @property
    def _step(self) -> str:
        """The step that makes sense: a register is protected first, and not twice."""
        key = self.hub.session.register.key
        step = self.place.step or PROTECT
        if key is None:
            return PROTECT
        return SHEET if step == PROTECT else step

    def refresh(self) -> None:
        """Show the form of this step, or what to do once the register is protected."""
        self.clear_body()
        back = Button("Settings", "link", "arrow-left", name="Back to Settings")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self._form, self._summary = SecretForm(), ErrorSummary()
        if self._step == SHEET:
            self._show_sheet()
        else:
            self._show_form()
        self.body.addStretch(1)

    def leave(self) -> None:
        """Forget what was typed: a passphrase is never kept."""
        self._form.empty()

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return focus_target(self._form.rows[0].field) if self._form.rows else self.primary

    def next_problem(self, step: int) -> None:
        """Go to the next field that is to be put right."""
        self._summary.next_row(step)

    # ---- the form of a step

    def _show_form(self) -> None:
        heading, summary, verb = HEADINGS[self._step]
        self.add_heading(heading, summary)
        form = self._form
        if self._step != PROTECT:
            form.add_secret("current", "Your passphrase now")
        if self._step in (PROTECT, PASSPHRASE):
            new = form.add_secret("passphrase", "New passphrase", ADVICE)
            new.editingFinished.connect(self._say_honestly)
            form.add_secret("again", "New passphrase, once more")
        form.add_tick()
        form.finish()
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._summary, form, None, spacing=20))
        right.setLayout(column(*self._reasons(), None, spacing=12))
        columns = Folding(54, spacing=28)
        columns.add(left, 1)
        columns.add(right, 1)
        self.body.addWidget(columns)
        primary = self.make_primary(verb)
        primary.clicked.connect(self._go)
        later = Button("Not now", name="Not now, and go back")
        later.clicked.connect(self._go_back)
        self.foot.fill(primary, later)

    def _reasons(self) -> tuple[QWidget, ...]:
        lost = Banner("warning", *words.LOST)
        if self._step != PROTECT:
            return (lost,)
        return (
            listed(words.WHY, words.PROTECTS),
            listed(words.WHAT_NOT, words.DOES_NOT),
            lost,
            Label(words.SSD, tone="muted"),
        )

    @Slot()
    def _say_honestly(self) -> None:
        landlord = self.hub.ask(queries.landlord).name
        found = words.word_on(self._form.text("passphrase"), landlord)
        self._form.row("passphrase").set_help(f"{ADVICE} {found}".strip())

    @Slot()
    def _go(self) -> None:
        form, step = self._form, self._step
        found: list[Problem] = []
        if step != PROTECT and not form.text("current"):
            found.append(Problem("current", "", "Type the passphrase you use now."))
        if step in (PROTECT, PASSPHRASE):
            found += passphrase_problems(form.text("passphrase"), form.text("again"))
        self._show(tuple(found))
        if found:
            return
        if step == PROTECT:
            self._change("")
            return
        path = self.hub.session.register.path
        assert path is not None
        self._ready(ready=False)
        job = partial(protection.unlock, path, form.text("current"))
        self._tasks.start(job, self._right, self._wrong)

    @Slot(object)
    def _right(self, _key: object) -> None:
        self._ready(ready=True)
        if self._form.rows:
            self._change(self._form.text("current"))

    @Slot(object)
    def _wrong(self, error: object) -> None:
        self._ready(ready=True)
        sentence = UNEXPECTED
        if isinstance(error, TROUBLE):
            sentence = str(error)
        else:
            logger.error("the protection was not changed: %s", type(error).__name__)
        self._show((Problem("current", "", sentence),))

    def _change(self, current: str) -> None:
        """Ask for the change: the window closes the register, and opens it again afterwards."""
        step, form = self._step, self._form
        new = form.text("passphrase") if step in (PROTECT, PASSPHRASE) else current
        form.empty()
        after = (
            Place("settings") if step in (PASSPHRASE, REMOVE) else Place("protection", "", SHEET)
        )
        job = partial(carry_out, step, new)
        self.hub.protection_asked.emit(ProtectionChange(job, WORKING[step], DONE[step], after))

    def _ready(self, *, ready: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(ready)

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._summary.show_problems(self._form.show_problems(problems))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("settings"))

    # ---- once it is protected

    def _show_sheet(self) -> None:
        self.add_heading(
            "The recovery sheet",
            "Print it once, seal it in an envelope, and keep it apart from the computer.",
        )
        saver = SheetSaver(self.hub)
        self.primary = saver.primary
        card = Card(margin=20)
        card.body.setSpacing(theme().space(12))
        card.body.addWidget(Label(words.LOST[1]))
        card.body.addWidget(saver)
        self.body.addWidget(card)
        found = protection.plain_copies(self.hub.session)
        self._copies = tuple(copy.path for copy in found)
        if found:
            self.body.addWidget(self._copies_card())
        self.body.addWidget(Label(words.SSD, tone="muted"))
        settings = Button("Go to Settings")
        settings.clicked.connect(self._go_back)
        self.foot.fill(settings)

    def _copies_card(self) -> QWidget:
        card = Card(margin=20)
        card.body.setSpacing(theme().space(8))
        many = len(self._copies)
        heading = "One earlier copy is" if many == 1 else f"{many} earlier copies are"
        card.body.addWidget(Label(f"{heading} not protected", Role.H2))
        text = "Whoever has these files can read them. They can be encrypted where they are."
        card.body.addWidget(Label(text))
        for path in self._copies:
            card.body.addWidget(Label(f"{path.name}, in {path.parent}", tone="muted"))
        button = Button("Protect these copies too")
        button.clicked.connect(self._protect_copies)
        card.body.addLayout(row(button, None))
        return card

    @Slot()
    def _protect_copies(self) -> None:
        register = self.hub.session.register
        assert register.path is not None
        assert register.key is not None
        announce(self, "The copies are being encrypted.")
        job = partial(protection.protect_copies, register.path, register.key, self._copies)
        self._tasks.start(job, self._copies_done, self._copies_failed)

    @Slot(object)
    def _copies_done(self, left: object) -> None:
        assert isinstance(left, tuple)
        if left:
            names = ", ".join(path.name for path in left)
            self.hub.failed.emit(f"Not every copy could be encrypted. Delete these: {names}.")
        else:
            self.hub.said.emit("The copies are protected too.")
        self.hub.changed.emit()

    @Slot(object)
    def _copies_failed(self, error: object) -> None:
        logger.error("copies were not encrypted: %s", type(error).__name__)
        self.hub.failed.emit(UNEXPECTED)


def carry_out(step: str, passphrase: str, path: Path, key: Key | None) -> Key | None:
    """Change the protection of a register nobody has open; returns its key from now on.

    Called on a thread. Raises RegisterProblem; then the register is as it was.
    """
    if step == PROTECT:
        return protection.protect(path, passphrase)
    assert key is not None, "Only a protected register can be changed."
    if step == KEY:
        return protection.change_key(path, key, passphrase)
    if step == REMOVE:
        protection.unprotect(path, key)
        return None
    protection.change_passphrase(path, key, passphrase)
    return key


def listed(heading: str, lines: tuple[tuple[str, str], ...]) -> Card:
    """A side note: a heading, and lines of bold words with a sentence each."""
    card = Card("sunken")
    card.body.setSpacing(theme().space(6))
    card.body.addWidget(Label(heading, Role.H3))
    for bold, text in lines:
        card.body.addWidget(Label(bold, Role.BOLD))
        card.body.addWidget(Label(text, tone="muted"))
    return card
