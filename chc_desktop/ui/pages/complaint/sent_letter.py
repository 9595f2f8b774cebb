"""Letters that went out: the list on a complaint's page, and one of them to read again."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.letters_later import Waiting, waiting
from chc_desktop.model.services.sending import SentLetter, letters_sent
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import letter_words
from chc_desktop.ui.viewmodels.half_way_words import told_before
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

READ = "Read the letter"
KEEP = "Keep its letter"
LINES = 60
"""The most lines of a letter that are shown before its text scrolls."""


def letters_section(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the letters of a complaint, each with the way to read it; None without any."""
    letters = hub.ask(letters_sent, view.id)
    without = hub.ask(waiting, view.id)
    if not letters and not without:
        return None
    card = Card()
    card.body.setSpacing(theme().space(10))
    titles = [_titled(letter) for letter in letters]
    for at, letter in enumerate(letters):
        several = titles.count(titles[at])
        which = f", {titles[: at + 1].count(titles[at])} of {several}" if several > 1 else ""
        card.body.addWidget(_line(hub, view.id, letter, titles[at] + which))
    for entry in without:
        card.body.addWidget(_without(hub, view.id, entry))
    return column(heading_row("Letters"), card, spacing=12)


def _without(hub: Hub, complaint_id: int, entry: Waiting) -> Folding:
    """Return a step that was recorded without its letter, and the way to keep one with it."""
    said = letter_words.waiting_words(entry)
    line = Folding(26, spacing=12)
    line.add(Label(said, tone="muted"), 1, centred=True)
    place = letter_words.letter_place(complaint_id, entry.kind)
    line.add(PlaceButton(hub, place, KEEP, "link", name=f"{KEEP}: {said}"), centred=True)
    return line


def _line(hub: Hub, complaint_id: int, letter: SentLetter, name: str) -> Folding:
    words = QWidget()
    lines = column(Label(letter_words.sent_title(letter), Role.BOLD), spacing=2)
    for text in _facts(letter):
        lines.addWidget(Label(text, tone="muted"))
    words.setLayout(lines)
    line = Folding(26, spacing=12)
    line.add(words, 1)
    if letter.text:
        place = letter_words.sent_place(complaint_id, letter.id)
        read = PlaceButton(hub, place, READ, "link", name=f"{READ}: {name}")
        line.add(read, centred=True)
    return line


def _facts(letter: SentLetter) -> tuple[str, ...]:
    """Return when and how it went out, and the day it gave."""
    how = f", {letter.sent_how}" if letter.sent_how else ""
    found = [f"Sent {long_date(letter.sent_on)}{how}." if letter.sent_on else ""]
    promised = letter.promised_date
    if promised is not None and letter.not_computed_here:
        found.append(told_before(promised))
    elif promised is not None:
        found.append(f"It gave {long_date(promised)}.")
    return tuple(text for text in found if text)


def _titled(letter: SentLetter) -> str:
    day = f", {long_date(letter.sent_on)}" if letter.sent_on else ""
    return f"{letter_words.sent_title(letter)}{day}"
