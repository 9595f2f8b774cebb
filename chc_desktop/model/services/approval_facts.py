"""What is approved, published and sent of a year's four papers: as it is recorded (8.1, 8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.approving import OCCASIONS, Document, Occasion, signature
from chc_desktop.model.rules.submission import PackPart, Published
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.assessment_rows import current
from chc_desktop.model.services.session import Session

RESPONSE, DECIDED, CHALLENGED = "response", "response: decided", "response: challenged"
"""The parts of the governing body's response, among the texts written for the report."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """The governing body's response in its three parts; without ``on`` it is a draft."""

    looked_at: str = ""
    decided: str = ""
    challenged: str = ""
    signed_by: str = ""
    role: str = ""
    on: date | None = None
    minute: str = ""

    @property
    def written(self) -> bool:
        """Whether anything of it is there."""
        return bool(self.looked_at.strip())


@dataclass(frozen=True, slots=True)
class CircumstanceView:
    """Exceptional circumstances as recorded (8.5)."""

    id: int
    what: str
    began_on: date
    ombudsman_told_on: date | None
    residents_told_on: date | None
    residents_told_how: str
    back_by: date
    back_on: date | None

    @property
    def sentence(self) -> str:
        """All of it in words, for the papers."""
        told = (
            [f"The Ombudsman was told on {paper_date(self.ombudsman_told_on)}."]
            if (self.ombudsman_told_on)
            else ["The Ombudsman has not been told yet."]
        )
        if self.residents_told_on:
            how = f" ({self.residents_told_how})" if self.residents_told_how else ""
            told.append(f"Residents were told on {paper_date(self.residents_told_on)}{how}.")
        else:
            told.append("Residents have not been told yet.")
        back = (
            f"We complied again on {paper_date(self.back_on)}."
            if self.back_on
            else f"We will comply again by {paper_date(self.back_by)}."
        )
        what = self.what.strip().rstrip(".")
        began = f"Exceptional circumstances from {paper_date(self.began_on)} (8.5): {what}."
        return " ".join((began, *told, back))


def pack_parts(session: Session, year_end: date) -> tuple[PackPart, ...]:
    """The four papers of a year, each with its approval and where it is published."""
    return session.once(("pack", year_end), lambda: tuple(_parts(session, year_end)))


def part_of(session: Session, year_end: date, what: Document) -> PackPart:
    """One of them."""
    return next(part for part in pack_parts(session, year_end) if part.what is what)


def response(session: Session, year_end: date) -> ResponseView:
    """The governing body's response to a year's report (8.2)."""
    rows = {
        row["part"]: row
        for row in session.register.rows(
            "SELECT * FROM report_text WHERE year_end = ? AND part IN (?, ?, ?)",
            year_end.isoformat(),
            RESPONSE,
            DECIDED,
            CHALLENGED,
        )
    }
    first = rows.get(RESPONSE)
    if first is None:
        return ResponseView()
    return ResponseView(
        looked_at=first["body"],
        decided=rows[DECIDED]["body"] if DECIDED in rows else "",
        challenged=rows[CHALLENGED]["body"] if CHALLENGED in rows else "",
        signed_by=first["signed_by"],
        role=first["role"],
        on=_day(first["on_date"]),
        minute=first["minute_reference"],
    )


def circumstances(session: Session, year_end: date | None = None) -> tuple[CircumstanceView, ...]:
    """Exceptional circumstances, the newest first: all, or those that touched a year."""
    found = [
        CircumstanceView(
            id=row["id"],
            what=row["what"],
            began_on=date.fromisoformat(row["began_on"]),
            ombudsman_told_on=_day(row["ombudsman_told_on"]),
            residents_told_on=_day(row["residents_told_on"]),
            residents_told_how=row["residents_told_how"],
            back_by=date.fromisoformat(row["back_by"]),
            back_on=_day(row["back_on"]),
        )
        for row in session.register.rows(
            "SELECT * FROM circumstance WHERE removed_on IS NULL ORDER BY began_on DESC, id DESC"
        )
    ]
    if year_end is None:
        return tuple(found)
    year = session.year(year_end)
    return tuple(
        c for c in found if c.began_on <= year.end and (c.back_on or c.back_by) >= year.start
    )


def version_words(assessment: Row | None) -> str:
    """``Version 2. After a restructure ... (8.3): why``; empty for the first, yearly one."""
    if assessment is None:
        return ""
    occasion = Occasion(assessment["occasion"])
    if occasion is Occasion.YEARLY:
        return f"Version {assessment['version']}" if assessment["version"] > 1 else ""
    why = assessment["why"].strip()
    said = f"{OCCASIONS[occasion]}: {why}" if why else OCCASIONS[occasion]
    return f"Version {assessment['version']}. {said}"


# ---- private


def _parts(session: Session, year_end: date) -> list[PackPart]:
    assessment, said = current(session, year_end), response(session, year_end)
    policy, approved = _policy(session), _approval(session, None, Document.POLICY)
    report = _approval(session, year_end, Document.REPORT)
    version = assessment["version"] if assessment else None
    return [
        PackPart(
            Document.POLICY,
            written=policy is not None or approved is not None,
            published=_published(session, None, Document.POLICY),
            **_approved(approved, "on_date", _day(policy["approved_on"]) if policy else None),
        ),
        PackPart(
            Document.SELF_ASSESSMENT,
            written=assessment is not None,
            version=version,
            published=_published(session, year_end, Document.SELF_ASSESSMENT, version),
            **_approved(assessment, "approved_on"),
        ),
        # It is made from the register, so it is there as soon as it is asked for.
        PackPart(
            Document.REPORT,
            written=True,
            published=_published(session, year_end, Document.REPORT),
            **_approved(report, "on_date"),
        ),
        PackPart(
            Document.RESPONSE,
            written=said.written,
            approved_on=said.on,
            minute=said.minute,
            signed_by=signature(said.signed_by, said.role),
            published=_published(session, year_end, Document.RESPONSE),
        ),
    ]


def _approved(row: Row | None, day: str, otherwise: date | None = None) -> dict[str, Any]:
    """What a row says of an approval; without one only the day known otherwise."""
    if row is None:
        return {"approved_on": otherwise}
    return {
        "approved_on": _day(row[day]),
        "minute": row["minute_reference"],
        "signed_by": row["signed_by"],
    }


def _approval(session: Session, year_end: date | None, what: Document) -> Row | None:
    """The newest approval of a paper; a policy's holds until the next, whatever the year."""
    return session.register.one(
        "SELECT * FROM approval WHERE what = ?1 AND removed_on IS NULL"
        " AND (?2 IS NULL OR year_end = ?2) ORDER BY on_date DESC, id DESC",
        what.value,
        year_end.isoformat() if year_end else None,
    )


def _policy(session: Session) -> Row | None:
    return session.register.one(
        "SELECT * FROM policy WHERE removed_on IS NULL AND name LIKE '%complaint%'"
        " ORDER BY approved_on IS NULL, approved_on DESC, id DESC"
    )


def _published(
    session: Session, year_end: date | None, what: Document, version: int | None = None
) -> tuple[Published, ...]:
    """Where a paper is published; a policy's places hold until they end, whatever the year."""
    rows = session.register.rows(
        "SELECT * FROM publication WHERE what = ?1 AND removed_on IS NULL AND to_ombudsman = 0"
        " AND (?2 IS NULL OR year_end = ?2) AND (?3 IS NULL OR version = ?3)"
        " AND (?2 IS NOT NULL OR until_on IS NULL OR until_on >= ?4) ORDER BY from_on, id",
        what.value,
        year_end.isoformat() if year_end else None,
        version,
        session.today.isoformat(),
    )
    return tuple(
        Published(r["place"], date.fromisoformat(r["from_on"]), _day(r["until_on"]), r["id"])
        for r in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
