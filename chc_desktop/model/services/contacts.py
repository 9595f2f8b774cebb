"""How a letter leads to the Ombudsman: by what is in force today, ours or the user's edition."""

from __future__ import annotations

import re

from chc_desktop.model.rules.letter_facts import Contacts
from chc_desktop.model.services.dated_blocks import contacts
from chc_desktop.model.services.session import Session

_PHONE = re.compile(r"\+?\d[\d\s()-]{7,}\d")
_SITE = re.compile(r"(?<![@\w.-])(?:www\.)?((?:[a-z\d-]+\.)+(?:org|gov|com|co|net)(?:\.uk)?)\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def ombudsman_contacts(session: Session) -> Contacts:
    """What a letter may give to reach the Ombudsman: telephones, sites and postcodes."""
    words = contacts(session)
    said = f"{words.telephone}\n{words.post}\n{words.form}"
    return Contacts(
        telephones=tuple(match.strip() for match in _PHONE.findall(words.telephone)),
        sites=tuple(_SITE.findall(said.casefold())),
        postcodes=tuple(_POSTCODE.findall(words.post.upper())),
    )


def ombudsman_paragraph(session: Session) -> str:
    """One sentence with every way to the Ombudsman, for a letter."""
    words = contacts(session)
    return f"{words.name}: telephone {words.telephone}; {words.form}; by post to {words.post}."
