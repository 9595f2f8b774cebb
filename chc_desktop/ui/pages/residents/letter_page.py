"""Write a letter to a person about an adjustment or a restriction, and mark it as sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.letters import gaps
from chc_desktop.model.rules.person_letters import (
    PersonLetterCheck,
    PersonLetterKind,
    SendPersonLetter,
    elements_of,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.addressees import person_addressee
from chc_desktop.model.services.letter_sheets import person_sheets
from chc_desktop.model.services.person_letters import (
    PersonLetterDraft,
    check_person_text,
    check_sending_person_letter,
    draft_person_letter,
    send_person_letter,
)
from chc_desktop.model.services.reading import reading_help
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.letter_saving import LetterSaver, Sheets
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import letter_words, people_words
from chc_desktop.ui.widgets.basics import Button, Label
from chc_desktop.ui.widgets.fields import Choice, TextArea
from chc_desktop.ui.widgets.form_page import FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.letter_cards import ReadingCard, check_card, who_card

_NO_HEALTH = (
    "The draft holds nothing about health or a disability. Write of it only where you must."
)


class PersonLetterForm(PageForm):
    """One letter to one person."""

    verb = "Mark as sent"

    def __init__(self, hub: Hub, draft: PersonLetterDraft) -> None:
        self.draft = draft
        self.heading = draft.heading
        self.summary = f"{draft.who} · {draft.subject}"
        super().__init__(hub, str(draft.about_id))

    def build(self) -> None:
        """Ask for the text and how it went out."""
        text = (
            "Change whatever you like. What it says when it is sent is checked and kept. Lines "
            "that begin with # or ## become headings."
        )
        self.form.add("text", "The letter", TextArea(self.draft.text, lines=18, most=60), text)
        self.add_day("sent_on", "When was it sent?", day=self.today)
        self.form.add("how", "How was it sent?", Choice(letter_words.HOW), ems=18)
        text = "It is kept with the letter. Only for a letter that went out as it is."
        self.add_text(
            "override_reason", "Why was it sent without what is missing?", "", text, optional=True
        )

    @property
    def area(self) -> TextArea:
        """The field with the letter's text."""
        field = self.form.row("text").field
        assert isinstance(field, TextArea)
        return field

    def check(self) -> PersonLetterCheck:
        """What the text lacks now."""
        found = self.hub.ask(
            check_person_text, self.draft.kind, self.draft.about_id, self.text("text")
        )
        assert not isinstance(found, Refusal), "a letter that was drafted can be checked"
        return found

    def show_needed(self) -> None:
        """Ask for a reason only where something is missing."""
        self.form.show_row("override_reason", shown=not self.check().complete)

    def command(self) -> SendPersonLetter:
        """What the answers ask for."""
        reason = self.form.row("override_reason")
        return SendPersonLetter(
            kind=self.draft.kind,
            about_id=self.draft.about_id,
            text=self.text("text"),
            sent_on=self.day("sent_on"),
            how=self.text("how"),
            override_reason="" if reason.isHidden() else self.text("override_reason"),
            template=self.draft.template,
        )

    def problems(self) -> tuple[Problem, ...]:
        """Warnings about the letter as it is."""
        return self.hub.ask(check_sending_person_letter, self.command())

    def record(self) -> Result:
        """Keep the letter as it was sent."""
        return self.hub.run(send_person_letter, self.command())


class PersonLetterPage(FormPage):
    """A letter to a person: key is the adjustment or restriction, step the kind of letter."""

    title = "Letter"
    nav = "residents"
    help_text = (
        "The draft is made from what is on record. Change it as you like: beside it stands what "
        "such a letter must say, checked on your words. Save it as PDF or Word, send it yourself, "
        "then mark it as sent: it is kept on the person's page. Nothing is sent by the program."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._letter: PersonLetterForm | None = None
        self._person_id = 0

    def open(self, place: Place) -> None:
        """Show the letter; one that nobody changed is drafted anew from the record."""
        if self._letter is not None and not self._letter.form.edited:
            self.stale = True
        super().open(place)

    def make(self) -> PageForm | None:
        """Return the letter's form; None where there is nothing on record for it."""
        self._letter = None
        step, key = self.place.step, self.place.key
        if step not in set(PersonLetterKind) or not key.isdecimal():
            return None
        draft = self.hub.ask(draft_person_letter, PersonLetterKind(step), int(key))
        if isinstance(draft, Refusal):
            return None
        self._letter = PersonLetterForm(self.hub, draft)
        self._person_id = draft.person_id
        self._letter.form.row("text").add_below(self._below_text(draft))
        return self._letter

    def back(self) -> tuple[Place, str]:
        """Return the person, or everybody."""
        if self._letter is None:
            return Place("residents"), "Residents"
        return people_words.people_place(self._person_id), self._letter.draft.who

    def recorded(self) -> None:
        """What was typed is done with."""
        self._letter = None

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show what the letter must say, who gets it, and what is hard to read."""
        assert isinstance(shown, PersonLetterForm)
        text, missing = shown.text("text"), shown.check().missing
        items = [
            (f"{letter_words.PERSON_SAYS[a.element]} ({a.provision})", a not in missing)
            for a in elements_of(shown.draft.kind)
        ]
        side.addWidget(check_card(items, gaps(text), "It says everything that it must."))
        who = self.hub.ask(person_addressee, shown.draft.person_id)
        side.addWidget(who_card((who,), None))
        side.addWidget(ReadingCard(self.hub.ask(reading_help, text), shown.area))
        side.addWidget(Label(_NO_HEALTH, tone="muted"))

    # ---- inside

    def _below_text(self, draft: PersonLetterDraft) -> QWidget:
        files = LetterSaver(
            self.hub, self, self._sheets, draft.file_name, "It is not marked as sent."
        )
        again = Button("Draft it again from the record", "link", "arrow-counter-clockwise")
        again.clicked.connect(self._draft_again)
        part = Folding(36, spacing=12)
        part.add(files, 1)
        part.add(again, centred=True)
        return part

    def _sheets(self) -> Sheets:
        letter = self._letter
        assert letter is not None
        return partial(
            person_sheets,
            person_id=letter.draft.person_id,
            kind=letter.draft.kind,
            text=letter.text("text"),
            on=letter.day("sent_on"),
        )

    @Slot()
    def _draft_again(self) -> None:
        assert self._letter is not None
        # As typing, so that Ctrl+Z in the text brings back what was there.
        cursor = QTextCursor(self._letter.area.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._letter.draft.text)
        self._letter.area.setFocus()
