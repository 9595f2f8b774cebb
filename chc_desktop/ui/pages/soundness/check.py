"""Checking the register: a thorough look on a thread, and a code printed on a paper."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import printed_code
from chc_desktop.model.services.checking import Fault, check_file
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import soundness_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

SHOWN = 20
"""Faults shown one by one."""


class CheckRegisterPage(Page):
    """Two questions: is the file sound, and does a printed code still fit?"""

    title = words.CHECK
    nav = "settings"
    help_text = (
        "The check takes a few seconds. A code on a paper stands for the history as it was on that "
        "day: while it fits, nobody changed or took away what was entered before."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._tasks = tasks_of(hub)
        self._form = Form()
        self._found = Label()
        self._answer = Label()

    def refresh(self) -> None:
        """Show both questions, unanswered."""
        self.clear_body()
        back = Button("Settings", "link", "arrow-left", name="Back to Settings")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self.add_heading(words.CHECK, words.CHECK_ABOUT)
        check = self.make_primary("Check now")
        check.clicked.connect(self._check)
        self.body.addLayout(row(check, None))
        self._found = Label()
        self._found.hide()
        self.body.addWidget(self._found)
        self.body.addSpacing(theme().space(16))
        self.body.addWidget(self._code_card())
        self.body.addStretch(1)

    def _code_card(self) -> QWidget:
        card = Card()
        card.body.setSpacing(theme().space(12))
        card.body.addWidget(Label(words.CODE_ABOUT, tone="muted"))
        self._form = Form()
        field = TextField()
        self._form.add("code", words.CODE_LABEL, field, words.CODE_HELP, ems=20)
        self._form.finish()
        field.returnPressed.connect(self._compare)
        card.body.addWidget(self._form)
        compare = Button("Compare", name="Compare the code")
        compare.clicked.connect(self._compare)
        card.body.addLayout(row(compare, None))
        self._answer = Label("", Role.BOLD)
        self._answer.hide()
        card.body.addWidget(self._answer)
        today = self.hub.ask(printed_code.printed_code)
        card.body.addWidget(Label(f"Today’s code: {today}", tone="muted"))
        part = QWidget()
        part.setLayout(column(Label(words.CODE, Role.H2), card, spacing=8))
        return part

    # ---- what the officer does

    @Slot()
    def _check(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(False)
        self._tell(words.CHECKING)
        job = partial(check, self.hub.session.reopener())
        self._tasks.start(job, self._checked, self._not_checked)

    @Slot(object)
    def _checked(self, found: object) -> None:
        assert isinstance(found, tuple)
        texts = list(dict.fromkeys(fault.text for fault in found))
        more = len(texts) - SHOWN
        if more > 0:
            texts = [*texts[:SHOWN], f"And {more} more."]
        self._tell("\n".join(texts) or words.SOUND)

    @Slot(object)
    def _not_checked(self, error: object) -> None:
        if not isinstance(error, TROUBLE):
            logger.error("the register was not checked: %s", type(error).__name__)
        self._tell(str(error) if isinstance(error, TROUBLE) else words.NOT_CHECKED)

    def _tell(self, sentence: str) -> None:
        self._found.setText(sentence)
        self._found.show()
        announce(self, sentence)
        if self.primary is not None and sentence != words.CHECKING:
            self.primary.setEnabled(True)

    @Slot()
    def _compare(self) -> None:
        try:
            said = self.hub.ask(printed_code.check_code, self._form.text("code")).text
        except TROUBLE as trouble:
            said = str(trouble)
        self._answer.setText(said)
        self._answer.show()
        announce(self, said)

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(words.SETTINGS)


def check(register: Reopener) -> tuple[Fault, ...]:
    """Look at the file thoroughly; called on a thread."""
    return check_file(register.path, register.today, key=register.key)
