"""The committee's papers on the command line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import Run

QUARTER = ("--from", "2026-01-01", "--to", "2026-03-31")


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_sample_s_quarter_names_cases_and_nobody(run: Run, tmp_path: Path) -> None:
    register, out = tmp_path / "sample.chc", tmp_path / "c.pdf"
    run("sample", register)
    done = run("export", "committee-papers", register, *QUARTER, "--out", out)
    assert (done.code, done.out, done.err) == (0, "c.pdf is written.\n", "")
    text = text_of(out)
    assert "decisions needed" in text
    assert "C-027" in text
    with sqlite3.connect(register) as db:
        names = [row[0] for row in db.execute("SELECT name FROM person")]
        homes = [row[0] for row in db.execute("SELECT label FROM home")]
    assert len(names) > 20
    assert [name for name in names if name.casefold() in text.casefold()] == []
    assert [home for home in homes if not home.isdigit() and home in text] == []


def test_a_name_typed_in_a_promise_or_reason_is_withheld(
    run: Run, register: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "c.csv"
    csv.write_text(
        "reference,received,resident,home,description,acknowledged\n"
        'C-1,2026-03-02,Edith Marlowe,1 Elm Row,"No heat",2026-03-20\n',
        encoding="utf-8",
    )
    assert run("import", "complaints", register, csv, "--today", "2026-03-31").code == 0
    with sqlite3.connect(register) as db:
        db.execute(
            "INSERT INTO promise (complaint_id, stage, made_on, head, what, owner, due_on)"
            " VALUES (1, 1, '2026-03-03', 'action', 'Ring EDITH MARLOWE at 1 Elm Row', '', '2026-03-10')"
        )
    out = tmp_path / "c.pdf"
    today = ("--today", "2026-03-31")
    assert run("export", "committee-papers", register, *QUARTER, *today, "--out", out).code == 0
    text = text_of(out)
    assert "Ring (name withheld) at (name withheld)" in text
    assert "marlowe" not in text.casefold()
    assert b"marlowe" not in out.read_bytes().lower()


@pytest.mark.parametrize(
    ("resident", "typed", "printed"),
    [
        ("Name Other", "Ring Name Other and mend it", "Ring (name withheld) and mend it"),
        ("Withheld", "The withheld rent", "Withheld: these words name somebody."),
        ("Jo Weiß", "Tell JO WEISS", "Withheld: these words name somebody."),
    ],
)
def test_odd_names_are_withheld_too(
    run: Run, register: Path, tmp_path: Path, resident: str, typed: str, printed: str
) -> None:
    csv = tmp_path / "c.csv"
    head = "reference,received,resident,description,acknowledged"
    csv.write_text(f"{head}\nC-1,2026-03-02,{resident},No heat,2026-03-03\n", encoding="utf-8")
    assert run("import", "complaints", register, csv, "--today", "2026-03-31").code == 0
    with sqlite3.connect(register) as db:
        db.execute(
            "INSERT INTO promise (complaint_id, stage, made_on, head, what, owner, due_on)"
            " VALUES (1, 1, '2026-03-03', 'action', ?, '', '2026-03-10')",
            (typed,),
        )
    out = tmp_path / "c.pdf"
    today = ("--today", "2026-03-31")
    assert run("export", "committee-papers", register, *QUARTER, *today, "--out", out).code == 0
    assert printed in text_of(out)


def test_a_period_without_anything_says_so(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.pdf"
    today = ("--today", "2026-03-31")
    assert run("export", "committee-papers", register, *QUARTER, *today, "--out", out).code == 0
    text = text_of(out)
    assert "no decisions needed" in text
    assert "No complaint was received in this period." in text


def test_days_the_wrong_way_round_are_wrong_use(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.pdf"
    turned = ("--from", "2026-03-31", "--to", "2026-01-01")
    ran = run("export", "committee-papers", register, *turned, "--out", out)
    assert ran.code == 2
    assert "--from cannot be after --to." in ran.err
    assert not out.exists()
    assert run("export", "committee-papers", register, "--out", out).code == 2
