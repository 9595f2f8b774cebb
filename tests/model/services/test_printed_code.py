"""A short code of the history on papers: it finds what was rewritten, cut off or taken away."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pypdf
import pytest

from chc_desktop.model.services import printed_code
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.committee_papers import committee_pdf
from chc_desktop.model.services.printed_code import check_code
from chc_desktop.model.services.session import Session, open_register
from chc_desktop.model.store import Register

REGISTERS = Path(__file__).resolve().parents[2] / "registers"
START = "0" * 64


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample co-op in a file of the newest version; the tests take copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    shutil.copy(REGISTERS / "version-10-sample.chc", path)
    Register.open(path).close()
    return path


@pytest.fixture
def kept(sample: Path, tmp_path: Path) -> Path:
    """A copy of it that nobody has open."""
    return Path(shutil.copy(sample, tmp_path / "co-op.chc"))


def code_of(path: Path) -> str:
    session = open_register(path, read_only=True)
    code = printed_code.printed_code(session)
    session.close()
    return code


def holds(path: Path, code: str) -> bool:
    session = open_register(path, read_only=True)
    answer = check_code(session, code)
    session.close()
    assert answer.text.endswith(".")
    return answer.holds


def write(session: Session) -> None:
    with session.action("plan a meeting") as action:
        action.insert("meeting", {"on_date": "2026-05-12"})


def rewrite(path: Path, change: str) -> None:
    """What a determined cheat does: change a fact and its history, and build the chain anew."""
    db = sqlite3.connect(path)
    db.execute(change)
    rows = db.execute(
        "SELECT l.id, action, at, table_name, row_id, salt, payload FROM change_log l"
        " JOIN change_payload p ON p.change_id = l.id ORDER BY l.id"
    ).fetchall()
    before = START
    for number, action, at, table, row, salt, payload in rows:
        digest = hashlib.sha256(f"{salt}\n{payload}".encode()).hexdigest()
        parts = json.dumps([before, number, action, at, table, row, digest])
        before = hashlib.sha256(parts.encode()).hexdigest()
        db.execute(
            "UPDATE change_log SET digest = ?, hash = ? WHERE id = ?", (digest, before, number)
        )
    db.commit()
    db.close()


def kinds(path: Path, code: str = "") -> set[str]:
    return {f.kind for f in check_file(path, code=code) if f.kind != "holidays"}


def test_the_code_says_how_many_entries_there_are_and_is_easily_typed(kept: Path) -> None:
    code = code_of(kept)
    number, signs = code.split(" · ")
    assert number == "774"
    assert len(signs) == 14
    assert not set(signs) & set("ILOU")
    session = open_register(kept)
    for typed in (code, code.lower(), code.replace(" ", "").replace("·", ""), f" {code} ."):
        assert check_code(session, typed).holds
    assert check_code(session, code.replace("0", "o").replace("1", "l")).holds
    session.close()


@pytest.mark.parametrize(
    "typed", ["", "740", "740 · K7QF", "K7QF-M2XA-9TPD", "740 · K7QF-M2XA-9T*D"]
)
def test_what_is_no_code_is_said_to_be_none(kept: Path, typed: str) -> None:
    session = open_register(kept)
    answer = check_code(session, typed)
    assert not answer.holds
    assert answer.text.startswith("This is not a whole code")
    session.close()


def test_an_older_code_still_fits_after_more_was_entered(kept: Path) -> None:
    code = code_of(kept)
    session = open_register(kept)
    write(session)
    session.close()
    assert code_of(kept) != code
    assert holds(kept, code)
    assert kinds(kept, code) == set()


def test_a_history_rewritten_as_a_whole_is_found_by_the_printed_code_alone(kept: Path) -> None:
    """Nothing inside the file can show it: so the code stands on paper."""
    code = code_of(kept)
    rewrite(
        kept,
        "UPDATE change_payload SET payload = replace(payload, 'Test', 'Best') WHERE change_id > 5",
    )
    rewrite(kept, "UPDATE change_log SET at = '2020-01-01T00:00:00+00:00' WHERE id = 300")
    assert kinds(kept) == set()
    assert not holds(kept, code)
    assert kinds(kept, code) == {"printed_code"}


def test_an_end_that_was_cut_off_is_found_by_the_printed_code(kept: Path) -> None:
    session = open_register(kept)
    write(session)
    session.close()
    code = code_of(kept)
    db = sqlite3.connect(kept)
    for statement in (
        "DELETE FROM meeting WHERE id = (SELECT max(id) FROM meeting)",
        "DELETE FROM change_payload WHERE change_id = 775",
        "DELETE FROM change_log WHERE id = 775",
    ):
        db.execute(statement)
    db.commit()
    db.close()
    assert kinds(kept) == set()
    (fault,) = [f for f in check_file(kept, code=code) if f.kind != "holidays"]
    assert "no entry 775" in fault.text


def test_a_broken_chain_never_passes_for_a_code_that_fits(kept: Path) -> None:
    code = code_of(kept)
    db = sqlite3.connect(kept)
    db.execute("UPDATE change_log SET at = '2020-01-01T00:00:00+00:00' WHERE id = 300")
    db.commit()
    db.close()
    assert not holds(kept, code)
    assert "history" in kinds(kept, code)


def test_committee_papers_print_the_code_of_the_day(kept: Path) -> None:
    session = open_register(kept)
    pdf = committee_pdf(session, date(2026, 1, 1), date(2026, 3, 31))
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert printed_code.printed_code(session) in " ".join(words.split())
    session.close()


# ---- facts that are changed past the history


def test_a_fact_changed_with_a_plain_tool_is_found_in_every_table(kept: Path) -> None:
    """In each table that has rows, one cell of text in one row, picked by chance."""
    rng = random.Random(2026)
    register = Register.open(kept)
    tables = [t for t in register.fact_tables() if register.rows(f"SELECT 1 FROM {t.name}")]
    register.close()
    db = sqlite3.connect(kept)
    changed = {}
    for table in tables:
        free = [c for c in table.columns if c not in table.key and table.kinds[c] == "TEXT"]
        free = [c for c in free if c not in dict(table.dates) and c not in ("detail", "kind")]
        if not free or table.name == "landlord":
            continue
        column = rng.choice(free)
        rows = db.execute(f"SELECT {', '.join(table.key)} FROM {table.name}").fetchall()
        key = rng.choice(rows)
        where = " AND ".join(f"{name} = ?" for name in table.key)
        db.execute(
            f"UPDATE {table.name} SET {column} = coalesce({column}, '') || 'x' WHERE {where}", key
        )
        changed[f"{table.name} {', '.join(map(str, key))}"] = column
    db.commit()
    db.close()
    assert len(changed) > 30
    found = {f.where: f.text for f in check_file(kept) if f.kind == "changed_outside"}
    assert set(found) == set(changed)
    assert all(column in found[where] for where, column in changed.items())


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("INSERT INTO meeting (id, on_date) VALUES (900, '2026-05-12')", "meeting 900"),
        ("DELETE FROM compliment WHERE id = 1", "compliment 1"),
        ("UPDATE attachment_content SET content = x'00' WHERE attachment_id = 2",
         "attachment_content 2"),
        ("UPDATE homes_at_year_end SET rented = 99 WHERE year_end = '2026-03-31'",
         "homes_at_year_end 2026-03-31"),
        ("INSERT INTO complaint_category VALUES (1, 'other things')",
         "complaint_category 1, other things"),
    ],
)  # fmt: skip
def test_a_row_added_taken_away_or_exchanged_is_named(
    kept: Path, statement: str, where: str
) -> None:
    db = sqlite3.connect(kept)
    db.execute(statement)
    db.commit()
    db.close()
    found = [f.where for f in check_file(kept) if f.kind == "changed_outside"]
    assert found == [where]


def test_words_erased_for_data_protection_are_no_fault(kept: Path) -> None:
    db = sqlite3.connect(kept)
    db.execute(
        "DELETE FROM change_payload WHERE change_id IN (SELECT id FROM change_log"
        " WHERE table_name IN ('person', 'event', 'complaint_category'))"
    )
    db.execute("UPDATE person SET name = 'Erased', email = '' WHERE id = 3")
    db.commit()
    db.close()
    assert kinds(kept) == set()
