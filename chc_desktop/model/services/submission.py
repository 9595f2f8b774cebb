"""The pack of papers that goes to the Ombudsman: what is there, what is missing, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.answers import Comply, read_answer
from chc_desktop.model.rules.approving import TITLES, late_approval
from chc_desktop.model.rules.assessment import date_to_comply
from chc_desktop.model.rules.settings import is_old
from chc_desktop.model.rules.submission import (
    PackPart,
    Published,
    Reminder,
    missing_lines,
    reminder,
    submit_by,
)
from chc_desktop.model.rules.values import Role
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import people
from chc_desktop.model.services.approval_facts import pack_parts, version_words
from chc_desktop.model.services.assessment_rows import current
from chc_desktop.model.services.assessments import answers
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import holder

NOT_KNOWN = "Not known yet"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the Ombudsman's form and what the register says to it; "" where nothing."""

    question: str
    answer: str
    sure: bool
    """Whether the Ombudsman's pages say that it is asked."""


@dataclass(frozen=True, slots=True)
class PackView:
    """The submission pack of a year."""

    landlord: str
    body: str
    year_end: date
    homes: int
    due: date | None
    """None where the landlord is so large that other rules apply."""
    large: str
    """What to tell such a landlord; empty for others."""
    member: bool
    parts: tuple[PackPart, ...]
    version: str
    submitted_on: date | None
    submitted_how: str
    sent_before: date | None
    """When an earlier version was sent that this one has replaced."""
    missing: tuple[str, ...]
    objections: tuple[str, ...]
    questions: tuple[Question, ...]
    form: str
    source: str
    last_checked: date
    old: bool


def pack(session: Session, year_end: date) -> PackView:
    """Everything about a year's submission, for the page, the paper and the text."""
    facts = read_json("submission.json")
    landlord = session.register.rows("SELECT * FROM landlord")[0]
    homes = people.homes_owned(session, year_end.isoformat())
    due = submit_by(year_end, homes)
    parts, assessment = pack_parts(session, year_end), current(session, year_end)
    checked = date.fromisoformat(facts["last_checked"])
    sent = _day(assessment["submitted_on"]) if assessment else None
    return PackView(
        landlord=landlord["name"],
        body=landlord["governing_body"],
        year_end=year_end,
        homes=homes,
        due=due,
        large="" if due else facts["large"],
        member=bool(landlord["scheme_member"]),
        parts=parts,
        version=version_words(assessment),
        submitted_on=sent,
        submitted_how=assessment["submitted_how"] if assessment else "",
        sent_before=None if sent else _sent_before(session, year_end),
        missing=missing_lines(parts),
        objections=tuple(_late(part) for part in parts if part.approved_late),
        questions=_questions(session, year_end, landlord, homes, parts, facts["questions"]),
        form=facts["form"],
        source=facts["source"],
        last_checked=checked,
        old=is_old(checked, session.today),
    )


def pack_text(session: Session, year_end: date) -> str:
    """The pack as plain text, to paste into the Ombudsman's form or an email."""
    view = pack(session, year_end)
    lines = [
        f"Submission under the Complaint Handling Code, year to {paper_date(year_end)}",
        view.landlord,
        "",
        *(f"{q.question}: {q.answer or NOT_KNOWN}" for q in view.questions),
        "",
        *(part_line(part) for part in view.parts),
    ]
    if view.missing:
        lines += ["", "Still missing:", *(f"- {text}" for text in view.missing)]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def pack_as_text(session: Session, year_end: date) -> bytes:
    """The same as a file."""
    return pack_text(session, year_end).encode()


