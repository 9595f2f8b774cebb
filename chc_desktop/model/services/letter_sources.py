"""What a sent letter was made from, kept with it so that it can be read and made again.

Its text, the Ombudsman's contact details and our own head are kept as they were, once each; the
logo is the attachment it was.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from chc_desktop.model.rules.letters import Template
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services.dated_blocks import LETTERHEAD, LOGO, OMBUDSMAN, contacts, edition
from chc_desktop.model.services.letter_texts import block_name
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

Row = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A text, contact block or head as a letter was made from it."""

    version: str
    body: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What a sent letter was made from; None where that was not kept."""

    text: Source | None
    contacts: Source | None
    head: Source | None
    logo: bytes | None
    """None where it was not kept; empty where the letter had none."""


def keep_sources(action: Action, session: Session, text: Template) -> Row:
    """Keep what a letter is made from now; the columns that say so in its row."""
    found = contacts(session)
    words = {
        name: getattr(found, name) for name in ("name", "telephone", "post", "form", "time_limit")
    }
    whose = "own" if found.edited else "ours"
    version = f"{whose}, checked {found.last_checked.isoformat()}"
    head = "\n".join(head_lines(session))
    logo = session.register.one(
        "SELECT id FROM attachment WHERE name = ? AND complaint_id IS NULL"
        " AND removed_on IS NULL ORDER BY id DESC",
        LOGO,
    )
    kept: Row = {
        "contacts_id": _keep(action, session, OMBUDSMAN, version, json.dumps(words)),
        "head_id": _keep(action, session, LETTERHEAD, "", head),
        "logo_id": logo["id"] if logo else None,
    }
    if text.body:
        name = block_name(text.kind)
        kept["text_id"] = _keep(action, session, name, text.version, text.body)
    return kept


def sources_of(session: Session, letter_id: int) -> Sources:
    """What a letter was made from, as far as it was kept."""
    row = session.register.one(
        "SELECT text_id, contacts_id, head_id, logo_id FROM letter WHERE id = ?", letter_id
    )
    if row is None:
        return Sources(None, None, None, None)
    logo = session.register.one(
        "SELECT content FROM attachment_content WHERE attachment_id = ?", row["logo_id"]
    )
    block = _source(session, row["contacts_id"])
    readable = "\n".join(filter(None, json.loads(block.body).values())) if block else ""
    return Sources(
        text=_source(session, row["text_id"]),
        contacts=Source(block.version, readable) if block else None,
        head=_source(session, row["head_id"]),
        logo=None if row["head_id"] is None else (logo["content"] if logo else b""),
    )


def head_lines(session: Session) -> tuple[str, ...]:
    """The landlord's name and the lines below it: its own head, or what is known of it."""
    own = edition(session, LETTERHEAD)
    if own is not None and own["body"].strip():
        return tuple(filter(None, map(one_line, own["body"].split("\n"))))
    row = session.register.rows("SELECT name, address, contact, website FROM landlord")[0]
    lines = (one_line(row[name]) for name in ("address", "contact", "website"))
    return (row["name"], *filter(None, lines))


# ---- private


def _source(session: Session, source_id: int | None) -> Source | None:
    row = session.register.one("SELECT version, body FROM letter_source WHERE id = ?", source_id)
    return Source(row["version"], row["body"]) if row else None


def _keep(action: Action, session: Session, name: str, version: str, body: str) -> int:
    row = session.register.one(
        "SELECT id FROM letter_source WHERE name = ? AND version = ? AND body = ?",
        name,
        version,
        body,
    )
    if row is not None:
        return int(row["id"])
    return action.insert("letter_source", {"name": name, "version": version, "body": body})
