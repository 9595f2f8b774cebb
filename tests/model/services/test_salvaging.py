"""What can be read of a damaged register is saved, and what cannot is named: never made up."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.services import attachments, history
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.salvaging import Saved, save_readable
from chc_desktop.model.services.session import Key, RegisterFault, RegisterProblem, open_register
from chc_desktop.model.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable

REGISTERS = Path(__file__).resolve().parents[2] / "registers"
TODAY = date(2026, 3, 31)
PAGE = 4096


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample co-op in a file of the newest version; the tests take copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    shutil.copy(REGISTERS / "version-10-sample.chc", path)
    Register.open(path).close()
    return path


@pytest.fixture
def kept(sample: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copy(sample, tmp_path / "co-op.chc"))


def save(path: Path) -> tuple[Path, Saved]:
    """Save what can be read, and prove that the damaged file was only read."""
    before = path.read_bytes()
    to = path.with_name("new.chc")
    saved = save_readable(path, to, today=TODAY, actor="Test Officer")
    assert path.read_bytes() == before
    assert {p.name for p in path.parent.iterdir()} == {path.name, "new.chc", saved.notes.name}
    return to, saved


def facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every fact in a file, table by table, read with a plain SQLite tool."""
    db = sqlite3.connect(path)
    names = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {
        name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in names
        if not name.startswith("change_")
    }
    db.close()
    return found


