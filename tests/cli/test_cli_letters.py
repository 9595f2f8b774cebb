"""Letters on the command line, as a script would ask for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from .conftest import Run

COMPLETE = """Dear Edith Marlowe

You told us that the heating has been off since 19 March and that nobody came.
You would like the boiler repaired and an apology.
We are responsible for the boiler, and not responsible for the gas main.
We will send our full response by 14 April 2026.
You can reach the Housing Ombudsman on 0300 111 3000.
"""


@pytest.fixture
def filled(run: Run, register: Path, complaints: Callable[..., Path]) -> Path:
    file = complaints(
        {
            "reference": "C-1",
            "received": "2026-03-27",
            "resident": "Edith Marlowe",
            "home": "9 Elm Row",
            "description": "The heating is off.",
            "outcome_sought": "A working boiler.",
            "acknowledged": "2026-03-30",
        }
    )
    assert run("import", "complaints", register, file, "--today", "2026-03-31").code == 0
    return register


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "letter.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_complete_letter_ends_with_0_and_an_incomplete_one_with_1(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    ask = ("check-letter", filled, "C-1", "--kind", "acknowledgement")
    ran = run(*ask, saved(tmp_path, COMPLETE), "--json")
    assert (ran.code, ran.json) == (0, {"complete": True, "missing": []})
    ran = run(*ask, saved(tmp_path, COMPLETE.replace("14 April", "1 June")), "--json")
    assert ran.code == 1
    assert ran.json == {
        "complete": False,
        "missing": [{"provision": "6.3", "element": "respond_by"}],
    }
    assert "respond" in run(*ask, saved(tmp_path, "Dear Edith Marlowe")).out


def test_windows_text_and_a_byte_order_mark_are_read(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    ask = ("check-letter", filled, "c-1", "--kind", "acknowledgement")
    old = COMPLETE.replace("has been off", "– it’s cold – is off").encode("cp1252")
    assert run(*ask, saved(tmp_path, old)).code == 0
    assert run(*ask, saved(tmp_path, b"\xef\xbb\xbf" + COMPLETE.encode())).code == 0


def test_a_letter_is_written_as_pdf_and_as_word(run: Run, filled: Path, tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    for out in (pdf, word):
        ran = run("letter", filled, "C-1", "--kind", "acknowledgement", "--out", out)
        assert ran.code == 0, ran.err
        assert "Still to do: [Write here which parts you are responsible for.]" in ran.out
    assert "Edith Marlowe" in PdfReader(pdf).pages[0].extract_text()
    assert any("The heating is off." in p.text for p in Document(str(word)).paragraphs)
    again = run("letter", filled, "C-1", "--kind", "acknowledgement", "--out", pdf)
    assert again.code == 1
    assert "--force" in again.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"complaint": "C-9"}, "C-9"),
        ({"kind": "stage2-acknowledgement"}, "Stage 2"),
        ({"out": "a.txt"}, ".docx"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    run: Run, filled: Path, tmp_path: Path, change: dict[str, str], said: str
) -> None:
    asked = {"complaint": "C-1", "kind": "acknowledgement", "out": "a.pdf"} | change
    out = tmp_path / asked["out"]
    ran = run("letter", filled, asked["complaint"], "--kind", asked["kind"], "--out", out)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert not out.exists()


@pytest.mark.parametrize("content", [None, b"%PDF-1.7", b"PK\x03\x04", b"a\0b", b"a" * 1_000_001])
def test_what_is_no_letter_is_said_in_one_sentence(
    run: Run, filled: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "none.txt" if content is None else saved(tmp_path, content)
    ran = run("check-letter", filled, "C-1", "--kind", "extension", file, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_an_update_must_say_nothing_certain_so_any_is_complete(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    ran = run("check-letter", filled, "C-1", "--kind", "update", saved(tmp_path, "x"), "--json")
    assert (ran.code, ran.json) == (0, {"complete": True, "missing": []})


HOSTILE = {
    "empty": b"",
    "only spaces": b" \t\r\n\xc2\xa0\r\n",
    "windows lines": COMPLETE.replace("\n", "\r\n").encode(),
    "old mac lines": COMPLETE.replace("\n", "\r").encode(),
    "utf-16": COMPLETE.encode("utf-16"),
    "half a utf-16": COMPLETE.encode("utf-16")[:-1],
    "bullets and tabs": COMPLETE.replace("\nYou", "\n\u2022\tYou").encode(),
    "no-break spaces": COMPLETE.replace(" ", "\u00a0").encode(),
    "curly quotes": COMPLETE.replace("You told us", "\u201cYou told us\u201d").encode("cp1252"),
    "broken utf-8": COMPLETE.encode() + b"\xff\xfe\x80",
    "as long as may be": (COMPLETE * 400).encode()[:100_000],
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_any_text_file_is_judged_whatever_stands_in_it(
    run: Run, filled: Path, tmp_path: Path, content: bytes
) -> None:
    file = saved(tmp_path, content)
    ran = run("check-letter", filled, "C-1", "--kind", "acknowledgement", file, "--json")
    assert ran.err == ""
    said = b"heating" in content.replace(b"\0", b"")
    assert ran.json["complete"] is said
    assert ran.code == (0 if said else 1)
    ran = run("check-letter", filled, "C-1", "--kind", "stage1-response", file, "--json")
    assert {"provision": "6.9", "element": "decision"} in ran.json["missing"]
