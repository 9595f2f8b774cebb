"""Everything a thorough look at an open register finds in its file, its structure and its history."""

from __future__ import annotations

from chc_desktop.model.store import changes, replay, schema_check
from chc_desktop.model.store.driver import Database

Found = tuple[str, str, str]
"""Kind, where, sentence."""


def found(db: Database) -> list[Found]:
    """All that is wrong; what another program added to the structure is named, not asked."""
    wrong = [("schema", d.where, _SCHEMA[d.how]) for d in schema_check.differences(db)]
    damaged = _damaged(db)
    if damaged:
        return wrong + damaged
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        text = f"An entry refers to something in {parent} that is not there."
        wrong.append(("broken_reference", f"{table} {row_id}", text))
    wrong += [("history", f"change_log {f.change_id}", f.text) for f in changes.verify(db)]
    for fault in replay.compare(db):
        wrong.append(("changed_outside", f"{fault.table} {', '.join(fault.key)}", fault.text))
    return wrong


_SCHEMA = {
    "added": "Another program added this to the register. Nothing of it is used.",
    "changed": "Another program changed the structure of the register.",
    "missing": "A part of the register's structure is missing.",
}


def _damaged(db: Database) -> list[Found]:
    text = "The file is damaged. Keep it, and open your newest backup."
    words = [str(row[0]) for row in db.execute("PRAGMA integrity_check").fetchall()]
    return [("damaged", said, text) for said in words if said != "ok"]
