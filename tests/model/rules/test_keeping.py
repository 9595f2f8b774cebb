"""Which backups are kept: 7 days, 8 weeks, 24 months, and never too few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.keeping import (
    DAILY,
    HELD_FOR,
    MONTHLY,
    RECENT,
    WEEKLY,
    Made,
    Why,
    file_name,
    is_stale,
    read_name,
    to_remove,
)

NOW = datetime.fromisoformat("2026-03-31T09:12:05")
CODE = "3f9a2c41"
ORDINARY = (Why.OPENING, Why.FIRST_CHANGE, Why.CLOSING)


def made(at: datetime, why: Why = Why.CLOSING, *, sound: bool = True) -> Made:
    return Made(file_name(at, why, CODE), at, why, CODE, sound)


moments = st.datetimes(datetime.fromisoformat("2023-01-01"), NOW + timedelta(days=3)).map(
    lambda at: at.replace(microsecond=0)
)
backups = st.builds(lambda at, why, sound: made(at, why, sound=sound), moments, st.sampled_from(
    list(Why)), st.booleans())  # fmt: skip
folders = st.lists(backups, max_size=60, unique_by=lambda m: m.name)


def left(found: list[Made]) -> list[Made]:
    gone = {m.name for m in to_remove(found, NOW)}
    return [m for m in found if m.name not in gone]


def periods(found: list[Made]) -> tuple[list[str], ...]:
    """The days, ISO weeks and months that have a sound backup, newest first."""
    days = {m.at for m in found if m.sound}
    forms = ("%Y-%m-%d", "%G-%V", "%Y-%m")
    return tuple(sorted({day.strftime(form) for day in days}, reverse=True) for form in forms)


@given(folders)
def test_the_newest_of_each_of_7_days_8_weeks_and_24_months_is_left(found: list[Made]) -> None:
    before, after = periods(found), periods(left(found))
    for most, had, has in zip((DAILY, WEEKLY, MONTHLY), before, after, strict=True):
        assert has[:most] == had[:most]
    for day in before[0][:DAILY]:
        newest = max(m.at for m in found if m.sound and m.at.date().isoformat() == day)
        assert newest in {m.at for m in left(found)}


@given(folders)
def test_the_newest_good_backup_and_the_only_one_always_stay(found: list[Made]) -> None:
    good = [m for m in found if m.sound]
    if good:
        newest = max(m.at for m in good)
        assert newest in {m.at for m in left(found) if m.sound}
    if len(found) == 1:
        assert left(found) == found


@given(folders)
def test_one_made_before_something_stays_for_30_days_and_a_damaged_one_is_left_alone(
    found: list[Made],
) -> None:
    kept = left(found)
    for m in found:
        held = NOW - m.at <= (RECENT if m.why in ORDINARY else HELD_FOR)
        if held or not m.sound or m.at > NOW:
            assert m in kept


@given(folders)
def test_no_more_stay_than_the_rule_says_and_looking_again_removes_nothing_more(
    found: list[Made],
) -> None:
    kept = left(found)
    plain = [
        m for m in kept if m.sound and NOW - m.at > (RECENT if m.why in ORDINARY else HELD_FOR)
    ]
    assert len(plain) <= DAILY + WEEKLY + MONTHLY
    assert to_remove(kept, NOW) == ()


def test_a_damaged_one_does_not_push_a_good_one_of_its_day_out() -> None:
    noon = NOW - timedelta(days=2)
    good, bad = made(noon - timedelta(hours=3)), made(noon, sound=False)
    assert to_remove([good, bad], NOW) == ()
    assert to_remove([good, replace(bad, sound=True)], NOW) == (good,)


def test_after_two_years_of_a_backup_a_day_39_or_fewer_are_left() -> None:
    daily = [made(NOW - timedelta(days=n)) for n in range(730)]
    kept = left(daily)
    assert len(kept) == 7 + 7 + 22  # the current week and two months are among the days and weeks
    assert daily[:7] == kept[:7]


@pytest.mark.parametrize("why", list(Why))
def test_a_name_says_when_and_why_and_is_read_again(why: Why) -> None:
    name = file_name(NOW, why, CODE + "ffff")
    assert name == f"2026-03-31 09.12.05 {why.value} 3f9a2c41.chc"
    assert read_name(name) == Made(name, NOW, why, CODE)
    assert not set(name) & set(':"/\\|?*<>')


@pytest.mark.parametrize(
    "name",
    [
        "co-op.chc",
        "2026-03-31 09.12.05 closing 3f9a2c41.chc.part",
        "2026-02-31 09.12.05 closing 3f9a2c41.chc",
        "2026-03-31 09.12.05 lunch 3f9a2c41.chc",
        "2026-03-31 09.12.05 closing.chc",
        "copy of 2026-03-31 09.12.05 closing 3f9a2c41.chc",
    ],
)
def test_what_the_program_did_not_make_is_no_backup_of_it(name: str) -> None:
    assert read_name(name) is None


def test_a_copy_elsewhere_is_stale_after_so_many_days_or_where_there_is_none() -> None:
    today = date(2026, 3, 31)
    assert is_stale(None, today, 14)
    assert is_stale(date(2026, 3, 16), today, 14)
    assert not is_stale(date(2026, 3, 17), today, 14)
