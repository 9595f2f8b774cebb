"""How to reach the Ombudsman: the user's own edition, or the one that comes with the program."""

from __future__ import annotations

import json
import re
from typing import Any

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.letter_checks import Contacts
from chc_desktop.model.services.session import Session

BLOCK = "ombudsman"
"""The name of the user's edition among the dated blocks: a JSON object like the resource's."""
_PHONE = re.compile(r"\+?\d[\d\s()-]{7,}\d")
_SITE = re.compile(r"(?<![@\w.-])(?:www\.)?((?:[a-z\d-]+\.)+(?:org|gov|com|co|net)(?:\.uk)?)\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def ombudsman(session: Session) -> dict[str, str]:
    """Name, telephone, post and form of the Ombudsman in force today, each as text."""
    found: dict[str, Any] = read_json("ombudsman.json")
    row = session.register.one(
        "SELECT body FROM dated_block WHERE name = ? AND in_force_from <= ?"
        " ORDER BY in_force_from DESC, id DESC LIMIT 1",
        BLOCK,
        session.today.isoformat(),
    )
    if row is not None:
        try:
            own = json.loads(row["body"])
        except ValueError:
            own = {"post": row["body"]}
        if isinstance(own, dict):
            found |= {key: value for key, value in own.items() if str(value).strip()}
    return {key: str(value) for key, value in found.items()}


def ombudsman_contacts(session: Session) -> Contacts:
    """What a letter may give to reach the Ombudsman: telephones, sites and postcodes."""
    words = ombudsman(session)
    said = "\n".join(words.get(key, "") for key in ("telephone", "post", "form", "website"))
    return Contacts(
        telephones=tuple(match.strip() for match in _PHONE.findall(said)),
        sites=tuple(_SITE.findall(said.casefold())),
        postcodes=tuple(_POSTCODE.findall(said.upper())),
    )


def ombudsman_paragraph(session: Session) -> str:
    """One sentence with every way to the Ombudsman, for a letter."""
    words = ombudsman(session)
    ways = [
        ("telephone ", words.get("telephone", "")),
        ("", words.get("form", "")),
        ("by post to ", words.get("post", "")),
    ]
    listed = "; ".join(f"{way}{what}" for way, what in ways if what)
    return f"{words.get('name', 'Housing Ombudsman')}: {listed}."
