"""The sentences of the Today page."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.wording import NBSP, long_date, short_date, working_days
from chc_desktop.model.services.views import Chore, MeetingAlarm, ReviewItem, TodayItem, TodayView
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels import people_words, remedy_words, step_words

ASK_HEADING = "Do residents know how to complain?"
ASK_TEXT = (
    "Few complaints can mean that people do not know how. The Code asks you to make it known (3.3)."
)
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def summary(view: TodayView) -> str:
    """Return the day and what it asks for, in words."""
    parts = [_spoken(view.today)]
    late, soon = len(view.overdue), len(view.due_soon)
    if late:
        parts.append(
            "One thing is overdue." if late == 1 else f"{_number(late)} things are overdue."
        )
    if soon:
        thing = "One thing is" if soon == 1 else f"{_number(soon)} things are"
        parts.append(f"{thing} due by {_day(view.soon_until)}.")
    if late or soon:
        parts[0] += "."
    return " ".join(parts)


def nothing_due(view: TodayView) -> str:
    """Return what is so when nothing is due, and what comes next."""
    first = f"No response or promise falls due by {_day(view.soon_until)}."
    if view.later is None:
        return f"{first} No date is set after it."
    title = view.later.title[:1].lower() + view.later.title[1:]
    return f"{first} The next date is {short_date(view.later.due, view.today.year)}: {title}."


def meeting(alarm: MeetingAlarm, today: date) -> str:
    """Return why a meeting is too late for a complaint."""
    meets, due = (short_date(day, today.year) for day in (alarm.meeting_on, alarm.due))
    return (
        f"The next meeting is on {meets}, {working_days(alarm.days_after)} after the due date, "
        f"{due}. Decide it in between, or ask one person to decide it."
    )


def action(item: TodayItem) -> tuple[str, str, Place]:
    """Return the words of a line's button, what screen readers say for it, and where it leads."""
    if item.verb is not None:
        place = step_words.step_place(item.complaint_id, item.verb, item.promise_id)
        words = step_words.WORDS[item.verb].button
        return words, step_words.button_name(item.verb, item.reference), place
    words, name = remedy_words.CHORES[item.chore or Chore.UPDATE]
    place = remedy_words.chore_place(item)
    return words, f"{words}: {name}, {item.reference}", place


def review_title(review: ReviewItem) -> str:
    """Return what is to be reviewed: "Adjustment: large print"."""
    kind = f"{review.kind[:1].upper()}{review.kind[1:]}"
    return f"{kind}: {review.title}" if kind else review.title


def review_place(review: ReviewItem) -> Place | None:
    """Return where a review opens; None where there is no place for it."""
    if review.kind in {"adjustment", "restriction"}:
        return people_words.subject_place(f"review-{review.kind}", review.subject_id)
    key = str(review.subject_id)
    places = {
        "policy": Place("entry", key, "review-policy"),
        "survey": Place("answer", key),
        "term": Place("officers", "", "offices"),
    }
    if review.kind == "submission":
        return Place("approval", "", date.fromordinal(review.subject_id).isoformat())
    return places.get(review.kind)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]}{NBSP}{day.day}{NBSP}{long_date(day).split(NBSP)[2]}"


def _spoken(day: date) -> str:
    return f"{_day(day)}{NBSP}{day.year}"
