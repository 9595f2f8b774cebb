"""The user's editions of dated data: the Ombudsman's contacts, the head of our letters, our logo."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.images import image_of
from chc_desktop.model.rules.settings import SetContacts, SetLogo
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import blocking
from chc_desktop.model.services.dated_blocks import (
    LETTERHEAD,
    LOGO,
    OMBUDSMAN,
    edition,
    shipped_body,
)
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.setting_checks import NO_SUCH_ENTRY, check
from chc_desktop.model.store import Action


def set_contacts(session: Session, command: SetContacts) -> Result:
    """Keep the Ombudsman's contact details as the user checked them; older editions stay."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.in_force_from is not None
    assert command.last_checked is not None
    names = ("name", "telephone", "post", "form", "time_limit", "source")
    body = {name: one_line(getattr(command, name)) for name in names}
    with session.action("edit the Ombudsman’s contact details") as action:
        block_id = _write(
            action, OMBUDSMAN, _json(body), command.in_force_from, command.last_checked
        )
    return Done("Contact details saved", 0, found, block_id)


def mark_checked(session: Session, name: str, on: date | None) -> Result:
    """Somebody looked whether a block of dated data is still right, and it is."""
    found = day_problems("on", "checked", on, session.today)
    row, shipped = edition(session, name), shipped_body(name)
    if row is None and shipped is None:
        return Refusal((NO_SUCH_ENTRY,))
    if found or on is None:
        return Refusal(found)
    with session.action("check dated data") as action:
        if row is not None:
            block_id = int(row["id"])
            action.update("dated_block", block_id, {"last_checked_on": on.isoformat()})
        else:
            assert shipped is not None
            since = date.fromisoformat(shipped["in_force_from"])
            block_id = _write(action, name, _json(shipped), since, on)
    return Done("Marked as checked", 0, (), block_id)


def set_letterhead(session: Session, text: str) -> Result:
    """The text at the head of our letters; empty goes back to name and address."""
    body = clean_text(text).strip()
    with session.action("edit the head of our letters") as action:
        block_id = _write(action, LETTERHEAD, body, session.today, session.today)
    return Done("Letterhead saved", 0, (), block_id)


def set_logo(session: Session, command: SetLogo) -> Result:
    """Keep a picture for the head of letters and papers; the one before is put aside."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    image = image_of(command.content)
    assert image is not None
    with session.action("choose a logo") as action:
        _put_aside(session, action)
        logo_id = action.insert(
            "attachment",
            {
                "name": LOGO,
                "media_type": image.media_type,
                "sha256": sha256(command.content).hexdigest(),
                "size": len(command.content),
            },
        )
        kept = {"attachment_id": logo_id, "content": command.content}
        action.insert("attachment_content", kept)
    return Done("Logo saved", 0, found, logo_id)


def remove_logo(session: Session) -> Result:
    """Letters and papers go without a picture again."""
    with session.action("put the logo aside") as action:
        count = _put_aside(session, action)
    return Done("Logo removed") if count else Refusal((NO_SUCH_ENTRY,))


# ---- private


def _write(action: Action, name: str, body: str, since: date, checked: date) -> int:
    return action.insert(
        "dated_block",
        {
            "name": name,
            "body": body,
            "in_force_from": since.isoformat(),
            "last_checked_on": checked.isoformat(),
        },
    )


def _put_aside(session: Session, action: Action) -> int:
    rows = session.register.tuples(
        "SELECT id FROM attachment WHERE name = ? AND complaint_id IS NULL AND removed_on IS NULL",
        LOGO,
    )
    for (logo_id,) in rows:
        action.update("attachment", logo_id, {"removed_on": session.today.isoformat()})
    return len(rows)


def _json(body: dict[str, str]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
