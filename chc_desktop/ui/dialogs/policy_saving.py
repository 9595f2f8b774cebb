"""A policy's text as a file: this policy, or one of our models; Word, PDF or large print."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from chc_desktop import paths
from chc_desktop.model.services import papers
from chc_desktop.model.services.policy_check import MODELS
from chc_desktop.model.services.policy_texts import PolicyFile
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import PDF, WORD, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import policy_words
from chc_desktop.ui.widgets.basics import Button, Card, Label
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

FAILED = "The policy could not be saved and nothing was written. The register is unharmed."
KINDS = (
    (PolicyFile.WORD, "Save as Word", ".docx"),
    (PolicyFile.PDF, "Save as PDF", ".pdf"),
    (PolicyFile.LARGE_PRINT, "Save in large print", ", large print.pdf"),
)
THIS = "this"


@dataclass(frozen=True, slots=True)
class PolicyOrder:
    """A policy to save: plain data for the thread that makes it. ``source`` is an id or a model."""

    register: Reopener
    source: int | str
    kind: PolicyFile
    target: Path


class PolicySaving(Card):
    """Choose which text, and in what kind of file. ``policy_id`` 0: only our models."""

    def __init__(self, hub: Hub, chooser: FileChooser, policy_id: int, title: str) -> None:
        super().__init__()
        self._hub, self._chooser = hub, chooser
        self._policy_id, self._title = policy_id, title
        self._tasks = tasks_of(hub)
        self.body.setSpacing(theme().space(8))
        self.body.addWidget(Label("Save or print it", Role.H3))
        mine = ((THIS, "This policy"),) if policy_id else ()
        models = tuple((name, f"Our model: {MODELS[name].lower()}") for name in MODELS)
        self._which = Choice((*mine, *models))
        self._which.setAccessibleName("Which text to save")
        self.body.addWidget(self._which)
        for kind, words, ending in KINDS:
            button = _KindButton(words, kind, ending)
            button.asked.connect(self._choose_place)
            self.body.addWidget(button)

    @Slot(str, str)
    def _choose_place(self, kind: str, ending: str) -> None:
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        which = self._which.key
        title = self._title if which == THIS else MODELS[which]
        place = folder / policy_words.file_name(title, ending)
        kinds = WORD if kind == PolicyFile.WORD else PDF
        source = self._policy_id if which == THIS else which
        chosen = partial(self._make, source, PolicyFile(kind))
        self._chooser.save_file(self, "Save the policy", kinds, place, chosen)

    def _make(self, source: int | str, kind: PolicyFile, target: Path) -> None:
        session = self._hub.session
        order = PolicyOrder(session.reopener(), source, kind, target)
        self._tasks.start(partial(make_policy, order), self._made, self._not_made)

    @Slot(object)
    def _made(self, path: object) -> None:
        self._hub.said.emit(f"Saved as {Path(str(path)).name}.")

    @Slot(object)
    def _not_made(self, error: object) -> None:
        if isinstance(error, TROUBLE):
            self._hub.failed.emit(str(error))
            return
        logger.error("a policy was not saved: %s", type(error).__name__)
        self._hub.failed.emit(FAILED)


class _KindButton(Button):
    """Saves in one kind of file."""

    asked = Signal(str, str)

    def __init__(self, words: str, kind: PolicyFile, ending: str) -> None:
        super().__init__(words)
        self._order = (kind.value, ending)
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(*self._order)


def make_policy(order: PolicyOrder) -> Path:
    """Make the file and write it; called on a thread. Raises RegisterProblem with one sentence."""
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.policy_texts import policy_file  # noqa: PLC0415

    papers.check_place(order.target, overwrite=True)
    session = order.register.open()
    try:
        content = policy_file(session, order.source, order.kind)
    finally:
        session.close()
    papers.write_paper(order.target, content, overwrite=True)
    return order.target
