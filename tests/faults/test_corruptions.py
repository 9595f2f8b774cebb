"""Registers damaged at random, a short run; the long one is ``make corruptions``."""

from __future__ import annotations

import random

import pytest

from tests.faults.corruptions import DAMAGES, Count, Run


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The sample co-op's register, to be damaged over and over."""
    return Run(tmp_path_factory.mktemp("damaged"))


@pytest.mark.parametrize("what", DAMAGES)
def test_no_damage_ends_the_program_or_passes_for_sound_or_is_saved_untruly(
    register: Run, what: str
) -> None:
    count = Count()
    for number in range(3):
        register.damage(what, random.Random(f"2026 {number}"), count)
    assert count.notes == []
    assert count.unnoticed + count.untrue + count.thrown + count.slow == 0
    assert count.tried == count.refused + count.found + count.harmless
    assert count.tried == count.saved + count.nothing
