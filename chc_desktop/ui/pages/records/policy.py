"""One policy: what in its text may stand against the Code, place by place (5.1, 3.4)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.services import policy_check, policy_texts
from chc_desktop.model.services.policy_check import FindingView
from chc_desktop.model.services.policy_texts import PolicyTextView
from chc_desktop.model.services.results import Done
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.policy_saving import PolicySaving
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import policy_words, record_words
from chc_desktop.ui.widgets.badge import CHECK, CLOSED, Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, line, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, EmptyState, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LIST = record_words.officers_place(record_words.POLICIES)
LIST_WORDS = "Officers and policies"


class PolicyPage(Page):
    """A policy, what was found in its text, and what was set aside."""

    title = "A policy"
    nav = "officers"
    help_text = (
        "The policy’s text is read for what the Housing Ombudsman objects to. Each place is "
        "quoted with the provision it may stand against: change the text, or set the place aside "
        "and say why. F8 goes to the next place. A place that is changed is read anew."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._back = Button("")
        self._places: list[Button] = []

    def refresh(self) -> None:
        """Show the policy as it is now."""
        self.clear_body()
        self._places = []
        key = self.place.key
        view = self.hub.ask(policy_texts.policy_text, int(key)) if key.isdecimal() else None
        self._back = PlaceButton(
            self.hub, LIST, LIST_WORDS, "link", icon="arrow-left", name=f"Back to {LIST_WORDS}"
        )
        self.body.addLayout(row(self._back, None))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        written = bool(view.body.strip())
        found = policy_words.found_words(view)
        summary = found[:1].upper() + found[1:] if written else policy_words.NO_TEXT
        self.add_heading(view.name, summary)
        columns = Folding(54, spacing=28)
        columns.add(self._left(view), 65)
        columns.add(self._right(view), 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the filled button, or the way back."""
        return self.primary or self._back

    def next_problem(self, step: int) -> None:
        """Go to the next or previous place that was found (F8)."""
        if not self._places:
            return
        focused = [at for at, button in enumerate(self._places) if _inside(button)]
        at = focused[0] + step if focused else (0 if step > 0 else -1)
        self._places[at % len(self._places)].setFocus()

    # ---- the findings

    def _left(self, view: PolicyTextView) -> QWidget:
        left = QWidget()
        layout = column(spacing=12)
        if not view.body.strip():
            layout.addWidget(self._empty(view))
        elif not view.about_complaints:
            layout.addWidget(Banner("advice", "Not about complaints?", policy_words.OTHER_KIND))
        if view.standing:
            layout.addLayout(heading_row("To look at"))
            layout.addWidget(Label(policy_words.ONLY_WORDS, tone="muted"))
        elif view.body.strip():
            text = policy_words.NOTHING
            layout.addWidget(EmptyState("check-circle", "Nothing to look at", text))
        total = len(view.standing)
        for number, found in enumerate(view.standing, start=1):
            name = f"place {number} of {total}"
            card = _FindingCard(found, name, self._code_words(found))
            aside = PlaceButton(
                self.hub,
                policy_words.aside_place(view.id, found),
                "Set aside",
                name=f"Set aside {name}",
            )
            self._places.append(aside)
            card.add_buttons(aside)
            layout.addWidget(card)
        if view.aside:
            self._set_aside(view, layout)
        layout.addStretch(1)
        left.setLayout(layout)
        return left

    def _empty(self, view: PolicyTextView) -> EmptyState:
        text = (
            "Read it in from a Word, text or web file, paste it, or start from one of our models. "
            "Then it is read for what the Ombudsman objects to."
        )
        self.primary = button = PlaceButton(
            self.hub,
            policy_words.text_place(view.id),
            "Put the text in",
            "primary",
            name="Put the text in",
        )
        return EmptyState("file-text", "The policy’s text is not here yet", text, button)

    def _set_aside(self, view: PolicyTextView, layout: QVBoxLayout) -> None:
        layout.addSpacing(theme().space(12))
        layout.addLayout(heading_row("Set aside"))
        for number, found in enumerate(view.aside, start=1):
            name = f"place {number} that was set aside"
            card = _FindingCard(found, name, self._code_words(found))
            again = _AgainButton(found, f"Let it stand again: {name}")
            again.asked.connect(self._stand_again)
            card.add_buttons(again)
            layout.addWidget(card)

    def _code_words(self, found: FindingView) -> tuple[str, str]:
        return self.hub.ask(policy_texts.code_words, found.finding.provision)

    @Slot(int)
    def _stand_again(self, dismissal_id: int) -> None:
        result = self.hub.run(policy_check.take_back, dismissal_id)
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.", self.place)
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))

    # ---- the text

    def _right(self, view: PolicyTextView) -> QWidget:
        right = QWidget()
        layout = column(spacing=12)
        layout.addLayout(heading_row("Its text"))
        count = len(view.body.split())
        if count:
            card = Card()
            card.body.setSpacing(theme().space(8))
            words = "1 word" if count == 1 else f"{count:,} words"
            card.body.addWidget(Label(f"{words} are kept in this register."))
            self.primary = change = PlaceButton(
                self.hub,
                policy_words.text_place(view.id),
                "Change the text",
                "primary",
                name="Change the text",
            )
            card.body.addWidget(change)
            layout.addWidget(card)
        saved = view.id if count else 0
        layout.addWidget(PolicySaving(self.hub, self.chooser, saved, view.name))
        layout.addStretch(1)
        right.setLayout(layout)
        return right


