"""`self-test`: each part is used, and one that is broken is named while the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.services import plain
from chc_desktop.model.services import self_test as tries

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from .conftest import Run


def test_a_sound_installation_works_and_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = run("self-test")
    assert ran.code == 0, ran.out
    assert ran.out.count("works") == 8
    assert "Everything works." in ran.out
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_is_broken_is_named_and_the_others_are_still_tried(
    run: Run, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def wrong(*_: object) -> dict[str, str]:
        return {"acknowledge_by": "2026-04-06", "respond_by": "2026-04-15"}

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a case's words")

    monkeypatch.setattr(plain, "deadline", wrong)
    monkeypatch.setattr(tries, "create_sample", broken)
    home.joinpath("data").write_text("a file where a folder should be", encoding="utf-8")
    ran = run("self-test")
    assert ran.code == 1
    assert "FAILS  Working days and deadlines: A date is worked out wrongly." in ran.out
    assert "FAILS  Writing and checking a register: It ended with ZeroDivisionError." in ran.out
    assert "FAILS  Folders for settings" in ran.out
    assert "works  The window" in ran.out
    assert "a case's words" not in ran.out
