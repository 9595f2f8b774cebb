"""A letter as it was sent, to read and to save again, about a complaint or about a person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.letter_sheets import sent_sheets
from chc_desktop.model.services.sent_letters import SentLetterView, sent_letter
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.letter_saving import LetterSaver, Sheets
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import letter_words, people_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.letter_cards import PARTS
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LINES = 60
"""The most lines of a letter that are shown before its text scrolls."""


class SentLetterPage(Page):
    """A letter as it was sent: key is the complaint (empty: about a person), step the letter."""

    title = "Letter, as it was sent"
    nav = "complaints"
    help_text = (
        "This is the letter in the words in which it went out. Where the wrong "
        "words were kept, correct them: those of before stay below. If the entry about it is "
        "wrong, correct that on the complaint's page. Saved again, it has the "
        "same words, day, head and size as when it was sent."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._letter: SentLetterView | None = None
        self._text: TextArea | None = None
        self._back = Button("")

    def refresh(self) -> None:
        """Show the letter."""
        self.clear_body()
        self._text = None
        step = self.place.step
        self._letter = letter = self.hub.ask(sent_letter, int(step)) if step.isdecimal() else None
        self.nav = "residents" if letter is not None and not letter.complaint_id else "complaints"
        words = self._back_words()
        self._back = Button(words, "link", "arrow-left", name=f"Back to {words}")
        self._back.clicked.connect(self._go_back)
        self.body.addLayout(row(self._back, None))
        if letter is None:
            self.add_heading("Not in this register", "Go back and choose another.")
            self.body.addStretch(1)
            return
        self.add_heading(_title(letter), _facts(letter))
        columns = Folding(54, spacing=28)
        left, right = QWidget(), QWidget()
        left.setLayout(column(*self._left(letter), None, spacing=12))
        right.setLayout(column(*_right(letter), None, spacing=12))
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the text of the letter, or the way back."""
        return self._text or self._back

    # ---- inside

    def _left(self, letter: SentLetterView) -> list[QWidget]:
        parts: list[QWidget] = []
        if letter.override_reason:
            why = f"Sent although something was missing: {letter.override_reason}"
            parts.append(Label(why, tone="muted"))
        if letter.missing:
            parts.append(Label(letter.missing, tone="muted"))
        self._text = _reading(letter.text, "The letter, as it was sent", 8)
        parts.append(self._text)
        parts.append(LetterSaver(self.hub, self, self._sheets, letter.file_name))
        if letter.complaint_id and letter.kind in letter_words.HEADINGS:
            place = letter_words.correct_place(letter.complaint_id, letter.id)
            parts.append(
                PlaceButton(self.hub, place, "Correct its words", "link", name="Correct its words")
            )
        for version in letter.before:
            words = f"Corrected {long_date(version.corrected_on)}: {version.why}"
            name = f"the words before {long_date(version.corrected_on)}"
            parts.append(_Source(words, name, version.text))
        return parts

    def _sheets(self) -> Sheets:
        assert self._letter is not None
        return partial(sent_sheets, letter_id=self._letter.id)

    def _back_words(self) -> str:
        letter = self._letter
        if letter is None:
            return "Complaints"
        return "The complaint" if letter.complaint_id else "The person"

    @Slot()
    def _go_back(self) -> None:
        letter = self._letter
        if letter is None:
            self.hub.go(Place("complaints"))
        elif letter.complaint_id:
            self.hub.go(Place("complaint", str(letter.complaint_id)))
        else:
            self.hub.go(people_words.people_place(letter.person_id or 0))


class _Source(QWidget):
    """Something the letter was made from, shown when asked for."""

    def __init__(self, words: str, name: str, text: str) -> None:
        super().__init__()
        self._name = name
        self._turn = Button(f"Show {name}", "link", "caret-down")
        self._turn.clicked.connect(self._turned)
        self._text = _reading(text, f"{name[:1].upper()}{name[1:]}, as it was then", 3)
        self._text.hide()
        heading = Label(words, tone="muted")
        self.setLayout(column(heading, row(self._turn, None), self._text, spacing=6))

    @Slot()
    def _turned(self) -> None:
        shown = self._text.isHidden()
        self._text.setVisible(shown)
        self._turn.setText(f"{'Hide' if shown else 'Show'} {self._name}")


def _right(letter: SentLetterView) -> list[QWidget]:
    parts: list[QWidget] = []
    if letter.to:
        card = Card("sunken")
        card.body.setSpacing(theme().space(8))
        card.body.addWidget(Label("Who got it", Role.H3))
        for who in letter.to:
            about = " ".join(
                filter(None, (PARTS[who.part], "18 point." if who.large_print else ""))
            )
            lines = column(Label(who.name, Role.BOLD), spacing=0)
            for words in filter(None, (", ".join(who.address[1:]), about)):
                lines.addWidget(Label(words, Role.SMALL, "muted"))
            card.body.addLayout(lines)
        parts.append(card)
    card = Card("sunken")
    card.body.setSpacing(theme().space(10))
    card.body.addWidget(Label("What it was made from", Role.H3))
    made, sources = letter_words.version_words(letter.template), letter.sources
    if sources.text is None:
        card.body.addWidget(Label(f"Text: {made}", tone="muted"))
    else:
        card.body.addWidget(_Source(f"Text: {made}", "the text with its gaps", sources.text.body))
    if sources.contacts is not None:
        words = f"The Ombudsman’s contact details: {letter_words.version_words(sources.contacts.version)}"
        card.body.addWidget(_Source(words, "the contact details", sources.contacts.body))
    parts.append(card)
    return parts


def _reading(text: str, name: str, lines: int) -> TextArea:
    area = TextArea(text, lines=lines, most=LINES)
    area.setReadOnly(True)
    area.setMaximumWidth(theme().ems(48))
    area.setAccessibleName(name)
    return area


def _title(letter: SentLetterView) -> str:
    return letter_words.any_title(letter.kind)


def _facts(letter: SentLetterView) -> str:
    how = f", {letter.sent_how}" if letter.sent_how else ""
    sent = f"Sent {long_date(letter.sent_on)}{how}." if letter.sent_on else ""
    return " ".join(filter(None, (letter.reference and f"{letter.reference}.", sent)))
