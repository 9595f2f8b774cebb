"""Put the words of a letter right that went out: the wrong text was pasted when it was kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from chc_desktop.model.rules.letters import LetterKind, elements, gaps
from chc_desktop.model.rules.letters_later import CorrectLetter
from chc_desktop.model.rules.values import Problem, Stage
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.letters_later import check_correcting, correct_letter, says
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.sent_letters import SentLetterView, sent_letter
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import letter_words
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm
from chc_desktop.ui.widgets.letter_cards import check_card

_TEXT = (
    "Put in the words in which the letter really went out. They are checked like the first ones."
)
_WHY = "It stands in the complaint’s time line, with today’s date."


class LetterCorrectionForm(PageForm):
    """The words of one letter that went. Those of before stay in the register."""

    verb = "Save correction"

    def __init__(self, hub: Hub, letter: SentLetterView) -> None:
        self.letter = letter
        self.heading = "Correct the words of a letter"
        sent = f", sent {long_date(letter.sent_on)}" if letter.sent_on else ""
        self.summary = f"{letter.reference} · {letter_words.any_title(letter.kind)}{sent}"
        super().__init__(hub, str(letter.id))

    def build(self) -> None:
        """Ask for the words, and why the kept ones were wrong."""
        area = TextArea(self.letter.text, lines=18, most=60)
        self.form.add("text", "The letter, as it really went out", area, _TEXT)
        self.add_text("why", "Why were the kept words wrong?", "", _WHY, lines=2)
        text = "It is kept with the letter. Only for a letter that went out as it is."
        self.add_text(
            "override_reason", "Why was it sent without what is missing?", "", text, optional=True
        )

    def missing(self) -> tuple[str, ...]:
        """The elements that the words lack."""
        return tuple(n.element for n in self.hub.ask(says, self.command()).missing)

    def show_needed(self) -> None:
        """Ask for a reason only where something is missing."""
        self.form.show_row("override_reason", shown=bool(self.missing()))

    def command(self) -> CorrectLetter:
        """What the answers ask for."""
        return CorrectLetter(
            letter_id=self.letter.id,
            text=self.text("text"),
            why=self.text("why"),
            override_reason=self.text("override_reason"),
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the words as they are."""
        return self.hub.ask(check_correcting, self.command())

    def effects(self) -> tuple[Effect, ...]:
        """No date moves, and nothing is lost."""
        return (
            Effect("No date moves", "The day it was sent stays. If that is wrong, correct it."),
            Effect("The words of before stay", "They can be read below the letter."),
        )

    def record(self) -> Result:
        """Keep the words."""
        return self.hub.run(correct_letter, self.command())


class LetterCorrectionPage(FormPage):
    """Correct a letter: key is the complaint, step the letter."""

    title = "Correct a letter"
    nav = "complaints"
    help_text = (
        "For a letter whose wrong words were kept: a draft, or another letter. The words of "
        "before stay in the register, with the reason and the day of the correction. Where the "
        "decision itself was recorded wrongly, correct that entry on the complaint's page."
    )

    def make(self) -> PageForm | None:
        """Return the form; None where there is no such letter on a complaint."""
        step = self.place.step
        letter = self.hub.ask(sent_letter, int(step)) if step.isdecimal() else None
        if letter is None or not letter.complaint_id or letter.kind not in set(LetterKind):
            return None
        return LetterCorrectionForm(self.hub, letter)

    def back(self) -> tuple[Place, str]:
        """Return the letter as it was sent."""
        if not self.place.key.isdecimal() or not self.place.step.isdecimal():
            return Place("complaints"), "Complaints"
        place = letter_words.sent_place(int(self.place.key), int(self.place.step))
        return place, "The letter"

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show what the letter must say, and which of it is there."""
        assert isinstance(shown, LetterCorrectionForm)
        missing = shown.missing()
        needed = elements(LetterKind(shown.letter.kind), Stage(shown.letter.stage))
        items = [
            (f"{letter_words.SAYS[n.element]} ({n.provision})", n.element not in missing)
            for n in needed
        ]
        text = shown.text("text")
        side.addWidget(check_card(items, gaps(text), "It says everything the Code asks for."))
        super().fill_side(shown, side)
