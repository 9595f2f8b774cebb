"""Approving, publishing and submitting a year's papers (8.1 to 8.5, 9.7).

The Code's introduction asks for approval by the governing body at least yearly, and for another
way of publishing, such as a notice board, where there is no website.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import long_date


class Document(StrEnum):
    """The four papers of a submission."""

    POLICY = "policy"
    SELF_ASSESSMENT = "self-assessment"
    REPORT = "annual report"
    RESPONSE = "response"


TITLES = {
    Document.POLICY: "Complaints policy",
    Document.SELF_ASSESSMENT: "Self-assessment",
    Document.REPORT: "Annual report",
    Document.RESPONSE: "Governing body’s response",
}


class Occasion(StrEnum):
    """Why a self-assessment was made."""

    YEARLY = "yearly"
    RESTRUCTURE = "restructure"
    OMBUDSMAN = "ombudsman"
    CIRCUMSTANCES = "circumstances"
    CORRECTION = "correction"


OCCASIONS = {
    Occasion.YEARLY: "The yearly self-assessment (8.1)",
    Occasion.RESTRUCTURE: "After a restructure, merger or change in procedures (8.3)",
    Occasion.OMBUDSMAN: "On the Ombudsman’s request, after an investigation (8.4)",
    Occasion.CIRCUMSTANCES: "Exceptional circumstances: we could not comply (8.5)",
    Occasion.CORRECTION: "To change what was approved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """The governing body approves papers of a year: when, in which minute, signed by whom."""

    year_end: date
    what: tuple[Document, ...]
    on: date | None
    body: str
    minute: str
    signed_by: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """A paper of a year is published: at an address on the web, or on a notice board (8.2)."""

    year_end: date
    what: tuple[Document, ...]
    place: str
    from_on: date | None
    until_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """The papers of a year are sent to the Ombudsman."""

    year_end: date
    on: date | None
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """Another version of a year's self-assessment, copied from the newest or from ``from_id``."""

    year_end: date
    occasion: Occasion | None
    why: str
    from_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPromise:
    """What came of last year's date to comply: done on a day, or not done and by when now."""

    year_end: date
    provision: str
    done: bool | None
    done_on: date | None = None
    note: str = ""
    new_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResponse:
    """The governing body's response to the annual report (8.2), signed or still a draft."""

    year_end: date
    looked_at: str
    decided: str = ""
    challenged: str = ""
    signed_by: str = ""
    role: str = ""
    on: date | None = None
    minute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCircumstance:
    """The Code cannot be kept for an exceptional reason: who was told, and until when (8.5)."""

    what: str
    began_on: date | None
    ombudsman_told_on: date | None = None
    residents_told_on: date | None = None
    residents_told_how: str = ""
    back_by: date | None = None
    back_on: date | None = None
    entry_id: int | None = None


def problems_approving(
    command: Approve,
    today: date,
    blocks: int = 0,
    marked: int = 0,
    published_on: date | None = None,
    meetings: tuple[date, ...] = (),
) -> tuple[Problem, ...]:
    """What stands against an approval (8.1, 9.7); warnings do not stop it.

    ``blocks`` counts what must be put right in the self-assessment first, ``marked`` its rows still
    marked for a fresh look, ``published_on`` the first day of its publication.
    """
    found = []
    if not command.what:
        found.append(Problem("what", "", "Choose what was approved."))
    if blocks:
        text = (
            f"{_count(blocks, 'thing must', 'things must')} be put right in the self-assessment "
            "before it can be approved."
        )
        found.append(Problem("", "8.1", text))
    if command.on is not None and command.on > today:
        text = (
            f"{_sentence(command.body, 'The governing body')} has not met on "
            f"{long_date(command.on)} yet. Record the approval on that day or later."
        )
        found.append(Problem("on", "", text))
    else:
        found += day_problems("on", "approved", command.on, today)
    found += _needed("body", command.body, "Say who approved it: the committee or the board.")
    found += _needed("minute", command.minute, "Give the number of the minute that says so.")
    found += _needed("signed_by", command.signed_by, "Give the name of the one who signed it.")
    found += _needed("role", command.role, "Give the role of the one who signed it.")
    return (*found, *_approving_warnings(command, marked, published_on, meetings))


