"""Who complains: the lead, the group, who speaks for them, and whom it is about (1.2, 3.6)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.residents import (
    ChangeLead,
    JoinComplaint,
    LeaveComplaint,
    Part,
)
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import complaint_page, complaint_people, resident_pages
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views_people import ComplaintPersonView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.task_page import Task, TaskPage, date_of
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

PART_CHOICES = (
    (Part.MEMBER.value, "They complain too, as part of the group"),
    (Part.REPRESENTATIVE.value, "They speak for whoever complains (1.2)"),
    (Part.COMPANION.value, "They come along to meetings (3.6)"),
    (Part.COMPLAINED_ABOUT.value, "The complaint is about them"),
)
NOTES = (
    ("One complaint, one lead (1.2)", "The lead gets the letters of the group."),
    (
        "Somebody to help them (3.6)",
        "Anybody may speak for a resident or come along, if the resident agrees.",
    ),
)
NO_CONSENT = "No day of consent is on record (3.6). Until there is one, write to the resident too."


class WhoComplainsPage(TaskPage):
    """Everybody who takes part in a complaint, and the form to add somebody."""

    nav = "complaints"
    title = "Who complains"
    help_text = (
        "One person leads a complaint and gets its letters. Others can join the group, and any "
        "of them can lead it later. Somebody may speak for them, or come along."
    )

    def make(self) -> Task | None:
        """Return the form that adds somebody; the others stand above it."""
        key = self.place.key
        view = self.hub.ask(complaint_page.complaint, int(key)) if key else None
        if view is None:
            return None
        self.title = f"Who complains, {view.reference}"
        complaint_id = view.id
        form = self._form()
        return Task(
            heading="Who complains",
            summary=f"{view.reference} · {view.subject}",
            record="Add to complaint",
            back=Place("complaint", key),
            back_words=view.reference,
            form=form,
            command=lambda: _joining(form, complaint_id),
            verb=complaint_people.join_complaint,
            check=complaint_people.check,
            done=lambda _: self.place,
            notes=NOTES,
            above=(self._everybody(complaint_id), _spaced_heading("Add somebody")),
            tidy=lambda: form.show_row(
                "consent_on", shown=form.text("part") == Part.REPRESENTATIVE.value
            ),
        )

    def _form(self) -> Form:
        form = Form()
        name = TextField()
        known = (row.name for row in self.hub.ask(resident_pages.people_list, officers=True))
        offer(name, tuple(dict.fromkeys(known)), "People that match")
        text = "A name that is new is added to the register."
        form.add("name", "Who is it?", name, text, ems=27)
        form.add("part", "What are they to this complaint?", RadioGroup(PART_CHOICES))
        text = "Enter the same name again later to keep the day of consent (3.6)."
        day = DateField(self.hub.session.today)
        form.add("consent_on", "When did the resident agree to it?", day, text, optional=True)
        return form

    def _everybody(self, complaint_id: int) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for index, view in enumerate(self.hub.ask(complaint_people.people_on, complaint_id)):
            if index:
                card.add_line()
            part = _PersonPart(self.hub, view)
            part.lead_asked.connect(self._change_lead)
            part.leave_asked.connect(self._take_out)
            card.body.addWidget(part)
        return card

    @Slot(int)
    def _change_lead(self, person_id: int) -> None:
        command = ChangeLead(complaint_id=int(self.place.key), person_id=person_id)
        self._tell(self.hub.run(complaint_people.change_lead, command))

    @Slot(int, str)
    def _take_out(self, person_id: int, part: str) -> None:
        command = LeaveComplaint(
            complaint_id=int(self.place.key), person_id=person_id, part=Part(part)
        )
        self._tell(self.hub.run(complaint_people.leave_complaint, command))

    def _tell(self, result: Result) -> None:
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.")
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


class _PersonPart(QWidget):
    """One person of a complaint: what they are to it, and what can be done."""

    lead_asked = Signal(int)
    leave_asked = Signal(int, str)

    def __init__(self, hub: Hub, view: ComplaintPersonView) -> None:
        super().__init__()
        self._view = view
        part = words.PARTS[view.part.value if view.part else "lead"]
        text = QWidget()
        lines = column(Label(view.name, Role.BOLD), spacing=2)
        year = hub.session.today.year
        agreed = f", agreed {short_date(view.consent_on, year)}" if view.consent_on else ""
        where = f" · {view.home}" if view.home else ""
        lines.addWidget(Label(f"{part}{agreed}{where}", tone="muted"))
        text.setLayout(lines)
        fold = Folding(40, spacing=12)
        fold.set_margins(theme().space(20), theme().space(12))
        fold.add(text, 1, centred=True)
        fold.add(self._buttons(hub, f"{view.name}, {part.casefold()}"), centred=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(fold)
        if view.no_consent:
            inset = column(Banner("warning", "Consent is missing", NO_CONSENT))
            side = theme().space(20)
            inset.setContentsMargins(side, 0, side, theme().space(12))
            layout.addLayout(inset)

    def _buttons(self, hub: Hub, name: str) -> Folding:
        view = self._view
        buttons = Folding(0, spacing=12)
        if view.part is Part.MEMBER:
            lead = Button("Make lead", name=f"Make lead: {name}")
            lead.clicked.connect(self._lead)
            buttons.add(lead)
        if view.part is not None:
            leave = Button("Take out", name=f"Take out: {name}")
            leave.clicked.connect(self._leave)
            buttons.add(leave)
        place = words.people_place(view.person_id)
        buttons.add(PlaceButton(hub, place, "Open", name=f"Open: {name}"))
        buttons.add_stretch()
        return buttons

    @Slot()
    def _lead(self) -> None:
        self.lead_asked.emit(self._view.person_id)

    @Slot()
    def _leave(self) -> None:
        assert self._view.part is not None
        self.leave_asked.emit(self._view.person_id, self._view.part.value)


def _joining(form: Form, complaint_id: int) -> JoinComplaint:
    part = form.text("part")
    spoken = part == Part.REPRESENTATIVE.value
    return JoinComplaint(
        complaint_id=complaint_id,
        part=Part(part) if part else None,
        name=form.text("name"),
        consent_on=date_of(form, "consent_on").day if spoken else None,
    )


def _spaced_heading(text: str) -> QWidget:
    made = QWidget()
    layout = column(heading_row(text))
    layout.setContentsMargins(0, theme().space(12), 0, 0)
    made.setLayout(layout)
    return made
