"""One version of a self-assessment as it was, to be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import assessment_versions
from chc_desktop.model.services.views import AssessmentView, ProvisionRow
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import approval_words as words
from chc_desktop.ui.viewmodels import assessment_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class VersionPage(Page):
    """All provisions of a version with their answers. A place's key is the version's id."""

    title = "An earlier version"
    nav = "self-assessment"
    help_text = (
        "This is a version of the self-assessment as it was. Nothing can be changed here. A new "
        "version can start from it."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._back = Button("")

    def refresh(self) -> None:
        """Show the version."""
        self.clear_body()
        key = self.place.key
        view = self.hub.ask(assessment_versions.version_view, int(key)) if key.isdecimal() else None
        place = words.approval_place(view.year_end) if view else Place("approval")
        self._back = PlaceButton(
            self.hub, place, words.TITLE, "link", icon="arrow-left", name=f"Back to {words.TITLE}"
        )
        self.body.addLayout(row(self._back, None))
        if view is None:
            self.title = "Not in this register"
            self.add_heading("Not in this register", "Go back and choose another.")
            self.body.addStretch(1)
            return
        self.title = f"Version {view.version}"
        summary = f"{assessment_words.year_words(view.year_end)}. {view.edition} Code."
        self.add_heading(f"Self-assessment, version {view.version}", summary)
        self.body.addWidget(self._locked(view))
        for section in view.sections:
            self.body.addWidget(Label(f"{section.number}  {section.title}", Role.H2))
            card = Card(margin=0)
            card.body.setSpacing(0)
            for number, item in enumerate(section.provisions):
                if number:
                    card.add_line()
                card.body.addWidget(_provision(item))
            self.body.addWidget(card)
        self.body.addWidget(Label(view.notice, Role.SMALL, "muted"))
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the way back."""
        return self._back

    def _locked(self, view: AssessmentView) -> Banner:
        place = words.form_place(words.VERSION, view.year_end, self.place.key)
        name = "Start a new version from it"
        button = PlaceButton(self.hub, place, name, name=name)
        return Banner("advice", "To be read only", view.locked, (button,))


def _provision(item: ProvisionRow) -> QWidget:
    part = QWidget()
    answer = item.answer.strip() or "Not answered"
    layout = column(
        Label(f"{item.number}  {answer}{_by(item.comply_by)}", Role.BOLD),
        Label(item.requirement, Role.SMALL, "muted"),
        *(Label(text) for text in (item.evidence, item.commentary) if text.strip()),
    )
    side, top = theme().space(20), theme().space(14)
    layout.setContentsMargins(side, top, side, top)
    part.setLayout(layout)
    return part


def _by(day: date | None) -> str:
    return f", by {paper_date(day)}" if day else ""
