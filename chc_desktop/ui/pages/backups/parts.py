"""What the pages about backups share: a card of headings and sentences, a part with its heading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from chc_desktop.ui.viewmodels.backup_words import Lines
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


def part(heading: str, *rows: QWidget, button: QWidget | None = None) -> QWidget:
    """Return a card of rows under a heading."""
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, made in enumerate(rows):
        if index:
            card.add_line()
        card.body.addWidget(made)
    whole = QWidget()
    whole.setLayout(column(heading_row(heading, button), card, spacing=8))
    return whole


def entry(words: str, text: str, *buttons: QWidget) -> Folding:
    """Return a row: a bold line, a sentence, and buttons that go below where it is narrow."""
    texts = QWidget()
    layout = column(Label(words, Role.BOLD), spacing=2)
    if text:
        layout.addWidget(Label(text, tone="muted"))
    texts.setLayout(layout)
    made = Folding(36, spacing=12)
    made.set_margins(theme().space(20), theme().space(12))
    made.add(texts, 1)
    for button in buttons:
        made.add(button, centred=True)
    return made


def entries(lines: Lines) -> list[QWidget]:
    """Return a row for each heading and sentence."""
    return [entry(*line) for line in lines]
