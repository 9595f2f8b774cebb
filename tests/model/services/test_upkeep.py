"""What the program does by itself: a backup when one is called for, a copy, thinning; no error."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop import paths
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.registers import PlanMeetings
from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.services import keeping, officers, second_place
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import Session, open_register
from chc_desktop.model.services.upkeep import backups, keep_up, standing
from chc_desktop.model.store import copying
from tests.model.conftest import TODAY

NOW = datetime.fromisoformat("2026-03-31T09:12:05+01:00")


@pytest.fixture
def opened(register_path: Path) -> Iterator[Session]:
    session = open_register(register_path, today=TODAY)
    yield session
    session.close()


def change(session: Session, *, days: int = 1) -> None:
    first = TODAY + timedelta(days=days)
    result = officers.plan_meetings(session, PlanMeetings(first_on=first, count=1))
    assert isinstance(result, Done)


def test_a_backup_is_made_only_when_it_is_called_for(opened: Session) -> None:
    register = opened.register
    assert keep_up(register, Why.OPENING, NOW).made is not None
    assert keep_up(register, Why.OPENING, NOW).made is None
    assert keep_up(register, Why.CLOSING, NOW).made is None
    change(opened)
    later = NOW + timedelta(hours=1)
    assert keep_up(register, Why.FIRST_CHANGE, later).made is not None
    change(opened, days=40)
    assert keep_up(register, Why.FIRST_CHANGE, later + timedelta(hours=1)).made is None
    assert keep_up(register, Why.CLOSING, later + timedelta(hours=2)).made is not None
    assert keep_up(register, Why.ASKED, later + timedelta(hours=3)).made is not None
    assert [k.made.why for k in backups(opened)] == [
        Why.ASKED,
        Why.CLOSING,
        Why.FIRST_CHANGE,
        Why.OPENING,
    ]


def test_it_thins_out_with_the_first_change_of_a_day_and_not_on_closing(opened: Session) -> None:
    for hour in range(3):
        at = NOW - timedelta(days=3, hours=hour)
        keeping.before(opened, Why.CLOSING, now=at)
    change(opened)
    keep_up(opened.register, Why.CLOSING, NOW)
    assert len(backups(opened)) == 4
    keep_up(opened.register, Why.FIRST_CHANGE, NOW + timedelta(minutes=1))
    assert [k.made.why for k in backups(opened)] == [Why.FIRST_CHANGE, Why.CLOSING, Why.CLOSING]


def test_what_stands_against_a_backup_is_a_sentence(opened: Session) -> None:
    paths.backup_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.backup_dir().write_bytes(b"")
    found = keep_up(opened.register, Why.OPENING, NOW)
    assert found.made is None
    assert "No backup could be made" in found.trouble
    change(opened)


def test_a_register_that_is_gone_is_a_sentence(opened: Session, register_path: Path) -> None:
    register_path.rename(register_path.with_name("away.chc"))
    assert (
        "No backup could be made. There is no file" in keep_up(opened.register, Why.ASKED).trouble
    )


def test_a_full_second_place_does_not_touch_the_first_backup(
    opened: Session, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(stick)
    name = keeping.folder_for(opened.register).name
    (stick / second_place.FOLDER / name).write_bytes(b"")
    found = keep_up(opened.register, Why.OPENING, NOW)
    assert found.made is not None
    assert not found.trouble
    assert "on this computer is sound" in found.second_trouble


def test_how_safe_a_register_is(opened: Session, register_path: Path, session: Session) -> None:
    (register_path.parent / ".dropbox.cache").mkdir()
    shutil.copy(register_path, register_path.with_name("co-op (1).chc"))
    made = keep_up(opened.register, Why.OPENING, NOW).made
    found = standing(opened)
    assert found.newest == made
    assert found.keeper is Keeper.DROPBOX
    assert [twin.path.name for twin in found.twins] == ["co-op (1).chc"]
    assert found.second is None
    assert standing(session).twins == ()
    only_read = open_register(register_path, today=TODAY, read_only=True)
    assert standing(only_read).keeper is None
    only_read.close()


def test_who_writes_while_a_backup_is_made_does_not_spoil_it(
    opened: Session, register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    monkeypatch.setattr(copying, "PAUSE", 0.0)
    own = opened.register.again()
    look = copying._Watch.look
    written: list[int] = []

    def write_meanwhile(self: copying._Watch, status: int, left: int, total: int) -> None:
        if left and len(written) < often:
            written.append(left)
            change(opened, days=len(written) + 10 * often)
        look(self, status, left, total)

    monkeypatch.setattr(copying._Watch, "look", write_meanwhile)
    for often in (1, 3, copying.MOST_RESTARTS + 5):
        written.clear()
        made = keeping.before(own, Why.ASKED, now=NOW + timedelta(hours=often), gently=True)
        assert made is not None
        copy = open_register(made.path, read_only=True)
        assert copy.register.faults() == []
        assert copy.register.last_hash() == opened.register.last_hash()
        copy.close()
    assert len(written) == copying.MOST_RESTARTS + 2
    own.close()
