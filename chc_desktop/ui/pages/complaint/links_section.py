"""Complaints that belong with this one, and the form that links another (6.8)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import complaint_page, links
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button, Card, Label, column
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import heading_row

LINK = "Link another"


def links_section(hub: Hub, view: ComplaintView) -> QLayout:
    """Return what belongs with this complaint, each to open, with the way to link another."""
    place = Place("link", str(view.id))
    button = PlaceButton(hub, place, LINK, "quiet", icon="plus", name="Link another complaint")
    part = column(heading_row("Linked complaints", button), spacing=12)
    found = hub.ask(links.linked, view.id)
    if not found:
        return part
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, other in enumerate(found):
        if index:
            card.add_line()
        texts = (other.reference, other.subject, other.resident)
        to = Place("complaint", str(other.id))
        card.body.addWidget(PlaceRow(hub, to, texts, name=f"Open {other.reference}"))
    part.addWidget(card)
    apart = Folding(0, spacing=12)
    for other in found:
        if other.direct:
            apart.add(UnlinkButton(hub, view, other))
    apart.add_stretch()
    part.addWidget(apart)
    for other in found:
        if other.through:
            text = (
                f"{other.reference} belongs here because it is linked with {other.through}. To "
                f"part it from the others, press Unlink on the page of {other.reference}."
            )
            part.addWidget(Label(text, tone="muted"))
    return part


class UnlinkButton(Button):
    """Takes the link to one complaint away; it can be undone."""

    def __init__(self, hub: Hub, view: ComplaintView, other: links.LinkedView) -> None:
        words = f"Unlink {other.reference}"
        super().__init__(words, "link")
        self._hub = hub
        self._command = links.Unlink(complaint_id=view.id, other_id=other.id)
        self.clicked.connect(self._unlink)

    @Slot()
    def _unlink(self) -> None:
        result = self._hub.run(links.unlink, self._command)
        if isinstance(result, Done):
            self._hub.done(f"{result.what}.")
        else:
            self._hub.failed.emit(result.problems[0].text)


class LinkForm(PageForm):
    """Which complaint this one belongs with."""

    heading = "Link another complaint"
    verb = "Link complaints"

    def __init__(self, hub: Hub, view: ComplaintView) -> None:
        self._view = view
        self.summary = f"{view.reference} · {view.subject} · {view.who}"
        super().__init__(hub, str(view.id))

    def build(self) -> None:
        """Offer every other complaint, the newest first."""
        others = sorted(self.hub.session.cases().values(), key=lambda case: -case.record.id)
        offered = tuple(
            (str(case.record.id), f"{case.record.reference} · {case.record.subject}")
            for case in others
            if case.record.id != self._view.id
        )
        text = "The same matter again, the same event, or what came of the other."
        choice = Choice((("", "Choose a complaint"), *offered))
        self.form.add("other_id", "Which complaint does it belong with?", choice, text, ems=27)

    def command(self) -> links.Link:
        """Return what the answer asks for."""
        other = self.text("other_id")
        return links.Link(complaint_id=self._view.id, other_id=int(other) if other else None)

    def effects(self) -> tuple[Effect, ...]:
        """Say what a link does and what it does not."""
        return (
            Effect("Each page names the other", "Their papers can name each other too."),
            Effect("No date moves", "Each keeps its own dates and its own answer."),
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it."""
        return self.hub.ask(links.check, self.command())

    def record(self) -> Result:
        """Link the two."""
        return self.hub.run(links.link, self.command())


class LinkPage(FormPage):
    """The page that links a complaint; the place's key is the complaint."""

    title = "Link another complaint"
    nav = "complaints"

    def make(self) -> PageForm | None:
        """Return the form, or None without such a complaint."""
        view = self._view()
        return LinkForm(self.hub, view) if view is not None else None

    def back(self) -> tuple[Place, str]:
        """Return the complaint."""
        view = self._view()
        if view is None:
            return Place("complaints"), "Complaints"
        return Place("complaint", self.place.key), view.reference

    def _view(self) -> ComplaintView | None:
        key = self.place.key
        return self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
