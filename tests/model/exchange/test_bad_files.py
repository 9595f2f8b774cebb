"""Files that are not what they should be: one sentence that says what to do, and nothing harmed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from chc_desktop.model.exchange import packages
from chc_desktop.model.exchange.complaint_files import read_complaints
from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import read_form
from chc_desktop.model.exchange.problems import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITIONS = load_editions()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def form(path: Path) -> object:
    return read_form(path, EDITIONS, date(2026, 3, 31))


READERS: list[Callable[[Path], object]] = [form, read_complaints]


def sentence(reader: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        reader(path)
    text = str(caught.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert str(path.parent) not in text
    return text


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_bytes(document: bytes | None = None) -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if document is not None:
        parts["word/document.xml"] = document
    return zipped(parts)


def excel_bytes(sheet: bytes | None = None) -> bytes:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["reference", "received"])  # type: ignore[union-attr]
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if sheet is not None:
        parts["xl/worksheets/sheet1.xml"] = sheet
    return zipped(parts)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 rubbish", "is a PDF"),
        (b"{\\rtf1 text}", "Rich Text"),
        (OLE, "before 2007"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped({"letter.txt": b"x"}), "is not the"),
        (bytes(range(256)) * 40, "is not the"),
        (b"\x00\x01\x02\x03", "is not the"),
        (b"abc\x07\x1b[31mdef", "is not the"),
    ],
)
def test_each_kind_of_wrong_file_is_told_what_it_is(
    reader: Callable[[Path], object], content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "chosen.docx"
    path.write_bytes(content)
    assert words in sentence(reader, path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("reader", READERS)
def test_a_file_that_is_not_there_and_a_folder(
    reader: Callable[[Path], object], tmp_path: Path
) -> None:
    assert "no file gone.csv" in sentence(reader, tmp_path / "gone.csv")
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "is a folder" in sentence(reader, folder)


@pytest.mark.parametrize(
    ("reader", "content"),
    [(form, word_bytes(b"<w:document" + b"x" * 50)), (read_complaints, excel_bytes(b"<worksheet"))],
)
def test_a_damaged_part_is_damage(
    reader: Callable[[Path], object], content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "chosen.docx"
    path.write_bytes(content)
    assert "is damaged" in sentence(reader, path)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">%s]><d>&a;</d>'
)
LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(12)
)


@pytest.mark.parametrize("more", [b"", LAUGHS])
@pytest.mark.parametrize(("reader", "make"), [(form, word_bytes), (read_complaints, excel_bytes)])
def test_a_part_that_declares_entities_is_refused(
    reader: Callable[[Path], object],
    make: Callable[[bytes], bytes],
    more: bytes,
    tmp_path: Path,
) -> None:
    path = tmp_path / "chosen.docx"
    path.write_bytes(make(ENTITIES % more))
    assert "is damaged" in sentence(reader, path)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("folder", ["word/document.xml", "xl/workbook.xml"])
def test_a_zip_bomb_is_not_unpacked(
    reader: Callable[[Path], object], folder: str, tmp_path: Path
) -> None:
    path = tmp_path / "chosen.docx"
    path.write_bytes(zipped({folder: b"<a/>", "media/x.bin": b"\0" * (packages.MAX_PART + 1)}))
    assert path.stat().st_size < 200_000
    assert "far more than" in sentence(reader, path)


def test_a_document_part_too_long_to_be_one_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MAX_XML", 1000)
    path = tmp_path / "chosen.docx"
    path.write_bytes(word_bytes(b"<d>" + b"text " * 1000 + b"</d>"))
    assert "far more than" in sentence(form, path)


def test_a_file_larger_than_any_form_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MAX_FILE", 2**20)
    path = tmp_path / "chosen.docx"
    path.write_bytes(b"PK" + b"\0" * 2**20)
    assert "larger than 1 MB" in sentence(form, path)


def test_tables_nested_without_end_are_damage_not_a_crash(tmp_path: Path) -> None:
    depth = 5000
    inner = b"<w:tbl><w:tr><w:tc>" * depth + b"</w:tc></w:tr></w:tbl>" * depth
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = b"<w:document " + space + b"><w:body>" + inner + b"</w:body></w:document>"
    path = tmp_path / "chosen.docx"
    path.write_bytes(word_bytes(body))
    assert "is damaged" in sentence(form, path)


def test_an_encrypted_zip_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    data = bytearray(word_bytes())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 8] |= 1
    path = tmp_path / "chosen.docx"
    path.write_bytes(bytes(data))
    assert "password" in sentence(form, path)


def test_a_word_file_is_no_complaints_file(tmp_path: Path) -> None:
    path = tmp_path / "chosen.docx"
    path.write_bytes(word_bytes())
    assert "is a Word file" in sentence(read_complaints, path)


def test_a_sheet_that_claims_a_million_rows_is_read_for_what_it_has(tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>reference</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>received</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>C-1</t></is></c><c r="B2"><v>46115</v></c></row>'
        b"</sheetData></worksheet>"
    )
    path = tmp_path / "chosen.xlsx"
    path.write_bytes(excel_bytes(sheet))
    (row,) = read_complaints(path).rows
    assert (row.row, row.reference, row.received) == (2, "C-1", date(2026, 4, 3))


def test_a_spreadsheet_with_broken_styles_puts_nothing_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(excel_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = parts["xl/styles.xml"]
    parts["xl/styles.xml"] = re.sub(rb"<cellStyleXfs.*</cellStyleXfs>", b"<cellStyleXfs/>", styles)
    path = tmp_path / "chosen.xlsx"
    path.write_bytes(zipped(parts))
    assert "is damaged" in sentence(read_complaints, path)
    assert capsys.readouterr() == ("", "")


def test_a_spreadsheet_far_longer_than_a_form_is_none(tmp_path: Path) -> None:
    path = tmp_path / "chosen.csv"
    path.write_text("6.2,Yes,log\n" * 4000, encoding="utf-8")
    assert "far more rows" in sentence(form, path)


def test_more_rows_than_a_register_can_want_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "chosen.csv"
    path.write_text("reference,received\n" + "x,3/4/26\n" * 100_001, encoding="utf-8")
    assert "more than 100,000 rows" in sentence(read_complaints, path)
