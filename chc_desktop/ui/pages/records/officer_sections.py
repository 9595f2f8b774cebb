"""The lists of the officer's registers: what each row says, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.offices import PROVISIONS
from chc_desktop.model.rules.values import Role
from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.services import (
    committee,
    conflicts,
    officer_lists,
    officers,
    policy_texts,
)
from chc_desktop.model.services.policy_texts import PolicyTextView
from chc_desktop.model.services.views_registers import OfficeView, PolicyView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import committee_words, policy_words, record_words
from chc_desktop.ui.viewmodels.record_words import award_words, capital, form, span
from chc_desktop.ui.widgets import badge
from chc_desktop.ui.widgets.badge import BadgeLook
from chc_desktop.ui.widgets.ordering import Listed
from chc_desktop.ui.widgets.story import SOON, left_words

BadgeWords = tuple[str, BadgeLook]
Cells = tuple[str | date | None, ...]


TERM = ("From", "Until", "State")
"""Headings of what runs from one day until another."""
ASSESSED = "Equality impact assessed (5.15)"


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its words, the place of its form, and its name for screen readers."""

    words: str
    place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: a bold line, lines below it, a state, and buttons.

    ``cells`` are the same facts one by one, for the list on paper or as a file.
    """

    title: str
    lines: tuple[str, ...]
    state: BadgeWords | None
    steps: tuple[Step, ...]
    cells: Cells
    past: bool = False
    group: str = ""
    """What the list can be filtered by."""

    @property
    def listed(self) -> Listed[Row]:
        """The row as it is searched, filtered and sorted."""
        return Listed(self, self.cells, (self.group,) if self.group else ())


@dataclass(frozen=True, slots=True)
class Part:
    """A list with its heading. Past rows fold away."""

    heading: str
    rows: tuple[Row, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Section:
    """What shows behind a chip. The first of ``add`` is the page's filled button.

    ``headings`` name the cells of its rows.
    """

    add: tuple[Step, ...]
    parts: tuple[Part, ...]
    headings: tuple[str, ...]
    usually: str
    """The order the rows come in, in words."""
    warnings: tuple[str, ...] = ()


def offices(hub: Hub) -> Section:
    """Offices with their terms, and the committee's members (4.1, 5.8, 9.4, 9.5)."""
    views = hub.ask(officer_lists.offices)
    today = hub.session.today
    rows = [(view.role is Role.COMMITTEE_MEMBER, _office(view, today)) for view in views]
    held = tuple(row for member, row in rows if not member and not row.past)
    members = tuple(row for member, row in rows if member and not row.past)
    past = tuple(row for _, row in rows if row.past)
    nobody = "Nobody is entered. The Code asks for a complaints officer (4.1)."
    nobody_else = "No members of the committee are entered."
    parts = [Part("Offices", held, nobody), Part("Committee members", members, nobody_else)]
    if past:
        parts.append(Part("Held before", past, ""))
    return Section(
        (Step("Add to an office", form("office")),),
        tuple(parts),
        ("Office", "Who", *TERM),
        "By office, newest first",
        tuple(finding.text for finding in hub.ask(officers.findings)),
    )


def policies(hub: Hub) -> Section:
    """Policies with the days of their reviews."""
    rows = tuple(
        _policy(view, hub.session.today, hub.ask(policy_texts.policy_text, view.id))
        for view in hub.ask(officer_lists.policies)
    )
    text = "No policies are entered. Start with your complaints policy."
    headings = ("Policy", "Review by", "Left", "Approved", ASSESSED, "Last reviewed", "Outcome")
    add = (Step("Add a policy", form("policy")),)
    return Section(add, (Part("Policies", rows, text),), headings, "By policy, A to Z")


def meetings(hub: Hub) -> Section:
    """Meetings to come, soonest first, and those that were, newest first."""
    views = hub.ask(officer_lists.meetings)
    year = hub.session.today.year
    rows = []
    for view in views:
        day = long_date(view.on)
        minutes = f"Minutes: {view.minute_reference}" if view.minute_reference else ""
        if view.past and not minutes:
            minutes = "No minute reference yet"
        steps = (Step("Change", form("meeting", view.id), f"Change the meeting of {day}"),)
        lines = (capital(view.body), minutes, view.note)
        cells = (view.on, *lines)
        group = "Past" if view.past else "To come"
        rows.append(Row(short_date(view.on, year), lines, None, steps, cells, view.past, group))
    coming = tuple(reversed([row for row in rows if not row.past]))
    past = tuple(row for row in rows if row.past)
    none = "No meetings to come are entered. Complaints that need a decision wait for one."
    add = (Step("Add a meeting", form("meeting")), Step("Add a year of meetings", form("meetings")))
    parts = [Part("Meetings to come", coming, none)]
    if past:
        parts.append(Part("Meetings that were", past, ""))
    between = _between(hub)
    if between:
        parts.append(Part("Decisions between meetings", between, ""))
    headings = ("Day", "Whose meeting", "Minutes", "Note")
    return Section(add, tuple(parts), headings, "The nearest first")


