"""Today: what must I do? Overdue first, then what is due within 3 working days, then reviews."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import working_days
from chc_desktop.model.services import queries, upkeep
from chc_desktop.model.services.views import MeetingAlarm, ReviewItem, TodayItem, TodayView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import backup_words, closing_words, committee_words, today_words
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, line, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, EmptyState
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

DATE_EM = 12.6
MOST_BANNERS = 2
"""Warnings about the register's file shown at once; the others follow when these are seen to."""
MOST_LISTED = 30
"""Rows of a section shown here; all of them stand in Complaints."""


class TodayPage(Page):
    """The first thing one sees."""

    title = "Today"
    nav = "today"
    help_text = (
        "What is overdue stands on top, then what is due within the next 3 working days. The "
        "button beside each line opens the form for it. Dates go by the earlier of the on-time "
        "date and the Code’s date."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._trouble = ""
        hub.kept.connect(self._kept)

    @Slot()
    def _kept(self) -> None:
        """A backup that failed, or that works again, shows at once; all else can wait."""
        if self.isVisible() and self.hub.session.upkeep_trouble != self._trouble:
            self.refresh()
            if self.window().focusWidget() is None and self.primary is not None:
                self.primary.setFocus()

    def refresh(self) -> None:
        """Show what is due today."""
        self._trouble = self.hub.session.upkeep_trouble
        view = self.hub.ask(queries.today)
        self.clear_body()
        self.add_heading("Today", today_words.summary(view))
        columns = Folding(54, spacing=28)
        columns.add(self._to_do(view), 2)
        side = self._side(view, _keeping(self.hub))
        if side is not None:
            columns.add(side, 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _to_do(self, view: TodayView) -> QWidget:
        left = QWidget()
        layout = column(spacing=12)
        until = f"Due by {dates.spoken(view.soon_until, year=False)}"
        if view.overdue:
            layout.addLayout(heading_row("Overdue"))
            layout.addWidget(self._card(view.overdue, view))
            layout.addSpacing(theme().space(12))
        if view.due_soon:
            layout.addLayout(heading_row(until, beside="the next 3 working days"))
            layout.addWidget(self._card(view.due_soon, view))
        if not view.count:
            layout.addLayout(heading_row(until, beside="the next 3 working days"))
            layout.addWidget(self._nothing_due(view))
            layout.addSpacing(theme().space(8))
            layout.addWidget(Banner("advice", today_words.ASK_HEADING, today_words.ASK_TEXT))
        layout.addStretch(1)
        left.setLayout(layout)
        return left

    def _card(self, items: tuple[TodayItem, ...], view: TodayView) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for index, item in enumerate(items[:MOST_LISTED]):
            if index:
                card.add_line()
            card.body.addWidget(self._row(item, view))
        if len(items) > MOST_LISTED:
            card.add_line()
            rest = Label(f"And {len(items) - MOST_LISTED} more, in Complaints.", tone="muted")
            rest.setContentsMargins(theme().space(20), theme().space(12), 0, theme().space(12))
            card.body.addWidget(rest)
        return card

    def _row(self, item: TodayItem, view: TodayView) -> QWidget:
        when = QWidget()
        when.setMinimumWidth(theme().ems(DATE_EM))
        layout = column(Label(dates.near(item.due, view.today), Role.BOLD), spacing=4)
        layout.addLayout(row(left_badge(item.left), None))
        layout.addStretch(1)
        when.setLayout(layout)
        what = QWidget()
        words = column(Label(item.title, Role.BOLD), spacing=2)
        for text in (item.subject, item.who, item.note, item.why):
            if text:
                words.addWidget(Label(text, tone="muted"))
        words.addStretch(1)
        what.setLayout(words)
        folding = Folding(36, spacing=20)
        folding.set_margins(theme().space(20), theme().space(14))
        folding.add(when)
        folding.add(what, 1)
        folding.add(self._button(item), centred=True)
        return folding

    def _button(self, item: TodayItem) -> Button:
        words, name, place = today_words.action(item)
        first = self.primary is None
        button = PlaceButton(self.hub, place, words, "primary" if first else "", name=name)
        if first:
            self.primary = button
        return button

    def _nothing_due(self, view: TodayView) -> EmptyState:
        button = None
        if view.later is not None:
            later = view.later
            place = Place("complaint", str(later.complaint_id))
            words = f"Open {later.reference}"
            button = PlaceButton(self.hub, place, words, name=words)
        else:
            button = PlaceButton(
                self.hub, Place("log"), "Log a complaint", name="Log a complaint here"
            )
        self.primary = button
        return EmptyState("check-circle", "Nothing is due", today_words.nothing_due(view), button)

    def _side(self, view: TodayView, keeping: list[Banner]) -> QWidget | None:
        if not (view.meetings or view.reviews or view.to_note or view.restated or keeping):
            return None
        side = QWidget()
        layout = column(spacing=12)
        if keeping:
            layout.addLayout(heading_row("Keeping the register safe"))
            for banner in keeping:
                layout.addWidget(banner)
            layout.addSpacing(theme().space(12))
        if view.meetings or view.to_note:
            layout.addLayout(heading_row("Committee"))
            for alarm in view.meetings:
                layout.addWidget(self._alarm(alarm, view))
            if view.to_note:
                layout.addWidget(_to_note(self.hub, view))
            layout.addSpacing(theme().space(12))
        if view.restated:
            layout.addLayout(heading_row("Closed years"))
            layout.addWidget(_restated(self.hub, view))
            layout.addSpacing(theme().space(12))
        if view.reviews:
            layout.addLayout(heading_row("Reviews"))
            layout.addWidget(_reviews(self.hub, view.reviews, view))
        layout.addStretch(1)
        side.setLayout(layout)
        return side

    def _alarm(self, alarm: MeetingAlarm, view: TodayView) -> Banner:
        place = Place("complaint", str(alarm.complaint_id))
        button = PlaceButton(
            self.hub, place, f"Open {alarm.reference}", "quiet", name=_open_name(alarm)
        )
        decide = PlaceButton(
            self.hub,
            committee_words.between_place(alarm.complaint_id),
            "Decide between meetings",
            name=f"Decide between meetings: {alarm.reference}",
        )
        heading = f"The next meeting is too late for {alarm.reference}"
        return Banner("warning", heading, today_words.meeting(alarm, view.today), (decide, button))


def _keeping(hub: Hub) -> list[Banner]:
    """Return what stands against the register being safe, the most pressing first."""
    found = hub.ask(upkeep.standing)
    made = []
    if found.trouble:
        button = PlaceButton(hub, backup_words.backups_place(), "See Backups", name="See Backups")
        made.append(Banner("warning", "The register is not backed up", found.trouble, (button,)))
    if found.twins:
        words = backup_words.twins_words(len(found.twins))
        place = backup_words.compare_place(found.twins[0].path)
        button = PlaceButton(hub, place, "Compare them", name="Compare them: the two registers")
        made.append(Banner("warning", *words, (button,)))
    if found.keeper is not None:
        words = backup_words.home_heading(found.keeper), backup_words.keeper_reason(found.keeper)
        name = "Move it, or leave it there"
        button = PlaceButton(hub, backup_words.home_place(), name, name=name)
        made.append(Banner("warning", *words, (button,)))
    if (reminder := backup_words.reminder(found)) is not None:
        name = "See the second place"
        button = PlaceButton(hub, backup_words.backups_place(), name, name=name)
        made.append(Banner("advice", *reminder, (button,)))
    return made[:MOST_BANNERS]


def _to_note(hub: Hub, view: TodayView) -> Card:
    """Return the decisions between meetings that the next one is to note."""
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, item in enumerate(view.to_note[:MOST_LISTED]):
        if index:
            card.body.addWidget(line())
        place = committee_words.note_place(item.decision_id)
        card.body.addWidget(PlaceRow(hub, place, committee_words.to_note(item, view.today)))
    return card


def _restated(hub: Hub, view: TodayView) -> Card:
    """Return the closed years whose figures the facts no longer give."""
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, (year_end, number) in enumerate(view.restated):
        if index:
            card.body.addWidget(line())
        texts = closing_words.today_words(year_end, number)
        card.body.addWidget(PlaceRow(hub, closing_words.page_place(year_end), texts))
    return card


def _reviews(hub: Hub, reviews: tuple[ReviewItem, ...], view: TodayView) -> Card:
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, review in enumerate(reviews[:MOST_LISTED]):
        if index:
            card.body.addWidget(line())
        card.body.addWidget(_review(hub, review, view))
    return card


def _review(hub: Hub, review: ReviewItem, view: TodayView) -> QWidget:
    """One review: it opens where it can be recorded."""
    left = f"{working_days(-review.left)} late" if review.left < 0 else working_days(review.left)
    day = dates.near(review.due, view.today)
    title = today_words.review_title(review)
    place = today_words.review_place(review)
    if place is not None:
        texts = (f"{day}, {left}", title, review.who, review.note)
        return PlaceRow(
            hub,
            place,
            texts,
            name=f"Review: {', '.join(filter(None, (title, review.who, day, left)))}",
        )
    made = QWidget()
    words = QVBoxLayout(made)
    words.setContentsMargins(*_row_margins())
    words.setSpacing(theme().space(2))
    head = QHBoxLayout()
    head.setSpacing(theme().space(10))
    head.addWidget(Label(day, Role.BOLD, wrap=False))
    head.addWidget(Label(left, tone="overdue" if review.left < 0 else "muted"), 1)
    words.addLayout(head)
    words.addWidget(Label(title))
    for text in (review.who, review.note):
        if text:
            words.addWidget(Label(text, Role.SMALL, "muted"))
    return made


def _open_name(alarm: MeetingAlarm) -> str:
    return f"Open {alarm.reference}, which the meeting is too late for"


def _row_margins() -> tuple[int, int, int, int]:
    side, top = theme().space(20), theme().space(14)
    return side, top, theme().space(16), top
