"""Protected registers on the command line: a file or standard input, and never an argument."""

from __future__ import annotations

import io
import itertools
import sys
from pathlib import Path

import pytest

from chc_desktop.model.services import protection
from chc_desktop.model.store import key_file, key_file_of
from tests.cli.conftest import Run

T = ("--today", "2026-03-31")
WORDS, OTHER = "gravel lantern oboe fig", "seven cold herons waiting"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "MEMORY", 19 * 1024)
    monkeypatch.setattr(key_file, "PASSES", 1)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(f"{WORDS}\r\nanother line\n", encoding="utf-8-sig")
    return path


@pytest.fixture
def protected(run: Run, register: Path, words: Path) -> Path:
    done = run("protect", register, "--new-passphrase-file", words)
    assert done.code == 0, done.err
    assert "recovery-sheet" in done.out
    return register


def test_every_command_that_opens_a_register_takes_the_passphrase_from_a_file(
    run: Run, protected: Path, words: Path, tmp_path: Path
) -> None:
    given = ("--passphrase-file", words, *T)
    assert run("status", protected, "--json", *given).json["breaches"] == []
    assert run("check", protected, "--json", *given).json == {"ok": True, "problems": []}
    add = ("--received", "2026-03-30", "--resident", "Ada Sample", "--description", "The gate")
    assert run("add", "complaint", protected, *add, *given).code == 0
    year = ("--year-end", "2026-03-31")
    assert run("measures", protected, *year, "--json", *given).json["stage1"]["received"] == 1
    out = tmp_path / "poster.pdf"
    assert run("export", "poster", protected, "--out", out, *given).code == 0


@pytest.mark.parametrize("command", [["status"], ["check"], ["export", "poster", "--out", "x"]])
def test_without_a_passphrase_there_is_one_sentence_and_exit_1(
    run: Run, protected: Path, command: list[str]
) -> None:
    done = run(*command, protected, *T)
    assert done.code == 1
    assert done.out == ""
    assert done.err == (
        "r.chc needs a passphrase. Give --passphrase-file FILE, or - for standard input.\n"
    )


def test_standard_input_gives_it_too_and_a_wrong_one_is_called_wrong(
    run: Run, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))
    assert run("status", protected, "--passphrase-file", "-", *T).code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("gravel lantern oboe pig\n"))
    done = run("status", protected, "--passphrase-file", "-", *T)
    assert (done.code, done.err.startswith("The passphrase is wrong.")) == (1, True)
    assert "pig" not in done.err + done.out


def test_a_file_that_cannot_be_read_is_named(run: Run, protected: Path, tmp_path: Path) -> None:
    done = run("status", protected, "--passphrase-file", tmp_path / "none.txt", *T)
    assert done.code == 1
    assert done.err == "The passphrase could not be read from none.txt. Nothing was changed.\n"


def test_without_the_key_file_the_sheet_is_asked_for(
    run: Run, protected: Path, words: Path
) -> None:
    key_file_of(protected).unlink()
    done = run("status", protected, "--passphrase-file", words, *T)
    assert done.code == 1
    assert "recovery sheet" in done.err
    problems = run("check", protected, "--json", *T).json["problems"]
    assert [problem["kind"] for problem in problems] == ["no_key_file"]


def test_the_sheet_gives_a_new_passphrase_and_the_old_one_is_over(
    run: Run, protected: Path, words: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    done = run("export", "recovery-sheet", protected, "--out", sheet, "--passphrase-file", words)
    assert done.code == 0, done.err
    import pypdf

    lines = pypdf.PdfReader(sheet).pages[0].extract_text().split()
    groups = {int(a): b for a, b in itertools.pairwise(lines) if a.isdigit() and len(b) == 5}
    code = tmp_path / "code.txt"
    code.write_text(" ".join(groups[number] for number in range(1, 15)))
    other = tmp_path / "other.txt"
    other.write_text(OTHER)
    key_file_of(protected).unlink()
    done = run(
        "change-passphrase", protected, "--recovery-code-file", code,
        "--new-passphrase-file", other,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert run("status", protected, "--passphrase-file", words, *T).code == 1
    assert run("status", protected, "--passphrase-file", other, *T).code == 0
    done = run(
        "change-passphrase", protected, "--passphrase-file", other, "--new-passphrase-file", words
    )
    assert done.code == 0, done.err
    assert run("unprotect", protected, "--passphrase-file", words).code == 0
    assert run("status", protected, *T).code == 0
    for command in ("unprotect", "change-passphrase"):
        assert run(command, protected).out == "r.chc is not protected.\n"
    done = run("export", "recovery-sheet", protected, "--out", tmp_path / "no.pdf", *T)
    assert (done.code, "not protected" in done.err) == (1, True)


def test_a_backup_is_as_protected_and_comes_back_with_the_same_passphrase(
    run: Run, protected: Path, words: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    given = ("--passphrase-file", words, *T)
    assert run("backup", protected, "--to", folder, *given).code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["r, backup of 2026-03-31.chc", "r, backup of 2026-03-31.chc-key"]
    protected.unlink()
    key_file_of(protected).unlink()
    assert run("restore", folder / names[0], "--to", protected, *given).code == 0
    assert run("status", protected, *given).code == 0


def test_what_is_no_register_is_not_protected(run: Run, words: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.chc"
    letter.write_bytes(b"%PDF")
    done = run("protect", letter, "--new-passphrase-file", words)
    assert (done.code, "not a register" in done.err) == (1, True)
    assert not key_file_of(letter).exists()


def test_a_plain_copy_beside_it_is_named(run: Run, register: Path, words: Path) -> None:
    run("backup", register, "--to", register.parent, *T)
    done = run("protect", register, "--new-passphrase-file", words)
    assert f"This copy is not protected: {register.parent}" in done.out


def test_protected_registers_are_compared_with_one_passphrase_or_each_with_its_own(
    run: Run, protected: Path, words: Path, tmp_path: Path
) -> None:
    given = ("--passphrase-file", words)
    assert run("backup", protected, "--to", tmp_path, *given, *T).code == 0
    (copy,) = tmp_path.glob("*, backup of 2026-03-31.chc")
    assert run("compare", protected, copy, "--json", *given).json["same"] == 0
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    changed = run("change-passphrase", protected, *given, "--new-passphrase-file", other)
    assert changed.code == 0, changed.err
    assert run("compare", copy, protected, *given).code == 0  # the key is the same
    key = protection.unlock(protected, OTHER)
    protection.change_key(protected, key, OTHER)
    refused = run("compare", copy, protected, *given)
    assert refused.code == 1
    assert "The passphrase is wrong." in refused.err
    both = (*given, "--other-passphrase-file", other)
    assert run("compare", copy, protected, *both).code == 0
    restored = run("restore", copy, "--to", protected, *given, *T)
    assert restored.code == 0, restored.err
    assert run("status", protected, *given, *T).code == 0
    (kept,) = tmp_path.glob("*, before the restore of 2026-03-31.chc")
    assert run("status", kept, "--passphrase-file", other, *T).code == 0