def problems_publishing(
    command: Publish, today: date, approved_on: dict[Document, date | None]
) -> tuple[Problem, ...]:
    """What stands against a publication (8.2); one before its approval is kept and said."""
    found = []
    if not command.what:
        found.append(Problem("what", "", "Choose what was published."))
    text = "Say where residents find it: an address on the web, or which notice board."
    found += _needed("place", command.place, text)
    found += day_problems("from_on", "published", command.from_on, today)
    if command.until_on is not None and command.from_on and command.until_on < command.from_on:
        found.append(Problem("until_on", "", "It cannot end before it began."))
    found += [
        Problem("what", "8.2", _early(what, approved_on.get(what)), Severity.WARN)
        for what in command.what
        if _is_early(command.from_on, approved_on.get(what))
    ]
    return tuple(found)


def problems_submitting(
    command: Submit, today: date, approved_on: date | None, missing: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """What stands against sending a year's papers (8.1 a); what is missing is said."""
    if approved_on is None:
        text = "The self-assessment is not approved yet. Record the approval first."
        return (Problem("", "8.1", text),)
    found = list(
        day_problems("on", "sent", command.on, today, ("approved", approved_on)),
    )
    found += _needed("how", command.how, "Say how it was sent, for example by the online form.")
    if missing:
        text = f"Not there yet: {'; '.join(missing)}."
        found.append(Problem("", "8.2", text, Severity.WARN))
    return tuple(found)


def problems_new_version(command: NewVersion) -> tuple[Problem, ...]:
    """What stands against another version: each but the yearly one says why (8.3, 8.4, 8.5)."""
    found = []
    if command.occasion is None:
        found.append(Problem("occasion", "", "Choose why there is a new version."))
    if command.occasion is not Occasion.YEARLY:
        found += _needed("why", command.why, "Say in a sentence what happened.")
    return tuple(found)


def problems_promise(
    command: AnswerPromise, today: date, promised_by: date | None
) -> tuple[Problem, ...]:
    """What stands against saying what came of a date to comply (8.1 a)."""
    if promised_by is None:
        text = f"No date to comply was set for {command.provision} the year before."
        return (Problem("", "8.1", text),)
    if command.done is None:
        return (Problem("done", "", "Say whether it is done."),)
    if command.done:
        return day_problems("done_on", "done", command.done_on, today)
    found = _needed("note", command.note, "Say why it is not done yet (8.1).")
    return (*found, *_new_date(command.new_by, today))


def problems_response(command: WriteResponse, today: date) -> tuple[Problem, ...]:
    """What stands against the response (8.2). Until it is dated it is a draft and asks for nothing."""
    found = _needed("looked_at", command.looked_at, "Write what the governing body looked at.")
    if command.on is None:
        if command.minute.strip():
            found.append(Problem("on", "8.2", "Give the day of the meeting of that minute."))
        return tuple(found)
    found += day_problems("on", "agreed", command.on, today)
    found += _needed("minute", command.minute, "Give the number of the minute that says so.")
    found += _needed("signed_by", command.signed_by, "Give the name of the one who signed it.")
    found += _needed("role", command.role, "Give the role of the one who signed it.")
    return tuple(found)


def problems_circumstance(command: KeepCircumstance, today: date) -> tuple[Problem, ...]:
    """What stands against an entry of exceptional circumstances; who is not told yet warns (8.5)."""
    found = _needed("what", command.what, "Say what happened, and what you cannot do.")
    found += day_problems("began_on", "begun", command.began_on, today)
    for field, verb, on in (
        ("ombudsman_told_on", "told", command.ombudsman_told_on),
        ("residents_told_on", "told", command.residents_told_on),
        ("back_on", "over", command.back_on),
    ):
        if on is not None:
            began = ("begun", command.began_on) if command.began_on else None
            found += day_problems(field, verb, on, today, began)
    if command.residents_told_on is not None:
        text = "Say how residents were told: the website, a notice, letters."
        found += _needed("residents_told_how", command.residents_told_how, text)
    found += _back_by(command)
    return (*found, *_not_told(command))


def is_late_approval(approved_on: date | None, published_on: date | None) -> bool:
    """Whether a paper was published before it was approved (8.2)."""
    return bool(approved_on and published_on and published_on < approved_on)


def late_approval(approved_on: date, published_on: date) -> str:
    """The sentence that says so."""
    return (
        f"It was published on {long_date(published_on)}, before it was approved on "
        f"{long_date(approved_on)}. The Ombudsman objects to that."
    )


def signature(name: str, role: str) -> str:
    """``Ada Marsh, chair``: who signed, with the role."""
    return ", ".join(filter(None, (" ".join(name.split()), " ".join(role.split()))))


# ---- private


def _approving_warnings(
    command: Approve, marked: int, published_on: date | None, meetings: tuple[date, ...]
) -> list[Problem]:
    found = []
    if marked:
        text = (
            f"{_count(marked, 'provision is', 'provisions are')} still marked for a fresh look, "
            "because the words were taken over from another year."
        )
        found.append(Problem("", "8.1", text, Severity.WARN))
    if command.on and published_on and is_late_approval(command.on, published_on):
        text = late_approval(command.on, published_on)
        found.append(Problem("on", "8.2", text, Severity.WARN))
    if command.on and meetings and command.on not in meetings:
        text = f"Your list of meetings has none on {long_date(command.on)}."
        found.append(Problem("on", "", text, Severity.WARN))
    return found


def _new_date(new_by: date | None, today: date) -> tuple[Problem, ...]:
    if new_by is None:
        text = "A No needs a new date by which you will comply (8.1)."
        return (Problem("new_by", "8.1", text),)
    if out_of_reach(new_by):
        return (year_problem("new_by", new_by),)
    if new_by < today:
        return (Problem("new_by", "8.1", "The new date must be today or later."),)
    return ()


def _back_by(command: KeepCircumstance) -> list[Problem]:
    if command.back_by is None:
        text = "Give the date by which you will comply again (8.5)."
        return [Problem("back_by", "8.5", text)]
    if out_of_reach(command.back_by):
        return [year_problem("back_by", command.back_by)]
    if command.began_on and command.back_by < command.began_on:
        return [Problem("back_by", "8.5", "It cannot end before it began.")]
    return []


def _not_told(command: KeepCircumstance) -> list[Problem]:
    said = (
        ("ombudsman_told_on", command.ombudsman_told_on, "the Ombudsman"),
        ("residents_told_on", command.residents_told_on, "the residents it may affect"),
    )
    return [
        Problem(field, "8.5", f"The Code asks you to tell {whom} (8.5).", Severity.WARN)
        for field, on, whom in said
        if on is None
    ]


def _needed(field: str, text: str, sentence: str) -> list[Problem]:
    return [] if text.strip() else [Problem(field, "", sentence)]


def _is_early(published_on: date | None, approved_on: date | None) -> bool:
    return approved_on is None or is_late_approval(approved_on, published_on)


def _early(what: Document, approved_on: date | None) -> str:
    name = TITLES[what]
    when = f"only on {long_date(approved_on)}" if approved_on else "not approved yet"
    said = f"was approved {when}" if approved_on else f"is {when}"
    return f"{name}: it {said}. The Ombudsman objects to publishing before approval."


def _sentence(text: str, otherwise: str) -> str:
    word = text.strip()
    return f"The {word.removeprefix('the ').removeprefix('The ')}" if word else otherwise


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
