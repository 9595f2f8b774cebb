"""The Code's editions out of files."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.resource_files import resource_path

if TYPE_CHECKING:
    from pathlib import Path


def test_both_editions_come_with_the_program_the_older_first() -> None:
    old, new = load_editions()
    assert (old.edition, old.in_force_from, old.superseded_on) == (
        "2022",
        date(2022, 4, 1),
        date(2024, 4, 1),
    )
    assert (new.edition, new.superseded_on) == ("2024", None)
    assert new.issuer == "Housing Ombudsman Service"


def test_the_2024_form_has_72_provisions_from_1_2_to_9_8_and_no_1_1() -> None:
    code = load_editions()[-1]
    assert len(code.numbers) == 72
    assert (code.numbers[0], code.numbers[-1]) == ("1.2", "9.8")
    assert "1.1" not in code.numbers
    assert [section.number for section in code.sections] == list(range(1, 10))
    assert {p.section for p in code.provisions} == set(range(1, 10))


def test_stages_kinds_and_lists_are_kept() -> None:
    old, new = load_editions()
    assert [p.number for p in new.provisions if p.stage == 2] == [f"6.{n}" for n in range(10, 21)]
    response = new.provision("6.9")
    assert response is not None
    assert [item.label for item in response.items] == list("abcdefg")
    assert {p.kind for p in old.provisions} == {"must", "should"}


def test_a_new_edition_is_a_file_and_nothing_else(tmp_path: Path) -> None:
    data = json.loads(resource_path("code", "chc-2024.json").read_text(encoding="utf-8"))
    (tmp_path / "chc-2024.json").write_text(json.dumps(data), encoding="utf-8")
    data |= {"edition": "2030", "in_force_from": "2030-04-01"}
    (tmp_path / "a-newer-one.json").write_text(json.dumps(data), encoding="utf-8")
    assert [edition.edition for edition in load_editions(tmp_path)] == ["2024", "2030"]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"edition": "2030"}', "null", "\udcff"])
def test_a_file_that_is_no_edition_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "chc-2030.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FileProblem, match=r"chc-2030\.json is not an edition of the Code"):
        load_editions(tmp_path)


def test_a_folder_without_editions_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="No edition of the Code"):
        load_editions(tmp_path)
