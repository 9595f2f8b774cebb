"""The history of every write: a hash chain over salted digests, payloads apart.

``hash`` covers the row before, so altering, deleting, inserting or reordering any row shows.
The digest covers salt and payload: erasing a payload (and its salt) leaves the chain whole and
the payload beyond guessing. It detects, it does not prevent.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from chc_desktop.model.store.driver import Database

START = "0" * 64
"""What stands before the first row."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A row of the history that does not fit."""

    change_id: int
    text: str


def append(
    db: Database,
    *,
    action: int | None,
    at: str,
    table: str,
    row_id: str,
    payload: dict[str, Any],
) -> int:
    """Add one write to the history and return the action's id (its own when None)."""
    last = db.execute("SELECT id, hash FROM change_log ORDER BY id DESC LIMIT 1").fetchone()
    change_id, before = (last[0] + 1, last[1]) if last else (1, START)
    action = change_id if action is None else action
    salt = secrets.token_hex(16)
    body = json.dumps(payload, ensure_ascii=False, sort_keys=True)
    digest = _digest(salt, body)
    db.execute(
        "INSERT INTO change_log (id, action, at, table_name, row_id, digest, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            change_id,
            action,
            at,
            table,
            row_id,
            digest,
            _link(before, change_id, action, at, table, row_id, digest),
        ),
    )
    db.execute(
        "INSERT INTO change_payload (change_id, salt, payload) VALUES (?, ?, ?)",
        (change_id, salt, body),
    )
    return action


def verify(db: Database) -> tuple[ChainFault, ...]:
    """Every place where the history does not fit; empty when it is whole."""
    rows = db.execute(
        "SELECT l.id, l.action, l.at, l.table_name, l.row_id, l.digest, l.hash, p.salt, p.payload"
        " FROM change_log l LEFT JOIN change_payload p ON p.change_id = l.id ORDER BY l.id"
    ).fetchall()
    found, before = [], START
    for expected, row in enumerate(rows, start=1):
        change_id, *middle, digest, link, salt, payload = row
        if change_id != expected:
            found.append(ChainFault(change_id, f"Entry {expected} of the history is missing."))
            return tuple(found)
        if link != _link(before, change_id, *middle, digest):
            found.append(ChainFault(change_id, f"Entry {change_id} of the history was changed."))
        if salt is not None and digest != _digest(salt, payload):
            text = f"The words of entry {change_id} of the history were changed."
            found.append(ChainFault(change_id, text))
        before = link
    return tuple(found)


def follows(before: str | None, row: tuple[int, int, str, str, str, str, str]) -> bool:
    """Whether an entry fits the one whose hash is ``before``; None: that one is not known.

    The entry is id, action, at, table, row, digest, hash.
    """
    return before is not None and row[-1] == _link(before, *row[:-1])


def says(digest: str, salt: str, body: str) -> bool:
    """Whether these are the words an entry was made with."""
    return digest == _digest(salt, body)


def start(db: Database) -> str:
    """The chain's first hash; ``START`` in a register without history."""
    row = db.execute("SELECT hash FROM change_log ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else START


Seen = tuple[int, str]
"""A row of the history: its number and its hash."""


def last(db: Database) -> Seen:
    """The last row of the history; (0, ``START``) in a register without one."""
    row = db.execute("SELECT id, hash FROM change_log ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, START)


def holds(db: Database, seen: Seen) -> bool:
    """Whether a row that was seen is still what it was: if not, this is another history."""
    number, link = seen
    row = db.execute("SELECT hash FROM change_log WHERE id = ?", (number,)).fetchone()
    return row is not None and row[0] == link if number else True


def head(db: Database) -> str:
    """The chain's last hash; ``START`` in a register without history."""
    return last(db)[1]


def _digest(salt: str, body: str) -> str:
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def _link(before: str, *parts: object) -> str:
    # JSON keeps the parts apart: no two rows share one text.
    return hashlib.sha256(json.dumps([before, *parts]).encode()).hexdigest()
