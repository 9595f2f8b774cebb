"""Letters to a person that concern a complaint, for its bundle: adjustments and restrictions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chc_desktop.model.reports.bundle_paper import BundleLetter
from chc_desktop.model.rules.person_letter_draft import without_health
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import people
from chc_desktop.model.services.person_letters import title_of
from chc_desktop.model.services.request_facts import Row
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.words import reached

LEFT_OUT = "Sentences about anybody’s health are left out of it (5.10)."


def person_letters(
    session: Session, case: Case, words: Callable[[str], str], *, health: bool
) -> tuple[BundleLetter, ...]:
    """Letters about adjustments of this complaint or of all contact, and about restrictions.

    Of restrictions those that were sent while the complaint ran. Without ``health`` no sentence
    about it is in them (5.10).
    """
    ids = people.entries_of(session, case.record.person_id)
    needs = session.register.tuples("SELECT person_id, need FROM adjustment ORDER BY id")
    told = [need for person_id, need in needs if person_id in ids]
    found = session.register.rows(
        "SELECT l.*, a.complaint_id AS only_for FROM letter l"
        " LEFT JOIN adjustment a ON a.id = l.about_id AND l.about = 'adjustment'"
        " WHERE l.about_id IS NOT NULL AND l.removed_on IS NULL AND l.sent_on IS NOT NULL"
        " ORDER BY l.sent_on, l.id"
    )
    mine = [row for row in found if row["person_id"] in ids and _concerns(row, case)]
    return tuple(_letter(row, words, told, health=health) for row in mine)


def _concerns(row: Row, case: Case) -> bool:
    if row["about"] == "adjustment":
        return row["only_for"] in (None, case.record.id)
    ended = case.state.closed_on or date.max
    return case.state.received <= date.fromisoformat(row["sent_on"]) <= ended


def _letter(
    row: Row, words: Callable[[str], str], told: list[str], *, health: bool
) -> BundleLetter:
    body = row["body"] if health else _without_health(row["body"], "\n".join(told))
    sent = paper_date(date.fromisoformat(row["sent_on"]))
    facts = [f"Sent {sent} {reached(row['sent_how'])}".strip() + "."]
    facts += [LEFT_OUT] if body.split() != row["body"].split() else []
    return BundleLetter(f"{title_of(row['kind'])}, {sent}", tuple(facts), words(body))


def _without_health(body: str, told: str) -> str:
    """The letter line by line, so that its headings and paragraphs stay."""
    return "\n".join(without_health(line, told) for line in body.split("\n"))
