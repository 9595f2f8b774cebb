"""Who may write: the first window, a command when no window has it, and nobody by a wrong clock."""

from __future__ import annotations

import os
import platform
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.services import complaints, opening, queries
from chc_desktop.model.services.opening import open_for_work, open_to_write, save_copy
from chc_desktop.model.services.session import (
    RegisterFault,
    RegisterProblem,
    Session,
    open_register,
)
from chc_desktop.model.store import Holder
from chc_desktop.model.store.locks import place_of

TODAY = date(2026, 3, 31)


def log(session: Session) -> None:
    command = LogComplaint(
        received_on=TODAY, resident="Edith Marlowe", home="9 Example Street", description="Damp"
    )
    complaints.log_complaint(session, command)


# ---- two windows


def test_a_second_window_reads_and_says_who_has_it_since_when(register_path: Path) -> None:
    first = open_for_work(register_path, today=TODAY, actor="Rosa Example")
    second = open_for_work(register_path, today=TODAY, actor="Sam Example")
    log(first)
    assert second.read_only
    assert second.because.startswith(
        "Rosa Example has this register open in another window of this computer, since "
    )
    assert second.because.endswith(" today. Close it there, then choose Try again.")
    assert len(second.cases()) == 1, "it sees what the first one writes"
    with pytest.raises(RegisterProblem, match=r"Nothing was saved\. Rosa Example has"):
        log(second)
    first.close()
    second.close()
    third = open_for_work(register_path, today=TODAY, actor="Sam Example")
    assert not third.read_only
    log(third)
    third.close()
    assert not place_of(register_path).exists()


def test_what_cannot_be_opened_leaves_no_lock_behind(register_path: Path) -> None:
    register_path.write_bytes(b"rubbish")
    for opens in (open_for_work, open_to_write):
        with pytest.raises(RegisterProblem):
            opens(register_path)
    with pytest.raises(RegisterProblem) as caught:
        open_for_work(register_path.with_name("gone.chc"))
    assert caught.value.fault is RegisterFault.MISSING
    assert [file.name for file in register_path.parent.iterdir()] == ["co-op.chc"]


def test_a_file_that_can_only_be_read_is_opened_for_reading_with_the_reason(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    session = open_for_work(register_path, today=TODAY)
    assert session.read_only
    assert "cannot be written to where it is" in session.because
    session.close()
    assert not place_of(register_path).exists()


def test_who_has_it_is_said_in_words() -> None:
    assert opening.held_words(Holder()) == "This register is open in another window."
    elsewhere = Holder("Rosa", "PC-2", "rubbish")
    assert opening.held_words(elsewhere) == "Rosa has this register open on PC-2."
    noon = datetime(2020, 1, 2, 12).astimezone()
    here = Holder("Rosa", platform.node(), noon.astimezone(UTC).isoformat())
    assert opening.held_words(here).replace("\u00a0", " ") == (
        "Rosa has this register open in another window of this computer, since 12:00 on "
        "2 January 2020."
    )


# ---- a command


def test_a_command_waits_for_nobody_for_long_and_changes_nothing(register_path: Path) -> None:
    window = open_for_work(register_path, today=TODAY, actor="Rosa Example")
    with pytest.raises(RegisterProblem) as caught:
        open_to_write(register_path, actor="Sam Example", patience=0.2)
    assert caught.value.fault is RegisterFault.BUSY
    assert str(caught.value).startswith("Nothing was changed. Rosa Example has")
    open_register(register_path, read_only=True).close()
    window.close()
    command = open_to_write(register_path, today=TODAY)
    log(command)
    command.close()
    assert not place_of(register_path).exists()


# ---- saved under another name


def test_what_is_open_is_saved_under_another_name(register_path: Path, tmp_path: Path) -> None:
    session = open_for_work(register_path, today=TODAY)
    log(session)
    place = save_copy(session, tmp_path / "ours, saved.chc")
    with pytest.raises(RegisterProblem, match="exists already"):
        save_copy(session, place)
    session.close()
    saved = open_register(place, today=TODAY, read_only=True)
    assert len(saved.cases()) == 1
    saved.close()


# ---- the computer's clock


def test_a_clock_that_was_set_back_is_said_and_never_makes_a_nonsense_order(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_register(register_path, today=TODAY)
    log(session)
    assert session.clock_behind() is None
    last = session.register.last_written()
    behind = datetime.now(UTC) - timedelta(days=400)

    def set_back() -> str:
        return behind.isoformat(timespec="seconds")

    monkeypatch.setattr(session, "_now", set_back)
    log(session)
    assert session.register.last_written() == last
    newest = datetime.fromisoformat(last).astimezone().date()
    assert session.clock_behind() == newest
    (warning,) = queries.clock_warnings(session)
    assert "the newest entry was made on" in warning
    assert warning in queries.landlord(session).warnings
    session.close()


def test_a_clock_that_is_some_minutes_off_is_not_worth_a_word(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_register(register_path, today=TODAY)
    earlier = (datetime.now(UTC) - timedelta(minutes=40)).isoformat(timespec="seconds")
    monkeypatch.setattr(session, "_now", lambda: earlier)
    log(session)
    assert queries.clock_warnings(session) == []
    assert session.register.last_written() > earlier
    session.close()


def test_an_entry_whose_time_cannot_be_read_says_nothing_about_the_clock(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_register(register_path, today=TODAY)
    monkeypatch.setattr(session.register, "last_written", lambda: "yesterday")
    assert session.clock_behind() is None
    session.close()
