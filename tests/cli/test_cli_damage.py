"""``salvage`` and ``check --code``: what a script gets, and how they end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

T = ("--today", "2026-03-31")


def test_salvage_says_what_it_saved_and_never_writes_over_a_file(
    run: Run, register: Path, tmp_path: Path
) -> None:
    before = register.read_bytes()
    new = tmp_path / "new.chc"
    ran = run("salvage", register, "--to", new, *T, "--json")
    assert ran.code == 0
    assert ran.json["whole"]
    assert (tmp_path / ran.json["list"]).read_text(encoding="utf-8").count("Saved: 2 entries.") == 1
    assert run("check", new, *T).code == 0
    again = run("salvage", register, "--to", new, *T)
    assert again.code == 1
    assert again.err.startswith("new.chc exists already.")
    assert register.read_bytes() == before


def test_salvage_of_a_damaged_register_is_bad_news_with_a_list(
    run: Run, register: Path, tmp_path: Path
) -> None:
    content = register.read_bytes()
    register.write_bytes(content.replace(b"Elm Row Co-op", b"Elm Raw Co-op", 1))
    assert run("check", register, *T).code == 1
    new = tmp_path / "new.chc"
    ran = run("salvage", register, "--to", new, *T)
    assert ran.code == 1
    assert "This list is kept as new, what could not be read.txt." in ran.out
    assert run("check", new, *T).code == 0
    assert b"Elm Raw" not in new.read_bytes()
    register.write_bytes(b"nothing at all")
    ran = run("salvage", register, "--to", tmp_path / "none.chc", *T)
    assert (ran.code, ran.out) == (1, "")
    assert not (tmp_path / "none.chc").exists()


def test_check_compares_a_printed_code(run: Run, register: Path) -> None:
    from chc_desktop.model.services.printed_code import printed_code
    from chc_desktop.model.services.session import open_register

    session = open_register(register, read_only=True)
    code = printed_code(session)
    session.close()
    ran = run("check", register, *T, "--code", code)
    assert ran.code == 0
    assert ran.out.endswith("The printed code fits.\n")
    ran = run("check", register, *T, "--code", "3 · K7QF-M2XA-9TPD", "--json")
    assert ran.code == 1
    assert [p["kind"] for p in ran.json["problems"]] == ["printed_code"]
