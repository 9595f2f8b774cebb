"""The poster and the leaflet on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import Run


@pytest.mark.parametrize(
    ("options", "pages"), [((), 1), (("--leaflet",), 1), (("--large-print",), 2)]
)
def test_each_is_written_and_names_the_landlord_and_the_ombudsman(
    run: Run, register: Path, tmp_path: Path, options: tuple[str, ...], pages: int
) -> None:
    out = tmp_path / "p.pdf"
    done = run("export", "poster", register, *options, "--out", out, "--today", "2026-03-31")
    assert (done.code, done.out, done.err) == (0, "p.pdf is written.\n", "")
    found = PdfReader(out).pages
    assert len(found) == pages
    text = " ".join(" ".join(page.extract_text() for page in found).split())
    assert "Elm Row Co-op" in text
    assert "0300 111 3000" in text


def test_a_file_that_exists_is_kept_and_a_folder_is_not_made(
    run: Run, register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "p.pdf"
    out.write_bytes(b"mine")
    kept = run("export", "poster", register, "--out", out)
    assert (kept.code, out.read_bytes()) == (1, b"mine")
    nowhere = run("export", "poster", register, "--out", tmp_path / "no" / "p.pdf")
    assert nowhere.code == 1
    assert not (tmp_path / "no").exists()
    assert run("export", "poster", register).code == 2
