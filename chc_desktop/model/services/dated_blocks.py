"""Dated data: the Ombudsman's contacts, the calendar, the head of our letters, our logo.

The user's own edition stands before the one that comes with the program.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.images import image_of
from chc_desktop.model.rules.settings import is_old
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import ContactsView, DatedBlockView, LogoView

OMBUDSMAN = "ombudsman"
COMPENSATION = "compensation"
HAZARDS = "hazards"
LETTERHEAD = "letterhead"
LOGO = "letterhead logo"
"""The name under which the logo stands among the attachments."""
_SHIPPED = {
    OMBUDSMAN: ("ombudsman.json", "The Ombudsman’s contact details"),
    HAZARDS: ("hazards.json", "Hazards in the home: what may apply"),
    "calendar": ("calendar.json", "Bank holidays in England and Wales"),
    COMPENSATION: ("compensation.json", "The Ombudsman’s compensation figures"),
}

Row = dict[str, Any]


def edition(session: Session, name: str) -> Row | None:
    """The user's edition of a block that is in force today, or None."""
    return session.register.one(
        "SELECT * FROM dated_block WHERE name = ? AND in_force_from <= ? AND removed_on IS NULL"
        " ORDER BY in_force_from DESC, id DESC LIMIT 1",
        name,
        session.today.isoformat(),
    )


def contacts(session: Session) -> ContactsView:
    """How to reach the Ombudsman, as last checked."""
    shipped = read_json("ombudsman.json")
    row = edition(session, OMBUDSMAN)
    words = shipped | (_read(row["body"]) if row else {})
    checked = date.fromisoformat(row["last_checked_on"] if row else shipped["last_checked"])
    return ContactsView(
        name=words["name"],
        telephone=words["telephone"],
        post=words["post"],
        form=words["form"],
        time_limit=words["time_limit"],
        source=words["source"],
        in_force_from=date.fromisoformat(row["in_force_from"] if row else shipped["in_force_from"]),
        last_checked=checked,
        edited=row is not None,
        newer_in_program=date.fromisoformat(shipped["last_checked"]) > checked,
        old=is_old(checked, session.today),
    )


def dated_blocks(session: Session) -> tuple[DatedBlockView, ...]:
    """Every block of dated data with its age."""
    found = []
    for name, (file, title) in _SHIPPED.items():
        shipped = read_json(file)
        row = edition(session, name)
        checked = date.fromisoformat(row["last_checked_on"] if row else shipped["last_checked"])
        since = row["in_force_from"] if row else shipped["in_force_from"]
        source = (_read(row["body"]) if row else shipped).get("source") or shipped["source"]
        found.append(
            DatedBlockView(
                name=name,
                title=title,
                in_force_from=date.fromisoformat(since),
                last_checked=checked,
                source=source,
                edited=row is not None,
                old=is_old(checked, session.today),
            )
        )
    return tuple(found)


def shipped_body(name: str) -> Row | None:
    """What the program brings of a block; None when it brings no such one."""
    if name not in _SHIPPED:
        return None
    body: Row = read_json(_SHIPPED[name][0])
    return body


def letterhead(session: Session) -> str:
    """The text at the head of our letters; the landlord's name and address unless changed."""
    row = edition(session, LETTERHEAD)
    if row is not None and row["body"]:
        return str(row["body"])
    landlord = session.register.rows("SELECT name, address FROM landlord")[0]
    return "\n".join(filter(None, (landlord["name"], landlord["address"])))


def logo(session: Session) -> LogoView | None:
    """The picture for the head of letters and papers, or None."""
    row = session.register.one(
        "SELECT c.content FROM attachment a JOIN attachment_content c ON c.attachment_id = a.id"
        " WHERE a.name = ? AND a.complaint_id IS NULL AND a.removed_on IS NULL"
        " ORDER BY a.id DESC",
        LOGO,
    )
    image = image_of(row["content"]) if row else None
    if row is None or image is None:
        return None
    return LogoView(row["content"], image.media_type, image.width, image.height)


def _read(body: str) -> Row:
    """A block's words; one that was written by hand and is no JSON holds none of ours."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str) and value}
