"""Commands on a register: new, sample, status, imports, measures, assess, exports, check."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf import PdfReader

Run = Callable[..., Any]
Complaints = Callable[..., Path]
SAMPLES = Path(__file__).parent.parent / "samples"
T = ("--today", "2026-05-01")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_new_never_overwrites(run: Run, register: Path) -> None:
    before = digest(register)
    ran = run("new", register, "--landlord", "Other", "--homes", 3)
    assert ran.code == 1
    assert "exists already" in ran.err
    assert digest(register) == before


def test_a_register_is_an_ordinary_sqlite_file_with_its_own_mark(register: Path) -> None:
    with sqlite3.connect(register) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == 0x43484331
        assert db.execute("SELECT name FROM landlord").fetchone()[0] == "Elm Row Co-op"
    db.close()


def test_status_lists_breaches_open_and_over(
    run: Run, register: Path, complaints: Complaints
) -> None:
    file = complaints(
        {"reference": "A1", "received": "2026-03-27", "resident": "Ann Ash"},
        {
            "reference": "A2",
            "received": "27/3/26",
            "resident": "Bo Birch",
            "acknowledged": "8 April 2026",
            "stage1_responded": "20/4/26",
            "stage1_outcome": "upheld",
        },
    )
    assert run("import", "complaints", register, file, *T).code == 0
    found = run("status", register, *T, "--json").json
    assert found["today"] == "2026-05-01"
    assert found["breaches"] == [
        {
            "complaint": "A1",
            "stage": 1,
            "clock": "acknowledge",
            "due": "2026-04-07",
            "days_late": 18,
            "still_open": True,
        },
        {
            "complaint": "A2",
            "stage": 1,
            "clock": "acknowledge",
            "due": "2026-04-07",
            "days_late": 1,
            "still_open": False,
        },
        {
            "complaint": "A1",
            "stage": 1,
            "clock": "respond",
            "due": "2026-04-21",
            "days_late": 8,
            "still_open": True,
        },
    ]
    assert found["due_soon"] == found["reviews_due"] == found["actions_due"] == []


def test_due_soon_goes_by_the_on_time_date_and_breaches_by_the_codes(
    run: Run, register: Path, complaints: Complaints
) -> None:
    file = complaints(
        {"reference": "A1", "received": "2026-03-27", "acknowledged": "2026-04-15"},
    )
    run("import", "complaints", register, file, *T)
    found = run("status", register, "--today", "2026-04-22", "--json").json
    assert [(d["complaint"], d["clock"], d["due"]) for d in found["due_soon"]] == [
        ("A1", "respond", "2026-04-21")
    ]
    assert [b["clock"] for b in found["breaches"]] == ["acknowledge"]


def test_importing_twice_imports_nothing_more_and_is_no_error(
    run: Run, register: Path, complaints: Complaints
) -> None:
    file = complaints({"reference": "A1", "received": "2026-03-27"})
    first = run("import", "complaints", register, file, *T, "--json")
    again = run("import", "complaints", register, file, *T, "--json")
    assert (first.code, first.json["imported"], first.json["skipped"]) == (0, 1, 0)
    assert (again.code, again.json["imported"], again.json["skipped"]) == (0, 0, 1)
    assert again.json["rows"][0]["verdict"] == "duplicate"


def test_a_dry_run_says_the_same_and_writes_nothing(
    run: Run, register: Path, complaints: Complaints
) -> None:
    file = complaints({"reference": "A1", "received": "2026-03-27"}, {"reference": "A2"})
    before = digest(register)
    dry = run("import", "complaints", register, file, *T, "--dry-run", "--json")
    assert digest(register) == before
    wet = run("import", "complaints", register, file, *T, "--json")
    assert (dry.code, wet.code) == (1, 1)
    assert dry.json == wet.json
    assert [(r["row"], r["verdict"]) for r in wet.json["rows"]] == [
        (2, "imported"),
        (3, "rejected"),
    ]


def test_measures_count_what_was_due(run: Run, register: Path, complaints: Complaints) -> None:
    answered = {"stage1_outcome": "upheld", "acknowledged": "2026-03-02"}
    file = complaints(
        {"reference": "in time", "received": "2026-03-02", "stage1_responded": "2026-03-16"}
        | answered,
        {"reference": "late", "received": "2026-03-02", "stage1_responded": "2026-03-17"}
        | answered,
        {
            "reference": "extended",
            "received": "2026-03-02",
            "stage1_extension_told": "2026-03-16",
            "stage1_extended_to": "2026-03-30",
            "stage1_extension_reason": "surveyor",
            "stage1_extension_ombudsman_given": "yes",
            "stage1_responded": "2026-03-30",
        }
        | answered,
        {"reference": "outside", "received": "2026-03-02", "outside_measures": "yes"},
        {
            "reference": "refused",
            "received": "2026-03-02",
            "refused_on": "2026-03-04",
            "refused_ground": "over 12 months",
        },
        {"reference": "open", "received": "2026-03-31"},
        {"reference": "next year", "received": "2026-04-01"},
    )
    ran = run("import", "complaints", register, file, "--today", "2026-04-02", "--json")
    assert ran.json["imported"] == 7
    found = run(
        "measures", register, "--year-end", "2026-03-31", "--today", "2026-04-02", "--json"
    ).json
    assert found["homes"] == 20
    assert found["stage1"] == {
        "received": 4,
        "acknowledged_in_time": 3,
        "responded_in_time": 2,
        "responded_in_extension": 1,
        "not_yet_due": 1,
        "ch01": 200.0,
        "ch02": pytest.approx(200 / 3),
        "ch02_without_extensions": pytest.approx(100 / 3),
    }
    assert found["stage2"]["ch01"] == 0.0
    assert found["stage2"]["ch02"] is None


@pytest.mark.parametrize(
    ("name", "edition", "answers", "missing"),
    [
        ("homes-in-somerset-2025", "2024", 61, [f"6.{n}" for n in range(10, 21)]),
        ("senacre-2024", "2024", 72, []),
        ("homes-plus-2022", "2022", 72, []),
    ],
)
def test_real_forms_come_in_and_are_assessed(
    run: Run, register: Path, name: str, edition: str, answers: int, missing: list[str]
) -> None:
    form = SAMPLES / f"self-assessment-{name}.docx"
    year = ("--year-end", "2026-03-31", *T)
    read = run("import", "self-assessment", register, form, *year, "--json")
    assert read.code == 0
    assert (read.json["edition"], read.json["answers"], read.json["missing"]) == (
        edition,
        answers,
        missing,
    )
    judged = run("assess", register, *year, "--json")
    kinds = {problem["problem"] for problem in judged.json["problems"]}
    assert {"no_mrc", "no_senior_lead"} <= kinds
    assert ("missing" in kinds) is bool(missing)
    assert ("wrong_edition" in kinds) is (edition == "2022")
    assert judged.code == (0 if judged.json["ready"] else 1)


def test_a_year_without_an_assessment_is_not_ready(run: Run, register: Path) -> None:
    ran = run("assess", register, "--year-end", "2026-03-31", *T, "--json")
    assert ran.code == 1
    assert sum(p["problem"] == "missing" for p in ran.json["problems"]) == 72


@pytest.mark.parametrize("paper", ["self-assessment", "annual-report"])
def test_drafts_export_marked_draft_and_never_replace_a_file_unasked(
    run: Run, register: Path, tmp_path: Path, paper: str
) -> None:
    out = tmp_path / "paper.pdf"
    command = ("export", paper, register, "--year-end", "2026-03-31", *T, "--out", out)
    assert run(*command).code == 0
    pages = pypdf.PdfReader(out).pages
    assert all("DRAFT" in page.extract_text() for page in pages)
    out.write_bytes(b"mine")
    refused = run(*command)
    assert refused.code == 1
    assert out.read_bytes() == b"mine"
    assert run(*command, "--force").code == 0
    assert out.read_bytes().startswith(b"%PDF")
    nowhere = run(*command[:-1], tmp_path / "no" / "paper.pdf")
    assert nowhere.code == 1
    assert not (tmp_path / "no").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["paper.pdf", "r.chc"]


BAD_FILES = {
    "empty.chc": (b"", "is empty"),
    "word.chc": (b"PK\x03\x04rest", "It looks like a Word"),
    "noise.chc": (bytes(range(256)) * 20, "is not a register"),
    "other.chc": (b"SQLite format 3\x00" + bytes(4096), "a database of another program"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["status", "measures", "assess", "check", "import"])
def test_a_file_that_is_no_register_is_left_as_it_is(
    run: Run, tmp_path: Path, command: str, name: str
) -> None:
    content, says = BAD_FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    arguments: dict[str, tuple[object, ...]] = {
        "status": ("status", path),
        "measures": ("measures", path, "--year-end", "2026-03-31"),
        "assess": ("assess", path, "--year-end", "2026-03-31"),
        "check": ("check", path),
        "import": ("import", "complaints", path, path),
    }
    ran = run(*arguments[command])
    assert ran.code == 1
    assert says in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert path.read_bytes() == content


def test_check_prints_its_json_also_for_a_file_that_cannot_be_opened(
    run: Run, tmp_path: Path, register: Path
) -> None:
    assert run("check", register, "--json").json == {"ok": True, "problems": []}
    ran = run("check", tmp_path / "none.chc", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert set(ran.json["problems"][0]) == {"kind", "where", "text"}


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, b"a,b,c\n1,2,3\n", b"%PDF-1.7"])
def test_files_that_hold_no_complaints_change_nothing(
    run: Run, register: Path, tmp_path: Path, content: bytes
) -> None:
    before = digest(register)
    for name in ("list.csv", "list.xlsx", "form.docx"):
        file = tmp_path / name
        file.write_bytes(content)
        kind = "self-assessment" if name.endswith("docx") else "complaints"
        year = ("--year-end", "2026-03-31") if kind == "self-assessment" else ()
        ran = run("import", kind, register, file, *year, *T, "--json")
        assert ran.code == 1, name
        assert ran.out == ""
        assert ran.err.strip().count("\n") == 0
        assert "Traceback" not in ran.err
    assert digest(register) == before


def test_the_public_edition_names_no_case_and_the_board_edition_does(
    run: Run, tmp_path: Path
) -> None:
    register = tmp_path / "sample.chc"
    run("sample", register)
    said = {}
    for edition in ("public", "board"):
        out = tmp_path / f"{edition}.pdf"
        year = ("--year-end", "2026-03-31")
        ran = run("export", "annual-report", register, *year, "--edition", edition, "--out", out)
        assert ran.code == 0
        assert ran.out == f"{edition}.pdf is written.\n"
        said[edition] = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Public edition" in said["public"]
    assert not re.search(r"\bC-\d", said["public"])
    assert re.search(r"\bC-\d", said["board"])


def test_the_confidential_annex_has_a_copy_for_each_member(run: Run, tmp_path: Path) -> None:
    register, out = tmp_path / "sample.chc", tmp_path / "annex.pdf"
    run("sample", register)
    year = ("--year-end", "2026-03-31", "--edition", "annex", "--out", out)
    command = ("export", "annual-report", register, *year)
    assert run(*command, "--member", "Kofi Brandreth").code == 0
    said = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "C-027" not in said
    assert "C-028" in said
    nobody = run(*command, "--member", "Edith Marlowe", "--force")
    assert nobody.code == 1
    assert "No member of the committee has that name." in nobody.err
    board = run("export", "annual-report", register, *year[:2], "--out", out, "--member", "X")
    assert board.code == 2


def test_anything_unexpected_is_one_sentence_and_a_log_without_words_of_a_case(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chc_desktop import paths
    from chc_desktop.model.services import plain

    def broken(session: object) -> None:
        raise RuntimeError("Edith Marlowe")

    monkeypatch.setattr(plain, "status", broken)
    ran = run("status", register)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "Marlowe" not in ran.err
    log = (paths.log_dir() / "chc-desktop.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "Marlowe" not in log


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
def test_the_self_assessment_goes_out_in_files_to_edit_and_comes_back(
    run: Run, register: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"form{ending}"
    command = ("export", "self-assessment", register, "--year-end", "2026-03-31", *T, "--out", out)
    assert run(*command).code == 0
    assert run(*command).code == 1
    back = run("import", "self-assessment", register, out, "--year-end", "2025-03-31", *T, "--json")
    assert back.json["edition"] == "2024"
    assert back.json["answers"] == 72
    assert back.json["missing"] == []


def test_large_print_is_a_pdf_of_its_own_and_no_other_kind_of_file(
    run: Run, register: Path, tmp_path: Path
) -> None:
    small, large, word = tmp_path / "small.pdf", tmp_path / "large.pdf", tmp_path / "form.docx"
    command = ("export", "self-assessment", register, "--year-end", "2026-03-31", *T, "--out")
    assert run(*command, small).code == 0
    assert run(*command, large, "--large-print").code == 0
    assert large.read_bytes().startswith(b"%PDF")
    assert large.read_bytes() != small.read_bytes()
    refused = run(*command, word, "--large-print")
    assert refused.code == 1
    assert "Large print is a PDF." in refused.err
    assert not word.exists()


def test_a_window_that_has_it_open_keeps_commands_from_writing_but_not_from_reading(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chc_desktop.model.services import opening

    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    window = opening.open_for_work(register, actor="Rosa Example")
    assert run("status", register, "--json").code == 0
    refused = run("add", "meeting", register, "--on", "2026-04-14")
    assert refused.code == 1
    assert refused.err.startswith("Nothing was changed. Rosa Example has this register open")
    window.close()
    assert run("add", "meeting", register, "--on", "2026-04-14").code == 0
