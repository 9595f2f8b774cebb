"""A decision between two meetings: who decided, when, how and what, and what each declared."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.considering import NONE
from chc_desktop.model.rules.deciding import WAYS, About, DecideBetween, MemberPart
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import committee, complaint_page
from chc_desktop.model.services.committee import DecisionView, MemberView
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import committee_words as words
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.widgets.basics import Button, Label, column, row
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.task_page import Notes, Task, TaskPage, date_of
from chc_desktop.ui.widgets.tokens import Role

NOTES = (
    (
        "No need to wait for a meeting",
        (
            "The response goes when the answer is known (6.6, 6.17). Deciding by email or telephone "
            "in between, and noting it at the next meeting, is this program’s own rule."
        ),
    ),
    ("Each declares (5.8)", "Write down for everyone whether there was a conflict of interest."),
)


class BetweenMeetingsPage(TaskPage):
    """The form of a decision between meetings."""

    nav = "complaints"
    title = "Decide between meetings"
    help_text = (
        "Write down who decided, when, how and what, and what each declared. It stands on the "
        "complaint, can be printed for the minutes, and stays on Today until a meeting noted it."
    )

    def make(self) -> Task | None:
        """Return the form, for a new decision or for one that is put right."""
        key, step = self.place.key, self.place.step
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        known = self.hub.ask(committee.decision, int(step)) if step.isdecimal() else None
        if view is None or (step and (known is None or known.complaint_id != view.id)):
            return None
        self.title = f"Decide between meetings, {view.reference}"
        people = self._members(view, known)
        form = self._form(view, known, people)
        there = frozenset(member.person_id for member in known.members) if known else frozenset()
        seats = _Seats(self.hub, view.id, form, people, there)
        seats.nobody.addWidget(self._nobody())
        form.add_widget(seats.nothing)
        return Task(
            heading="Change the decision" if known else "Decide between meetings",
            summary=f"{view.reference} · {view.subject}",
            record="Save change" if known else "Record the decision",
            back=Place("complaint", key),
            back_words=view.reference,
            form=form,
            command=lambda: _deciding(form, view.id, seats.sitting(), known),
            verb=committee.decide_between,
            check=committee.check,
            done=lambda _: Place("complaint", key),
            notes=NOTES,
            above=self._above(known),
            tidy=seats.tidy,
            leads_to=lambda _: self._leads_to(),
        )

    def _members(self, view: ComplaintView, known: DecisionView | None) -> tuple[MemberView, ...]:
        """Return who sits on the governing body on any day, and whoever is in the decision."""
        found = self.hub.ask(committee.once_members_for, view.id)
        there = {member.person_id for member in found}
        kept = (m for m in (known.members if known else ()) if m.person_id not in there)
        return (*found, *(MemberView(m.person_id, m.name, ()) for m in kept))

    def _nobody(self) -> Banner:
        """Return what to do where nobody is on record for the day."""
        place = record_words.officers_place(record_words.OFFICES)
        words = "Record who sits on it"
        button = PlaceButton(self.hub, place, words, name=words)
        text = self.hub.ask(committee.nobody_sits)
        return Banner("advice", "No members on that day", text, (button,))

    def _form(
        self, view: ComplaintView, known: DecisionView | None, people: Iterable[MemberView]
    ) -> Form:
        form = Form()
        day = DateField(self.hub.session.today)
        day.set_day(known.on if known else self.hub.session.today)
        form.add("on", "When was it decided?", day)
        about = RadioGroup(words.ABOUT_CHOICES)
        about.choose((known.about if known else _about(view.current)).value)
        form.add("about", "What was decided on?", about)
        how = Choice(tuple((way, way[:1].upper() + way[1:]) for way in WAYS))
        how.choose(known.how if known else "")
        form.add("how", "How?", how, ems=18)
        text = "For the minutes: the reference and the decision, not the resident’s name."
        form.add("what", "What was decided?", TextArea(known.what if known else ""), text)
        why = TextArea(known.why if known else "", lines=2)
        form.add("why", "Why could it not wait for the meeting?", why, optional=True)
        parts = {m.person_id: m for m in (known.members if known else ())}
        form.add_widget(Label("Who decided, and what did each declare? (5.8)", Role.H3))
        for member in people:
            _add_member(form, member, parts.get(member.person_id))
        return form

    def _above(self, known: DecisionView | None) -> tuple[QWidget, ...]:
        if known is None:
            return ()
        back = Button("Take this decision back", "quiet", "arrow-counter-clockwise")
        back.clicked.connect(self._take_back)
        line = QWidget()
        line.setLayout(row(back, None))
        return (line,)

    def _leads_to(self) -> Notes:
        meets = self.hub.ask(committee.next_meeting)
        year = self.hub.session.today.year
        when = f"By the meeting on {short_date(meets, year)}" if meets else "By the next meeting"
        return (("On Today until it is noted", f"{when}, with the minute reference."),)

    @Slot()
    def _take_back(self) -> None:
        result = self.hub.run(committee.take_back, int(self.place.step))
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.", Place("complaint", self.place.key))
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


def _about(stage: Stage) -> About:
    return About.STAGE_1 if stage is Stage.ONE else About.STAGE_2


def _add_member(form: Form, member: MemberView, part: MemberPart | None) -> None:
    """Ask what a member had to do with it, and what they declared."""
    choice = Choice(words.PART_CHOICES)
    declared = ""
    if part is not None:
        plain = part.conflicts in ("", NONE)
        declared = "" if plain else part.conflicts
        if part.decided:
            choice.choose(words.NO_CONFLICT if plain else words.DECLARED)
        else:
            choice.choose(words.NO_PART if plain else words.STOOD_BACK)
    key = str(member.person_id)
    form.add(f"member_{key}", member.name, choice, ems=27)
    label = f"What did {member.name} declare?"
    form.add(f"declared_{key}", label, TextField(declared), ems=27)


class _Seats:
    """Who is asked about: the members of the day that is typed, and who is on record already."""

    def __init__(
        self,
        hub: Hub,
        complaint_id: int,
        form: Form,
        people: tuple[MemberView, ...],
        there: frozenset[int],
    ) -> None:
        self._hub, self._complaint_id, self._form = hub, complaint_id, form
        self._people, self._there = people, there
        self.nothing = QWidget()
        self.nobody = column()
        self.nothing.setLayout(self.nobody)

    def sitting(self) -> tuple[MemberView, ...]:
        """Return the members of the day, with what bars each; all while no day can be read."""
        on = date_of(self._form, "on").day
        if on is None:
            return self._people
        about = self._form.text("about")
        found = self._hub.ask(
            committee.members_for, self._complaint_id, About(about) if about else None, on
        )
        sits = {member.person_id: member for member in found}
        return tuple(
            sits.get(member.person_id, member)
            for member in self._people
            if member.person_id in sits or member.person_id in self._there
        )

    def tidy(self) -> None:
        """Show the questions of the day's members, and what was declared only where it was."""
        sitting = {member.person_id: member for member in self.sitting()}
        for member in self._people:
            key = member.person_id
            here = sitting.get(key)
            self._form.row(f"member_{key}").set_help(" ".join(here.barred) if here else "")
            self._form.show_row(f"member_{key}", shown=here is not None)
            said = self._form.text(f"member_{key}") in (words.DECLARED, words.STOOD_BACK)
            self._form.show_row(f"declared_{key}", shown=here is not None and said)
        self.nothing.setHidden(bool(sitting))


def _deciding(
    form: Form, complaint_id: int, people: Iterable[MemberView], known: DecisionView | None
) -> DecideBetween:
    about = form.text("about")
    return DecideBetween(
        complaint_id=complaint_id,
        about=About(about) if about else None,
        on=date_of(form, "on").day,
        how=form.text("how"),
        what=form.text("what"),
        why=form.text("why"),
        members=tuple(_part(form, member) for member in people),
        entry_id=known.id if known else None,
    )


def _part(form: Form, member: MemberView) -> MemberPart:
    part = form.text(f"member_{member.person_id}")
    declared = form.text(f"declared_{member.person_id}")
    if part == words.NO_CONFLICT:
        declared = NONE
    elif part == words.NO_PART:
        declared = ""
    decided = part in (words.NO_CONFLICT, words.DECLARED)
    return MemberPart(member.person_id, member.name, decided, declared)
