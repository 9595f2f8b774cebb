"""Adding files to a complaint or to one of its entries: chosen, or dropped on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services import attachments, complaint_page
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.files_section import add_files
from chc_desktop.ui.viewmodels import file_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.file_drop import FileDrop
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

ALL = "All files (*)"
BELONGS = "belongs"


class AttachPage(Page):
    """Choose what the files belong to, then the files. The key is the complaint's id."""

    nav = "complaints"
    help_text = (
        "Choose what the file belongs to and press Choose a file; or drop files on this page. "
        "Each is kept inside the register as it is. A file that was added by mistake can be "
        "removed on the complaint’s page: it stays in the register and is no longer listed to open."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._view: ComplaintView | None = None
        self._form = Form()
        self._belongs = ""
        FileDrop(self, self.add)

    def refresh(self) -> None:
        """Show what is there and the way to add more."""
        self.clear_body()
        key = self.place.key
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        self._view = view
        self.title = f"Add files, {view.reference}" if view else "Add files"
        back = Button(
            view.reference if view else "Complaints",
            "link",
            "arrow-left",
            name=f"Back to {view.reference if view else 'Complaints'}",
        )
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self.add_heading("Add files", file_words.ABOUT)
        self._form = Form()
        choice = Choice(file_words.entries(view, self.hub.session.today.year))
        about = "The complaint, or one of its entries."
        self._form.add(BELONGS, "What do they belong to?", choice, about, ems=36)
        self._form.finish()
        if self._belongs:
            choice.choose(self._belongs)
        self._form.changed.connect(self._chosen)
        self.body.addWidget(self._form)
        primary = self.make_primary("Choose a file", icon="folder-open")
        primary.clicked.connect(self._choose)
        self.body.addLayout(row(primary, None))
        self.body.addWidget(Label("Or drop files anywhere on this page.", tone="muted"))
        self._add_list(view)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the button, since most files belong to the complaint."""
        return self.primary

    def add(self, files: tuple[Path, ...]) -> None:
        """Add files to what is chosen."""
        if self._view is not None:
            event = int(self._belongs) if self._belongs else None
            add_files(self.hub, self._view.id, files, event)

    def _add_list(self, view: ComplaintView) -> None:
        rows = [
            found
            for found in self.hub.ask(attachments.attachments_of, view.id)
            if found.removed_on is None
        ]
        if not rows:
            return
        self.body.addSpacing(theme().space(12))
        self.body.addLayout(heading_row("Kept with this complaint", beside=str(len(rows))))
        card = Card()
        card.body.setSpacing(theme().space(10))
        year = self.hub.session.today.year
        for found in rows[::-1]:
            facts = Label(file_words.facts(found, view, year), tone="muted")
            card.body.addLayout(column(Label(found.name, Role.BOLD), facts, spacing=2))
        self.body.addWidget(card)

    @Slot()
    def _chosen(self) -> None:
        self._belongs = self._form.text(BELONGS)

    @Slot()
    def _choose(self) -> None:
        folder = paths.documents_dir().parent
        self.chooser.open_file(self, "Choose a file to add", ALL, folder, self._add_one)

    def _add_one(self, path: Path) -> None:
        self.add((path,))

    @Slot()
    def _go_back(self) -> None:
        self._belongs = ""
        there = self._view is not None
        self.hub.go(Place("complaint", self.place.key) if there else Place("complaints"))
