"""Cards beside a letter that is being written: what it must say, and what is hard to read."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from chc_desktop.model.rules.addressees import Addressee, Gets, first_choice
from chc_desktop.model.rules.plain_words import Hint, HintKind
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, column, row
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

MOST_HINTS = 6
"""As many hints show at once: put these right, and the next ones follow."""
LONGEST = 48
"""Letters of a place that its hint repeats."""


def check_card(items: list[tuple[str, bool]], gaps: tuple[str, ...], done: str) -> Card:
    """Return what a letter must say, each with whether it is there, and what is left open.

    ``done`` shows when nothing is missing or open.
    """
    card = Card("sunken")
    card.body.setSpacing(theme().space(10))
    card.body.addWidget(Label("What it must say", Role.H3))
    for words, there in items:
        card.body.addLayout(_item(words, there=there))
    for gap in gaps:
        words = gap.strip("[]").removeprefix("Write here ")
        card.body.addWidget(Label(f"Still to be written: {words}", tone="soon"))
    if not gaps and all(there for _, there in items):
        card.body.addWidget(Label(done, Role.BOLD, "done"))
    return card


def who_card(
    everybody: tuple[Addressee, ...], to: tuple[int, ...] | None, unnamed: tuple[str, ...] = ()
) -> Card:
    """Return who gets a letter, and what was agreed with each of them; never why (5.10).

    ``unnamed`` come along to meetings, and the letter about one does not name them (3.6).
    """
    card = Card("sunken")
    card.body.setSpacing(theme().space(8))
    card.body.addWidget(Label("Who gets it", Role.H3))
    chosen = first_choice(everybody) if to is None else to
    for who in everybody:
        lines = column(Label(who.name, Role.BOLD), spacing=0)
        for words in _about(who, gets_it=who.person_id in chosen):
            lines.addWidget(Label(words, Role.SMALL, "muted"))
        card.body.addLayout(lines)
    for name in unnamed:
        text = f"{name} comes along to meetings (3.6), and is not named in this letter about one."
        card.body.addWidget(Label(text, tone="soon"))
    return card


def _about(who: Addressee, *, gets_it: bool) -> list[str]:
    lines = [PARTS[who.part]] if who.part is not Gets.SELF else []
    if not gets_it:
        lines.append("Does not get it.")
    if who.consent_missing:
        lines.append(
            "No consent is on record (3.6). Record its day, or write to the resident alone."
        )
    if len(who.address) < 2:
        lines.append("No address is on record.")
    if who.large_print:
        lines.append("Large print: PDF and Word come in 18 point (5.10).")
    others = [words for words in who.agreed if "large print" not in words.casefold()]
    lines += [f"Agreed with them (5.10): {words.rstrip('.')}." for words in others]
    return lines


PARTS = {
    Gets.LEAD: "Complains.",
    Gets.MEMBER: "Complains too, as one of the group (1.2).",
    Gets.REPRESENTATIVE: "Speaks for them, and gets a copy (1.2).",
    Gets.SELF: "",
}


class ReadingCard(Card):
    """Hints on the text of a letter; each goes to its place. They stop nothing."""

    def __init__(self, hints: tuple[Hint, ...], area: TextArea) -> None:
        super().__init__("sunken")
        self.body.setSpacing(theme().space(8))
        self.body.addWidget(Label("Easier to read", Role.H3))
        self.body.addWidget(Label(_summary(hints), tone="muted"))
        named: Counter[str] = Counter()
        for hint in hints[:MOST_HINTS]:
            words = hint.words if len(hint.words) <= LONGEST else f"{hint.words[:LONGEST]}…"
            name = f"Go to “{words}”: {hint.advice}"
            named[name] += 1
            if named[name] > 1:
                name = f"{name} Place {named[name]}."
            self.body.addLayout(_hint(hint, words, name, area))
        if len(hints) > MOST_HINTS:
            self.body.addWidget(Label(f"And {len(hints) - MOST_HINTS} more.", tone="muted"))


class _GoButton(Button):
    """Selects a place in the text."""

    def __init__(self, hint: Hint, words: str, name: str, area: TextArea) -> None:
        super().__init__(f"“{words}”", "link", name=name)
        self._hint, self._area = hint, area
        self.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        text = self._area.toPlainText()
        cursor = self._area.textCursor()
        cursor.setPosition(_units(text, self._hint.start))
        cursor.setPosition(_units(text, self._hint.end), QTextCursor.MoveMode.KeepAnchor)
        self._area.setTextCursor(cursor)
        self._area.setFocus()
        self._area.ensureCursorVisible()


def _units(text: str, at: int) -> int:
    """Return a place as Qt counts it: a character outside the first plane is two."""
    return len(text[:at].encode("utf-16-le")) // 2


def _summary(hints: tuple[Hint, ...]) -> str:
    if not hints:
        return "Nothing here is hard to read. This is our own rule, and only advice."
    kinds = Counter(hint.kind for hint in hints)
    said = (
        _count(kinds[HintKind.LONG], "long sentence", "long sentences"),
        _count(
            kinds[HintKind.BLAME], "place that blames or hides who", "places that blame or hide who"
        ),
        _count(kinds[HintKind.JARGON], "hard word", "hard words"),
    )
    return f"{', '.join(filter(None, said)).capitalize()}. Only advice: our own rule."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _hint(hint: Hint, words: str, name: str, area: TextArea) -> QVBoxLayout:
    button = _GoButton(hint, words, name, area)
    return column(row(button, None), Label(hint.advice, Role.SMALL, "muted"), spacing=0)


def _item(words: str, *, there: bool) -> QVBoxLayout:
    icon = IconLabel("check-circle" if there else "warning", "done" if there else "soon", 18)
    said = Label("It is there." if there else "It is missing.", Role.SMALL, "muted")
    texts = column(Label(words, Role.BODY if there else Role.BOLD), said, spacing=0)
    line = row(column(icon, None), texts, spacing=10)
    line.setStretch(1, 1)
    return column(line)
