"""Reports: the papers of a year, to make as PDF, and the year in figures."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import learning, papers, printable, queries, report_words
from chc_desktop.model.services.views import FigureView, PaperView, ReportsView
from chc_desktop.ui.dialogs.assessment_out import AssessmentFiles
from chc_desktop.ui.dialogs.blank_papers import BlankPapers
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Outcome, Paper, PaperButton, PaperDesk
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import assessment_words, closing_words, paper_words, remedy_words
from chc_desktop.ui.viewmodels import report_words as written
from chc_desktop.ui.viewmodels.paper_words import Making
from chc_desktop.ui.widgets.badge import CHECK, DONE, Badge
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, column, line, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LOOKS = {"ready": DONE, "draft": CHECK, "needs": CHECK}
ANSWERS_SAVED = "answersSaved"
"""The hub's property that counts answers saved: they save themselves without a signal."""
APPROVAL = "Approval and publication"
KEPT = "reportsYear"
"""The hub's property that keeps the year chosen while the program runs."""


class ReportsPage(Page):
    """The papers on the left, the figures on the right."""

    title = "Reports"
    nav = "reports"
    help_text = (
        "Each paper is made as a PDF from what the register says today. A draft says DRAFT on "
        "every page until the self-assessment is approved. Choose the year at the top."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._year: date | None = None
        self._years = Choice()
        self._answers_seen: object = None
        self._making: dict[str, Making] = {}
        self._desk = PaperDesk(hub, self, listens=True)
        self._desk.began.connect(self._began)
        self._desk.ended.connect(self._ended)

    def open(self, place: Place) -> None:
        """Show the page, anew if answers of the self-assessment were saved since."""
        saved = self.hub.property(ANSWERS_SAVED)
        self.stale = self.stale or saved != self._answers_seen
        self._answers_seen = saved
        super().open(place)

    def refresh(self) -> None:
        """Ask for the year's papers and figures again."""
        view = self._ask()
        self.clear_body()
        this_year = self.hub.ask(queries.landlord).year_end
        self._years = Choice(assessment_words.years(view.years, this_year))
        self._years.setAccessibleName("Reporting year")
        self._years.choose(view.year_end.isoformat())
        self._years.currentIndexChanged.connect(self._year_chosen)
        head = Folding(30, spacing=12)
        head.add(Label("Reports", Role.H1), 1)
        head.add(self._years)
        self.body.addWidget(head)
        unprintable = self.hub.ask(printable.unprintable_names)
        if unprintable:
            heading = "Not every name can be printed"
            self.body.addWidget(Banner("warning", heading, "\n".join(unprintable)))
        columns = Folding(54, spacing=28)
        columns.add(self._papers(view), 2)
        columns.add(_figures(self.hub, view), 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _ask(self) -> ReportsView:
        if self._year is None:
            kept = self.hub.property(KEPT)
            landlord = self.hub.ask(queries.landlord)
            view = self.hub.ask(papers.reports)
            offered = assessment_words.offered_year(view.years, landlord.year_end, landlord.today)
            self._year = date.fromisoformat(kept) if kept else offered
            if self._year == view.year_end:
                return view
        return self.hub.ask(papers.reports, self._year)

    def _papers(self, view: ReportsView) -> QWidget:
        left = QWidget()
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, paper in enumerate(view.papers):
            if number:
                card.add_line()
            card.body.addWidget(self._paper(paper, view.year_end))
        layout = column(heading_row("Papers"), card, spacing=12)
        layout.addSpacing(theme().space(12))
        layout.addWidget(self._words(view.year_end))
        layout.addWidget(self._learning(view.year_end))
        layout.addWidget(self._closing(view))
        layout.addSpacing(theme().space(12))
        layout.addWidget(BlankPapers(self.hub, self.chooser))
        layout.addStretch(1)
        left.setLayout(layout)
        return left

    def _words(self, year_end: date) -> Card:
        """Return the way to what is written for the annual report."""
        found = self.hub.ask(report_words.report_words, year_end)
        texts = ("Foreword, plans and other words for the report", written.count(found))
        card = Card(margin=0)
        card.body.addWidget(PlaceRow(self.hub, written.words_place(year_end), texts))
        return card

    def _learning(self, year_end: date) -> Card:
        """Return the way to the year's learning, which the annual report prints."""
        found = self.hub.ask(learning.learning_year, year_end)
        texts = ("What was learned in this year", remedy_words.learning_count(found))
        card = Card(margin=0)
        card.body.addWidget(PlaceRow(self.hub, remedy_words.learning_place(year_end), texts))
        return card

    def _closing(self, view: ReportsView) -> Card:
        """Return the way to closing the year, and whether it is closed."""
        card = Card(margin=0)
        texts = (closing_words.ROW, view.closing)
        card.body.addWidget(PlaceRow(self.hub, closing_words.page_place(view.year_end), texts))
        return card

    def _paper(self, paper: PaperView, year_end: date) -> Folding:
        making = self._making.get(paper.file_name)
        words = _paper_words(paper.title, paper.about)
        words.addLayout(row(Badge(paper.state_words, LOOKS[paper.state]), None))
        if making is not None:
            said = Label(making.words, Role.BODY, "overdue" if making.failed else "text")
            words.addWidget(said)
        if paper.kind == papers.SELF_ASSESSMENT:
            others = AssessmentFiles(self.hub, self.chooser, lambda: year_end)
            words.addLayout(row(others, None))
        if making is not None and making.done:
            words.addLayout(_saved_buttons(making.path, paper.title))
        look = PaperButton("Preview", paper.title, paper)
        look.asked.connect(self._preview)
        busy = making is not None and _under_way(making)
        buttons = [look, self._make_button(paper, busy=busy)]
        if paper_words.goes_on_answering(paper):
            go_on = Button("Go on answering")
            go_on.clicked.connect(self._go_on_answering)
            buttons.insert(0, go_on)
        return _paper_row(paper_words.icon(paper), words, buttons)

    def _make_button(self, paper: PaperView, *, busy: bool) -> Button:
        first = paper.kind == papers.ANNUAL_REPORT
        button = PaperButton("Make PDF", paper.title, paper, "primary" if first else "")
        if first:
            self.primary = button
        button.setEnabled(not busy)
        button.asked.connect(self._choose_place)
        return button

    # ---- what the officer does

    @Slot()
    def _year_chosen(self) -> None:
        key = self._years.key
        self._year = date.fromisoformat(key)
        self.hub.setProperty(KEPT, key)
        self.refresh()
        self._years.setFocus()

    @Slot()
    def _go_on_answering(self) -> None:
        self.hub.go(Place("self-assessment"))

    @Slot(object)
    def _choose_place(self, paper: PaperView) -> None:
        self._desk.save(self._of_year(paper))

    @Slot(object)
    def _preview(self, paper: PaperView) -> None:
        self._desk.preview(self._of_year(paper))

    def _of_year(self, paper: PaperView) -> Paper:
        assert self._year is not None
        make = partial(papers.export_paper, kind=paper.kind, year_end=self._year)
        return Paper(paper.title, paper.file_name, make, partial(make, large=True))

    @Slot(object, object)
    def _began(self, paper: Paper, target: Path) -> None:
        self._tell(paper, Making(target))

    @Slot(object)
    def _ended(self, outcome: Outcome) -> None:
        if outcome.failed:
            self._tell(outcome.paper, Making(Path(), failed=outcome.failed))
        else:
            self._tell(outcome.paper, Making(outcome.files[0], done=True))

    def _tell(self, paper: Paper, making: Making) -> None:
        self._making[paper.file_name] = making
        self.refresh()
        announce(self, making.words)
        if self.primary is not None and self.isVisible():
            self.primary.setFocus()


def _under_way(making: Making) -> bool:
    return not making.done and not making.failed


class _OpenButton(Button):
    """Opens a file or a folder with the program the computer has for it."""

    def __init__(self, words: str, icon: str, path: Path, title: str) -> None:
        super().__init__(words, "link", icon, name=f"{words}: {title}")
        self._path = path
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _saved_buttons(path: Path, title: str) -> QHBoxLayout:
    return row(
        _OpenButton("Open it", "eye", path, title),
        _OpenButton("Show in folder", "folder-open", path.parent, title),
        None,
        spacing=20,
    )


def _paper_words(title: str, about: str) -> QVBoxLayout:
    return column(Label(title, Role.BOLD), Label(about, tone="muted"), spacing=4)


def _paper_row(icon: str, words: QVBoxLayout, buttons: list[Button]) -> Folding:
    text, right = QWidget(), Flow(spacing=12)
    words.addStretch(1)
    line_of = row(column(IconLabel(icon, "accent", 24), None), words, spacing=14)
    line_of.setStretch(1, 1)
    text.setLayout(line_of)
    for button in buttons:
        right.add(button)
    folding = Folding(36, spacing=20)
    folding.set_margins(theme().space(20), theme().space(14))
    folding.add(text, 1)
    if buttons:
        folding.add(right, centred=True)
    return folding


def _figures(hub: Hub, view: ReportsView) -> QWidget:
    side = QWidget()
    card = Card(margin=0)
    card.body.setSpacing(0)
    for number, figure in enumerate(view.figures):
        if number:
            card.body.addWidget(line())
        card.body.addLayout(_figure(figure))
    send = Card()
    send.body.addWidget(Label("Send to the Ombudsman by", tone="muted"))
    if view.submit_by is not None:
        send.body.addWidget(Label(long_date(view.submit_by), Role.FIGURE))
        send.body.addWidget(Label("6 months from your year end."))
    send.body.addWidget(Label(view.published))
    go = PlaceButton(hub, Place("approval", "", view.year_end.isoformat()), APPROVAL, name=APPROVAL)
    send.body.addLayout(row(go, None))
    side.setLayout(column(heading_row("The year in figures"), card, send, None, spacing=12))
    return side


def _figure(figure: FigureView) -> QVBoxLayout:
    layout = column(
        Label(figure.figure, Role.FIGURE),
        Label(figure.what, Role.BOLD),
        Label(figure.detail, Role.SMALL, "muted"),
        spacing=2,
    )
    side, top = theme().space(20), theme().space(12)
    layout.setContentsMargins(side, top, side, top)
    return layout
