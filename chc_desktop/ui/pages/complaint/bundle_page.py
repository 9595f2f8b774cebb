"""The bundle for the Ombudsman: what goes in, and one PDF made on a thread of its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.rules.record import BundleOptions
from chc_desktop.model.services import complaint_page, papers
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.dialogs.files import PDF, FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.fields import CheckBox
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page

logger = logging.getLogger(__name__)

ABOUT = (
    "One PDF with all that is recorded of this complaint: what happened with every correction, "
    "letters in full, people, promises, attachments with their SHA-256; pictures and PDFs in place."
)
FAILED = "The bundle could not be made and nothing was written. The register is unharmed."
WORKING = "The bundle is being made. You can go on working."


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """A bundle to make: plain data for the thread that makes it."""

    register: Reopener
    complaint_id: int
    options: BundleOptions
    target: Path


class BundlePage(Page):
    """Two choices and one button. The key is the complaint's id."""

    nav = "complaints"
    help_text = (
        "The bundle is for the Ombudsman, who sees everything. For anybody else, have other "
        "people’s names masked, and read it before it goes: a description can give somebody away."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self._view: ComplaintView | None = None
        self._form = Form()
        self._said = Label()
        self._open = Button("Open it", "link", "eye")
        self._made: Path | None = None

    def refresh(self) -> None:
        """Show the choices; what was chosen and made before is forgotten."""
        self.clear_body()
        key = self.place.key
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        self._view, self._made = view, None
        self.title = f"Bundle, {view.reference}" if view else "Bundle"
        name = view.reference if view else "Complaints"
        back = Button(name, "link", "arrow-left", name=f"Back to {name}")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self.add_heading("Bundle for the Ombudsman", ABOUT)
        self._form = Form()
        self._form.add(
            "mask",
            "Other people’s names",
            CheckBox("Replace the names of other people (Person A, Person B)"),
            "Those who complain and the officers stay. Files are then listed and not shown.",
        )
        self._form.add(
            "health",
            "Words about health",
            CheckBox("Put in what was said of somebody’s health"),
            "Only where the Ombudsman needs it (5.10). Otherwise it stays out.",
        )
        self._form.finish()
        self.body.addWidget(self._form)
        primary = self.make_primary("Make the PDF", name=f"Make the PDF, {view.reference}")
        primary.clicked.connect(self._choose_place)
        self.body.addLayout(row(primary, None))
        self._said = Label()
        self._said.hide()
        self.body.addWidget(self._said)
        self._open = Button("Open it", "link", "eye", name="Open the bundle")
        self._open.clicked.connect(self._open_it)
        self._open.hide()
        self.body.addLayout(row(self._open, None))
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the button."""
        return self.primary

    @Slot()
    def _choose_place(self) -> None:
        assert self._view is not None
        register = self.hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        name = f"Bundle {self._view.reference}.pdf".replace("/", "-")
        options = BundleOptions(bool(self._form.text("mask")), bool(self._form.text("health")))
        made = partial(self._make, self._view.id, options)
        self.chooser.save_file(self, "Save the bundle", PDF, folder / name, made)

    def _make(self, complaint_id: int, options: BundleOptions, target: Path) -> None:
        session = self.hub.session
        order = BundleOrder(session.reopener(), complaint_id, options, target)
        self._tell(WORKING)
        if self.primary is not None:
            self.primary.setEnabled(False)
        self._tasks.start(partial(make_bundle, order), self._done, self._not_made)

    @Slot(object)
    def _done(self, target: object) -> None:
        assert isinstance(target, Path)
        self._made = target
        self._tell(f"Saved as {target.name}.")
        self._open.show()
        self._ready()

    @Slot(object)
    def _not_made(self, error: object) -> None:
        if not isinstance(error, TROUBLE):
            # The error may hold words out of the register, so only its kind is logged.
            logger.error("a bundle was not made: %s", type(error).__name__)
        self._tell(str(error) if isinstance(error, TROUBLE) else FAILED)
        self._ready()

    def _ready(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(True)
            if self.isVisible():
                self.primary.setFocus()

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)

    @Slot()
    def _open_it(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    @Slot()
    def _go_back(self) -> None:
        there = self._view is not None
        self.hub.go(Place("complaint", self.place.key) if there else Place("complaints"))


def make_bundle(order: BundleOrder) -> Path:
    """Make the bundle and write it, with a session of its own; called on a thread.

    Raises RegisterProblem with one plain sentence.
    """
    # ReportLab is slow to import, so only whoever makes one waits for it.
    from chc_desktop.model.services.bundle import export_bundle  # noqa: PLC0415

    papers.check_place(order.target, overwrite=True)
    session = order.register.open()
    try:
        made = export_bundle(session, order.complaint_id, order.options)
    finally:
        session.close()
    if isinstance(made, Refusal):
        raise ValueError(made.problems[0].text)
    papers.write_paper(order.target, made, overwrite=True)
    return order.target
