"""A decision between meetings as a page for the minutes, seen first or saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from chc_desktop.model.services.committee import DecisionView
from chc_desktop.model.services.session import Session
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.flow import Flow


class DecisionPaper(Flow):
    """Shows or saves one decision as a page for the minutes."""

    def __init__(self, hub: Hub, view: DecisionView, chooser: FileChooser | None = None) -> None:
        super().__init__(spacing=12)
        self._view = view
        self.chooser = chooser or FileChooser()
        self._desk = PaperDesk(hub, self)
        which = f"{view.reference}, {view.on.isoformat()}"
        look = Button("Preview", "quiet", "eye", name=f"Preview for the minutes: {which}")
        save = Button(
            "Save for the minutes", "quiet", "printer", name=f"Save for the minutes: {which}"
        )
        look.clicked.connect(self._preview)
        save.clicked.connect(self._save)
        self.add(look)
        self.add(save)

    @Slot()
    def _preview(self) -> None:
        self._desk.preview(self._paper())

    @Slot()
    def _save(self) -> None:
        self._desk.save(self._paper())

    def _paper(self) -> Paper:
        view = self._view
        name = f"Decision {view.on.isoformat()}, {view.reference}.pdf"
        make = partial(decision, decision_id=view.id)
        return Paper("Decision for the minutes", name, make, partial(make, large=True))


def decision(session: Session, decision_id: int, *, large: bool = False) -> bytes:
    """Make the page; called on a thread."""
    # ReportLab is slow to import, so only whoever saves waits for it.
    from chc_desktop.model.services.decision_paper import decision_pdf  # noqa: PLC0415

    return decision_pdf(session, decision_id, large=large)
