"""Welcome: start a register with three answers, open one that is there, or try the sample."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chc_desktop import paths
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.keeping import newest_for
from chc_desktop.model.services.protection import start_protected
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterFault,
    create_register,
    open_register,
    problems_creating,
)
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import NEW_REGISTER, REGISTERS, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import backup_words, soundness_words
from chc_desktop.ui.viewmodels import first_run_words as words
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, column, line, row
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import ErrorSummary, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.secret import ProtectionOffer
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

KEPT = "welcomeTyping"
"""The hub's property that keeps what is typed: there is no register yet to keep it in."""
LOCKED = frozenset({RegisterFault.PROTECTED, RegisterFault.NO_KEY_FILE})
"""What is no trouble: such a register is opened with its passphrase or its sheet."""
SAMPLE_NAME = "Sample co-op.chc"
WIDEST_EM = 62


class WelcomePage(Page):
    """The first page of all. Its one filled button starts the register."""

    title = "Welcome"
    help_text = (
        "A register is one file with everything in it. Give the name of your co-op, how many "
        "homes it owns and when its financial year ends, and start. Nothing is ever sent anywhere."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self._folder = paths.documents_dir()
        self._chosen: Path | None = None
        self._form = Form()
        self._secrets = ProtectionOffer()
        self._summary = ErrorSummary()
        self._where = Label("", Role.BOLD)
        self._name = Label("", tone="muted")
        self._said = Label("", Role.BOLD, "overdue")
        self._sample = Button("Try the sample")
        self._built = False
        self._starting: Path | None = None

    def refresh(self) -> None:
        """Show the three answers, with what was typed before."""
        if not self._built:
            self._built = True
            self._build()

    def leave(self) -> None:
        """Keep what is typed until the program ends."""
        self.hub.setProperty(KEPT, self._form.draft())
        self._secrets.empty()

    def first_focus(self) -> QWidget | None:
        """Return the field for the name."""
        return self._form.row("landlord").field

    def next_problem(self, step: int) -> None:
        """Go to the next field that is to be put right."""
        self._summary.next_row(step)

    # ---- building

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setMaximumWidth(theme().ems(WIDEST_EM))
        layout = column(spacing=12)
        sheet.setLayout(layout)
        about = "Keep your co-op’s complaints, and meet every date in the Complaint Handling Code."
        layout.addLayout(column(Label("Welcome", Role.H1), Label(about, Role.LEAD, "muted")))
        layout.addSpacing(theme().space(12))
        columns = Folding(54, spacing=24)
        columns.add(self._start_card(), 3)
        columns.add(self._others(), 2)
        layout.addWidget(columns)
        middle = row(None, sheet, None, spacing=0)
        middle.setStretch(1, 100)
        self.body.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(2)

    def _start_card(self) -> QWidget:
        card = Card(margin=26)
        card.body.setSpacing(theme().space(16))
        card.body.addWidget(Label("Start a new register", Role.H2))
        card.body.addWidget(self._summary)
        self._fill_form()
        self._secrets.confirmed.connect(self._start)
        card.body.addWidget(self._form)
        card.body.addWidget(self._secrets)
        card.body.addWidget(self._place())
        card.body.addWidget(self._said)
        self._said.hide()
        start = self.make_primary("Start the register")
        start.clicked.connect(self._start)
        card.body.addLayout(row(start, None))
        side = QWidget()
        side.setLayout(column(card, None))
        return side

    def _fill_form(self) -> None:
        form = self._form
        name, count = TextField(), TextField()
        form.add("landlord", "Name of your co-op or landlord", name)
        homes = form.make_row("homes", "Homes you own", count)
        count.setMaximumWidth(theme().ems(8))
        year_end = form.make_row(
            "year_end", "Your financial year ends on", Choice(words.year_ends())
        )
        beside = Folding(24, spacing=20)
        beside.add(homes, 1)
        beside.add(year_end, 2)
        form.add_widget(beside)
        other = TextField()
        form.add("year_end_other", "Which day?", other, "Day and month, such as 24 June.", ems=12)
        form.finish()
        form.restore(self.hub.property(KEPT) or {})
        form.changed.connect(self._show_other_day)
        self._show_other_day()
        form.changed.connect(self._show_place)
        name.returnPressed.connect(self._start)
        count.returnPressed.connect(self._start)
        other.returnPressed.connect(self._start)

    def _place(self) -> Card:
        card = Card("sunken", margin=14)
        change = Button("Change", "link", name="Change where it is kept")
        change.clicked.connect(self._change_place)
        part = row(
            column(IconLabel("hard-drive", "text"), None),
            column(self._where, self._name, spacing=2),
            change,
            spacing=14,
        )
        part.setStretch(1, 1)
        card.body.addLayout(part)
        self._show_place()
        return card

    def _others(self) -> QWidget:
        card = Card(margin=0)
        card.body.setSpacing(0)
        open_it = Button("Open a register")
        open_it.clicked.connect(self._choose_register)
        self._sample.clicked.connect(self._try_sample)
        card.body.addLayout(
            _offer(
                "folder-open",
                "You already have one",
                "On a USB stick, from the last officer, or from a backup.",
                open_it,
            )
        )
        card.body.addWidget(line())
        card.body.addLayout(
            _offer(
                "eye",
                "Just looking?",
                "A made-up co-op with its complaints. Change what you like.",
                self._sample,
            )
        )
        side = QWidget()
        side.setLayout(column(card, None))
        return side

    # ---- starting

    @property
    def _path(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        return words.free_path(self._folder, self._form.text("landlord"))

    @Slot()
    def _show_other_day(self) -> None:
        form = self._form
        form.show_row("year_end_other", shown=form.text("year_end") == words.ANOTHER)

    @Slot()
    def _show_place(self) -> None:
        path = self._path
        self._where.setText(f"Kept in {words.folder_words(path.parent)}")
        self._name.setText(f"{path.name}. Nothing is ever sent anywhere.")

    @Slot()
    def _change_place(self) -> None:
        caption = "Where to keep the register"
        self._make_folder()
        self.chooser.save_file(self, caption, NEW_REGISTER, self._path, self._place_chosen)

    def _place_chosen(self, path: Path) -> None:
        self._chosen = path if path.suffix else path.with_suffix(words.SUFFIX)
        self._show_place()

    @Slot()
    def _start(self) -> None:
        command = self._command()
        problems = self._at_typed_day(problems_creating(command))
        shown = self._form.show_problems(problems)
        found = self._secrets.problems()
        self._summary.show_problems((*shown, *self._secrets.show_problems(found)))
        if problems or found:
            return
        path = self._path
        if self._secrets.wanted:
            self._start_protected(path, command)
            return
        try:
            self._make_folder()
            create_register(path, command, today=self.hub.today, actor=self.hub.actor).close()
        except TROUBLE as trouble:
            self._tell(str(trouble))
            return
        self._form_done()
        self.hub.register_asked.emit(str(path))

    def _start_protected(self, path: Path, command: CreateRegister) -> None:
        """Half a second is spent on the passphrase, on purpose: on a thread."""
        if self.primary is None or not self.primary.isEnabled():
            return
        self._make_folder()
        self.primary.setEnabled(False)
        self._starting = path
        job = partial(
            start_protected,
            path,
            command,
            self._secrets.text("passphrase"),
            today=self.hub.today,
            actor=self.hub.actor,
        )
        self._tasks.start(job, self._started, self._not_started)

    @Slot(object)
    def _started(self, key: object) -> None:
        self._secrets.empty()
        self._form_done()
        self.hub.started_protected.emit(str(self._starting), key)

    @Slot(object)
    def _not_started(self, error: object) -> None:
        if self.primary is not None:
            self.primary.setEnabled(True)
        if isinstance(error, TROUBLE):
            self._tell(str(error))
            return
        logger.error("a register was not started: %s", type(error).__name__)
        self._tell("The register could not be started. Nothing was made. Try another place.")

    def _command(self) -> CreateRegister:
        form = self._form
        typed = dates.read_day_of_year(form.text("year_end_other"))
        month, day = words.month_and_day(form.text("year_end"), typed)
        return CreateRegister(
            self._form.text("landlord"), words.homes(self._form.text("homes")), month, day
        )

    def _at_typed_day(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """What stands against the year end belongs to the field where it was typed."""
        if self._form.text("year_end") != words.ANOTHER:
            return problems
        return tuple(
            replace(p, field="year_end_other") if p.field == "year_end" else p for p in problems
        )

    def _form_done(self) -> None:
        self._form.restore({"landlord": "", "homes": ""})
        self._chosen = None

    def _make_folder(self) -> None:
        if self._chosen is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                logger.info("the folder for registers could not be made")

    # ---- opening

    @Slot()
    def _choose_register(self) -> None:
        self.chooser.open_file(
            self, "Open a register", REGISTERS, self._folder, self._register_chosen
        )

    def _register_chosen(self, path: Path) -> None:
        """Look at the file first: what stands against it is said here, not in a dialog."""
        try:
            open_register(path, read_only=True).close()
        except TROUBLE as trouble:
            if soundness_words.is_damaged(trouble):
                self.hub.go(soundness_words.damaged_place(path))
                return
            if getattr(trouble, "fault", None) not in LOCKED:
                backup = newest_for(path, trouble)
                if backup is None:
                    self._tell(str(trouble))
                else:
                    self.hub.go(backup_words.restore_place(backup, path))
                return
        self.hub.register_asked.emit(str(path))

    @Slot()
    def _try_sample(self) -> None:
        path = paths.data_dir() / SAMPLE_NAME
        if path.exists():
            self._register_chosen(path)
            return
        self._offer_sample("Making the sample", ready=False)
        self._tasks.start(partial(make_sample, path), self._sample_made, self._sample_failed)

    @Slot(object)
    def _sample_made(self, path: object) -> None:
        self._offer_sample("Try the sample", ready=True)
        self._register_chosen(Path(str(path)))

    @Slot(object)
    def _sample_failed(self, error: object) -> None:
        self._offer_sample("Try the sample", ready=True)
        if isinstance(error, TROUBLE):
            self._tell(str(error))
            return
        logger.error("the sample was not made: %s", type(error).__name__)
        self._tell("The sample could not be made. Start a register of your own, or open one.")

    def _offer_sample(self, words_on_it: str, *, ready: bool) -> None:
        self._sample.setText(words_on_it)
        self._sample.setAccessibleName(words_on_it)
        self._sample.setEnabled(ready)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)
        if self.scroller is not None:
            self.scroller.ensureWidgetVisible(self._said)


def make_sample(path: Path) -> Path:
    """Write the sample co-op's register; called on a thread. Raises RegisterProblem."""
    # The sample's texts are read only by whoever wants to see it.
    from chc_desktop.model.services.sample import create_sample  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    create_sample(path).close()
    return path


def _offer(icon: str, heading: str, text: str, button: Button) -> QHBoxLayout:
    words_of = column(
        Label(heading, Role.BOLD), Label(text, tone="muted"), row(button, None), spacing=8
    )
    part = row(column(IconLabel(icon, "accent", 24), None), words_of, spacing=14)
    part.setStretch(1, 1)
    side = theme().space(22)
    part.setContentsMargins(side, theme().space(16), side, theme().space(16))
    return part