def change(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def pages_of(path: Path, table: str) -> list[int]:
    """The pages that hold a table's rows: leaves below its first page, or that one."""
    db = sqlite3.connect(path)
    (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    db.close()
    page = path.read_bytes()[(root - 1) * PAGE : root * PAGE]
    if page[0] != 5:
        return [root]
    cells = int.from_bytes(page[3:5], "big")
    starts = [int.from_bytes(page[12 + 2 * n : 14 + 2 * n], "big") for n in range(cells)]
    return [int.from_bytes(page[s : s + 4], "big") for s in starts]


def wipe(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for number in pages:
        content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def rub_out(path: Path, words: bytes, instead: bytes) -> None:
    """Change bytes where they stand, in the facts and not in the history."""
    content = path.read_bytes()
    assert len(words) == len(instead)
    at = [n for n in range(len(content)) if content.startswith(words, n)]
    for place in at:
        before = content[max(0, place - 40) : place]
        if b'"' not in before:  # the history writes JSON
            content = content[:place] + instead + content[place + len(words) :]
            path.write_bytes(content)
            return
    raise AssertionError(at)


def sound(path: Path) -> bool:
    return not [fault for fault in check_file(path) if fault.kind != "holidays"]


def no_start(content: bytes) -> bytes:
    return bytes(100) + content[100:]


def no_first_page(content: bytes) -> bytes:
    return bytes(PAGE) + content[PAGE:]


@pytest.mark.parametrize("spoil", [bytes, no_start, no_first_page])
def test_where_no_fact_is_touched_all_of_it_comes_back(
    kept: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Also without the start of the file: each register begins with the same pages."""
    truth = facts(kept)
    kept.write_bytes(spoil(kept.read_bytes()))
    to, saved = save(kept)
    assert saved.whole
    assert saved.lines[1] == "Everything could be read."
    assert facts(to) == truth
    assert sound(to)


@pytest.mark.parametrize("table", ["event", "complaint", "person", "promise", "letter"])
def test_rows_whose_pages_are_gone_come_back_from_the_history(kept: Path, table: str) -> None:
    truth = facts(kept)
    wipe(kept, *pages_of(kept, table))
    with pytest.raises(RegisterProblem) as caught:
        open_register(kept)
    assert caught.value.fault is RegisterFault.DAMAGED
    to, saved = save(kept)
    assert not saved.whole
    assert "brought back from the history" in "\n".join(saved.lines)
    assert facts(to) == truth
    assert sound(to)


def test_a_word_that_was_changed_is_put_right_from_the_history(kept: Path) -> None:
    truth = facts(kept)
    rub_out(kept, b"Example Street Housing", b"Zxample Street Housing")
    assert "changed_outside" in {fault.kind for fault in check_file(kept)}
    to, saved = save(kept)
    assert any(line.startswith("The landlord") for line in saved.lines)
    assert facts(to) == truth


def test_a_file_that_cannot_be_read_is_named_by_its_case_and_nothing_else(kept: Path) -> None:
    change(kept, "UPDATE attachment_content SET content = x'00' WHERE attachment_id = 1")
    to, saved = save(kept)
    session = open_register(to)
    (reference,) = session.register.tuples(
        "SELECT reference FROM complaint c JOIN attachment a ON a.complaint_id = c.id"
        " WHERE a.id = 1"
    )[0]
    names = [c.record.resident for c in session.cases().values()]
    assert not isinstance(attachments.read_attachment(session, 2), type(None))
    session.close()
    said = saved.notes.read_text(encoding="utf-8")
    assert f"Files kept with complaints: 1 read in part only ({reference})." in said
    assert not any(name in said for name in names)
    assert "attachment" in {fault.kind for fault in check_file(to)}


def test_a_history_that_breaks_is_kept_up_to_there_and_goes_on(kept: Path) -> None:
    truth = facts(kept)
    before = open_register(kept, read_only=True)
    hashes = dict(before.register.tuples("SELECT id, hash FROM change_log"))
    before.close()
    wipe(kept, pages_of(kept, "change_log")[20])
    to, saved = save(kept)
    assert facts(to) == truth
    session = open_register(to)
    after = dict(session.register.tuples("SELECT id, hash FROM change_log"))
    same = [number for number, link in after.items() if hashes.get(number) == link]
    assert same == list(range(1, len(same) + 1))
    assert 100 < len(same) < len(hashes)
    assert f"kept up to entry {len(same)}" in saved.lines[-1]
    last = history.last_action(session)
    assert last is not None
    assert last.what == "save what could be read"
    assert last.who == "Test Officer"
    assert "stays" in last.why_not
    session.close()
    assert sound(to)


def test_a_history_that_is_gone_begins_anew_with_every_row(kept: Path) -> None:
    truth = facts(kept)
    wipe(kept, *pages_of(kept, "change_log"))
    wipe(kept, *pages_of(kept, "change_payload"))
    to, _ = save(kept)
    assert facts(to) == truth
    assert sound(to)


def test_a_case_in_which_no_date_can_be_worked_out_is_set_aside_and_the_rest_opens(
    kept: Path,
) -> None:
    change(
        kept,
        "DELETE FROM event WHERE complaint_id = (SELECT id FROM complaint"
        " WHERE reference = 'C-004') AND kind = 'received'",
        "UPDATE change_payload SET payload = '{}' WHERE payload LIKE '%\"kind\": \"received\"%'",
    )
    with pytest.raises(RegisterProblem):
        open_register(kept)
    to, saved = save(kept)
    assert any(line.startswith("Set aside") and "C-004" in line for line in saved.lines)
    session = open_register(to)
    assert "C-004" not in {c.record.reference for c in session.cases().values()}
    assert len(session.cases()) > 20
    session.close()
    assert {f.kind for f in check_file(to)} <= {"no_receipt", "holidays"}


def test_someone_nobody_knows_any_more_is_named_so_and_the_case_still_shows(kept: Path) -> None:
    change(
        kept,
        "DELETE FROM person WHERE id = (SELECT person_id FROM complaint WHERE id = 1)",
        "DELETE FROM change_payload",
        "DELETE FROM change_log",
    )
    to, saved = save(kept)
    assert any(line.startswith("People: 1 read in part only") for line in saved.lines)
    session = open_register(to)
    assert session.cases()[1].record.resident == "Name could not be read"
    session.close()


def test_rubbish_in_a_cell_costs_that_cell_only(kept: Path) -> None:
    change(
        kept,
        "UPDATE promise SET due_on = '2026-13-45' WHERE id = 1",
        "UPDATE complaint SET description = cast(x'ff80' AS TEXT) WHERE id = 2",
        "DELETE FROM change_payload",
        "DELETE FROM change_log",
    )
    to, saved = save(kept)
    session = open_register(to)
    (due,) = session.register.tuples("SELECT due_on FROM promise WHERE id = 1")[0]
    assert due is None
    assert session.cases()[2].record.description == "(not readable)"
    session.close()
    assert "Promises: 1 read in part only" in "\n".join(saved.lines)


def test_rows_that_came_from_elsewhere_are_kept_and_said_to_be_unsure(kept: Path) -> None:
    change(kept, "INSERT INTO meeting (id, on_date) VALUES (900, '2026-05-12')")
    to, saved = save(kept)
    assert "Meeting: 1 that the history does not confirm." in saved.lines
    assert sound(to)


def test_a_register_of_the_first_version_is_saved_with_its_files(tmp_path: Path) -> None:
    kept = tmp_path / "co-op.chc"
    shutil.copy(REGISTERS / "version-1-sample.chc", kept)
    migrated = tmp_path / "migrated.chc"
    shutil.copy(kept, migrated)
    Register.open(migrated).close()
    truth = facts(migrated)
    migrated.unlink()
    wipe(kept, *pages_of(kept, "event"))
    to, _ = save(kept)
    assert facts(to) == truth


def test_a_protected_register_is_saved_as_protected(kept: Path, tmp_path: Path) -> None:
    key = Key.new()
    locked = tmp_path / "locked.chc"
    register = Register.create(locked, key=key)
    register.fill_from(kept, "Test Officer", "2026-03-31T12:00:00+00:00")
    register.close()
    content = bytearray(locked.read_bytes())
    content[60 * PAGE + 100] ^= 1
    content[130 * PAGE + 100] ^= 1
    locked.write_bytes(content)
    to = tmp_path / "new.chc"
    saved = save_readable(locked, to, key=key, today=TODAY)
    assert not to.read_bytes().startswith(b"SQLite format 3")
    session = open_register(to, key=key)
    assert len(session.cases()) > 20
    session.close()
    assert len(saved.lines) > 1
    locked.write_bytes(no_first_page(bytes(content)))
    with pytest.raises(RegisterProblem):
        save_readable(locked, tmp_path / "none.chc", key=key)


def test_a_new_file_is_never_written_over_another_and_none_is_left_behind(
    kept: Path, tmp_path: Path
) -> None:
    there = {p.name for p in tmp_path.iterdir()}
    for damaged, to, fault in (
        (kept, kept, RegisterFault.EXISTS),
        (tmp_path / "gone.chc", tmp_path / "new.chc", RegisterFault.MISSING),
        (tmp_path, tmp_path / "new.chc", RegisterFault.MISSING),
    ):
        with pytest.raises(RegisterProblem) as caught:
            save_readable(damaged, to)
        assert caught.value.fault is fault
    rubbish = tmp_path / "rubbish.chc"
    rubbish.write_bytes(b"rubbish" * 5000)
    with pytest.raises(RegisterProblem) as caught:
        save_readable(rubbish, tmp_path / "new.chc")
    assert str(caught.value).startswith("Nothing in rubbish.chc can be read")
    key_file = tmp_path / "rubbish.chc-key"
    key_file.write_text("{}")
    with pytest.raises(RegisterProblem) as caught:
        save_readable(rubbish, tmp_path / "new.chc")
    assert caught.value.fault is RegisterFault.PROTECTED
    assert {p.name for p in tmp_path.iterdir()} == there | {rubbish.name, key_file.name}


def test_without_start_and_without_history_what_stands_in_its_place_is_still_saved(
    kept: Path,
) -> None:
    wipe(kept, *pages_of(kept, "change_log"))
    kept.write_bytes(no_first_page(kept.read_bytes()))
    to, saved = save(kept)
    assert "The start of the file was destroyed" in "\n".join(saved.lines)
    assert "it begins anew with this saving" in saved.lines[-1]
    session = open_register(to)
    assert len(session.cases()) > 20
    session.close()
    assert sound(to)
