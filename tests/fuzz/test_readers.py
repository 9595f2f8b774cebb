"""Every reader of strangers' files and words is fed sound ones a little out of order.

A short run; `make fuzz` goes on for minutes with each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.damaging import damaged
from tests.fuzz.targets import Reading, targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEW = settings(
    max_examples=12,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
NAMES = [target.name for target in targets(Reading.__new__(Reading))]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    reading = Reading(tmp_path_factory.mktemp("asked"))
    yield reading
    reading.close()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_out_of_order_is_read_or_refused_in_a_sentence(
    name: str, asked: Reading, tmp_path: Path
) -> None:
    target = next(target for target in targets(asked) if target.name == name)
    seeds = target.seeds()
    for seed in seeds:
        target.read(seed, tmp_path)

    @FEW
    @given(damaged(seeds))
    def feed(content: bytes) -> None:
        target.read(content, tmp_path)

    feed()
