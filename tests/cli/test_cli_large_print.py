"""Papers in large print on the command line: larger, no shorter, and named so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.model.services.sample import create_sample

from .conftest import Run

YEAR = ("--year-end", "2026-03-31")
PAPERS = {
    "annual report": ("annual-report", *YEAR),
    "public edition": ("annual-report", *YEAR, "--edition", "public"),
    "annex": ("annual-report", *YEAR, "--edition", "annex"),
    "committee": ("committee-papers", "--from", "2026-01-01", "--to", "2026-03-31"),
    "form": ("intake-form",),
    "script": ("intake-form", "--telephone"),
    "submission": ("submission-pack", *YEAR),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_in_large_print_is_no_shorter_and_says_what_it_is(
    run: Run, register: Path, tmp_path: Path, name: str
) -> None:
    kind, *more = PAPERS[name]
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"
    for out, options in ((small, ()), (large, ("--large-print",))):
        done = run("export", kind, register, *more, "--out", out, *options)
        assert (done.code, done.err) == (0, "")
    found = PdfReader(large)
    assert found.metadata is not None
    assert str(found.metadata.title).endswith(", large print")
    assert len(found.pages) >= len(PdfReader(small).pages)


@pytest.mark.parametrize(
    "command",
    [("export", "bundle", "{}", "C-006"), ("letter", "{}", "C-006", "--kind", "stage1-response")],
)
def test_what_is_made_of_a_complaint_is_in_large_print_where_it_is_asked_for(
    run: Run, sample: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    made = []
    arguments = [part.format(sample) for part in command]
    for name, options in (("a.pdf", ()), ("b.pdf", ("--large-print",))):
        done = run(*arguments, "--out", tmp_path / name, *options)
        assert (done.code, done.err) == (0, "")
        made.append(len(PdfReader(tmp_path / name).pages))
    assert made[1] > made[0]


def test_without_a_decision_between_meetings_there_is_no_page_for_the_minutes(
    run: Run, register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "decision.pdf"
    done = run("export", "decision", register, "C-001", "--out", out)
    assert (done.code, out.exists()) == (1, False)
    assert done.err == "No decision between meetings on C-001 is in r.chc.\n"
