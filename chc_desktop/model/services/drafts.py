"""Typing that is not finished: kept in the register, no fact, not in the history."""

from __future__ import annotations

import json

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.services.session import Session


def keep(session: Session, form: str, values: dict[str, str]) -> bool:
    """Keep what stands in a form's fields, under the form's name; False where it cannot be."""
    if session.read_only:
        return False
    body = json.dumps({name: clean_text(text) for name, text in values.items()})
    session.register.keep_draft(form, body)
    return True


def kept(session: Session, form: str) -> dict[str, str]:
    """What was kept of a form; empty when nothing was."""
    row = session.register.one("SELECT body FROM draft WHERE form = ?", form)
    return {str(k): str(v) for k, v in json.loads(row["body"]).items()} if row else {}


def drop(session: Session, form: str) -> None:
    """Forget what was kept of a form: it was carried out, or thrown away."""
    if not session.read_only:
        session.register.drop_draft(form)
