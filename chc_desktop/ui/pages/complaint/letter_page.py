"""Write a letter: the text, beside it what it must say, below it files and "Mark as sent"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.addressees import unnamed_companions
from chc_desktop.model.rules.letters import LetterKind, gaps
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.addressees import companions
from chc_desktop.model.services.letter_sheets import complaint_sheets
from chc_desktop.model.services.letters import draft_letter
from chc_desktop.model.services.reading import reading_help
from chc_desktop.model.services.results import Refusal
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.letter_saving import LetterSaver, Sheets
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.letter_form import LetterForm
from chc_desktop.ui.pages.complaint.letter_step import TypedStep
from chc_desktop.ui.viewmodels import letter_words, step_words
from chc_desktop.ui.widgets.basics import Button, Card, Label
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form_page import FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.letter_cards import ReadingCard, check_card, who_card
from chc_desktop.ui.widgets.notices import Banner


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
        self._letter: LetterForm | None = None

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
        if view is None:
            return None
        details = TypedStep(self.hub, view, kind).details()
        draft = self.hub.ask(draft_letter, number, kind, details)
        if isinstance(draft, Refusal):
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
        side.addWidget(_check_card(shown))
        recorded = None if shown.kept_later else shown.typed.card()
        if recorded is not None:
            side.addWidget(recorded)
        for banner in shown.view.banners:
            side.addWidget(Banner(banner.kind, banner.title, banner.text))
        text, area = shown.text("text"), shown.form.row("text").field
        unnamed = unnamed_companions(text, self.hub.ask(companions, shown.view.id))
        side.addWidget(who_card(shown.everybody, shown.to, unnamed))
        assert isinstance(area, TextArea)
        side.addWidget(ReadingCard(self.hub.ask(reading_help, text), area))

    # ---- inside

    def _step(self, number: int, kind: LetterKind) -> Place:
        return step_words.step_place(number, letter_words.verb_of(kind))

    def _below_text(self) -> QWidget:
        again = Button("Draft it again from the case", "link", "arrow-counter-clockwise")
        again.clicked.connect(self._draft_again)
        assert self._letter is not None
        name = self._letter.draft.file_name
        files = LetterSaver(self.hub, self, self._sheets, name, "It is not marked as sent.")
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

    def _sheets(self) -> Sheets:
        letter = self._letter
        assert letter is not None
        return partial(
            complaint_sheets,
            complaint_id=letter.view.id,
            kind=letter.draft.kind,
            text=letter.text("text"),
            on=letter.day("sent_on"),
            to=letter.to,
        )


def _check_card(letter: LetterForm) -> Card:
    check = letter.check()
    items = [
        (f"{letter_words.SAYS[needed.element]} ({needed.provision})", needed not in check.missing)
        for needed in letter.needed
    ]
    card = check_card(items, gaps(letter.text("text")), "It says everything the Code asks for.")
    if letter.draft.stage is Stage.TWO:
        card.body.addWidget(Label("Whoever considers stage 2 is new to it (6.13).", tone="muted"))
    return card
