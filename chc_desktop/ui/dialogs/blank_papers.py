"""Papers to print: form, telephone script, poster, leaflet, the paper for the committee."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services import papers
from chc_desktop.model.services.committee_papers import committee_pdf, last_quarter
from chc_desktop.model.services.posters import (
    LARGE_LEAFLET,
    LEAFLET,
    POSTER,
    POSTER_KINDS,
    poster_pdf,
)
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import PDF, WORD, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

COMMITTEE = "committee"
LARGE = ", large print.pdf"
FAILED = "The paper could not be made and nothing was written. The register is unharmed."
TO_WRITE_ON = (("Save as PDF", ".pdf"), ("Save as Word", ".docx"))
BLANKS = (
    (
        "form",
        "Complaint form",
        "For residents who like to write. Nobody has to use it (1.3).",
        TO_WRITE_ON,
    ),
    (
        "phone",
        "Telephone script",
        "What to ask, in plain words, with lines to write on (5.6).",
        TO_WRITE_ON,
    ),
    (
        POSTER,
        "Poster: How to complain",
        (
            "For the notice board, one page, naming nobody (3.4 to 3.7). Enter where it hangs under "
            "Officers and policies, Publicity."
        ),
        (("Save as PDF", ".pdf"),),
    ),
    (
        LEAFLET,
        "Leaflet: How to complain",
        "The same to hand out, in 12 point or in large print.",
        (("Save as PDF", ".pdf"), ("Save in large print", LARGE)),
    ),
    (
        COMMITTEE,
        "Paper for the committee",
        "Decisions needed, and the quarter that ended last, without names (9.7).",
        (("Save as PDF", ".pdf"),),
    ),
)


@dataclass(frozen=True, slots=True)
class BlankOrder:
    """A blank paper to make: plain data for the thread that makes it."""

    register: Reopener
    kind: str
    target: Path


class BlankPapers(QWidget):
    """Each paper with the files it can be saved as."""

    def __init__(self, hub: Hub, chooser: FileChooser) -> None:
        super().__init__()
        self._hub, self.chooser = hub, chooser
        self._tasks = tasks_of(hub)
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, (kind, title, about, files) in enumerate(BLANKS):
            if number:
                card.add_line()
            card.body.addWidget(self._line(kind, title, about, files))
        self.setLayout(column(heading_row("Other papers to print"), card, spacing=12))

    def _line(
        self, kind: str, title: str, about: str, files: tuple[tuple[str, str], ...]
    ) -> Folding:
        words, buttons = QWidget(), QWidget()
        words.setLayout(column(Label(title, Role.BOLD), Label(about, tone="muted")))
        made = []
        for text, ending in files:
            of = LARGE_LEAFLET if ending == LARGE else kind
            button = _BlankButton(text, of, title, ending)
            button.asked.connect(self._choose_place)
            made.append(button)
        buttons.setLayout(row(*made))
        line = Folding(36, spacing=20)
        line.set_margins(theme().space(20), theme().space(14))
        line.add(words, 1)
        line.add(buttons, centred=True)
        return line

    @Slot(str, str, str)
    def _choose_place(self, kind: str, title: str, ending: str) -> None:
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        kinds = WORD if ending == ".docx" else PDF
        caption = f"Save the {title.casefold()}"
        place = folder / f"{title.replace(':', '')}{ending}"
        self.chooser.save_file(self, caption, kinds, place, partial(self._make, kind))

    def _make(self, kind: str, target: Path) -> None:
        session = self._hub.session
        order = BlankOrder(session.reopener(), kind, target)
        self._tasks.start(partial(make_blank, order), self._made, self._not_made)

    @Slot(object)
    def _made(self, path: object) -> None:
        self._hub.said.emit(f"Saved as {Path(str(path)).name}.")

    @Slot(object)
    def _not_made(self, error: object) -> None:
        if isinstance(error, TROUBLE):
            self._hub.failed.emit(str(error))
            return
        logger.error("a blank paper was not made: %s", type(error).__name__)
        self._hub.failed.emit(FAILED)


class _BlankButton(Button):
    """A button about one paper, named with its title."""

    asked = Signal(str, str, str)

    def __init__(self, words: str, kind: str, title: str, ending: str) -> None:
        super().__init__(words, name=f"{words}: {title}")
        self._order = (kind, title, ending)
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(*self._order)


def make_blank(order: BlankOrder) -> Path:
    """Make the paper as its target's ending says and write it; called on a thread.

    Raises RegisterProblem with one plain sentence.
    """
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.intake import intake_docx, intake_pdf  # noqa: PLC0415

    session = order.register.open()
    try:
        if order.kind in POSTER_KINDS:
            content = poster_pdf(session, order.kind)
        elif order.kind == COMMITTEE:
            quarter = last_quarter(session)
            content = committee_pdf(session, quarter.start, quarter.end)
        else:
            make = intake_docx if order.target.suffix.casefold() == ".docx" else intake_pdf
            content = make(session, order.kind)
    finally:
        session.close()
    papers.write_paper(order.target, content, overwrite=True)
    return order.target
