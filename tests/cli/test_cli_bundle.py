"""The bundle on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import Run


@pytest.fixture
def filled(run: Run, register: Path, complaints: Callable[..., Path]) -> Path:
    rows = [
        {
            "reference": f"C-{number}",
            "received": "2026-03-27",
            "resident": name,
            "home": f"{number} Elm Row",
            "description": "Edith Marlowe’s heating is off.",
        }
        for number, name in ((1, "Edith Marlowe"), (2, "Joan Hartley"))
    ]
    assert run("import", "complaints", register, complaints(*rows)).code == 0
    return register


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_bundle_is_written_and_is_the_same_on_another_day(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    done = run("export", "bundle", filled, "c-1", "--out", one, "--today", "2026-03-31")
    assert (done.code, done.out) == (0, "one.pdf is written.\n")
    assert run("export", "bundle", filled, "C-1", "--out", two, "--today", "2026-09-01").code == 0
    assert one.read_bytes() == two.read_bytes()
    assert "Edith Marlowe, 1 Elm Row" in text_of(one)


def test_a_masked_bundle_names_no_third_party(run: Run, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.pdf"
    assert run("export", "bundle", filled, "C-2", "--out", out, "--mask-third-parties").code == 0
    assert "Person A’s heating" in text_of(out)
    assert "Marlowe" not in text_of(out)


def test_a_file_that_exists_a_folder_that_does_not_and_a_wrong_reference_are_refused(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    out = tmp_path / "b.pdf"
    out.write_bytes(b"mine")
    kept = run("export", "bundle", filled, "C-1", "--out", out)
    assert (kept.code, out.read_bytes()) == (1, b"mine")
    assert "exists already" in kept.err
    assert run("export", "bundle", filled, "C-1", "--out", out, "--force").code == 0
    nowhere = run("export", "bundle", filled, "C-1", "--out", tmp_path / "no" / "b.pdf")
    assert nowhere.code == 1
    assert not (tmp_path / "no").exists()
    wrong = run("export", "bundle", filled, "C-9", "--out", tmp_path / "c.pdf")
    assert wrong.code == 1
    assert "C-9" in wrong.err
    assert not (tmp_path / "c.pdf").exists()
