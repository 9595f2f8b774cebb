"""Log a complaint: three answers start the clock, the rest can follow."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.values import CATEGORIES, CHANNELS, Problem, Severity
from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.services import complaints, queries, requests
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.views_registers import RequestView, SurveyView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels.record_words import ANSWER
from chc_desktop.ui.widgets.basics import Button, Card, IconLabel, Label, clear, column, line, row
from chc_desktop.ui.widgets.calendar_panel import WhyPanel
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import TickList
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary
from chc_desktop.ui.widgets.page import KEEP_AFTER, Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

EXTRAS = (
    "subject",
    "outcome_sought",
    "categories",
    "received_by",
    "group",
    "representative",
    "outside_measures",
)
HALF_WAY = "It began before this register: enter it half-way"


class LogPage(Page):
    """The form that starts a complaint.

    The place's key is the service request it comes from, or with the step ``ANSWER`` the survey
    answer.
    """

    title = "Log a complaint"
    nav = "complaints"
    help_text = (
        "Any way of complaining counts, and nobody needs a form or the word complaint (1.3). "
        "The day anyone at the landlord heard of it is day 0, even a Sunday. Say when, who and "
        "what; the rest can follow."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._form: Form | None = None
        self._kept_at = Place("log")
        self._request: RequestView | None = None
        self._answer: SurveyView | None = None
        self._summary = ErrorSummary()
        self._side = Card("sunken")
        self._more = Button("Add more details", "link", "caret-down")
        self._why_open = False
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self.leave)
        self._keeper.timeout.connect(self._advise)
        self._advice = column(spacing=0)

    def refresh(self) -> None:
        """Show the form with the typing that was kept."""
        self.leave()
        self.clear_body()
        self.add_heading("Log a complaint", "This page is all you need today. The rest can follow.")
        self._kept_at = self.place
        self._add_request()
        landlord = self.hub.ask(queries.landlord)
        self._form = self._build(landlord.home_labels)
        self._fill_in(self._form, landlord.home_labels)
        self._form.finish()
        self._form.restore(self.hub.draft(self._kept_at))
        self._form.changed.connect(self._keeper.start)
        left = QWidget()
        self._summary = ErrorSummary()
        self._more = Button("Add more details", "link", "caret-down")
        self._more.clicked.connect(self._turn_extras)
        more = row(self._more, None)
        before = PlaceButton(self.hub, Place("catch-up"), HALF_WAY, "link", name=HALF_WAY)
        left.setLayout(column(self._summary, self._form, more, row(before, None), None, spacing=20))
        right = QWidget()
        self._side = Card("sunken")
        self._advice = column(spacing=0)
        right.setLayout(column(self._side, self._advice, None, spacing=16))
        columns = Folding(54, spacing=28)
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._show_extras(shown=any(self._form.text(key) for key in EXTRAS))
        self._fill_foot()
        self._show_dates()
        self._advise()

    @Slot()
    def leave(self) -> None:
        """Keep what is typed."""
        if self._form is not None:
            self.hub.keep_form(self._kept_at, self._form.draft(), edited=self._form.edited)

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return self._form.row("received_on").field if self._form is not None else None

    def next_problem(self, step: int) -> None:
        """Go to the next or previous field with a problem (F8)."""
        self._summary.next_row(step)

    def explain_dates(self) -> None:
        """Show or hide how the dates were counted (Alt+W)."""
        self._why_open = not self._why_open
        self._show_dates()

    def _add_request(self) -> None:
        """Say which service request the complaint comes from (1.5)."""
        key = self.place.key
        self._request = self._answer = None
        if self.place.step == ANSWER:
            self._add_answer(key)
        elif key.isdecimal():
            self._request = self.hub.ask(requests.request, int(key))
        if self._request is not None:
            heading = f"This complaint comes from service request {self._request.reference}"
            text = "The work on the request goes on. Both will name each other (1.5)."
            self.body.addWidget(Banner("advice", heading, text))

    def _add_answer(self, key: str) -> None:
        """Say which survey answer the complaint comes from, and which day counts (1.6)."""
        answers = self.hub.ask(requests.survey_answers)
        self._answer = next((found for found in answers if str(found.id) == key), None)
        if self._answer is not None:
            on = short_date(self._answer.on, self.hub.session.today.year)
            heading = f"This complaint comes from the survey answer of {on}"
            text = (
                "The day they said that they want to complain is day 0 (1.3, 1.6). "
                "Both will name each other."
            )
            self.body.addWidget(Banner("advice", heading, text))

    def _fill_in(self, form: Form, homes: tuple[str, ...]) -> None:
        """Fill in what the service request or the survey answer says already."""
        answer = self._answer
        if answer is not None:
            elsewhere = bool(answer.home) and answer.home not in homes
            form.restore(
                {
                    "resident": answer.resident,
                    "home": answer.home,
                    "lives_elsewhere": "yes" if elsewhere else "",
                    "description": answer.words,
                }
            )
            return
        request = self._request
        known = self.hub.ask(requests.complaint_from_request, request.id) if request else None
        if known is None:
            return
        answers = {
            "resident": known.resident,
            "home": known.home,
            "lives_elsewhere": "yes" if known.lives_elsewhere else "",
            "description": known.description,
        }
        form.restore(answers)
        day = form.row("received_on").field
        assert isinstance(day, DateField)
        day.set_day(known.received_on)

    def _build(self, homes: tuple[str, ...]) -> Form:
        form = Form()
        day = DateField(self.hub.session.today)
        day.set_day(self.hub.session.today)
        day.changed.connect(self._show_dates)
        when = form.make_row(
            "received_on",
            "When did we hear of it?",
            day,
            "The day anyone was told, even a Sunday.",
        )
        ways = tuple((way, way[:1].upper() + way[1:]) for way in CHANNELS)
        how = form.make_row("channel", "How did it reach us?", Choice(ways), "Any way counts.")
        form.add_beside(when, how)
        form.add("resident", "Who is complaining?", TextField(), ems=27)
        home = TextField()
        if homes:
            offer(home, homes, "Homes that match")
        form.add("home", "Their home", home, ems=27)
        form.add_below(
            "home", "lives_elsewhere", CheckBox("They live elsewhere, or used to live here")
        )
        form.add(
            "description",
            "What are they unhappy about?",
            TextArea(lines=3),
            "In their own words. A sentence is enough.",
        )
        _add_extras(form)
        return form

    def _fill_foot(self) -> None:
        primary = self.make_primary("Log complaint")
        primary.clicked.connect(self._log_only)
        later = Button("Save for later")
        later.clicked.connect(self._save_for_later)
        kept = Label("Your typing is kept.", tone="muted")
        card = Button("Log and triage", name="Log and triage: log it, then answer the triage card")
        card.clicked.connect(self._log_and_triage)
        self.foot.fill(primary, card, later, right=kept)

    @Slot()
    def _save_for_later(self) -> None:
        self.leave()
        self.hub.went_back.emit()

    @Slot()
    def _turn_extras(self) -> None:
        assert self._form is not None
        self._show_extras(shown=self._form.row(EXTRAS[0]).isHidden())

    def _show_extras(self, *, shown: bool) -> None:
        assert self._form is not None
        for key in EXTRAS:
            self._form.show_row(key, shown=shown)
        words = "Show fewer details" if shown else "Add more details"
        self._more.setText(words)
        self._more.setAccessibleName(words)

    @Slot()
    def _show_dates(self) -> None:
        if self._form is None:
            return
        field = self._form.row("received_on").field
        assert isinstance(field, DateField)
        clear(self._side.body)
        self._side.body.setSpacing(theme().space(10))
        self._side.body.addWidget(Label("What this starts", Role.H3))
        day = field.day
        if day is None or day > self.hub.session.today:
            self._side.body.addWidget(Label("Enter the day, today or earlier.", tone="muted"))
            return
        view = self.hub.ask(queries.preview, day)
        for icon, due, text in (
            (
                "envelope-simple",
                view.acknowledge_by,
                "Acknowledge by this day, 5 working days (6.2).",
            ),
            (
                "chat-centered-text",
                view.respond_by,
                "Respond by this day, unless acknowledged sooner (6.3).",
            ),
        ):
            words = column(Label(long_date(due), Role.BOLD), Label(text, tone="muted"), spacing=2)
            part = row(column(IconLabel(icon, "accent"), None), words, spacing=10)
            part.setStretch(1, 1)
            self._side.body.addLayout(part)
        self._side.body.addWidget(line())
        self._side.body.addWidget(Label(view.why, tone="muted"))
        question = "Hide the reason" if self._why_open else "Why these dates?"
        why = Button(question, "link", "caret-up" if self._why_open else "caret-down")
        why.clicked.connect(self.explain_dates)
        self._side.body.addLayout(row(why, None))
        if self._why_open:
            today = self.hub.session.today
            acknowledge = f"Why {long_date(view.acknowledge_by)}?"
            respond = f"Why {long_date(view.respond_by)}?"
            self._side.body.addWidget(WhyPanel(acknowledge, "", view.days, today))
            self._side.body.addWidget(WhyPanel(respond, "", view.response_days, today))

    @Slot()
    def _advise(self) -> None:
        """Say what does not stand against it but is good to know."""
        clear(self._advice)
        found = self.hub.ask(complaints.check, self._command(self._form)) if self._form else ()
        advice = [problem.text for problem in found if problem.severity is Severity.WARN]
        if advice:
            self._advice.addWidget(Banner("advice", "Good to know", "\n".join(advice)))

    @Slot()
    def _log_and_triage(self) -> None:
        self._log("triage")

    @Slot()
    def _log_only(self) -> None:
        self._log("complaint")

    def _log(self, then: str) -> None:
        form = self._form
        assert form is not None
        unread = form.unreadable_dates()
        if unread:
            self._refuse(tuple(Problem(key, "", sentence) for key, sentence in unread))
            return
        result = self.hub.run(complaints.log_complaint, self._command(form))
        if not isinstance(result, Done):
            self._refuse(result.problems)
            return
        self._form = None
        self.hub.drop_draft(self._kept_at)
        self.hub.done(f"{result.what}.", Place(then, str(result.complaint_id)))

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        assert self._form is not None
        self.leave()
        if any(problem.field in EXTRAS for problem in problems):
            self._show_extras(shown=True)
        self._summary.show_problems(self._form.show_problems(problems))

    def _command(self, form: Form) -> LogComplaint:
        day = form.row("received_on").field
        assert isinstance(day, DateField)
        return LogComplaint(
            received_on=day.day,
            resident=form.text("resident"),
            description=form.text("description"),
            subject=form.text("subject"),
            home=form.text("home"),
            lives_elsewhere=bool(form.text("lives_elsewhere")),
            channel=form.text("channel"),
            received_by=form.text("received_by"),
            outcome_sought=form.text("outcome_sought"),
            categories=tuple(filter(None, form.text("categories").split("\n"))),
            outside_measures=bool(form.text("outside_measures")),
            group=tuple(name.strip() for name in form.text("group").split(",") if name.strip()),
            representative=form.text("representative"),
            service_request_id=self._request.id if self._request else None,
            survey_answer_id=self._answer.id if self._answer else None,
        )


def _add_extras(form: Form) -> None:
    form.add(
        "subject", "A short name for it", TextField(), "Shown in lists.", optional=True, ems=27
    )
    form.add(
        "outcome_sought",
        "What do they want to happen?",
        TextArea(lines=2),
        "In their own words (5.6).",
        optional=True,
    )
    words = tuple((word, word[:1].upper() + word[1:]) for word in CATEGORIES)
    form.add("categories", "What is it about?", TickList(words), optional=True)
    form.add("received_by", "Who took it?", TextField(), optional=True, ems=27)
    form.add(
        "group",
        "Who else complains with them?",
        TextField(),
        "Several names: put a comma between them. It counts as one complaint.",
        optional=True,
    )
    form.add(
        "representative",
        "Who speaks for them?",
        TextField(),
        "A friend, adviser or councillor, with their consent (1.3).",
        optional=True,
        ems=27,
    )
    outside = "They are no tenant: a leaseholder, an applicant or a former tenant"
    form.add("outside_measures", "", CheckBox(outside), "The Code applies, CH01 leaves it out.")
