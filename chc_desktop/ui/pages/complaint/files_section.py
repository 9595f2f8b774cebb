"""Attachments of a complaint: each with its size and day, to open, save or take away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.attachments import RemoveAttachment
from chc_desktop.model.services import attachments
from chc_desktop.model.services.attachments import AttachmentRow
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.open_copies import ask_where_to_save, copies_of
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import file_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

ENTRY = "Record as an entry"
"""The way from a letter or email that was added to its place on the time line."""


def files_section(hub: Hub, view: ComplaintView) -> QWidget:
    """Return the section with the files, the way to add some, and the way to the bundle."""
    return FilesSection(hub, view, FileChooser())


class FilesSection(QWidget):
    """The files. The page takes those that are dropped on it."""

    def __init__(self, hub: Hub, view: ComplaintView, chooser: FileChooser) -> None:
        super().__init__()
        self._hub, self._view, self.chooser = hub, view, chooser
        add = PlaceButton(
            hub, file_words.add_place(view.id), "Add", "quiet", icon="plus", name="Add files"
        )
        lines = column(heading_row("Attachments", add), spacing=12)
        rows = hub.ask(attachments.attachments_of, view.id)
        lines.addWidget(self._card(rows))
        name = "Bundle for the Ombudsman"
        place = file_words.bundle_place(view.id)
        bundle = PlaceButton(hub, place, name, "link", icon="export", name=name)
        lines.addLayout(row(bundle, None))
        self.setLayout(lines)

    def _card(self, rows: tuple[AttachmentRow, ...]) -> Card:
        card = Card(margin=0 if rows else 18)
        card.body.setSpacing(0)
        if not rows:
            card.body.addWidget(Label(file_words.NONE, tone="muted"))
        kept = [found for found in rows if found.removed_on is None]
        removed = [found for found in rows if found.removed_on is not None]
        for number, found in enumerate([*kept, *removed]):
            if number:
                card.add_line()
            card.body.addWidget(self._line(found))
        return card

    def _line(self, found: AttachmentRow) -> Folding:
        words = QWidget()
        facts = file_words.facts(found, self._view, self._hub.session.today.year)
        here = found.removed_on is None
        name = Label(found.name, Role.BOLD if here else Role.BODY, "text" if here else "muted")
        words.setLayout(column(name, Label(facts, tone="muted"), spacing=2))
        line = Folding(30, spacing=12)
        line.set_margins(theme().space(20), theme().space(12))
        line.add(words, 1)
        if here:
            buttons = QWidget()
            buttons.setLayout(row(*self._buttons(found), spacing=14))
            line.add(buttons, centred=True)
        return line

    def _buttons(self, found: AttachmentRow) -> list[Button]:
        made: list[Button] = []
        if found.may_open:
            made.append(_FileButton("Open", self, found))
        if found.may_open and found.event_id is None:
            made.append(_FileButton(ENTRY, self, found))
        made += [_FileButton("Save a copy", self, found), _FileButton("Remove", self, found)]
        return made

    def act(self, what: str, found: AttachmentRow) -> None:
        """Carry out what a file's button says."""
        if what == "Open":
            copies_of(self._hub).open(found)
        elif what == ENTRY:
            self._hub.go(file_words.filing_place(found.complaint_id, found.id))
        elif what == "Save a copy":
            ask_where_to_save(self, self._hub, self.chooser, found)
        else:
            command = RemoveAttachment(attachment_id=found.id)
            result = self._hub.run(attachments.remove_attachment, command)
            if isinstance(result, Done):
                self._hub.done(f"{result.what}. It stays in the register.")
            else:
                self._hub.failed.emit(result.problems[0].text)


class _FileButton(Button):
    """A button about one file, named with it."""

    def __init__(self, words: str, section: FilesSection, found: AttachmentRow) -> None:
        super().__init__(words, "link", name=f"{words}: {found.name}, file {found.id}")
        self._words, self._section, self._found = words, section, found
        self.clicked.connect(self._act)

    @Slot()
    def _act(self) -> None:
        self._section.act(self._words, self._found)


class OpenButton(Button):
    """A file beside its entry: opens a copy, or saves one of what is not opened here."""

    def __init__(self, hub: Hub, found: AttachmentRow) -> None:
        name = f"{found.name}: file {found.id} of this entry"
        super().__init__(found.name, "link", name=name)
        self._hub, self._found = hub, found
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        if self._found.may_open:
            copies_of(self._hub).open(self._found)
        else:
            ask_where_to_save(self, self._hub, FileChooser(), self._found)


def add_files(
    hub: Hub, complaint_id: int, files: tuple[Path, ...], event_id: int | None = None
) -> None:
    """Add each file; say what was added, and of each other why not."""

    def add(_: object, path: Path) -> Result:
        return attachments.attach_path(hub.session, path, complaint_id, event_id)

    results = [(path, hub.run(add, path)) for path in files]
    done, refused = file_words.outcome(results)
    if done:
        hub.done(done)
    if refused:
        hub.failed.emit(refused)
