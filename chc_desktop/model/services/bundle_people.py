"""Who stands in a bundle, whose names are masked, and what it says of adjustments."""

from __future__ import annotations

from chc_desktop.model.rules.masking import KnownPerson, Mask
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import people as known
from chc_desktop.model.services.adjustments import adjustments as adjustment_views
from chc_desktop.model.services.bundle_entries import said
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views_people import AdjustmentView

_COMPLAINING = frozenset({"lead", "member", "representative"})


def people(session: Session, case: Case) -> list[tuple[str, str]]:
    """Everybody who has a part in the complaint, with the part."""
    record = case.record
    found = [("Resident", ", ".join(filter(None, (record.resident, record.home))))]
    for row in session.register.rows(
        "SELECT x.part, x.consent_on, x.removed_on, p.name FROM complaint_person x"
        " JOIN person p ON p.id = x.person_id WHERE x.complaint_id = ? ORDER BY x.id",
        record.id,
    ):
        consent = f", consent of {said(row['consent_on'])}" if row["consent_on"] else ""
        until = f", until {said(row['removed_on'])}" if row["removed_on"] else ""
        found.append((row["part"].capitalize(), f"{row['name']}{consent}{until}"))
    for row in session.register.rows(
        "SELECT s.stage, s.part, s.conflicts_declared, coalesce(p.name, t.name) AS name"
        " FROM stage_handler s LEFT JOIN person p ON p.id = s.person_id"
        " LEFT JOIN third_party t ON t.id = s.third_party_id"
        " WHERE s.complaint_id = ? AND s.removed_on IS NULL ORDER BY s.stage, s.id",
        record.id,
    ):
        part = "" if row["part"] == "considers" else f", {row['part']}"
        declared = f". Declared: {row['conflicts_declared']}" if row["conflicts_declared"] else ""
        found.append((f"Considered stage {row['stage']}", f"{row['name']}{part}{declared}"))
    return found


def mask_of(session: Session, case: Case) -> Mask:
    """What takes third parties out of the texts of a case: all but who complains and officers."""
    staying = _staying(session, case)
    kept: list[KnownPerson] = []
    third: list[KnownPerson] = []
    for row in session.register.rows(
        "SELECT p.id, p.name, coalesce(h.label, p.elsewhere) AS home, p.email, p.phone"
        " FROM person p LEFT JOIN home h ON h.id = p.home_id ORDER BY p.id"
    ):
        person = KnownPerson(row["name"], row["home"], row["email"], row["phone"])
        (kept if row["id"] in staying else third).append(person)
    return Mask(third, kept)


def adjustments(session: Session, case: Case, *, health: bool) -> list[str]:
    """The adjustments that apply to a case, in words; with ``health`` the need too (5.10)."""
    ids = set(known.entries_of(session, case.record.person_id))
    return [
        _adjustment(session, view, health=health)
        for view in adjustment_views(session)
        if view.person_id in ids and view.complaint_id in {None, case.record.id}
    ]


def _adjustment(session: Session, view: AdjustmentView, *, health: bool) -> str:
    decided = f"{view.decision.value.capitalize()}" if view.decision else "Not decided yet"
    on = f" {paper_date(view.decided_on)}" if view.decided_on else ""
    ended = f" Ended {paper_date(view.ended_on)}." if view.ended_on else ""
    words = f"{view.asked}. Asked for {paper_date(view.asked_on)}. {decided}{on}.{ended}"
    if not health:
        return words
    row = session.register.rows("SELECT need, reasons FROM adjustment WHERE id = ?", view.id)[0]
    need = f"\n\nIn their own words: “{row['need']}”" if row["need"] else ""
    return f"{words}{need}" + (f"\n\nReasons: {row['reasons']}" if row["reasons"] else "")


def _staying(session: Session, case: Case) -> set[int]:
    """Who complains, who acts for the landlord, who considered a stage; with their duplicates."""
    ids = {case.record.person_id}
    parts = session.register.tuples(
        "SELECT person_id, part FROM complaint_person WHERE complaint_id = ?", case.record.id
    )
    ids |= {person_id for person_id, part in parts if part in _COMPLAINING}
    for sql in (
        "SELECT id FROM person WHERE kind = 'officer'",
        "SELECT person_id FROM role_holder",
        "SELECT person_id FROM stage_handler WHERE person_id IS NOT NULL",
    ):
        ids |= {row[0] for row in session.register.tuples(sql)}
    return {one for person_id in ids for one in known.entries_of(session, person_id)}
