"""An assessment written against an older Code goes on in the one in force (8.1)."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.assessment_rows import NO_COMPLAINT, current, next_version
from chc_desktop.model.services.edition_rows import left_behind, rows_in
from chc_desktop.model.services.editions import edition_of, in_force, newer
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

_NOTHING = "There is no self-assessment of this year yet. Read a form in, or answer one."
_SAME = "This self-assessment is written against the {0} Code, which is in force. Go on with it."


def carry_forward(session: Session, year_end: date) -> Result:
    """Start a draft against the Code in force from the year's newest; that one stays as it is.

    What the older one says comes across marked "From 2022, check"; where the words of the Code
    changed, Yes or No is asked anew.
    """
    source = current(session, year_end)
    if source is None:
        return Refusal((Problem("", "8.1", _NOTHING),))
    old, new = edition_of(session, year_end), in_force(session)
    if not newer(session, year_end):
        return Refusal((Problem("", "8.1", _SAME.format(old.edition)),))
    given = {
        row["provision"]: row
        for row in session.register.rows(
            "SELECT * FROM assessment_answer WHERE assessment_id = ? ORDER BY id", source["id"]
        )
    }
    rows = rows_in(given, old, new)
    version = next_version(session, year_end)
    with session.action("carry the self-assessment forward to another Code", NO_COMPLAINT) as act:
        values = {
            "year_end": source["year_end"],
            "edition": new.edition,
            "version": version,
            "occasion": source["occasion"],
            "why": f"Carried forward from the {old.edition} Code.",
            "prepared_by": source["prepared_by"],
            "started_from": source["id"],
        }
        assessment_id = act.insert("assessment", values)
        for row in rows:
            act.insert("assessment_answer", {"assessment_id": assessment_id, **row})
    return Done(
        _said(old.edition, new.edition, source["version"], rows, left_behind(given, old, new)),
        added_id=assessment_id,
    )


def _said(
    old: str, new: str, before: int, rows: list[dict[str, object]], left: tuple[str, ...]
) -> str:
    marked = sum(bool(row["look_again"]) for row in rows)
    text = f"Carried forward to the {new} Code: {marked} of {len(rows)} provisions to check"
    if left:
        text += f". {', '.join(left)} of the {old} Code went: version {before} keeps their words"
    return text
