"""The editions of the Code: which there are, where further ones go, what changed between two."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.services import editions
from chc_desktop.model.services.editions import Comparison, EditionsView
from chc_desktop.ui.dialogs.open_folder import open_folder
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import edition_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column
from chc_desktop.ui.widgets.chips import Chips
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class EditionsPage(Page):
    """All editions, and two of them side by side. A place's key is such as "2022-2024"."""

    title = "Editions of the Code"
    nav = "self-assessment"
    help_text = (
        "The Code is replaced from time to time. A further edition is a file in the folder that is "
        "named here. Choose two editions to see what was added, removed, reworded or moved."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._old, self._new = Choice(), Choice()
        self._shown = words.ALL
        self._found: Comparison | None = None
        self._chips = Chips("Which changes to show")
        self._changes = QVBoxLayout()
        self._summary = Label("", tone="muted")

    def refresh(self) -> None:
        """Show the editions, and the two that are chosen."""
        view = self.hub.ask(editions.editions_view)
        old, new = self._pair(view)
        self.clear_body()
        self.add_heading(self.title, "Which there are, and what changed between two of them.")
        for problem in view.problems:
            self.body.addWidget(Banner("warning", "", problem))
        self.body.addWidget(self._list(view))
        self._show_choices(view, old, new)
        self._chips = Chips("Which changes to show")
        self._chips.chosen.connect(self._filter)
        self._summary = Label("", tone="muted")
        self._changes = QVBoxLayout()
        self.body.addWidget(self._summary)
        self.body.addWidget(self._chips)
        self.body.addLayout(self._changes)
        self.body.addStretch(1)
        self._compare()

    def first_focus(self) -> QWidget | None:
        """Return the older of the two to compare."""
        return self._old

    def _pair(self, view: EditionsView) -> tuple[str, str]:
        """The two to compare: those the place names, those chosen before, or the newest two."""
        names = [line.name for line in view.lines]
        asked = tuple(self.place.key.split("-"))
        if len(asked) == 2 and set(asked) <= set(names):
            return asked[0], asked[1]
        if {self._old.key, self._new.key} <= set(names):
            return self._old.key, self._new.key
        return names[min(1, len(names) - 1)], names[0]

    def _list(self, view: EditionsView) -> QWidget:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for line in view.lines:
            name, said = words.line(line)
            card.body.addWidget(_entry(name, said))
            card.add_line()
        button = Button("Open folder", "link", "folder-open", name="Open folder for editions")
        button.clicked.connect(self._open_folder)
        card.body.addWidget(_entry("Your folder for further editions", view.folder, button))
        part = QWidget()
        part.setLayout(column(card, Label(words.FOLDER, tone="muted"), spacing=8))
        return part

    def _show_choices(self, view: EditionsView, old: str, new: str) -> None:
        options = tuple((line.name, f"{line.name} Code") for line in view.lines)
        self._old, self._new = Choice(options), Choice(options)
        pairs = ((self._old, old, "From"), (self._new, new, "To"))
        both = Folding(30, spacing=20)
        for field, name, label in pairs:
            field.choose(name)
            field.setAccessibleName(f"{label} which edition?")
            field.currentIndexChanged.connect(self._chosen)
            part = QWidget()
            part.setLayout(column(Label(f"{label} which edition?", Role.BOLD), field, spacing=4))
            both.add(part)
        both.add_stretch()
        self.body.addWidget(Label("Compare two editions", Role.H2))
        self.body.addWidget(both)

    def _compare(self) -> None:
        self._found = editions.comparison(self._old.key, self._new.key)
        assert self._found is not None
        self._summary.setText(f"{words.summary(self._found)} {words.HOW_TO_READ}")
        options = words.options(self._found)
        if self._shown not in dict(options):
            self._shown = words.ALL
        self._chips.show_options(options, self._shown)
        self._show_changes()

    def _show_changes(self) -> None:
        found = self._found
        assert found is not None
        clear(self._changes)
        card = Card(margin=0)
        card.body.setSpacing(0)
        shown = 0
        for change in found.changes:
            if change.kind.value not in words.KINDS or self._shown not in {
                words.ALL,
                change.kind.value,
            }:
                continue
            if shown:
                card.add_line()
            shown += 1
            parts: list[QWidget] = [Label(words.heading(change, found.old), Role.H3)]
            for head, text in words.texts(change, found.old, found.new):
                parts += [Label(head, Role.SMALL, "muted"), Label(text)]
            part = QWidget()
            layout = column(*parts, spacing=4)
            space = theme().space
            layout.setContentsMargins(space(20), space(14), space(20), space(14))
            part.setLayout(layout)
            card.body.addWidget(part)
        if shown:
            self._changes.addWidget(card)

    # ---- what the officer does

    @Slot()
    def _chosen(self) -> None:
        self._chips.deleteLater()
        chips = Chips("Which changes to show")
        self.body.replaceWidget(self._chips, chips)
        self._chips = chips
        chips.chosen.connect(self._filter)
        self._compare()
        announce(self, self._summary.text())

    @Slot(str)
    def _filter(self, key: str) -> None:
        self._shown = key
        self._show_changes()

    @Slot()
    def _open_folder(self) -> None:
        open_folder(self.hub)


def _entry(words_of: str, text: str, button: QWidget | None = None) -> Folding:
    texts = QWidget()
    texts.setLayout(column(Label(words_of, Role.BOLD), Label(text, tone="muted"), spacing=2))
    made = Folding(22, spacing=12)
    made.set_margins(theme().space(20), theme().space(12))
    made.add(texts, 1)
    if button is not None:
        made.add(button, centred=True)
    return made
