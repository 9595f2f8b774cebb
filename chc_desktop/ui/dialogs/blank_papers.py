"""Papers to print: form, telephone script, poster, leaflet, the paper for the committee."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from chc_desktop.model.services.committee_papers import committee_pdf, last_quarter
from chc_desktop.model.services.posters import (
    LARGE_LEAFLET,
    LEAFLET,
    POSTER,
    POSTER_KINDS,
    poster_pdf,
)
from chc_desktop.model.services.session import Session
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperButton, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

COMMITTEE = "committee"
LARGE = ", large print.pdf"
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


class BlankPapers(QWidget):
    """Each paper, to look at and with the files it can be saved as."""

    def __init__(self, hub: Hub, chooser: FileChooser) -> None:
        super().__init__()
        self.chooser = chooser
        self._desk = PaperDesk(hub, self)
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
        words, buttons = QWidget(), Flow(spacing=12)
        words.setLayout(column(Label(title, Role.BOLD), Label(about, tone="muted")))
        look = PaperButton("Preview", title, _paper(kind, title, ".pdf"))
        look.asked.connect(self._desk.preview)
        buttons.add(look)
        for text, ending in files:
            button = PaperButton(text, title, _paper(kind, title, ending))
            button.asked.connect(self._desk.save)
            buttons.add(button)
        line = Folding(36, spacing=20)
        line.set_margins(theme().space(20), theme().space(14))
        line.add(words, 1)
        line.add(buttons, centred=True)
        return line


def _paper(kind: str, title: str, ending: str) -> Paper:
    make = partial(blank, kind=kind, word=ending == ".docx", large=ending == LARGE)
    large = None if kind == POSTER else partial(blank, kind=kind, word=False, large=True)
    return Paper(title, f"{title.replace(':', '')}{ending}", make, large)


def blank(session: Session, kind: str, *, word: bool, large: bool) -> bytes:
    """Make the paper; called on a thread."""
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.intake import intake_docx, intake_pdf  # noqa: PLC0415

    if kind in POSTER_KINDS:
        return poster_pdf(session, LARGE_LEAFLET if large else kind)
    if kind == COMMITTEE:
        quarter = last_quarter(session)
        return committee_pdf(session, quarter.start, quarter.end, large=large)
    return intake_docx(session, kind) if word else intake_pdf(session, kind, large=large)
