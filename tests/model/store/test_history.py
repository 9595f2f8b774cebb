"""The change log: a chain that shows every tampering, and actions that are all or nothing."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import Acknowledge, LogComplaint
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import Register, RegisterFault, RegisterProblem, changes
from chc_desktop.model.store.driver import dbapi2

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 31)
LOG = LogComplaint(
    received_on=date(2026, 3, 30),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is locked",
    categories=("estate and communal areas",),
)


@pytest.fixture
def kept(register_path: Path) -> Path:
    """A register in which things happened, closed."""
    session = open_register(register_path, today=TODAY, actor="Test Officer")
    log_complaint(session, LOG)
    carry_out(
        session,
        Acknowledge(complaint_id=1, stage=Stage.ONE, on=TODAY, understanding="It is locked"),
    )
    session.close()
    return register_path


def change(path: Path, *statements: str) -> None:
    """What somebody with another program and no good intentions could do."""
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def faults(path: Path) -> list[tuple[str, str, str]]:
    register = Register.open(path)
    found = register.faults()
    register.close()
    return found


def history(path: Path) -> list[sqlite3.Row]:
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    rows = db.execute(
        "SELECT l.*, p.payload FROM change_log l JOIN change_payload p ON p.change_id = l.id"
        " ORDER BY l.id"
    ).fetchall()
    db.close()
    return rows


def test_the_history_names_who_did_what_with_before_and_after(kept: Path) -> None:
    rows = history(kept)
    assert [r["id"] for r in rows] == list(range(1, len(rows) + 1))
    payloads = [json.loads(r["payload"]) for r in rows]
    assert {p["who"] for p in payloads} == {"Test Officer"}
    assert list(dict.fromkeys(p["what"] for p in payloads)) == [
        "start the register",
        "log a complaint",
        "acknowledge",
    ]
    complaint = next(
        json.loads(r["payload"])["after"] for r in rows if r["table_name"] == "complaint"
    )
    assert complaint["description"] == LOG.description


def test_the_writes_of_one_act_share_its_number(kept: Path) -> None:
    by_action: dict[int, list[str]] = {}
    for row in history(kept):
        by_action.setdefault(row["action"], []).append(row["table_name"])
    assert list(by_action.values()) == [
        ["landlord", "homes_at_year_end"],
        ["home", "person", "complaint", "complaint_category", "event"],
        ["event", "event"],
    ]


def test_an_untouched_history_is_whole(kept: Path) -> None:
    assert faults(kept) == []


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE change_log SET at = '2020-01-01T00:00:00+00:00' WHERE id = 4",),
        ("UPDATE change_log SET table_name = 'meeting' WHERE id = 4",),
        ("UPDATE change_log SET row_id = '99' WHERE id = 4",),
        ("UPDATE change_log SET action = 1 WHERE id = 4",),
        ("UPDATE change_log SET digest = 'x' WHERE id = 4",),
        ("UPDATE change_log SET hash = 'x' WHERE id = 4",),
        ("UPDATE change_log SET hash = (SELECT hash FROM change_log WHERE id = 3) WHERE id = 4",),
        ("UPDATE change_payload SET payload = '{}' WHERE change_id = 4",),
        ("UPDATE change_payload SET salt = 'x' WHERE change_id = 4",),
        (
            "DELETE FROM change_payload WHERE change_id = 4",
            "DELETE FROM change_log WHERE id = 4",
        ),
        (  # the first one
            "DELETE FROM change_payload WHERE change_id = 1",
            "DELETE FROM change_log WHERE id = 1",
        ),
        (  # two change places
            "UPDATE change_payload SET change_id = -change_id WHERE change_id IN (4, 5)",
            "UPDATE change_payload SET change_id = 9 + change_id WHERE change_id < 0",
        ),
        (
            "UPDATE change_log SET id = 100 WHERE id = 4",
            "UPDATE change_log SET id = 4 WHERE id = 5",
            "UPDATE change_log SET id = 5 WHERE id = 100",
        ),
        (  # one more, copied from another
            """INSERT INTO change_log SELECT 11, action, at, table_name, row_id, digest, hash
            FROM change_log WHERE id = 9""",
        ),
        ("UPDATE change_log SET id = id + 1 WHERE id = (SELECT max(id) FROM change_log)",),
    ],
)
def test_altering_deleting_reordering_and_inserting_show(
    kept: Path, statements: tuple[str, ...]
) -> None:
    change(kept, *statements)
    found = faults(kept)
    assert found
    assert {kind for kind, _, _ in found} <= {"history", "broken_reference", "changed_outside"}
    assert "history" in {kind for kind, _, _ in found}
    assert all(text.endswith(".") for _, _, text in found)


def test_a_deleted_entry_is_said_to_be_missing_by_its_number(kept: Path) -> None:
    change(
        kept,
        "DELETE FROM change_payload WHERE change_id = 4",
        "DELETE FROM change_log WHERE id = 4",
    )
    said = [text for kind, _, text in faults(kept) if kind == "history"]
    assert said == ["Entry 4 of the history is missing."]


def test_erasing_what_an_entry_says_leaves_the_chain_whole(kept: Path) -> None:
    change(kept, "DELETE FROM change_payload WHERE change_id IN (3, 4, 5)")
    assert faults(kept) == []
    register = Register.open(kept)
    log = register.rows("SELECT * FROM change_log")
    assert not any("Wilk" in str(value) for row in log for value in row.values())
    register.close()


def test_equal_payloads_do_not_show_as_equal(kept: Path) -> None:
    """An erased payload cannot be guessed by trying likely ones."""
    register = Register.open(kept)
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-04-14"})
        action.insert("meeting", {"on_date": "2026-04-14"})
    one, two = register.tuples("SELECT digest FROM change_log ORDER BY id DESC LIMIT 2")
    assert one != two
    register.close()


def test_the_head_moves_with_every_write(kept: Path) -> None:
    register = Register.open(kept)
    before = changes.head(register._db)
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-04-14"})
    assert changes.head(register._db) != before
    register.close()
    memory = Register.in_memory()
    assert changes.head(memory._db) == changes.START
    memory.close()


def test_a_reference_to_nothing_is_found(kept: Path) -> None:
    change(kept, "UPDATE complaint SET person_id = 999")
    assert [kind for kind, _, _ in faults(kept)] == ["broken_reference", "changed_outside"]


# ---- one action, one transaction


def write_and_fail(register: Register) -> None:
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-04-14"})
        raise ZeroDivisionError


def write_both(register: Register, table: str, values: dict[str, object]) -> None:
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-05-12"})
        action.insert(table, values)


def test_an_error_half_way_leaves_nothing(kept: Path) -> None:
    before = kept.read_bytes()
    register = Register.open(kept)
    with pytest.raises(ZeroDivisionError):
        write_and_fail(register)
    assert register.rows("SELECT * FROM meeting") == []
    register.close()
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("meeting", {"on_date": None}),
        ("complaint", {"reference": "C-001", "person_id": 1}),
        ("complaint", {"reference": "C-900", "person_id": 999}),
        ("meeting", {"on_date": "2026-04-14", "no_such_column": 1}),
        ("promise", {"complaint_id": 1, "stage": 3}),
    ],
)
def test_a_write_the_schema_refuses_undoes_the_whole_action(
    kept: Path, table: str, values: dict[str, object]
) -> None:
    register = Register.open(kept)
    with pytest.raises(dbapi2.DatabaseError):
        write_both(register, table, values)
    assert register.rows("SELECT * FROM meeting") == []
    assert register.faults() == []
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-05-12"})
    assert len(register.rows("SELECT * FROM meeting")) == 1
    register.close()


def test_a_draft_that_cannot_be_kept_leaves_no_transaction_open(kept: Path) -> None:
    register = Register.open(kept)
    with pytest.raises(dbapi2.DatabaseError):
        register.keep_draft("log", "this is not JSON")
    with register.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-05-12"})
    register.close()


def test_an_update_keeps_what_changed_and_nothing_else(kept: Path) -> None:
    register = Register.open(kept)
    count = len(register.rows("SELECT id FROM change_log"))
    with register.action("a", "b", "c") as action:
        action.update("complaint", 1, {"subject": "Bins", "reference": "C-001"})
        action.update("complaint", 1, {"reference": "C-001"})
    rows = register.rows("SELECT payload FROM change_payload WHERE change_id > ?", count)
    (payload,) = [json.loads(row["payload"]) for row in rows]
    assert payload["before"] == {"subject": "The bin store is locked"}
    assert payload["after"] == {"subject": "Bins"}
    register.close()


# ---- two windows


def test_a_second_window_sees_what_the_first_wrote(kept: Path) -> None:
    one = open_register(kept, today=TODAY, actor="One")
    two = open_register(kept, today=TODAY, actor="Two")
    assert len(two.cases()) == 1
    seen = two.register.data_version()
    log_complaint(one, LOG)
    assert two.register.data_version() != seen
    assert [c.record.reference for c in two.cases().values()] == ["C-001", "C-002"]
    log_complaint(two, LOG)
    assert sorted(c.record.reference for c in one.cases().values())[-1] == "C-003"
    assert one.register.faults() == []
    one.close()
    two.close()


def test_while_another_window_writes_nothing_is_saved_and_it_says_so(kept: Path) -> None:
    one, two = Register.open(kept), Register.open(kept)
    two.tuples("PRAGMA busy_timeout=20")
    with one.action("a", "b", "c") as action:
        action.insert("meeting", {"on_date": "2026-04-14"})
        with pytest.raises(RegisterProblem) as caught, two.action("d", "e", "f"):
            pass
    assert caught.value.fault is RegisterFault.BUSY
    with two.action("d", "e", "f") as later:
        later.insert("meeting", {"on_date": "2026-05-12"})
    assert len(one.rows("SELECT * FROM meeting")) == 2
    one.close()
    two.close()
