"""What Word does inside cells: tracked changes, boxes, symbols, lists, numbering, notes."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import read_form

if TYPE_CHECKING:
    from pathlib import Path

    from docx.table import Table

    from chc_desktop.model.rules.assessment import Answer

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)
MARK = "@@{}@@"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def make(
    tmp_path: Path, cells: dict[tuple[int, int], str], extra: dict[str, str] | None = None
) -> Path:
    """A form whose cell (row, column) holds a paragraph of raw XML; row 0 is provision 1.2."""
    document = docx.Document()
    headings = ("Code provision", "Code requirement", "Comply", "Evidence", "Commentary")
    provisions = CODE.provisions[:8]
    table: Table = document.add_table(len(provisions) + 1, 5)
    for column, heading in enumerate(headings):
        table.cell(0, column).text = heading
    for row, provision in enumerate(provisions):
        texts = (provision.number, provision.requirement, "Yes", f"Evidence {row}", "")
        for column, text in enumerate(texts):
            mark = MARK.format(f"{row}-{column}")
            table.cell(row + 1, column).text = mark if (row, column) in cells else text
    plain, path = tmp_path / "plain.docx", tmp_path / "form.docx"
    document.save(str(plain))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8")
                for (row, column), inner in cells.items():
                    mark = MARK.format(f"{row}-{column}")
                    text = text.replace(f"<w:p><w:r><w:t>{mark}</w:t></w:r></w:p>", inner)
                assert "@@" not in text
                data = text.encode("utf-8")
            if name not in (extra or {}):
                new.writestr(name, data)
        for name, text in (extra or {}).items():
            new.writestr(name, text)
    return path


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def answers(
    tmp_path: Path, cells: dict[tuple[int, int], str], extra: dict[str, str] | None = None
) -> tuple[Answer, ...]:
    return read_form(make(tmp_path, cells, extra), EDITIONS, TODAY).answers


def evidence(tmp_path: Path, inner: str, extra: dict[str, str] | None = None) -> str:
    return answers(tmp_path, {(0, 3): inner}, extra)[0].evidence


def comply(tmp_path: Path, inner: str) -> str:
    return answers(tmp_path, {(0, 2): inner})[0].answer


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    deleted = '<w:del><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del>'
    inner = paragraph(
        run("The policy ") + deleted + "<w:ins>" + run("now ") + "</w:ins>" + run("says so")
    )
    assert evidence(tmp_path, inner) == "The policy now says so"


def test_moved_text_is_read_where_it_went(tmp_path: Path) -> None:
    inner = paragraph(
        "<w:moveFrom>"
        + run("once ")
        + "</w:moveFrom>"
        + run("moved ")
        + "<w:moveTo>"
        + run("once")
        + "</w:moveTo>"
    )
    assert evidence(tmp_path, inner) == "moved once"


def test_a_deleted_row_is_gone(tmp_path: Path) -> None:
    path = make(tmp_path, {(2, 3): paragraph(run("GONE"))})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = parts["word/document.xml"].decode("utf-8").split("<w:tr>")
    rows = [f"<w:trPr><w:del/></w:trPr>{row}" if "GONE" in row else row for row in rows]
    parts["word/document.xml"] = "<w:tr>".join(rows).encode("utf-8")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    numbers = [answer.provision for answer in read_form(path, EDITIONS, TODAY).answers]
    assert numbers == [p.number for i, p in enumerate(CODE.provisions[:8]) if i != 2]


def test_a_text_box_in_a_cell_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent>" + paragraph(run("in the box")) + "</w:txbxContent>"
    inner = paragraph(
        run("Before") + "<w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert evidence(tmp_path, inner).split() == ["Before", "in", "the", "box"]


def test_line_breaks_tabs_and_paragraphs_are_kept(tmp_path: Path) -> None:
    inner = paragraph(run("one") + "<w:r><w:br/><w:tab/></w:r>" + run("two")) + paragraph(
        run("three")
    )
    assert evidence(tmp_path, inner) == "one\n\ttwo\nthree"


def test_lists_in_a_cell_keep_their_labels(tmp_path: Path) -> None:
    bullet = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
    number = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    inner = "".join(
        paragraph(style + run(text))
        for style, text in (
            (bullet, "Minutes"),
            (bullet, "Log"),
            (number, "First"),
            (number, "Second"),
        )
    )
    assert evidence(tmp_path, inner) == "• Minutes\n• Log\n1. First\n2. Second"


def test_a_nested_table_keeps_every_word(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>"
    nested = (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>"
        + cell.format(run("2025"))
        + cell.format(run("3 of 4"))
        + "</w:tr></w:tbl>"
    )
    inner = paragraph(run("Figures")) + nested + paragraph(run("end"))
    assert evidence(tmp_path, inner).split() == ["Figures", "2025", "3", "of", "4", "end"]


def test_links_and_content_controls_are_read_and_placeholders_are_not(tmp_path: Path) -> None:
    link = "<w:hyperlink>" + run("our website ") + "</w:hyperlink>"
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>"
    empty = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Choose an item.")
        + "</w:sdtContent></w:sdt>"
    )
    assert evidence(tmp_path, paragraph(link + control + empty)) == "our website chosen"


def test_a_footnotes_words_are_kept_with_the_cell_that_calls_it(tmp_path: Path) -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="7">'
        + paragraph(run("Adopted in May."))
        + "</w:footnote></w:footnotes>"
    )
    inner = paragraph(run("Policy") + '<w:r><w:footnoteReference w:id="7"/></w:r>')
    found = evidence(tmp_path, inner, {"word/footnotes.xml": notes})
    assert found == "Policy\nAdopted in May."


@pytest.mark.parametrize(
    "inner",
    [
        symbol("Wingdings", "F0FC") + run(" Yes"),
        symbol("Wingdings 2", "F050"),
        run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
        symbol("Wingdings", "F0FE") + run("Yes ") + symbol("Wingdings", "F0A8") + run("No"),
        run("Yes / ") + run("No", "<w:strike/>"),
        "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
        "</w:ffData></w:fldChar></w:r>" + run(" Yes"),
        (
            "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='No'/>"
            "<w:listEntry w:val='Yes'/></w:ddList></w:ffData></w:fldChar></w:r>"
        ),
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run("☒") + "</w:sdtContent></w:sdt>" + run(" Yes ☐ No"),
    ],
)
def test_a_yes_ticked_struck_or_chosen_is_a_yes(tmp_path: Path, inner: str) -> None:
    form = read_form(make(tmp_path, {(0, 2): paragraph(inner)}), EDITIONS, TODAY)
    assert form.answers[0].answer
    assert [p.problem.value for p in form.problems if p.provision == "1.2"] == []


def test_boxes_of_which_none_is_ticked_are_a_blank_answer(tmp_path: Path) -> None:
    box = "<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>"
    inner = paragraph(box + run(" Yes ") + box + run(" No"))
    form = read_form(make(tmp_path, {(0, 2): inner}), EDITIONS, TODAY)
    assert [p.problem.value for p in form.problems] == ["blank"]


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="9">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="2"/></w:lvlOverride><w:lvlOverride w:ilvl="1">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def numbered(number: int, level: int, text: str = "") -> str:
    return paragraph(
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        + (run(text) if text else "")
    )


def test_numbers_that_word_writes_by_itself_are_read(tmp_path: Path) -> None:
    """1.2 to 1.6 count on by themselves; 2.1 restarts the list with overrides."""
    cells = {(row, 0): numbered(5, 1) for row in range(5)}
    cells[(5, 0)] = numbered(6, 1)
    cells[(6, 0)] = numbered(6, 1)
    cells[(1, 3)] = numbered(5, 2, "Log") + numbered(5, 3, "Minute")
    found = answers(tmp_path, cells, {"word/numbering.xml": NUMBERING})
    assert [a.provision for a in found] == [p.number for p in CODE.provisions[:8]]
    assert found[1].evidence == "a) Log\n(iv) Minute"


def test_a_strict_open_xml_file_reads_the_same(tmp_path: Path) -> None:
    path = make(tmp_path, {})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert len(read_form(path, EDITIONS, TODAY).answers) == 8
