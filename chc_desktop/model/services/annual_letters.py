"""For the annual report: the letters of a year that went out with something missing."""

from __future__ import annotations

from chc_desktop.model.reports.case_lines import IncompleteLetter, LettersSent
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.services.letter_sheets import title_at_the_foot
from chc_desktop.model.services.session import Session


def letters_of_year(session: Session, year: Year) -> LettersSent:
    """The letters sent in a year whose words were kept; references, never names."""
    rows = session.register.rows(
        "SELECT l.kind, l.stage, l.missing, l.override_reason, c.reference FROM letter l"
        " LEFT JOIN complaint c ON c.id = l.complaint_id"
        " WHERE l.removed_on IS NULL AND l.body <> '' AND l.sent_on BETWEEN ? AND ?"
        " ORDER BY l.sent_on, l.id",
        year.start.isoformat(),
        year.end.isoformat(),
    )
    return LettersSent(
        sent=len(rows),
        incomplete=tuple(
            IncompleteLetter(
                reference=row["reference"] or "",
                what=title_at_the_foot(row["kind"], row["stage"] or 1),
                missing=row["missing"],
                reason=row["override_reason"],
            )
            for row in rows
            if row["missing"]
        ),
    )
