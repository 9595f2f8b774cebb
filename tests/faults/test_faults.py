"""What is broken on purpose, in short: `make faults` does it for minutes, with 300 kills."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.faults import full, power
from tests.faults.kills import Ground, Row, kill_often
from tests.faults.run import table

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills, limits and mounts of Unix")

KILLS = {
    "log": 1,
    "edit": 2,
    "attach": 2,
    "update": 1,
    "read_in": 1,
    "close_year": 1,
    "keep": 1,
    "back_up": 1,
    "restore": 1,
    "first_run": 1,
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"), rows=100)


@pytest.mark.parametrize("name", KILLS)
def test_a_kill_loses_nothing_that_was_said_to_be_saved(ground: Ground, name: str) -> None:
    row = kill_often(ground, name, KILLS[name], seed=os.getpid())
    assert row.times == KILLS[name]
    assert row.lost == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_loss_of_power_loses_nothing_and_would_without_flushes(ground: Ground) -> None:
    folder = ground.folder / "power"
    ground.lay_out("log", folder, 0)
    recording = power.record("log", folder, 3)
    row = power.lose_again(ground, "log", recording, 8, Random(1))
    assert row.saved > 0
    assert row.lost == []
    careless = power.lose_again(ground, "log", recording.without_flushes(), 8, Random(1))
    assert careless.lost, "the trial cannot fail"


def test_a_full_disk_is_said_and_nothing_is_half_there(ground: Ground) -> None:
    rows, _ = full.try_all(ground)
    assert [row.what for row in rows] == list(full.ACTS)
    assert [(row.what, row.lost) for row in rows if row.lost] == []
    assert all(row.saved for row in rows), "with room it goes on"


def test_the_table_adds_up() -> None:
    rows = [Row("one", 2, 0, 3, 1, []), Row("two", 5, 1, 4, 0, ["a note"])]
    last = table({"killed": rows}).splitlines()[-1]
    assert last == "| **all** |  | 7 | 7 | 1 | 1 |"


def test_a_register_that_lost_a_change_is_noticed(ground: Ground, tmp_path: Path) -> None:
    from tests.faults.kills import look

    place = tmp_path / "place"
    ground.lay_out("log", place, 0)
    said = [("go",), ("complaint", "Something that was never written")]
    assert list(look(ground, "log", place, said, 0)) == [
        "complaint Something that was never written is not there",
        "0 complaints are there",
    ]
