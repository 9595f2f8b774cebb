"""One complaint as a story: what is next, when it is due and why, what happened."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.views import ComplaintView, PromiseView, TimelineEntry
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.dates_card import DatesCard
from chc_desktop.ui.pages.complaint.origin import origin
from chc_desktop.ui.pages.complaint.sent_letter import letters_section
from chc_desktop.ui.pages.complaint.try_panel import TryPanel
from chc_desktop.ui.viewmodels import step_words, tries
from chc_desktop.ui.widgets.badge import Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import Moment, NextStepBar, badge_for, heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class ComplaintPage(Page):
    """The story of one complaint."""

    nav = "complaints"
    help_text = (
        "The coloured bar says what is next and by when. Below it stand the dates of the stage, "
        "each with “Why this date?”, and what happened, newest first. Nothing is ever deleted: a "
        "mistake is corrected by a new entry."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._view: ComplaintView | None = None
        self._dates: DatesCard | None = None
        self._oldest_first = False
        self._others: QWidget | None = None
        self._due = column()
        self._try: TryPanel | None = None

    def refresh(self) -> None:
        """Show the complaint as it is now."""
        self.clear_body()
        self._dates = self._others = self._try = None
        self._view = view = self.hub.ask(complaint_page.complaint, int(self.place.key))
        self.title = f"Complaint {view.reference}" if view else "Complaint"
        self.body.addLayout(row(self._back(), None))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self.body.addWidget(Label(view.subject, Role.H1))
        self.body.addWidget(self._state(view))
        for banner in view.banners:
            self.body.addWidget(Banner(banner.kind, banner.title, banner.text))
        self.body.addWidget(self._next(view))
        self.body.addSpacing(theme().space(8))
        columns = Folding(54, spacing=28)
        columns.add(self._left(view), 65)
        columns.add(self._right(view), 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the filled button, or the other steps when nothing more is to do."""
        return self.primary or self._others

    def explain_dates(self) -> None:
        """Open why the first date is as it is, or close it (Alt+W)."""
        if self._dates is not None:
            self._dates.toggle_first()

    def _back(self) -> Button:
        back = Button("Complaints", "link", "arrow-left", name="Back to Complaints")
        back.clicked.connect(self._go_back)
        return back

    def _state(self, view: ComplaintView) -> QWidget:
        line = Folding(30, spacing=12)
        line.add(Badge(view.standing.value, badge_for(view.standing.value)))
        line.add(Label(f"{view.reference} · {view.who}", tone="muted"), 1, centred=True)
        return line

    def _next(self, view: ComplaintView) -> NextStepBar:
        primary = None
        verb = view.next.verb
        if verb is not None:
            name = step_words.button_name(verb, view.reference)
            primary = self.make_primary(step_words.WORDS[verb].button, name=name)
            primary.clicked.connect(self._take_next)
        others = tuple(
            (step.verb.value, step_words.WORDS[step.verb].item, step.why_not)
            for step in view.steps
            if step.verb is not verb
        )
        bar = NextStepBar(view.next_words, view.obstacle, primary, others)
        bar.step_chosen.connect(self._take_step)
        self._others = bar.others
        return bar

    def _left(self, view: ComplaintView) -> QWidget:
        left = QWidget()
        layout = column(spacing=12)
        self._dates = DatesCard(view, self.hub.session.today)
        self._due = layout
        tried = Button("Try another date", "quiet", "calendar-blank")
        tried.clicked.connect(self._turn_try)
        can_try = bool(tries.options(view))
        layout.addLayout(heading_row("When it is due", tried if can_try else None))
        layout.addWidget(self._dates)
        if view.promises:
            layout.addSpacing(theme().space(12))
            layout.addLayout(heading_row("Promises"))
            layout.addWidget(self._promises(view))
        layout.addSpacing(theme().space(12))
        who = Place("complaint-people", str(view.id))
        people = PlaceButton(
            self.hub, who, "Who complains", "quiet", icon="users", name="Who complains"
        )
        layout.addLayout(heading_row("The complaint", people))
        layout.addWidget(_facts(view))
        came_from = origin(self.hub, view.id)
        if came_from is not None:
            layout.addLayout(came_from)
        letters = letters_section(self.hub, view.id)
        if letters is not None:
            layout.addLayout(letters)
        layout.addStretch(1)
        left.setLayout(layout)
        return left

    def _promises(self, view: ComplaintView) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for index, promise in enumerate(view.promises):
            if index:
                card.add_line()
            card.body.addWidget(self._promise(promise, view))
        return card

    def _promise(self, promise: PromiseView, view: ComplaintView) -> Folding:
        year = self.hub.session.today.year
        words = QWidget()
        money = f", {pounds(promise.amount)}" if promise.amount else ""
        layout = column(Label(f"{promise.what}{money}", Role.BOLD), spacing=2)
        if promise.done_on is not None:
            layout.addWidget(Label(f"Done {short_date(promise.done_on, year)}", tone="muted"))
        elif promise.due_on is not None:
            layout.addWidget(Label(f"By {short_date(promise.due_on, year)}", tone="muted"))
            if promise.left is not None:
                layout.addLayout(row(left_badge(promise.left), None))
        if promise.owner:
            layout.addWidget(Label(promise.owner, Role.SMALL, "muted"))
        words.setLayout(layout)
        line = Folding(30, spacing=16)
        side, top = theme().space(20), theme().space(14)
        line.set_margins(side, top)
        line.add(words, 1)
        if promise.done_on is None:
            verb = Verb.KEEP_PROMISE
            done = _PromiseButton(self.hub, view, promise)
            done.setText(step_words.WORDS[verb].button)
            line.add(done, centred=True)
        return line

    def _right(self, view: ComplaintView) -> QWidget:
        right = QWidget()
        layout = column(spacing=12)
        add = Button("Add", "quiet", "plus", name="Add a call, visit or note")
        add.clicked.connect(self._add_note)
        layout.addLayout(heading_row("What happened", add))
        entries = view.timeline[::-1] if self._oldest_first else view.timeline
        line = column(spacing=0)
        for index, entry in enumerate(entries):
            line.addWidget(self._moment(entry, last=index == len(entries) - 1))
        layout.addLayout(line)
        if len(entries) > 1:
            words = "Newest first" if self._oldest_first else "Oldest first"
            turn = Button(words, "link", name=f"{words}: what happened")
            turn.clicked.connect(self._turn)
            layout.addLayout(row(turn, None))
        layout.addStretch(1)
        right.setLayout(layout)
        return right

    def _moment(self, entry: TimelineEntry, *, last: bool) -> Moment:
        year = self.hub.session.today.year
        texts = (entry.text, f"“{entry.quote}”" if entry.quote else "", entry.corrected)
        return Moment(
            step_words.moment_icon(entry.kind, entry.title),
            short_date(entry.on, year),
            entry.title,
            "\n".join(text for text in texts if text),
            late=entry.late,
            worked_out=entry.worked_out,
            last=last,
            action=self._correct_button(entry),
        )

    def _correct_button(self, entry: TimelineEntry) -> Button | None:
        """Return the way to put an entry right; dates that are worked out have none."""
        if not entry.event_id or entry.worked_out:
            return None
        when = short_date(entry.on, self.hub.session.today.year)
        place = Place("correct", self.place.key, str(entry.event_id))
        name = f"Correct: {entry.title}, {when}{self._which_of_several(entry)}"
        return PlaceButton(self.hub, place, "Correct", "link", name=name)

    def _which_of_several(self, entry: TimelineEntry) -> str:
        """Return "", or which one it is of those with the same title and day, the oldest first."""
        assert self._view is not None
        alike = sorted(
            other.event_id
            for other in self._view.timeline
            if (other.title, other.on) == (entry.title, entry.on) and other.event_id
        )
        return f", {alike.index(entry.event_id) + 1} of {len(alike)}" if len(alike) > 1 else ""

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("complaints"))

    @Slot()
    def _take_next(self) -> None:
        if self._view is not None and self._view.next.verb is not None:
            self._take_step(self._view.next.verb.value)

    @Slot(str)
    def _take_step(self, step: str) -> None:
        assert self._view is not None
        open_promise = next((p.id for p in self._view.promises if p.done_on is None), None)
        verb = Verb(step)
        promise = open_promise if verb is Verb.KEEP_PROMISE else None
        self.hub.go(step_words.step_place(self._view.id, verb, promise))

    @Slot()
    def _add_note(self) -> None:
        self._take_step(Verb.NOTE.value)

    @Slot()
    def _turn_try(self) -> None:
        """Open the panel to try dates under the dates, or close it."""
        if self._try is not None:
            self._try.hide()
            self._try.deleteLater()
            self._try = None
            return
        assert self._view is not None
        assert self._dates is not None
        self._try = TryPanel(self.hub, self._view)
        self._due.insertWidget(self._due.indexOf(self._dates) + 1, self._try)
        self._try.first_field().setFocus()

    @Slot()
    def _turn(self) -> None:
        self._oldest_first = not self._oldest_first
        self.refresh()


