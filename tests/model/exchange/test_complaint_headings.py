"""Headings that say less than they mean: groups above them, and the same word twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.complaint_files import read_complaints
from chc_desktop.model.exchange.complaint_headings import is_stage, stage2_of

if TYPE_CHECKING:
    from pathlib import Path

    from chc_desktop.model.rules.importing import ComplaintRow


def only_row(tmp_path: Path, text: str) -> ComplaintRow:
    path = tmp_path / "complaints.csv"
    path.write_text(text, encoding="utf-8")
    (row,) = read_complaints(path).rows
    return row


def assert_both_stages(row: ComplaintRow) -> None:
    assert row.received == date(2026, 3, 2)
    assert (row.stage1.acknowledged, row.stage1.responded) == (date(2026, 3, 3), date(2026, 3, 9))
    assert row.stage1.handlers == ("Ada Sample",)
    assert row.stage2.requested == date(2026, 3, 10)
    assert (row.stage2.acknowledged, row.stage2.responded) == (date(2026, 3, 11), date(2026, 3, 20))
    assert row.stage2.handlers == ("Bo Placeholder",)
    assert row.compensation == 1000


def test_stages_named_in_a_row_above_the_headings(tmp_path: Path) -> None:
    text = (
        ",Stage 1,,,,Stage Two,,,,\n"
        "Ref,Received,Acknowledged,Handler,Response,Requested,Acknowledged,Handler,Response,"
        "Compensation\n"
        "C-1,2/3/26,3/3/26,Ada Sample,9/3/26,10/3/26,11/3/26,Bo Placeholder,20/3/26,10\n"
    )
    assert_both_stages(only_row(tmp_path, text))


def test_the_same_headings_again_behind_the_escalation_are_those_of_stage_two(
    tmp_path: Path,
) -> None:
    text = (
        "Ref,Received,Acknowledged,Handler,Response,Escalated,Acknowledged,Handler,Response,"
        "Compensation\n"
        "C-1,2/3/26,3/3/26,Ada Sample,9/3/26,10/3/26,11/3/26,Bo Placeholder,20/3/26,10\n"
    )
    assert_both_stages(only_row(tmp_path, text))


def test_a_title_above_is_no_group(tmp_path: Path) -> None:
    row = only_row(tmp_path, "Complaints at stage 2,\nRef,Received\nC-1,2/3/26\n")
    assert row.received == date(2026, 3, 2)
    assert not is_stage("Complaints at stage 2")
    assert is_stage("STAGE TWO")


def test_only_what_exists_at_stage_two_has_a_column_there() -> None:
    assert stage2_of("acknowledged") == "stage2_acknowledged"
    assert stage2_of("stage1_outcome") == "stage2_outcome"
    assert stage2_of("learning") is None
