"""Approval and publication of a year's papers: how far they are, and what goes to the Ombudsman."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.approving import TITLES
from chc_desktop.model.rules.submission import PackPart, missing
from chc_desktop.model.services import (
    approval_facts,
    assessment_versions,
    assessments,
    queries,
    submission,
    year_promises,
)
from chc_desktop.model.services.submission import PackView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.approval.pack_card import PackCard
from chc_desktop.ui.viewmodels import approval_words as words
from chc_desktop.ui.viewmodels import assessment_words
from chc_desktop.ui.widgets.badge import CHECK, DONE, Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, Wrapped
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

STEPS = (
    (words.APPROVE, "Record the approval"),
    (words.PUBLISH, "Record where it is published"),
    (words.SUBMIT, "Record what was sent"),
)


class ApprovalPage(Page):
    """A place's step is the end of a reporting year."""

    title = words.TITLE
    nav = "self-assessment"
    help_text = (
        "The governing body approves the self-assessment, the report and its own response; then "
        "they are published, on a website or a notice board, and sent to the Ombudsman. Record "
        "each when it has happened. What is approved is locked; a change makes a new version."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._year: date | None = None
        self._years = Choice()
        self._back = Button("")

    def refresh(self) -> None:
        """Show the year's papers."""
        self._choose_year()
        assert self._year is not None
        pack = self.hub.ask(submission.pack, self._year)
        lines = self.hub.ask(assessment_versions.versions, self._year)
        self.clear_body()
        self._head(self._year)
        columns = Folding(54, spacing=28)
        columns.add(self._left(pack, lines), 3)
        side = PackCard(self.hub, self.chooser, pack)
        right = QWidget()
        right.setLayout(column(heading_row("Submission pack"), side, None, spacing=12))
        columns.add(right, 2)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the button of the next step, or the way back."""
        return self.primary or self._back

    def _choose_year(self) -> None:
        if self.place.step:
            self._year = words.read_key(self.place.step)[0]
        if self._year is None:
            landlord = self.hub.ask(queries.landlord)
            known = self.hub.ask(assessments.years)
            self._year = assessment_words.offered_year(known, landlord.year_end, landlord.today)

    def _head(self, year: date) -> None:
        self._back = PlaceButton(
            self.hub,
            Place("self-assessment", "", year.isoformat()),
            "Self-assessment",
            "link",
            icon="arrow-left",
            name="Back to Self-assessment",
        )
        self.body.addLayout(row(self._back, None))
        known = (*self.hub.ask(assessments.years), year)
        self._years = Choice(assessment_words.years(known, self.hub.ask(queries.landlord).year_end))
        self._years.setAccessibleName("Reporting year")
        self._years.choose(year.isoformat())
        self._years.currentIndexChanged.connect(self._year_chosen)
        head = Folding(30, spacing=12)
        head.add(Label(words.TITLE, Role.H1), 1)
        head.add(self._years)
        self.body.addWidget(head)

    def _left(self, pack: PackView, lines: tuple[assessment_versions.VersionLine, ...]) -> QWidget:
        left = QWidget()
        more = (self._promises(), self._versions(lines), self._circumstances())
        parts = (self._standing(pack, lines), self._papers(pack), *filter(None, more))
        left.setLayout(column(*parts, None, spacing=24))
        return left

    # ---- how far it is

    def _standing(
        self, pack: PackView, lines: tuple[assessment_versions.VersionLine, ...]
    ) -> QWidget:
        version = lines[0].version if lines else 0
        card = Card()
        card.body.setSpacing(theme().space(12))
        card.body.addWidget(Label(words.state(pack, version), Role.BOLD))
        if pack.version:
            card.body.addWidget(Label(f"{pack.version.rstrip('.')}.", tone="muted"))
        for said in filter(None, (words.again(pack), *pack.objections)):
            card.body.addWidget(Banner("warning", "", said))
        start = self.hub.ask(assessment_versions.can_start_from, pack.year_end)
        if not version:
            said = (
                "Answer it first; it can start from last year’s." if start else "Answer it first."
            )
            card.body.addWidget(Label(said, tone="muted"))
            go = PlaceButton(
                self.hub,
                Place("self-assessment", "", pack.year_end.isoformat()),
                "Go to the self-assessment",
                "primary",
                name="Go to the self-assessment",
            )
            self.primary = go
            card.body.addLayout(row(go, None))
        else:
            card.body.addWidget(self._steps(pack, version))
        return _section("The self-assessment", card)

    def _steps(self, pack: PackView, version: int) -> QWidget:
        steps, following = Folding(38, spacing=12), words.next_step(pack, version)
        shown = [(step, said) for step, said in STEPS if step != words.APPROVE or not _locked(pack)]
        for step, said in shown:
            first = step == following
            place = words.form_place(step, pack.year_end)
            button = PlaceButton(self.hub, place, said, "primary" if first else "", name=said)
            if first:
                self.primary = button
            steps.add(Wrapped(button))
        if _locked(pack):
            place = words.form_place(words.VERSION, pack.year_end)
            name = "Start a new version"
            steps.add(Wrapped(PlaceButton(self.hub, place, name, name=name)))
        steps.add_stretch()
        return steps

    # ---- the four papers

    def _papers(self, pack: PackView) -> QWidget:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, part in enumerate(pack.parts):
            if number:
                card.add_line()
            card.body.addWidget(self._paper(part, pack.year_end))
        return _section("The four papers", card)

    def _paper(self, part: PackPart, year: date) -> QWidget:
        lacking = missing(part)
        title = TITLES[part.what]
        minute = f" Minute {part.minute}." if part.minute else ""
        approved = submission.approved_words(part)
        said = f"Approved {approved}.{minute}" if part.approved_on else f"{approved}."
        where = submission.published_words(part)
        badge = Badge(lacking[0].capitalize() if lacking else "Ready", CHECK if lacking else DONE)
        text = column(
            Label(title, Role.BOLD),
            Label(said, tone="muted"),
            Label(f"Published: {where}." if part.published else f"{where}.", tone="muted"),
            row(badge, None),
        )
        text.addStretch(1)
        left = QWidget()
        left.setLayout(text)
        line = Folding(36, spacing=20)
        line.set_margins(theme().space(20), theme().space(14))
        line.add(left, 1)
        if part.what.value == words.RESPONSE:
            name = "Change the response" if part.written else "Write the response"
            place = words.form_place(words.RESPONSE, year)
            line.add(PlaceButton(self.hub, place, name, name=name), centred=True)
        return line

    # ---- from year to year

    def _promises(self) -> QWidget | None:
        assert self._year is not None
        lines = self.hub.ask(year_promises.year_promises, self._year)
        if not lines:
            return None
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, line in enumerate(lines):
            if number:
                card.add_line()
            head, said = words.promise_words(line)
            badge = Badge(
                words.STANDINGS[line.standing], DONE if line.standing == "done" else CHECK
            )
            place = words.form_place(words.PROMISE, self._year, line.promise.provision)
            name = f"{words.STANDINGS[line.standing]}: {head}. {said}"
            card.body.addWidget(PlaceRow(self.hub, place, (head, said), badge, name=name))
        return _section("Last year’s dates to comply: done or not done", card)

    def _versions(self, lines: tuple[assessment_versions.VersionLine, ...]) -> QWidget | None:
        if not lines:
            return None
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, line in enumerate(lines):
            if number:
                card.add_line()
            name, said = words.version_words(line)
            place = words.version_place(line.id)
            badge = Badge(words.STATES[line.state], CHECK if line.state == "draft" else DONE)
            spoken = f"Read {name}, {words.STATES[line.state]}. {said}"
            card.body.addWidget(PlaceRow(self.hub, place, (name, said), badge, name=spoken))
        part = _section("Versions", card)
        layout = part.layout()
        assert layout is not None
        if not lines[0].approved_on:
            assert self._year is not None
            place = words.form_place(words.VERSION, self._year)
            said = "A version between the years (8.3, 8.4)"
            layout.addWidget(Wrapped(PlaceButton(self.hub, place, said, "quiet", name=said)))
        return part

    def _circumstances(self) -> QWidget:
        assert self._year is not None
        found = self.hub.ask(approval_facts.circumstances, self._year)
        part = QWidget()
        inner = column(heading_row("Exceptional circumstances (8.5)"), spacing=12)
        if found:
            card = Card(margin=0)
            card.body.setSpacing(0)
            for number, view in enumerate(found):
                if number:
                    card.add_line()
                place = words.form_place(words.CIRCUMSTANCE, self._year, str(view.id))
                card.body.addWidget(PlaceRow(self.hub, place, (view.what, view.sentence)))
            inner.addWidget(card)
        else:
            said = "None in this year. Record it here when you cannot comply, for example after a fire."
            inner.addWidget(Label(said, tone="muted"))
        name = "Record exceptional circumstances"
        place = words.form_place(words.CIRCUMSTANCE, self._year)
        inner.addWidget(Wrapped(PlaceButton(self.hub, place, name, "quiet", name=name)))
        part.setLayout(inner)
        return part

    @Slot()
    def _year_chosen(self) -> None:
        self.hub.go(words.approval_place(date.fromisoformat(self._years.key)))


def _locked(pack: PackView) -> bool:
    """Whether the self-assessment is approved."""
    return words.next_step(pack, 1) != words.APPROVE


def _section(heading: str, card: QWidget) -> QWidget:
    part = QWidget()
    part.setLayout(column(heading_row(heading), card, spacing=12))
    return part
