"""The texts of letters in Settings: the list of them, and one to change, preview or put back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.letter_templates import KeepText
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import letter_texts
from chc_desktop.model.services.letter_texts import Edition, LetterTextView
from chc_desktop.model.services.reading import reading_help
from chc_desktop.model.services.results import Done, Result
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import letter_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form_page import FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.letter_cards import ReadingCard
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

UseText = Callable[[str], None]
SETTINGS, LIST = Place("settings"), Place("letter-texts")
OLDER = (
    "The program’s own text changed since yours was made from it. Yours stays in use. Compare the "
    "two, then save yours again, or put the program’s back."
)


class LetterTextsPage(Page):
    """Every kind of letter, whose text it goes by, and whether that is older than ours."""

    title = "Texts of letters"
    nav = "settings"
    help_text = (
        "Each letter is drafted from a text. Open one to change it, see it with an example, or "
        "put the program’s own back. Every edition of yours is kept, and each letter that went "
        "out keeps the one it was made from."
    )

    def refresh(self) -> None:
        """Show them."""
        self.clear_body()
        back = Button("Settings", "link", "arrow-left", name="Back to Settings")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self.add_heading("Texts of letters", "Drafts are made from these. Change any of them.")
        card = Card(margin=0)
        card.body.setSpacing(0)
        for at, view in enumerate(self.hub.ask(letter_texts.letter_texts)):
            if at:
                card.add_line()
            title, words = letter_words.any_title(view.kind.value), text_line(view)
            place = Place("letter-text", view.kind.value)
            card.body.addWidget(
                PlaceRow(self.hub, place, (title, words), name=f"Open {title}. {words}")
            )
        self.body.addWidget(card)
        self.body.addStretch(1)

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(SETTINGS)


class LetterTextForm(PageForm):
    """The text of one kind of letter."""

    verb = "Save text"

    def __init__(self, hub: Hub, view: LetterTextView) -> None:
        self.view = view
        self.heading = letter_words.any_title(view.kind.value)
        self.summary = text_line(view)
        super().__init__(hub, view.kind.value)

    def build(self) -> None:
        """Ask for the text."""
        names = letter_texts.names(letter_texts.placeholders(self.view.kind))
        text = (
            "# is before the subject, ## before a heading, - before the items of a list. These "
            f"are filled in from the record: {names}."
        )
        self.form.add("body", "The text", TextArea(self.view.body, lines=18, most=60), text)

    @property
    def area(self) -> TextArea:
        """The field with the text."""
        field = self.form.row("body").field
        assert isinstance(field, TextArea)
        return field

    def command(self) -> KeepText:
        """What the answers ask for."""
        return KeepText(self.view.kind.value, self.text("body"))

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the text as it is."""
        return self.hub.ask(letter_texts.check_letter_text, self.command())

    def record(self) -> Result:
        """Keep it as an edition of the landlord's own."""
        return self.hub.run(letter_texts.keep_letter_text, self.command())


class LetterTextPage(FormPage):
    """One text to change: key is the kind of letter."""

    title = "Text of a letter"
    nav = "settings"
    help_text = (
        "Change the text as you like; what stands in curly brackets is filled in from the record. "
        "Beside it you see the letter with an invented case. Saved, it is used from today on. "
        "Letters that went out keep the text they were made from."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._form: LetterTextForm | None = None

    def make(self) -> PageForm | None:
        """Return the form; None for a letter there is not."""
        self._form = None
        kind = letter_texts.kind_named(self.place.key)
        if kind is None:
            return None
        self._form = LetterTextForm(self.hub, self.hub.ask(letter_texts.text_view, kind))
        self._form.form.row("body").add_below(self._ways(self._form.view))
        return self._form

    def back(self) -> tuple[Place, str]:
        """Return to all texts."""
        return LIST, "Texts of letters"

    def recorded(self) -> None:
        """What was typed is done with."""
        self._form = None

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show the letter with an example, what stands against the text, and its editions."""
        assert isinstance(shown, LetterTextForm)
        if shown.view.older:
            side.addWidget(Banner("warning", "Yours is older than the program’s text", OLDER))
        found = shown.problems()
        if found:
            side.addWidget(Banner("warning", "This cannot be saved yet", found[0].text))
        side.addWidget(_preview(self.hub.ask(letter_texts.preview, shown.command())))
        side.addWidget(ReadingCard(self.hub.ask(reading_help, shown.text("body")), shown.area))

    # ---- inside

    def _ways(self, view: LetterTextView) -> QWidget:
        part = QWidget()
        ways = column(spacing=8)
        if view.own:
            use = _Use("Use the program’s text here", view.shipped.body, self._use)
            back = Button("Put the program’s text back", "quiet", "arrow-counter-clockwise")
            back.clicked.connect(self._put_back)
            line = Folding(30, spacing=12)
            line.add(back)
            line.add(use)
            line.add_stretch()
            ways.addWidget(line)
        for edition in view.editions:
            if edition.body and edition.version != view.version:
                name = f"Use the text of {_edition(edition)} here"
                ways.addLayout(row(_Use(name, edition.body, self._use), None))
        part.setLayout(ways)
        return part

    def _use(self, body: str) -> None:
        assert self._form is not None
        # As typing, so that Ctrl+Z in the text brings back what was there.
        cursor = QTextCursor(self._form.area.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(body)
        self._form.area.setFocus()

    @Slot()
    def _put_back(self) -> None:
        assert self._form is not None
        result = self.hub.run(letter_texts.put_back, self._form.view.kind)
        if isinstance(result, Done):
            self.hub.drop_draft(self.place)
            self._form = None
            self._shown = None
            self.hub.done(f"{result.what}.", LIST)
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


class _Use(Button):
    """Puts another text into the field."""

    def __init__(self, words: str, body: str, use: UseText) -> None:
        super().__init__(words, "link", name=words)
        self._body, self._use = body, use
        self.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        self._use(self._body)


def text_line(view: LetterTextView) -> str:
    """Return whose text it is, and from when."""
    if not view.own or view.since is None:
        return "The program’s own text."
    older = " Older than the program’s." if view.older else ""
    return f"Your own, since {long_date(view.since)}.{older}"


def _edition(edition: Edition) -> str:
    number = edition.version.rpartition("own edition ")[2].split(" ")[0]
    return f"{long_date(edition.since)}, edition {number},"


def _preview(text: str) -> Card:
    card = Card()
    card.body.setSpacing(theme().space(8))
    card.body.addWidget(Label("With an invented case", Role.H3))
    for block in text.split("\n\n"):
        words = block.strip()
        if words:
            role = Role.BOLD if words.startswith("#") else Role.SMALL
            card.body.addWidget(Label(words.lstrip("# "), role))
    return card
