"""The poster and the leaflet "How to complain", filled from the settings (3.4 to 3.7)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from chc_desktop.model.rules.settings import (
    ACKNOWLEDGE_TARGET,
    OLD_AFTER,
    STAGE_1_TARGET,
    STAGE_2_TARGET,
)
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services import people
from chc_desktop.model.services.dated_blocks import contacts
from chc_desktop.model.services.policy_targets import promised_days
from chc_desktop.model.services.session import Session

if TYPE_CHECKING:
    from chc_desktop.model.reports.how_to_complain import HowToComplain

POSTER, LEAFLET, LARGE_LEAFLET = "poster", "leaflet", "leaflet, large print"
POSTER_KINDS = (POSTER, LEAFLET, LARGE_LEAFLET)


def poster_pdf(session: Session, kind: str = POSTER) -> bytes:
    """The poster, or the leaflet in 12 or 18 point, as PDF; it names nobody."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    if kind == POSTER:
        from chc_desktop.model.reports.poster import render_poster  # noqa: PLC0415

        return render_poster(how_to_complain(session))
    from chc_desktop.model.reports.leaflet import render_leaflet  # noqa: PLC0415

    return render_leaflet(how_to_complain(session), large=kind == LARGE_LEAFLET)


def how_to_complain(session: Session) -> HowToComplain:
    """What the papers say today: the shorter times of our own policy where there are any."""
    from chc_desktop.model.reports.how_to_complain import (  # noqa: PLC0415 -- slow to import
        HowToComplain,
        Ombudsman,
    )

    row = session.register.rows("SELECT * FROM landlord")[0]
    ways = contacts(session)
    return HowToComplain(
        landlord=one_line(row["name"]),
        body=one_line(row["governing_body"]) or "committee",
        contact=_without_names(session, one_line(row["contact"])),
        website=one_line(row["website"]),
        homes=people.homes_owned(session, session.year_end_of(session.today).isoformat()) or None,
        acknowledge=promised_days(session, ACKNOWLEDGE_TARGET),
        stage_1=promised_days(session, STAGE_1_TARGET),
        stage_2=promised_days(session, STAGE_2_TARGET),
        ombudsman=Ombudsman(ways.name, ways.telephone, ways.form, ways.post, ways.time_limit),
        checked_on=ways.last_checked,
        check_by=ways.last_checked + timedelta(days=OLD_AFTER),
        old=ways.old,
    )


# ---- private


def _without_names(session: Session, contact: str) -> str:
    """How to reach us, without whoever is named in it: offices change hands, posters stay.

    Only names of two words or more: "Rose" may be part of an address.
    """
    rows = session.register.tuples("SELECT name FROM person WHERE removed_on IS NULL")
    names = {one_line(row[0]) for row in rows}
    for name in sorted((n for n in names if " " in n), key=len, reverse=True):
        alone = rf"(?:^|(?<=[,;]))\s*{re.escape(name)}\s*(?:[,;:]|$)"
        contact = re.sub(alone, "", contact, flags=re.IGNORECASE)
        contact = re.sub(rf"\b{re.escape(name)}\b", "us", contact, flags=re.IGNORECASE)
    return contact.strip(" ,;.")
