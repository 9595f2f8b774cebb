"""A policy's text as a file: this policy, or one of our models; Word, PDF or large print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from chc_desktop.model.services.policy_check import MODELS
from chc_desktop.model.services.policy_texts import PolicyFile
from chc_desktop.model.services.session import Session
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperButton, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import policy_words
from chc_desktop.ui.widgets.basics import Button, Card, Label
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

KINDS = (
    (PolicyFile.WORD, "Save as Word", ".docx"),
    (PolicyFile.PDF, "Save as PDF", ".pdf"),
    (PolicyFile.LARGE_PRINT, "Save in large print", ", large print.pdf"),
)
THIS = "this"


class PolicySaving(Card):
    """Choose which text, and in what kind of file. ``policy_id`` 0: only our models."""

    def __init__(self, hub: Hub, chooser: FileChooser, policy_id: int, title: str) -> None:
        super().__init__()
        self.chooser = chooser
        self._policy_id, self._title = policy_id, title
        self._desk = PaperDesk(hub, self)
        self.body.setSpacing(theme().space(8))
        self.body.addWidget(Label("Save or print it", Role.H3))
        mine = ((THIS, "This policy"),) if policy_id else ()
        models = tuple((name, f"Our model: {MODELS[name].lower()}") for name in MODELS)
        self._which = Choice((*mine, *models))
        self._which.setAccessibleName("Which text to save")
        self.body.addWidget(self._which)
        look = Button("Preview", name="Preview of the policy")
        look.clicked.connect(self._preview)
        self.body.addWidget(look)
        for kind, words, ending in KINDS:
            button = PaperButton(words, "", (kind, ending))
            button.asked.connect(self._save)
            self.body.addWidget(button)

    @Slot()
    def _preview(self) -> None:
        self._desk.preview(self._paper(PolicyFile.PDF, ".pdf"))

    @Slot(object)
    def _save(self, chosen: tuple[PolicyFile, str]) -> None:
        self._desk.save(self._paper(*chosen))

    def _paper(self, kind: PolicyFile, ending: str) -> Paper:
        which = self._which.key
        title = self._title if which == THIS else MODELS[which]
        source = self._policy_id if which == THIS else which
        name = policy_words.file_name(title, ending)
        return Paper("Policy", name, partial(policy, source=source, kind=kind))


def policy(session: Session, source: int | str, kind: PolicyFile) -> bytes:
    """Make the file: ``source`` is an id or one of our models; called on a thread."""
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.policy_texts import policy_file  # noqa: PLC0415

    return policy_file(session, source, kind)
