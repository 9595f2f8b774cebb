"""The submission pack beside the page: by when, what is missing, the check list, and ways out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from chc_desktop.model.rules.wording import long_date, paper_date
from chc_desktop.model.services import submission
from chc_desktop.model.services.submission import PackView, Question
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import approval_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column
from chc_desktop.ui.widgets.notices import Banner, Wrapped
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class PackCard(Card):
    """Everything about what goes to the Ombudsman."""

    def __init__(self, hub: Hub, chooser: FileChooser, pack: PackView) -> None:
        super().__init__()
        self._hub, self.chooser, self._pack = hub, chooser, pack
        self._desk = PaperDesk(hub, self)
        self.body.setSpacing(theme().space(8))
        self._when()
        self._missing()
        self._buttons()
        self.body.addSpacing(theme().space(8))
        self.body.addWidget(Label("Check list for the Ombudsman’s form", Role.H3))
        for question in pack.questions:
            self._question(question)
        self._source()

    def _when(self) -> None:
        pack = self._pack
        if pack.due is not None and pack.submitted_on is None:
            self.body.addWidget(Label("Send to the Ombudsman by", tone="muted"))
            self.body.addWidget(Label(long_date(pack.due), Role.FIGURE))
            said = "6 months from your year end, for fewer than 1,000 homes."
            self.body.addWidget(Label(said, tone="muted"))
        if pack.large:
            self.body.addWidget(Banner("advice", "Other rules apply to you", pack.large))
        self.body.addWidget(Label(submission.sent_words(pack), Role.BOLD))
        if not pack.member:
            said = "You are not a member of the Ombudsman’s scheme, so nothing need be sent."
            self.body.addWidget(Label(said, tone="muted"))

    def _missing(self) -> None:
        if not self._pack.missing:
            said = "All four papers are approved and published."
            self.body.addWidget(Label(said))
            return
        self.body.addWidget(Label("Still missing", Role.H3))
        for text in self._pack.missing:
            self.body.addWidget(Label(text))

    def _buttons(self) -> None:
        for text, name, slot in (
            ("Preview", "Preview: submission pack", self._preview),
            ("Save as PDF", "Save as PDF: submission pack", self._save_pdf),
            ("Save as text", "Save as text: submission pack", self._save_text),
            ("Copy as text", "Copy as text: submission pack", self._copy),
        ):
            button = Button(text, name=name)
            button.clicked.connect(slot)
            self.body.addWidget(Wrapped(button))

    def _question(self, question: Question) -> None:
        sure = "" if question.sure else " *"
        asked = Label(f"{question.question}{sure}", Role.SMALL, "muted")
        said = Label(question.answer or submission.NOT_KNOWN)
        self.body.addLayout(column(asked, said, spacing=0))

    def _source(self) -> None:
        pack = self._pack
        self.body.addWidget(Label(f"* {words.LESS_SURE}", Role.SMALL, "muted"))
        checked = f"Last checked on {paper_date(pack.last_checked)}."
        self.body.addWidget(Label(f"From {pack.form}.", Role.SMALL, "muted"))
        self.body.addWidget(Label(checked, Role.SMALL, "muted"))
        if pack.old:
            said = "That is more than 180 days ago. Look at the Ombudsman’s page before you send."
            self.body.addWidget(Banner("warning", "", said))

    # ---- ways out

    @Slot()
    def _preview(self) -> None:
        self._desk.preview(self._paper(".pdf"))

    @Slot()
    def _save_pdf(self) -> None:
        self._desk.save(self._paper(".pdf"))

    @Slot()
    def _save_text(self) -> None:
        self._desk.save(self._paper(".txt"))

    def _paper(self, ending: str) -> Paper:
        year = self._pack.year_end
        name = f"Submission pack {year.isoformat()}{ending}"
        if ending != ".pdf":
            make = partial(submission.pack_as_text, year_end=year)
            return Paper("Submission pack", name, make)
        pdf = partial(submission.pack_pdf, year_end=year)
        return Paper("Submission pack", name, pdf, partial(pdf, large=True))

    @Slot()
    def _copy(self) -> None:
        text = self._hub.ask(submission.pack_text, self._pack.year_end)
        QGuiApplication.clipboard().setText(text)
        self._hub.said.emit("Copied. Paste it into the form or an email.")