def pack_pdf(session: Session, year_end: date, *, large: bool = False) -> bytes:
    """The pack on one page as a tagged PDF; on more pages in 18 point."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.submission import (  # noqa: PLC0415
        SubmissionPaper,
        render_submission,
    )

    view = pack(session, year_end)
    return render_submission(
        SubmissionPaper(
            landlord=view.landlord,
            year_end=year_end,
            on=session.today,
            due=view.due,
            large=view.large,
            version=view.version,
            sent=sent_words(view),
            parts=tuple(
                (TITLES[p.what], approved_words(p), p.minute, published_words(p))
                for p in view.parts
            ),
            missing=(*view.missing, *view.objections),
            questions=tuple((q.question, q.answer, q.sure) for q in view.questions),
            form=view.form,
            last_checked=view.last_checked,
        ),
        large=large,
    )


def submission_reminder(session: Session) -> tuple[date, Reminder] | None:
    """The submission that comes near or is late, with its year end; None while all is well.

    Of the year that ended last, once the register has anything of it and until it is sent.
    """
    year_end = session.years.of(session.today).start - timedelta(days=1)
    landlord = session.register.rows("SELECT scheme_member FROM landlord")[0]
    due = submit_by(year_end, people.homes_owned(session, year_end.isoformat()))
    assessment = current(session, year_end)
    known = assessment is not None or any(
        session.year_end_of(case.state.received) == year_end for case in session.cases().values()
    )
    sent = assessment is not None and assessment["submitted_on"]
    if due is None or sent or not known or not landlord["scheme_member"]:
        return None
    found = reminder(due, session.today)
    return (year_end, found) if found else None


def approved_words(part: PackPart) -> str:
    """``12 May 2026``, with the version and who signed; or that it is not approved."""
    if part.approved_on is None:
        return "Not written yet" if not part.written else "Not approved yet"
    signed = f"signed by {part.signed_by}" if part.signed_by else ""
    version = f"version {part.version}" if part.version else ""
    return "; ".join(filter(None, (paper_date(part.approved_on), version, signed)))


def published_words(part: PackPart) -> str:
    """Every place and since when; or that it is not published."""
    return "; ".join(_place(place) for place in part.published) or "Not published yet"


def part_line(part: PackPart) -> str:
    """One paper in one line: approved, minute, published."""
    minute = f", minute {part.minute}" if part.minute else ""
    return f"{TITLES[part.what]}: {approved_words(part)}{minute}. {published_words(part)}."


def sent_words(view: PackView) -> str:
    """When and how it was sent, or by when it must be."""
    if view.submitted_on:
        how = f", by {view.submitted_how}" if view.submitted_how else ""
        return f"Sent to the Ombudsman on {paper_date(view.submitted_on)}{how}."
    before = (
        f" An earlier version was sent on {paper_date(view.sent_before)}."
        if view.sent_before
        else ""
    )
    return f"Not sent to the Ombudsman yet.{before}"


# ---- private


def _place(place: Published) -> str:
    until = f" until {paper_date(place.until_on)}" if place.until_on else ""
    return f"{place.place}, from {paper_date(place.from_on)}{until}"


def _late(part: PackPart) -> str:
    assert part.approved_on is not None
    assert part.published_on is not None
    return f"{TITLES[part.what]}: {late_approval(part.approved_on, part.published_on)}"


def _sent_before(session: Session, year_end: date) -> date | None:
    row = session.register.one(
        "SELECT max(submitted_on) AS sent FROM assessment WHERE year_end = ? AND removed_on IS NULL",
        year_end.isoformat(),
    )
    return _day(row["sent"]) if row else None


def _questions(
    session: Session,
    year_end: date,
    landlord: dict[str, Any],
    homes: int,
    parts: tuple[PackPart, ...],
    asked: list[dict[str, Any]],
) -> tuple[Question, ...]:
    officer = holder(session, Role.COMPLAINTS_OFFICER, session.today.isoformat())
    known = {
        "landlord": landlord["name"],
        "homes": str(homes or ""),
        "year_end": paper_date(year_end),
        "contact": f"{officer}, complaints officer" if officer else "",
        "website": landlord["website"] or "None: published on paper",
        "not_complying": _not_complying(session, year_end),
    }
    for part in parts:
        known[f"{part.what.value}_link"] = "; ".join(_links(part))
    known["approved"] = _approvals(parts)
    return tuple(Question(q["question"], known.get(q["key"], ""), q["sure"]) for q in asked)


def _approvals(parts: tuple[PackPart, ...]) -> str:
    days = {part.approved_on for part in parts}
    if len(days) == 1 and (day := days.pop()) is not None:
        return f"All four on {paper_date(day)}"
    return "; ".join(
        f"{TITLES[part.what].lower()} {paper_date(part.approved_on)}"
        for part in parts
        if part.approved_on
    )


def _links(part: PackPart) -> list[str]:
    """Addresses on the web; where there are none, the other places: a notice board counts."""
    web = [place.place for place in part.published if place.on_the_web]
    return web or [place.place for place in part.published]


def _not_complying(session: Session, year_end: date) -> str:
    found = []
    for answer in answers(session, year_end):
        if read_answer(answer.answer) is Comply.NO:
            by = date_to_comply(answer, session.today)
            found.append(f"{answer.provision} by {paper_date(by)}" if by else answer.provision)
    return "; ".join(found) or ("None" if current(session, year_end) else "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