def _between(hub: Hub) -> tuple[Row, ...]:
    """What the governing body decided between its meetings; the first is the newest."""
    year = hub.session.today.year
    rows = []
    for view in hub.ask(committee.decisions):
        title = f"{view.reference}, {short_date(view.on, year)}"
        lines = (committee_words.about(view), view.what, committee_words.noted(view, year))
        step = Step(
            "Note it", committee_words.note_place(view.id), f"Note it: the decision on {title}"
        )
        steps = (step,) if view.noted_on is None else ()
        cells = (view.on, f"{view.reference}: {lines[0]}", view.minute_reference, view.what)
        rows.append(Row(title, lines, None, steps, cells))
    return tuple(rows)


def training(hub: Hub) -> Section:
    """Who was trained in what (4.3)."""
    year = hub.session.today.year
    rows = tuple(
        Row(
            view.name,
            (view.about, short_date(view.on, year)),
            None,
            (
                Step(
                    "Change",
                    form("training", view.id),
                    f"Change the training of {view.name}, {long_date(view.on)}",
                ),
            ),
            (view.name, view.about, view.on),
            group=f"In {view.on.year}",
        )
        for view in hub.ask(officer_lists.training)
    )
    text = "No training is entered. Everyone who handles complaints is trained for it (4.3)."
    add = (Step("Add training", form("training")),)
    return Section(
        add, (Part("Training", rows, text),), ("Who", "What about", "Day"), "Newest first"
    )


def third_parties(hub: Hub) -> Section:
    """Who handles complaints for the landlord (5.4, 5.5)."""
    today = hub.session.today
    rows = []
    for view in hub.ask(officer_lists.third_parties):
        steps = [Step("Change", form("third-party", view.id), f"Change {view.name}")]
        if view.until_on is None:
            steps.insert(0, Step("End", form("end-third-party", view.id), f"End {view.name}"))
        facts = (capital(view.kind), view.terms)
        lines = (*facts, span(view.from_on, view.until_on, today))
        ended = view.until_on is not None and view.until_on < today
        runs = _runs(view.from_on, ended, today)
        cells = (view.name, *facts, view.from_on, view.until_on, runs[0])
        rows.append(Row(view.name, lines, runs, tuple(steps), cells, ended, runs[0]))
    text = "Nobody outside handles complaints for you. If somebody does, enter them (5.4, 5.5)."
    step = Step("Add a third party", form("third-party"))
    headings = ("Who", "What they are", "Terms", *TERM)
    parts = (Part("Third parties", tuple(rows), text),)
    return Section((step,), parts, headings, "By name, A to Z")


def declared_conflicts(hub: Hub) -> Section:
    """Who declared a conflict of interest with whom (5.8)."""
    today = hub.session.today
    rows = []
    for view in hub.ask(conflicts.conflicts):
        lines = (capital(view.kind), span(view.declared_on, view.ended_on, today), view.note)
        ended = view.ended_on is not None and view.ended_on < today
        title = f"{view.person}, with {view.to_person}"
        steps = (Step("Change", form("conflict", view.id), f"Change the conflict of {title}"),)
        runs = _runs(view.declared_on, ended, today)
        cells = (view.person, view.to_person, lines[0], view.declared_on, view.ended_on, runs[0])
        rows.append(Row(title, lines, runs, steps, cells, ended))
    text = (
        "Nobody has declared a conflict of interest. Ask everyone who handles or decides "
        "complaints (5.8)."
    )
    step = Step("Declare a conflict", form("conflict"))
    parts = (Part("Conflicts of interest (5.8)", tuple(rows), text),)
    return Section((step,), parts, ("Who", "With whom", "What", *TERM), "Those that go on first")


