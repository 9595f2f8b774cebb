"""A decision between meetings as a page for the minutes, made on a thread with its own session."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from chc_desktop import paths
from chc_desktop.model.services import papers
from chc_desktop.model.services.committee import DecisionView
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import PDF, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button

logger = logging.getLogger(__name__)

FAILED = "The page could not be made and nothing was written. The register is unharmed."


@dataclass(frozen=True, slots=True)
class DecisionOrder:
    """A page to make: plain data for the thread that makes it."""

    register: Reopener
    decision_id: int
    target: Path


class DecisionPaperButton(Button):
    """Saves one decision as a page for the minutes."""

    def __init__(self, hub: Hub, view: DecisionView, chooser: FileChooser | None = None) -> None:
        name = f"Save for the minutes: {view.reference}, {view.on.isoformat()}"
        super().__init__("Save for the minutes", "quiet", "printer", name=name)
        self._hub, self._view = hub, view
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self.clicked.connect(self._choose_place)

    @Slot()
    def _choose_place(self) -> None:
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        view = self._view
        place = folder / f"Decision {view.on.isoformat()}, {view.reference}.pdf"
        caption = "Save the decision for the minutes"
        self.chooser.save_file(self, caption, PDF, place, self._make)

    def _make(self, target: Path) -> None:
        session = self._hub.session
        order = DecisionOrder(session.reopener(), self._view.id, target)
        self._tasks.start(partial(make_decision, order), self._made, self._not_made)

    @Slot(object)
    def _made(self, path: object) -> None:
        self._hub.said.emit(f"Saved as {Path(str(path)).name}.")

    @Slot(object)
    def _not_made(self, error: object) -> None:
        if isinstance(error, TROUBLE):
            self._hub.failed.emit(str(error))
            return
        logger.error("a decision's page was not made: %s", type(error).__name__)
        self._hub.failed.emit(FAILED)


def make_decision(order: DecisionOrder) -> Path:
    """Make the page and write it; called on a thread. Raises RegisterProblem."""
    # ReportLab is slow to import, so only whoever saves waits for it.
    from chc_desktop.model.services.decision_paper import decision_pdf  # noqa: PLC0415

    session = order.register.open()
    try:
        content = decision_pdf(session, order.decision_id)
    finally:
        session.close()
    papers.write_paper(order.target, content, overwrite=True)
    return order.target
