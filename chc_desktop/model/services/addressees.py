"""Who a letter goes to, what was agreed with each of them, and who a sent one went to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.model.rules.addressees import Addressee, Gets, first_choice
from chc_desktop.model.rules.residents import Part
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services import people
from chc_desktop.model.services.complaint_people import people_on
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

_GETS = {
    None: Gets.LEAD,
    Part.MEMBER: Gets.MEMBER,
    Part.REPRESENTATIVE: Gets.REPRESENTATIVE,
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What agreed adjustments ask of the letters to one person (5.10), without the need."""

    large_print: bool
    agreed: tuple[str, ...]


def addressees(session: Session, complaint_id: int) -> tuple[Addressee, ...]:
    """Who gets the letters of a complaint, the lead first (1.2, 1.3); each person once.

    A representative without consent is listed and marked; empty without such a complaint.
    """
    found: dict[int, Addressee] = {}
    for who in people_on(session, complaint_id):
        if who.part in _GETS and who.person_id not in found:
            found[who.person_id] = _addressee(
                session,
                who.person_id,
                _GETS[who.part],
                complaint_id,
                consent_missing=who.no_consent,
            )
    return tuple(found.values())


def person_addressee(session: Session, person_id: int) -> Addressee:
    """One person, for a letter about themself."""
    return _addressee(session, people.kept_id(session, person_id), Gets.SELF, None)


def companions(session: Session, complaint_id: int) -> tuple[str, ...]:
    """Who comes along to the meetings of a complaint (3.6)."""
    return tuple(who.name for who in people_on(session, complaint_id) if who.part is Part.COMPANION)


def wishes(session: Session, person_id: int, complaint_id: int | None) -> Wishes:
    """What was agreed with a person about letters on a complaint, or about themself."""
    ids = people.entries_of(session, person_id)
    marks = ", ".join("?" * len(ids))
    rows = session.register.rows(
        f"SELECT acts, asked FROM adjustment WHERE person_id IN ({marks})"
        " AND decision = 'agreed' AND ended_on IS NULL AND removed_on IS NULL"
        " AND (complaint_id IS NULL OR ? IS NULL OR complaint_id = ?) ORDER BY id",
        *ids,
        complaint_id,
        complaint_id,
    )
    large = any("large print" in f"{row['acts']} {row['asked']}".casefold() for row in rows)
    return Wishes(large, tuple(one_line(row["asked"]) for row in rows))


def keep_recipients(action: Action, letter_id: int, sent_to: Iterable[Addressee]) -> None:
    """Keep who a letter went to, as the envelopes said it."""
    for who in sent_to:
        action.insert(
            "letter_recipient",
            {
                "letter_id": letter_id,
                "person_id": who.person_id,
                "part": who.part.value,
                "name": who.name,
                "address": "\n".join(who.address),
                "large_print": int(who.large_print),
            },
        )


def recipients(session: Session, letter_id: int) -> tuple[Addressee, ...]:
    """Who a letter went to; empty for one from before this was kept."""
    rows = session.register.rows(
        "SELECT * FROM letter_recipient WHERE letter_id = ? AND removed_on IS NULL ORDER BY id",
        letter_id,
    )
    return tuple(
        Addressee(
            person_id=people.kept_id(session, row["person_id"]),
            name=row["name"],
            part=Gets(row["part"]),
            address=tuple(filter(None, row["address"].split("\n"))),
            large_print=bool(row["large_print"]),
        )
        for row in rows
    )


def chosen(everybody: tuple[Addressee, ...], to: tuple[int, ...] | None) -> tuple[Addressee, ...]:
    """Those of everybody whom a letter goes to."""
    ids = first_choice(everybody) if to is None else to
    return tuple(who for who in everybody if who.person_id in ids)


# ---- private


def _addressee(
    session: Session,
    person_id: int,
    part: Gets,
    complaint_id: int | None,
    *,
    consent_missing: bool = False,
) -> Addressee:
    row = session.register.rows(
        "SELECT p.name, coalesce(h.label, p.elsewhere) AS home FROM person p"
        " LEFT JOIN home h ON h.id = p.home_id WHERE p.id = ?",
        person_id,
    )[0]
    found = wishes(session, person_id, complaint_id)
    lines = (row["name"], *row["home"].replace(", ", "\n").split("\n"))
    return Addressee(
        person_id=person_id,
        name=one_line(row["name"]),
        part=part,
        address=tuple(filter(None, map(one_line, lines))),
        large_print=found.large_print,
        agreed=found.agreed,
        consent_missing=consent_missing,
    )