class _FindingCard(Card):
    """One place: the policy's words, why they may matter, and the Code's words to unfold."""

    def __init__(self, view: FindingView, name: str, code: tuple[str, str]) -> None:
        super().__init__()
        found = view.finding
        self.body.setSpacing(theme().space(8))
        self.body.addWidget(Label(policy_words.heading(view), Role.H3))
        self.body.addWidget(Label(policy_words.quoted(found.quote), Role.QUOTE))
        if found.other:
            self.body.addWidget(Label("And in another place", Role.SMALL_BOLD, "muted"))
            self.body.addWidget(Label(policy_words.quoted(found.other), Role.QUOTE))
        if view.reason:
            self.body.addLayout(row(Badge("Set aside", CLOSED), None))
            self.body.addWidget(Label(f"Because: {view.reason}"))
        else:
            self.body.addLayout(row(Badge("To check", CHECK), None))
            self.body.addWidget(Label(found.text))
        self._words = (f"What {found.provision} says", f"Hide what {found.provision} says")
        self._name = name
        self._turn = Button(self._words[0], "link", "caret-down", name=f"{self._words[0]}: {name}")
        self._turn.clicked.connect(self._turned)
        self._code = QWidget()
        words, notice = code
        licence = Label(notice, Role.SMALL, "muted")
        self._code.setLayout(column(line(), Label(words, Role.QUOTE), licence, spacing=8))
        self._said = words
        self._code.hide()
        self._buttons = Folding(24, spacing=16)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self._code)

    def add_buttons(self, button: Button) -> None:
        """Add the card's own button, and the one that unfolds the Code's words."""
        self._buttons.add(button)
        self._buttons.add(self._turn)
        self._buttons.add_stretch()

    @Slot()
    def _turned(self) -> None:
        shown = self._code.isHidden()
        self._code.setVisible(shown)
        words = self._words[shown]
        self._turn.setText(words)
        self._turn.setAccessibleName(f"{words}: {self._name}")
        if shown:
            announce(self, self._said)


class _AgainButton(Button):
    """Lets a place that was set aside stand again."""

    asked = Signal(int)

    def __init__(self, view: FindingView, name: str) -> None:
        super().__init__("Let it stand again", "quiet", "arrow-counter-clockwise", name=name)
        self._dismissal_id = view.dismissal_id
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._dismissal_id)


def _inside(button: Button) -> bool:
    card = button.parentWidget()
    while card is not None and not isinstance(card, _FindingCard):
        card = card.parentWidget()
    focused = button.window().focusWidget()
    return focused is not None and card is not None and card.isAncestorOf(focused)