def publicity(hub: Hub) -> Section:
    """Where residents are told how to complain (3.4 to 3.7)."""
    today = hub.session.today
    rows = []
    for view in hub.ask(officer_lists.publicity):
        what = f"{view.what}, {view.place}"
        steps = [Step("Change", form("publicity", view.id), f"Change {what}")]
        if view.until_on is None:
            steps.insert(0, Step("End", form("end-publicity", view.id), f"End {what}"))
        lines = (capital(view.place), span(view.from_on, view.until_on, today))
        ended = view.until_on is not None and view.until_on < today
        runs = _runs(view.from_on, ended, today)
        cells = (view.what, capital(view.place), view.from_on, view.until_on, runs[0])
        rows.append(Row(view.what, lines, runs, tuple(steps), cells, ended, runs[0]))
    text = "Nothing is entered. Residents must be able to find out how to complain (3.4 to 3.7)."
    add = (Step("Add publicity", form("publicity")), Step("Print the poster", Place("reports")))
    headings = ("What", "Where", *TERM)
    return Section(add, (Part("Publicity", tuple(rows), text),), headings, "Newest first")


SECTIONS: dict[str, tuple[str, Callable[[Hub], Section]]] = {
    record_words.OFFICES: ("Offices", offices),
    record_words.POLICIES: ("Policies", policies),
    record_words.MEETINGS: ("Meetings", meetings),
    record_words.TRAINING: ("Training", training),
    record_words.THIRD_PARTIES: ("Third parties", third_parties),
    record_words.PUBLICITY: ("Publicity", publicity),
    record_words.CONFLICTS: ("Conflicts", declared_conflicts),
}
"""Every list by its key: the words of its chip, and what it shows."""


def _office(view: OfficeView, today: date) -> Row:
    provision = PROVISIONS[view.role]
    title = capital(view.role.value) + (f" ({provision})" if provision else "")
    since = span(view.from_on, view.until_on, today)
    name = f"{view.name}, {view.role.value}, from {long_date(view.from_on)}"
    steps = [Step("Change", form("office", view.id), f"Change {name}")]
    if view.until_on is None:
        steps.insert(0, Step("End", form("end-office", view.id), f"End the term of {name}"))
    ended = view.until_on is not None and view.until_on < today
    runs = _runs(view.from_on, ended, today)
    cells = (title, view.name, view.from_on, view.until_on, runs[0])
    limit = award_words(view.may_award)
    if view.role is Role.COMMITTEE_MEMBER and not ended:
        return Row(view.name, (since, *limit), runs, tuple(steps), cells, ended, runs[0])
    return Row(title, (view.name, since, *limit), runs, tuple(steps), cells, ended, runs[0])


def _review(left: int | None) -> str:
    if left is None:
        return "No day for a review"
    if left < 0:
        return "Review late"
    return "Review soon" if left <= SOON else "Review later"


def _runs(from_on: date, ended: bool, today: date) -> BadgeWords:  # noqa: FBT001
    if ended:
        return "Ended", badge.CLOSED
    return ("To come", badge.NEW) if from_on > today else ("Now", badge.DONE)


def _policy(view: PolicyView, today: date, text: PolicyTextView | None) -> Row:
    state = None
    if view.left is not None:
        look = badge.LATE if view.left < 0 else badge.SOON if view.left <= SOON else badge.LEFT
        state = (left_words(view.left), look)
    lines = []
    if view.review_on is not None:
        lines.append(f"Review by {short_date(view.review_on, today.year)}")
    else:
        lines.append("No day for its review is set")
    if view.approved_on is not None:
        lines.append(f"Approved {short_date(view.approved_on, today.year)}")
    if view.equality_assessed_on is None:
        lines.append("No equality impact assessment is on record (5.15)")
    else:
        assessed = short_date(view.equality_assessed_on, today.year)
        lines.append(f"Equality impact assessed {assessed} (5.15)")
    last = view.reviews[0] if view.reviews else None
    if last is not None:
        lines.append(f"Last reviewed {short_date(last.on, today.year)}: {last.outcome}")
    lines.append(policy_words.state_line(text))
    steps = (
        Step("Open", policy_words.policy_place(view.id), f"Open {view.name}"),
        Step("Review", form("review-policy", view.id), f"Review {view.name}"),
        Step("Change", form("policy", view.id), f"Change {view.name}"),
    )
    cells = (
        view.name,
        view.review_on,
        state[0] if state else "",
        view.approved_on,
        view.equality_assessed_on,
        last.on if last else None,
        str(last.outcome) if last else "",
    )
    return Row(view.name, tuple(lines), state, steps, cells, group=_review(view.left))
