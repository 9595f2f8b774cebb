"""Write a letter: the text, beside it what it must say, below it files and "Mark as sent"."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop import paths
from chc_desktop.model.rules.letters import LetterKind, gaps
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.letters import draft_letter
from chc_desktop.model.services.results import Refusal
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.letter_file import LetterOrder, save_letter, trouble_words
from chc_desktop.ui.pages.complaint.letter_form import LetterForm
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import letter_words, step_words
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form_page import FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word (*.docx)"}


class LetterPage(FormPage):
    """A letter of a complaint: key is the complaint, step the kind of letter."""

    title = "Letter"
    nav = "complaints"
    help_text = (
        "The draft is made from the case. Change it as you like: beside it stands what the Code "
        "asks such a letter to say, checked on your words. Save it as PDF or Word, send it "
        "yourself, then mark it as sent: that starts or moves the clock. Nothing is sent by the "
        "program."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = hub.findChild(Tasks) or Tasks(hub)
        self._letter: LetterForm | None = None
        self._said = Label("")
        self._said.hide()

    def open(self, place: Place) -> None:
        """Show the letter; one that nobody changed is drafted anew from the step's answers."""
        if self._letter is not None and not self._letter.form.edited:
            self.stale = True
        super().open(place)

    def make(self) -> PageForm | None:
        """Return the letter's form; None where there is no such letter."""
        self._letter = None
        kinds = {kind.value: kind for kind in letter_words.HEADINGS}
        kind = kinds.get(self.place.step)
        if kind is None or not self.place.key.isdecimal():
            return None
        number = int(self.place.key)
        view = self.hub.ask(complaint_page.complaint, number)
        draft = self.hub.ask(draft_letter, number, kind, self._details(number, kind))
        if view is None or isinstance(draft, Refusal):
            return None
        self._letter = LetterForm(self.hub, view, draft)
        self._letter.form.row("text").add_below(self._below_text())
        return self._letter

    def back(self) -> tuple[Place, str]:
        """Return the complaint, or the list of them."""
        if self._letter is None:
            return Place("complaints"), "Complaints"
        return Place("complaint", self.place.key), self._letter.view.reference

    def recorded(self) -> None:
        """The step's own form is done with, too."""
        kind = LetterKind(self.place.step)
        self.hub.drop_draft(self._step(int(self.place.key), kind))
        self._letter = None

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show what the letter must say, and which of it is there."""
        assert isinstance(shown, LetterForm)
        self._said = Label("", Role.BOLD)
        self._said.hide()
        side.addWidget(self._said)
        side.addWidget(_check_list(shown))
        for banner in shown.view.banners:
            side.addWidget(Banner(banner.kind, banner.title, banner.text))
        if shown.draft.large_print:
            text = "PDF and Word come in 18 point, as was agreed with them (5.10)."
            side.addWidget(Banner("advice", "Large print", text))

    # ---- inside

    def _details(self, number: int, kind: LetterKind) -> LetterDetails:
        typed = self.hub.draft(self._step(number, kind))
        try:
            day = dates.read(typed.get("new_date", ""), self.hub.session.today)
        except dates.DateTextError:
            day = None
        return letter_words.details(typed, day)

    def _step(self, number: int, kind: LetterKind) -> Place:
        return step_words.step_place(number, letter_words.verb_of(kind))

    def _below_text(self) -> QWidget:
        pdf, word = Button("Save as PDF"), Button("Save as Word")
        pdf.clicked.connect(self._save_pdf)
        word.clicked.connect(self._save_word)
        again = Button("Draft it again from the case", "link", "arrow-counter-clockwise")
        again.clicked.connect(self._draft_again)
        files = QWidget()
        files.setLayout(row(pdf, word, None))
        part = Folding(36, spacing=12)
        part.add(files, 1)
        part.add(again, centred=True)
        return part

    @Slot()
    def _draft_again(self) -> None:
        assert self._letter is not None
        field = self._letter.form.row("text").field
        assert isinstance(field, TextArea)
        # As typing, so that Ctrl+Z in the text brings back what was there.
        cursor = QTextCursor(field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._letter.draft.text)
        field.setFocus()

    @Slot()
    def _save_pdf(self) -> None:
        self._choose_place(".pdf")

    @Slot()
    def _save_word(self) -> None:
        self._choose_place(".docx")

    def _choose_place(self, ending: str) -> None:
        assert self._letter is not None
        register = self.hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        place = folder / f"{self._letter.draft.file_name}{ending}"
        self.chooser.save_file(self, "Save the letter", KINDS[ending], place, self._save)

    def _save(self, target: Path) -> None:
        letter, session = self._letter, self.hub.session
        assert letter is not None
        assert session.register.path is not None
        order = LetterOrder(
            session.register.path,
            session.today,
            letter.view.id,
            letter.draft.kind,
            letter.text("text"),
            letter.day("sent_on"),
            target,
        )
        self._tell("Saving the letter", failed=False)
        self._tasks.start(partial(save_letter, order), self._saved, self._not_saved)

    @Slot(object)
    def _saved(self, path: object) -> None:
        self._tell(f"Saved as {Path(str(path)).name}. It is not marked as sent.", failed=False)

    @Slot(object)
    def _not_saved(self, error: object) -> None:
        self._tell(trouble_words(error), failed=True)

    def _tell(self, sentence: str, *, failed: bool) -> None:
        if failed:
            self.hub.failed.emit(sentence)
            sentence = "Not saved as a file."
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)
        if self.scroller is not None:
            self.scroller.ensureWidgetVisible(self._said)


def _check_list(letter: LetterForm) -> Card:
    card = Card("sunken")
    card.body.setSpacing(theme().space(10))
    card.body.addWidget(Label("What it must say", Role.H3))
    check = letter.check()
    for needed in letter.needed:
        words = f"{letter_words.SAYS[needed.element]} ({needed.provision})"
        card.body.addLayout(_item(words, there=needed not in check.missing))
    for gap in gaps(letter.text("text")):
        card.body.addWidget(
            Label(
                f"Still to be written: {gap.strip('[]').removeprefix('Write here ')}", tone="soon"
            )
        )
    done = "It says everything the Code asks for." if check.complete else ""
    if done and not gaps(letter.text("text")):
        card.body.addWidget(Label(done, Role.BOLD, "done"))
    if letter.draft.stage is Stage.TWO:
        card.body.addWidget(Label("Whoever considers stage 2 is new to it (6.13).", tone="muted"))
    return card


def _item(words: str, *, there: bool) -> QVBoxLayout:
    icon = IconLabel("check-circle" if there else "warning", "done" if there else "soon", 18)
    said = Label("It is there." if there else "It is missing.", Role.SMALL, "muted")
    texts = column(Label(words, Role.BODY if there else Role.BOLD), said, spacing=0)
    line = row(column(icon, None), texts, spacing=10)
    line.setStretch(1, 1)
    return column(line)
