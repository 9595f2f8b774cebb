"""What is written for the annual report, in words: titles, prompts, where each part is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.report_words import Part, PlanOutcome
from chc_desktop.model.rules.wording import n_of, paper_date
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from chc_desktop.model.services.report_words import PlanView, ReportWords, TextView

TITLES = {
    Part.FOREWORD: "Foreword",
    Part.RESIDENTS_KNOW: "How residents know that they can complain",
    Part.WHY_LATE: "Why answers were late",
    Part.NON_COMPLIANCE: "Non-compliance with the Code",
    Part.PERFORMANCE_REPORT: "The Ombudsman’s report about us",
    Part.OTHER_REPORTS: "Other reports of the Ombudsman",
}
ABOUT = {
    Part.FOREWORD: "By the Member Responsible for Complaints (9.5, 9.6).",
    Part.RESIDENTS_KNOW: "Few complaints are no proof that all is well (3.3).",
    Part.WHY_LATE: "In the public edition it stands in place of the reasons of single cases.",
    Part.NON_COMPLIANCE: "What the Ombudsman found, in words for publication (8.1 c).",
    Part.PERFORMANCE_REPORT: "What it says, if the Ombudsman published one (8.1 e).",
    Part.OTHER_REPORTS: "Such as a special report or a recommendation to all landlords (8.1 f).",
}
MOST_NAMED = 8
ONLY_IF = frozenset(
    {Part.WHY_LATE, Part.NON_COMPLIANCE, Part.PERFORMANCE_REPORT, Part.OTHER_REPORTS}
)
"""Parts that are written only if there was something of the kind; else the report says None."""
PROMPTS = {
    Part.FOREWORD: (
        "What do the figures of this year mean, and what can they not tell?",
        "What worries you, and what went well?",
        "What do you ask the governing body to change?",
    ),
    Part.RESIDENTS_KNOW: (
        "What was done this year so that everybody knows how to complain?",
        "Who might still not know, or not dare?",
        "What did it show, for example “11 of 19 knew how”?",
    ),
    Part.WHY_LATE: (
        "What held answers up: meetings, contractors, holidays, us?",
        "What is different now?",
    ),
    Part.NON_COMPLIANCE: (
        "Which part of the Code, and since when?",
        "What was done about it, and by when is it put right?",
    ),
    Part.PERFORMANCE_REPORT: ("What does it say about us, and where can it be read?",),
    Part.OTHER_REPORTS: ("Which report, and what follows from it for us?",),
}


OUTCOMES = (
    (PlanOutcome.DONE.value, "Done"),
    (PlanOutcome.NOT_DONE.value, "Not done"),
    (PlanOutcome.CARRIED_ON.value, "Not done, carried on next year"),
)
"""What can have come of a line of the plan, as it is chosen."""
LOOK_AGAIN = "Look at these words before they are published"


def names(found: tuple[tuple[str, str], ...]) -> str:
    """Return where somebody is named, a line each: at most as many as can be read at once."""
    lines = [f"{where}: “{word}”" for where, word in found[:MOST_NAMED]]
    more = len(found) - len(lines)
    return "\n".join([*lines, *([f"And {more} more."] if more else [])])


def words_place(year_end: date) -> Place:
    """Return the list of what is written for the report of a year."""
    return Place("report-words", year_end.isoformat())


def form_place(year_end: date, step: str, entry_id: int = 0) -> Place:
    """Return the form of a part, or of one entry of it."""
    key = year_end.isoformat() + (f":{entry_id}" if entry_id else "")
    return Place("report-text", key, step)


def step_of(part: Part) -> str:
    """Return a part as a place says it."""
    return part.value.replace(" ", "-")


def state(text: TextView) -> str:
    """Return whether a text is written, and signed."""
    if not text.body.strip():
        return "Only if there was any" if text.part in ONLY_IF else "Not written yet"
    words = f"{len(text.body.split())} words"
    if text.part is Part.FOREWORD and text.on is None:
        return f"{words}, not signed yet"
    if text.on is not None:
        return f"{words}, signed on {paper_date(text.on)}"
    return words


def plan_state(item: PlanView) -> str:
    """Return who does it and by when."""
    by = f"by {paper_date(item.by)}" if item.by else "without a date"
    carried = "carried on from last year" if item.carried else ""
    return ", ".join(filter(None, [item.who, by, carried]))


def result(item: PlanView) -> str:
    """Return what came of a line of the plan."""
    if item.outcome is None:
        return f"Nobody has said yet. {item.result}".strip()
    if item.done_on is None:
        carried = ", carried on" if item.outcome is PlanOutcome.CARRIED_ON else ""
        return f"Not done{carried}. {item.result}".strip()
    return f"Done on {paper_date(item.done_on)}. {item.result}".strip()


def count(view: ReportWords) -> str:
    """Return how much of the report is written."""
    written = n_of(view.written, len(view.texts)) if view.written else f"None of {len(view.texts)}"
    plan = f"{len(view.plan)} planned" if view.plan else "nothing planned"
    return f"{written} texts written, {plan} for next year."
