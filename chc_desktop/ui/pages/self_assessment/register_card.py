"""What the register says beside a provision: its sentence, the answer it proposes, what moved."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from chc_desktop.model.rules.evidence import holds
from chc_desktop.model.services.views import ProvisionRow
from chc_desktop.ui.viewmodels import register_words as words
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, row
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.theme import set_property, set_tone, theme
from chc_desktop.ui.widgets.tokens import Role


class RegisterCard(Card):
    """The card "From your register", the same one for all. One step of it is next: F9 takes that."""

    answered = Signal()
    """The proposed answer is taken, with its sentence and, for a No, the explanation begun."""
    used = Signal()
    """The sentence is taken over into the evidence; an old one gives its place."""
    kept = Signal()
    """One's own words stay though the register changed."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(theme().space(8))
        self._number = ""
        self._sentence = ""
        self._step = ""
        head = row(IconLabel("database", "accent"), Label("From your register", Role.H3), spacing=8)
        head.setStretch(1, 1)
        self._moved = Label("", Role.BOLD, "soon")
        self._shown = Label()
        self._beside = Label("", tone="soon")
        self._next = Button("")
        self._only = Button(words.USE)
        self._keep = Button(words.KEEP)
        self._see = Button("", "link")
        self._behind = Label("", tone="muted")
        self._line = Flow()
        for button in (self._next, self._only, self._keep, self._see):
            self._line.add(button)
        self.body.addLayout(head)
        for part in (self._moved, self._shown, self._beside, self._line, self._behind):
            self.body.addWidget(part)
        self._next.clicked.connect(self._take)
        self._only.clicked.connect(self.used)
        self._keep.clicked.connect(self.kept)
        self._see.clicked.connect(self._see_behind)

    def show_row(self, item: ProvisionRow, evidence: str) -> None:
        """Show what the register says of a provision; what was unfolded stays so on the same."""
        self._sentence, self._step = item.suggestion, words.step(item)
        set_property(self, "card", "soon" if item.register.moved else "plain")
        self._tell(self._moved, words.moved(item))
        self._shown.setText(words.shown(item))
        set_tone(self._shown, "text" if item.suggestion else "muted")
        self._tell(self._beside, words.beside(item))
        self._next.setText(f"{self._step}  F9")
        self._next.setAccessibleName(words.step_name(self._step))
        self._next.setVisible(bool(self._step))
        self._only.setVisible(self._step.startswith(words.ANSWER))
        self._keep.setVisible(bool(item.register.moved))
        self._see.setText(words.see(item))
        self._see.setAccessibleName(f"{words.see(item)} behind this sentence")
        self._see.setMinimumHeight(self._next.sizeHint().height())
        self._see.setVisible(bool(item.behind))
        self._line.setVisible(bool(self._step or item.register.moved or item.behind))
        self._line.changed()
        self._behind.setText(words.references(item))
        if item.number != self._number or not item.behind:
            self._behind.hide()
        self._number = item.number
        self.show_evidence(evidence)

    def show_evidence(self, evidence: str) -> None:
        """Say whether the sentence can still be taken over."""
        # A text field gives no-break spaces back as ordinary ones.
        there = holds(evidence, self._sentence)
        self._next.setEnabled(not there or self._step.startswith(words.ANSWER))
        self._only.setEnabled(not there)

    def take(self) -> bool:
        """Take the next step (F9); return whether there was one."""
        if not self._step or not self._next.isEnabled():
            return False
        self._take()
        return True

    @Slot()
    def _take(self) -> None:
        (self.answered if self._step.startswith(words.ANSWER) else self.used).emit()

    @Slot()
    def _see_behind(self) -> None:
        self._behind.setVisible(self._behind.isHidden())

    def _tell(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
