from __future__ import annotations

import pytest

from chc_desktop.model.rules.attachments import (
    MOST_BYTES,
    AttachFile,
    clean_name,
    may_open,
    media_type,
    problems_attaching,
    size_words,
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Letter of 3 March.pdf", "Letter of 3 March.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\someone\\photo.jpg", "photo.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\nc\u200b.txt", "abc.txt"),
        ('what? "this": <a|b>*.txt', "what_ _this__ _a_b__.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("Lpt\u00b9.pdf", "_Lpt\u00b9.pdf"),
        ("console.txt", "console.txt"),
        ("name. . ", "name"),
        ("", "file"),
        ("/", "file"),
        ("....", "file"),
        ("e\u0301tat.txt", "\u00e9tat.txt"),
        (".profile", "profile"),
        ("x.a sentence that is no ending", "x.a sentence that is no ending"),
    ],
)
def test_a_name_is_safe_on_every_system_and_shows_what_the_file_is(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert clean_name(kept) == kept


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert len(clean_name("x" * 400 + ".pdf")) <= 130
    assert clean_name("x" * 400 + ".pdf").endswith("x.pdf")
    assert len(clean_name("\U0001f600" * 300 + ".pdf").encode()) < 230


def file(size: int = 3, event_id: int | None = None) -> AttachFile:
    return AttachFile(complaint_id=1, name="a.txt", content=b"x" * size, event_id=event_id)


def test_a_file_of_25_mb_is_taken_and_one_byte_more_is_refused_with_what_to_do() -> None:
    assert problems_attaching(file(MOST_BYTES), (), ()) == ()
    (problem,) = problems_attaching(file(MOST_BYTES + 1), (), ())
    assert "25 MB" in problem.text
    assert "not added" in problem.text


def test_an_empty_file_one_that_is_there_and_an_entry_of_another_complaint_are_refused() -> None:
    assert "empty" in problems_attaching(file(0), (), ())[0].text
    assert "as b.txt" in problems_attaching(file(), ("b.txt",), ())[0].text
    assert problems_attaching(file(event_id=7), (), (7,)) == ()
    assert problems_attaching(file(event_id=8), (), (7,))[0].field == "event_id"


@pytest.mark.parametrize(
    ("name", "head", "opens"),
    [
        ("photo.JPG", b"\xff\xd8\xff", True),
        ("letter.pdf", b"%PDF-1.7", True),
        ("notes.txt", b"Hello", True),
        ("setup.exe", b"MZ", False),
        ("photo.jpg", b"MZ\x90", False),
        ("notes.txt", b"#!/bin/sh", False),
        ("notes.txt", b"\xef\xbb\xbf\n[Desktop Entry]", False),
        ("page.html", b"<html>", False),
        ("picture.svg", b"<svg>", False),
        ("letter.docm", b"PK", False),
        ("run.bat", b"echo", False),
        ("a.desktop", b"", False),
        ("things.zip", b"PK", False),
        ("noending", b"text", False),
        ("pdf", b"%PDF", False),
    ],
)
def test_only_kinds_that_cannot_act_are_opened_whatever_the_name_says(
    name: str, head: bytes, opens: bool
) -> None:
    assert may_open(name, head) is opens


def test_kinds_and_sizes_are_named() -> None:
    assert media_type("A.PNG") == "image/png"
    assert media_type("a.unknown") == ""
    assert [size_words(n) for n in (1, 812, 14_000, 1_048_570, 1_300_000, MOST_BYTES)] == [
        "1 byte",
        "812 bytes",
        "14 KB",
        "1.0 MB",
        "1.2 MB",
        "25.0 MB",
    ]
