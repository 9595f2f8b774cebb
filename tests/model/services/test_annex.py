"""The confidential annex: the only paper with names, and each member's copy without their conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.model.services.annex import annex_paper
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.papers import ANNEX, ANNUAL_REPORT, export_paper
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import RegisterProblem, Session

END = date(2026, 3, 31)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    session = create_sample(tmp_path / "sample.chc")
    yield session
    session.close()


def text(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_every_reference_of_the_board_edition_has_its_name_in_the_annex_alone(
    sample: Session,
) -> None:
    annex = annex_paper(sample, END)
    references = {line.reference for line in annex.lines}
    report = annual_report_paper(sample, END)
    assert {line.reference for line in report.late} <= references
    assert {line.reference for line in report.promises.lines} <= references
    said, board = (
        text(export_paper(sample, ANNEX, END)),
        text(export_paper(sample, ANNUAL_REPORT, END)),
    )
    residents = {c.record.resident for c in sample.cases().values()}
    named = {name for name in residents if name in said}
    assert len(named) > 5
    officers = {reader.name for reader in annex.readers}
    assert not [name for name in named - officers if name in board]
    assert "Not for publication." in said
    for reader in annex.readers:
        assert reader.name in said


def test_a_members_copy_leaves_out_the_cases_in_which_they_have_a_conflict(
    sample: Session,
) -> None:
    whole = annex_paper(sample, END)
    conflicted = [reader for reader in whole.readers if reader.without]
    assert conflicted
    for reader in conflicted:
        assert all("(5.8)" in why for why in reader.why)
        copy = annex_paper(sample, END, reader.name.upper())
        left = {line.reference for line in copy.lines}
        assert left == {line.reference for line in whole.lines} - set(reader.without)
        assert all(line.not_for == () for line in copy.lines)
        said = text(export_paper(sample, ANNEX, END, reader.name))
        assert f"Copy for {reader.name}." in said
        assert not [reference for reference in reader.without if reference in said]
        assert "Who gets this annex" not in said


def test_nobody_outside_the_governing_body_gets_a_copy(sample: Session) -> None:
    with pytest.raises(RegisterProblem, match="No member of the committee has that name"):
        annex_paper(sample, END, "Edith Marlowe")


def test_an_empty_register_has_an_annex_that_says_none(session: Session) -> None:
    said = text(export_paper(session, ANNEX, END))
    assert "Who is who None." in said
    assert "Nobody is entered as a member of the committee." in said
    with pytest.raises(RegisterProblem, match="it is: nobody"):
        annex_paper(session, END, "Somebody")
