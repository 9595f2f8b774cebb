"""The forms on a policy's text: put it in or change it, and set a place aside with a reason."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop import paths
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import policy_check, policy_texts
from chc_desktop.model.services.policy_check import MODELS, DismissFinding, FindingView
from chc_desktop.model.services.policy_texts import KeepPolicyText, PolicyTextView
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import POLICIES, FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import policy_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form_page import FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

UNREADABLE = (
    "This file could not be read and the text here is as it was. Save it again, or paste the text."
)
SHOWN = 6
"""Places that are named beside the text while one types."""


class PolicyTextForm(PageForm):
    """A policy's whole text."""

    verb = "Keep text"

    def __init__(self, hub: Hub, view: PolicyTextView) -> None:
        self.view = view
        self.heading = f"Text of: {view.name}"
        self.summary = "Paste it, read it from a file, or start from our model."
        super().__init__(hub, str(view.id))

    def build(self) -> None:
        """Ask for the text."""
        text = "Headings on lines of their own, each point of a list on a line with - before it."
        area = TextArea(self.view.body, lines=8, most=18)
        self.form.add("body", "The policy’s text", area, text)

    @property
    def area(self) -> TextArea:
        """The field with the text."""
        field = self.form.row("body").field
        assert isinstance(field, TextArea)
        return field

    def command(self) -> KeepPolicyText:
        """What the answers ask for."""
        return KeepPolicyText(policy_id=self.view.id, body=self.text("body"))

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the text as it is."""
        return self.hub.ask(policy_texts.check_policy_text, self.command())

    def record(self) -> Result:
        """Keep the text."""
        return self.hub.run(policy_texts.keep_policy_text, self.command())


class PolicyTextPage(FormPage):
    """The text of one policy, to type, paste, read in, or start from our model."""

    title = "Text of a policy"
    nav = "officers"
    help_text = (
        "Paste the policy’s text, read it from a Word, text or web file, or start from our "
        "model, which is filled in from your settings; what you have to fill in stands in square "
        "brackets. Ctrl+Z in the text brings back what stood there."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self._form: PolicyTextForm | None = None

    def make(self) -> PageForm | None:
        """Return the form; None for a policy there is not."""
        self._form = None
        key = self.place.key
        view = self.hub.ask(policy_texts.policy_text, int(key)) if key.isdecimal() else None
        if view is None:
            return None
        self._form = PolicyTextForm(self.hub, view)
        self._form.form.row("body").add_below(self._ways(view))
        return self._form

    def back(self) -> tuple[Place, str]:
        """Return to the policy."""
        if self._form is None and not self.place.key.isdecimal():
            return Place("officers"), "Officers and policies"
        return Place("policy", self.place.key), "The policy"

    def recorded(self) -> None:
        """What was typed is done with."""
        self._form = None

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show what would be found in the text as it stands in the field."""
        body = shown.text("body").strip()
        card = Card("sunken")
        card.body.setSpacing(theme().space(8))
        if not body:
            card.body.addWidget(Label("What is looked for", Role.H3))
            card.body.addWidget(Label(LOOKED_FOR, tone="muted"))
        else:
            assert isinstance(shown, PolicyTextForm)
            aside = {view.key for view in shown.view.aside}
            read = [FindingView(f) for f in self.hub.ask(policy_check.check_text, body)]
            found = [view for view in read if view.key not in aside]
            words = policy_words.count_words(len(found), len(read) - len(found))
            card.body.addWidget(Label(f"{words[:1].upper()}{words[1:]}", Role.H3))
            for view in found[:SHOWN]:
                card.body.addWidget(Label(policy_words.heading(view), tone="muted"))
            if len(found) > SHOWN:
                card.body.addWidget(Label(f"And {len(found) - SHOWN} more.", tone="muted"))
            text = "Keep the text to see each place." if found else policy_words.NOTHING
            card.body.addWidget(Label(text))
        side.addWidget(card)

    # ---- inside

    def _ways(self, view: PolicyTextView) -> QWidget:
        part = QWidget()
        ways = column(spacing=8)
        read = Button("Read it from a file", "", "file-text")
        read.clicked.connect(self._choose_file)
        line = Folding(30, spacing=12)
        line.add(read)
        for name in MODELS:
            words = f"Start from our {MODELS[name][:1].lower()}{MODELS[name][1:]}"
            line.add(_ModelButton(words, name, self._start_from))
        line.add_stretch()
        ways.addWidget(line)
        if view.body.strip():
            kept = Button("Bring back the text that is kept", "link")
            kept.clicked.connect(self._bring_back)
            back = Folding(20, spacing=0)
            back.add(kept)
            back.add_stretch()
            ways.addWidget(back)
        part.setLayout(ways)
        return part

    @Slot()
    def _choose_file(self) -> None:
        register = self.hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        self.chooser.open_file(self, "Read a policy in", POLICIES, folder, self._read)

    def _read(self, path: Path) -> None:
        self._tasks.start(partial(policy_check.read_policy, path), self._was_read, self._not_read)

    @Slot(object)
    def _was_read(self, text: object) -> None:
        self._use(str(text), "The file’s text stands here now. Ctrl+Z brings back what was there.")

    @Slot(object)
    def _not_read(self, error: object) -> None:
        sentence = str(error)
        if not isinstance(error, TROUBLE):
            logger.error("a policy was not read: %s", type(error).__name__)
            sentence = UNREADABLE
        if self._form is not None:
            row = self._form.form.row("body")
            row.set_problem(sentence)
            row.focus_field()
            announce(row, sentence)

    def _start_from(self, name: str) -> None:
        text = self.hub.ask(policy_check.model_policy, name)
        self._use(text, "Our model stands here now. Ctrl+Z brings back what was there.")

    @Slot()
    def _bring_back(self) -> None:
        assert self._form is not None
        self._use(self._form.view.body, "The text that is kept stands here again.")

    def _use(self, body: str, said: str) -> None:
        if self._form is None:
            return
        area = self._form.area
        self._form.form.row("body").set_problem("")
        # As typing, so that Ctrl+Z in the text brings back what was there.
        cursor = QTextCursor(area.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(body)
        area.moveCursor(QTextCursor.MoveOperation.Start)
        area.setFocus()
        announce(area, said)


LOOKED_FOR = (
    "More than two stages or an informal one, times longer than the Code’s or counted from the "
    "wrong day, clocks that stop, reasons asked for, whole kinds of complaint left out, old "
    "words and addresses, two answers to one question, a review that is past."
)


class AsideForm(PageForm):
    """A place is set aside, with the reason."""

    heading = "Set a place aside"
    verb = "Set aside"

    def __init__(self, hub: Hub, policy_id: int, view: FindingView) -> None:
        self._policy_id, self.view = policy_id, view
        self.summary = policy_words.heading(view)
        super().__init__(hub, view.key)

    def build(self) -> None:
        """Ask why."""
        text = "For example: another sentence of the policy says how each case is looked at."
        self.add_text("reason", "Why is this no problem?", text=text)

    def record(self) -> Result:
        """Set it aside."""
        found = self.view.finding
        command = DismissFinding(
            policy_id=self._policy_id,
            issue=found.issue,
            quote=found.quote,
            reason=self.text("reason"),
        )
        return self.hub.run(policy_check.dismiss, command)


class AsidePage(FormPage):
    """Why a place that was found is no problem."""

    title = "Set a place aside"
    nav = "officers"

    def make(self) -> PageForm | None:
        """Return the form; None for a place that is not found, or was set aside."""
        key = self.place.key
        view = self.hub.ask(policy_texts.policy_text, int(key)) if key.isdecimal() else None
        for found in view.standing if view is not None else ():
            if found.key == self.place.step:
                return AsideForm(self.hub, int(key), found)
        return None

    def back(self) -> tuple[Place, str]:
        """Return to the policy."""
        if not self.place.key.isdecimal():
            return Place("officers"), "Officers and policies"
        return Place("policy", self.place.key), "The policy"

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show the policy's words, and what setting them aside does."""
        assert isinstance(shown, AsideForm)
        found = shown.view.finding
        card = Card("sunken")
        card.body.setSpacing(theme().space(8))
        card.body.addWidget(Label("The policy says", Role.H3))
        for words in filter(None, (found.quote, found.other)):
            card.body.addWidget(Label(policy_words.quoted(words), Role.QUOTE))
        card.body.addWidget(Label(found.text))
        text = "It stays listed, with your reason. If this place is changed, it is read anew."
        card.body.addWidget(Label(text, tone="muted"))
        side.addWidget(card)


class _ModelButton(Button):
    """Puts one of our models into the field."""

    def __init__(self, words: str, name: str, use: Callable[[str], None]) -> None:
        super().__init__(words)
        self._name, self._use = name, use
        self.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        self._use(self._name)
