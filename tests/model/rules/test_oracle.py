"""Random cases against a second opinion: every day counted one by one, with gov.uk's list.

The oracle below shares no code with the rules. It reads the domain's sentences again and
counts by walking through the calendar.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.complaint import breaches, case_state
from chc_desktop.model.rules.events import (
    Acknowledged,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
)
from chc_desktop.model.rules.measures import MeasuredCase, stage_measures, year_to
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.rules.working_days import WorkingDays

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = timedelta(days=1)
OFF = frozenset(
    h["date"]
    for h in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
)
CALENDAR = WorkingDays()


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def after(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= works(day)
    return day


def late_by(due: date, done: date) -> int:
    if done <= due:
        return 0
    days, day = 0, due
    while day < done:
        day += DAY
        days += works(day)
    return max(days, 1)


# ---- what happened at a stage


@dataclass(frozen=True)
class Told:
    on: date
    until: date
    written: bool
    reason: bool
    ombudsman: bool
    good: bool
    updates: bool


@dataclass(frozen=True)
class Story:
    """The facts of a stage; ``refused_before`` was overturned on the day ``start``."""

    asked: date
    start: date
    refused_before: date | None = None
    acknowledged: date | None = None
    told: tuple[Told, ...] = ()
    responded: date | None = None
    refused: date | None = None
    withdrawn: date | None = None

    @property
    def ended(self) -> date | None:
        return self.responded or self.refused or self.withdrawn


@dataclass(frozen=True)
class Whole:
    one: Story
    two: Story | None
    outside: bool = False
    noise: tuple[Event, ...] = field(default=())

    @property
    def last(self) -> date:
        days = [e.on for e in events_of(self)]
        return max(days)


@st.composite
def told(draw: st.DrawFn, start: date) -> Told:
    on = start + draw(st.integers(0, 45)) * DAY
    good = draw(st.integers(0, 9))
    yes = st.sampled_from([True, True, True, True, True, False])
    return Told(
        on,
        on + draw(st.integers(-3, 45)) * DAY,
        draw(yes),
        draw(yes),
        draw(yes),
        good < 3,
        good < 2,
    )


@st.composite
def stories(draw: st.DrawFn, asked: date, *, may_withdraw: bool = True) -> Story:
    start, refused_before = asked, None
    if draw(st.integers(0, 7)) == 0:
        refused_before = asked + draw(st.integers(0, 20)) * DAY
        start = refused_before + draw(st.integers(0, 60)) * DAY
    acknowledged = draw(st.none() | st.integers(0, 14).map(lambda n: start + n * DAY))
    found = Story(
        asked,
        start,
        refused_before,
        acknowledged,
        tuple(draw(st.lists(told(start), max_size=2))),
    )
    day = start + draw(st.integers(1, 60)) * DAY
    if acknowledged is not None:
        day = max(day, acknowledged)
    match draw(st.sampled_from(["answered", "answered", "answered", "refused", "gone", "open"])):
        case "answered":
            return replace(found, responded=day)
        case "refused":
            return replace(found, refused=day)
        case "gone" if may_withdraw:
            return replace(found, withdrawn=day)
        case _:
            return found


@st.composite
def wholes(draw: st.DrawFn) -> Whole:
    received = draw(st.dates(date(2013, 1, 1), date(2026, 12, 31)))
    one = draw(stories(received))
    two = None
    if one.refused is None and one.withdrawn is None and draw(st.booleans()):
        # From an answered stage 1, or from one that is slow to answer.
        asked = (one.responded or one.start + 30 * DAY) + draw(st.integers(1, 40)) * DAY
        two = draw(stories(asked, may_withdraw=one.responded is not None))
    return Whole(one, two, outside=draw(st.integers(0, 5)) == 0)


def events_of(whole: Whole) -> list[Event]:
    found: list[Event] = [Received(on=whole.one.asked), Noted(on=whole.one.asked, what="called")]
    if whole.two is not None:
        found.append(EscalationRequested(on=whole.two.asked, stage=Stage.TWO))
    for stage, story in ((Stage.ONE, whole.one), (Stage.TWO, whole.two)):
        if story is None:
            continue
        if story.refused_before is not None:
            found.append(Refused(on=story.refused_before, stage=stage))
            found.append(ToldToAccept(on=story.start, stage=stage))
        if story.acknowledged is not None:
            found.append(Acknowledged(on=story.acknowledged, stage=stage))
        found += [
            Extended(
                on=t.on,
                stage=stage,
                new_date=t.until,
                in_writing=t.written,
                reason="The contractor is ill" if t.reason else "",
                ombudsman_given=t.ombudsman,
                good_reason="Asbestos" if t.good else "",
                update_every=5 if t.updates else None,
            )
            for t in story.told
        ]
        if story.responded is not None:
            found.append(Responded(on=story.responded, stage=stage, outcome=Outcome.UPHELD))
        if story.refused is not None:
            found.append(Refused(on=story.refused, stage=stage))
        if story.withdrawn is not None:
            found.append(Withdrawn(on=story.withdrawn, stage=stage))
    return found


# ---- the second opinion


@dataclass(frozen=True)
class Dates:
    acknowledge_by: date
    unextended: date
    due: date
    on_time: date
    cap: date


def dates_of(story: Story, stage: int) -> Dates:
    limit = 10 if stage == 1 else 20
    acknowledge_by = after(story.start, 5)
    on_time = after(acknowledge_by, limit)
    counts = story.acknowledged is not None and (
        story.responded is None or story.acknowledged <= story.responded
    )
    unextended = after(story.acknowledged or date.min, limit) if counts else on_time
    cap = after(unextended, limit)
    due = unextended
    for t in sorted(story.told, key=lambda t: (t.on, t.until)):
        complete = t.written and t.reason and t.ombudsman
        within = t.until <= cap or (t.good and t.updates)
        if complete and within and t.on <= due < t.until:
            due = t.until
    return Dates(acknowledge_by, unextended, due, on_time, cap)


def missed(whole: Whole, today: date) -> set[tuple[int, str, date, int, bool]]:
    found = set()
    for stage, story in ((1, whole.one), (2, whole.two)):
        if story is None:
            continue
        dates = dates_of(story, stage)
        first = [d for d in (story.acknowledged, story.responded) if d is not None]
        for clock, due, done in (
            ("acknowledge", dates.acknowledge_by, min(first, default=None)),
            ("respond", dates.due, story.responded),
        ):
            stops = done or story.ended
            days = late_by(due, stops or today)
            if days:
                found.add((stage, clock, due, days, stops is None))
    return found


def counted(wholes: list[Whole], stage: int, ends: date, begins: date, today: date) -> list[int]:
    received = in_time = responded = extension = by_on_time = waiting = unacknowledged = 0
    for whole in wholes:
        story = whole.one if stage == 1 else whole.two
        if story is None or whole.outside or not begins <= story.asked <= ends:
            continue
        if story.refused is not None:
            continue
        dates = dates_of(story, stage)
        received += 1
        first = [d for d in (story.acknowledged, story.responded) if d is not None]
        in_time += bool(first) and min(first) <= dates.acknowledge_by
        unacknowledged += not first and (story.ended or today) <= dates.acknowledge_by
        if story.responded is not None:
            responded += story.responded <= dates.due
            extension += dates.unextended < story.responded <= dates.due
            by_on_time += story.responded <= dates.on_time
        else:
            waiting += (story.withdrawn or today) <= dates.due
    return [received, in_time, responded, extension, by_on_time, waiting, unacknowledged]


# ---- the tests


def as_entered(whole: Whole, seed: int) -> list[Event]:
    """The same facts with ids and places dealt out anew: another order of typing them in."""
    facts = events_of(whole)
    ids = list(range(1, len(facts) + 1))
    dealer = random.Random(seed)
    dealer.shuffle(ids)
    facts = [replace(fact, id=i) for fact, i in zip(facts, ids, strict=True)]
    dealer.shuffle(facts)
    return facts


@given(whole=wholes(), seed=st.integers(0, 1000))
def test_every_date_of_a_stage_is_the_one_counted_day_by_day(whole: Whole, seed: int) -> None:
    state = case_state(CALENDAR, as_entered(whole, seed))
    assert len(state.stages) == 1 + (whole.two is not None)
    for stage, story in zip(state.stages, (whole.one, whole.two), strict=False):
        assert story is not None
        expected = dates_of(story, stage.stage)
        clock = stage.clock
        found = Dates(
            clock.acknowledge_by,
            clock.respond_by_unextended,
            clock.respond_by,
            clock.on_time_date,
            clock.extension_cap,
        )
        assert found == expected
        assert clock.start == story.start
        assert stage.ended_on == story.ended


@given(whole=wholes(), seed=st.integers(0, 1000), later=st.integers(0, 120))
def test_breaches_are_the_ones_found_day_by_day(whole: Whole, seed: int, later: int) -> None:
    today = whole.last + later * DAY
    state = case_state(CALENDAR, as_entered(whole, seed))
    found = {
        (int(b.stage), b.clock.value, b.due, b.days_late, b.still_open)
        for b in breaches(CALENDAR, state, today)
    }
    assert found == missed(whole, today)


@given(whole=wholes(), first=st.integers(0, 1000), second=st.integers(0, 1000))
def test_any_order_of_entering_the_same_facts_gives_the_same_dates(
    whole: Whole, first: int, second: int
) -> None:
    one = case_state(CALENDAR, as_entered(whole, first))
    two = case_state(CALENDAR, as_entered(whole, second))
    assert [s.clock for s in one.stages] == [s.clock for s in two.stages]
    assert [s.ended_on for s in one.stages] == [s.ended_on for s in two.stages]
    today = whole.last + 30 * DAY
    assert breaches(CALENDAR, one, today) == breaches(CALENDAR, two, today)


def last_of(month: int, day: int) -> Callable[[int], date]:
    def end(year: int) -> date:
        tried = date(year, month, 28)
        while tried.day < day and (tried + DAY).month == month:
            tried += DAY
        return tried

    return end


YEAR_ENDS = [last_of(3, 31), last_of(9, 30), last_of(12, 31), last_of(2, 29)]


@given(
    cases=st.lists(wholes(), min_size=1, max_size=6),
    year_end=st.sampled_from(YEAR_ENDS),
    homes=st.sampled_from([24, 60, 999]),
    later=st.integers(0, 90),
)
def test_the_measures_of_a_year_are_the_ones_counted_by_hand(
    cases: list[Whole], year_end: Callable[[int], date], homes: int, later: int
) -> None:
    today = max(c.last for c in cases) + later * DAY
    measured = [MeasuredCase(case_state(CALENDAR, events_of(c)), c.outside) for c in cases]
    for year in {c.one.asked.year + n for c in cases for n in (0, 1)}:
        ends = year_end(year)
        begins = year_end(year - 1) + DAY
        assert (year_to(ends).start, year_to(ends).end) == (begins, ends)
        for stage in Stage:
            found = stage_measures(measured, stage, year_to(ends), homes, today)
            expected = counted(cases, stage, ends, begins, today)
            assert [
                found.received,
                found.acknowledged_in_time,
                found.responded_in_time,
                found.responded_in_extension,
                found.responded_by_on_time_date,
                found.not_yet_due,
                found.acknowledgement_not_yet_due,
            ] == expected
            received, _, responded, extension, _, waiting, unacknowledged = expected
            assert found.acknowledged_of == received - unacknowledged
            assert found.ch01 == received * 1000 / homes
            due = received - waiting
            assert found.of == due
            assert found.ch02 == (responded * 100 / due if due else None)
            without = (responded - extension) * 100 / due if due else None
            assert found.ch02_without_extensions == without


@given(whole=wholes(), wrong=st.integers(1, 40), seed=st.integers(0, 1000))
def test_a_typing_mistake_that_is_corrected_leaves_no_trace_in_the_dates(
    whole: Whole, wrong: int, seed: int
) -> None:
    facts = [replace(fact, id=n) for n, fact in enumerate(events_of(whole), start=1)]
    dealer = random.Random(seed)
    right = dealer.choice(facts)
    mistaken = [replace(f, on=f.on + wrong * DAY) if f is right else f for f in facts]
    twice = [
        replace(right, id=len(facts) + 1, on=right.on - wrong * DAY, corrects=right.id),
        replace(right, id=len(facts) + 2, corrects=len(facts) + 1, why_corrected="typing"),
    ]
    corrected = case_state(CALENDAR, [*mistaken, *twice])
    assert [s.clock for s in corrected.stages] == [
        s.clock for s in case_state(CALENDAR, facts).stages
    ]
