"""The bundle for the Ombudsman: what goes in, and one PDF made on a thread of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.record import BundleOptions
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Outcome, Paper, PaperDesk
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button, Label, row
from chc_desktop.ui.widgets.fields import CheckBox
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page

ABOUT = (
    "One PDF with all that is recorded of this complaint: what happened with every correction, "
    "letters in full, people, promises, attachments with their SHA-256; pictures and PDFs in place."
)
WORKING = "The bundle is being made. You can go on working."


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
        self._desk = PaperDesk(hub, self, listens=True)
        self._desk.began.connect(self._began)
        self._desk.ended.connect(self._ended)
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
        self.body.addWidget(self._choices())
        primary = self.make_primary("Make the PDF", name=f"Make the PDF, {view.reference}")
        primary.clicked.connect(self._save)
        look = Button("Preview", name=f"Preview of the bundle, {view.reference}")
        look.clicked.connect(self._preview)
        self.body.addLayout(row(primary, look, None))
        self._said = Label()
        self._said.hide()
        self.body.addWidget(self._said)
        self._open = Button("Open it", "link", "eye", name="Open the bundle")
        self._open.clicked.connect(self._open_it)
        self._open.hide()
        self.body.addLayout(row(self._open, None))
        self.body.addStretch(1)

    def _choices(self) -> Form:
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
        return self._form

    def first_focus(self) -> QWidget | None:
        """Return the button."""
        return self.primary

    @Slot()
    def _preview(self) -> None:
        self._desk.preview(self._paper())

    @Slot()
    def _save(self) -> None:
        self._desk.save(self._paper())

    def _paper(self) -> Paper:
        assert self._view is not None
        options = BundleOptions(bool(self._form.text("mask")), bool(self._form.text("health")))
        make = partial(bundle, complaint_id=self._view.id, options=options)
        name = f"Bundle {self._view.reference}.pdf"
        return Paper("Bundle", name, make, partial(make, large=True))

    @Slot()
    def _began(self) -> None:
        self._tell(WORKING)
        if self.primary is not None:
            self.primary.setEnabled(False)

    @Slot(object)
    def _ended(self, outcome: Outcome) -> None:
        self._tell(outcome.words)
        if outcome.files:
            self._made = outcome.files[0]
            self._open.show()
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


def bundle(
    session: Session, complaint_id: int, options: BundleOptions, *, large: bool = False
) -> bytes | Refusal:
    """Make the bundle; called on a thread."""
    # ReportLab is slow to import, so only whoever makes one waits for it.
    from chc_desktop.model.services.bundle import export_bundle  # noqa: PLC0415

    return export_bundle(session, complaint_id, options, large=large)