class _PromiseButton(Button):
    """Opens the form that records a promise as done."""

    def __init__(self, hub: Hub, view: ComplaintView, promise: PromiseView) -> None:
        super().__init__("", name=f"Record as done: {promise.what}")
        self._hub = hub
        verb = Verb.KEEP_PROMISE
        self._to = step_words.step_place(view.id, verb, promise.id)
        self.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self._hub.go(self._to)


def _facts(view: ComplaintView) -> Card:
    card = Card()
    card.body.setSpacing(theme().space(10))
    stage = view.stages[-1]
    facts = [
        ("In their words", view.description),
        ("What they want", view.outcome_sought),
        ("Complaining together", ", ".join(view.group)),
        ("Represented by", view.representative),
        ("About", ", ".join(view.categories)),
        ("How we understand it (5.6)", stage.understanding),
        ("Outcomes sought (5.6)", stage.outcomes_sought),
        ("We are responsible for (5.7)", stage.responsible_for),
        ("We are not responsible for (5.7)", stage.not_responsible_for),
    ]
    facts += [
        (f"Considered stage {part.stage.value} (5.8)", ", ".join(part.handlers))
        for part in view.stages
    ]
    facts += [("Extension", sentence) for part in view.stages for sentence in part.extensions]
    if view.outside_measures:
        facts.append(("Measures", "Outside the measures: the Code applies, CH01 leaves it out."))
    for heading, text in facts:
        if text:
            card.body.addLayout(column(Label(heading, Role.SMALL, "muted"), Label(text), spacing=2))
    return card
