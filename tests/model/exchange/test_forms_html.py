"""Forms saved as a web page, or copied from a landlord's site, come in word for word."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form
from chc_desktop.model.exchange.html_tables import read_html_tables, read_html_text
from chc_desktop.model.exchange.problems import FileProblem

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)
HEADS = ("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary")


def saved(tmp_path: Path, html: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "form.html"
    path.write_bytes(html.encode(encoding))
    return path


def read(tmp_path: Path, html: str, encoding: str = "utf-8") -> SelfAssessmentForm:
    return read_form(saved(tmp_path, html, encoding), EDITIONS, TODAY)


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>\n"


def evidence(number: str) -> str:
    return f"Shown at {number} – see the “log” & minutes"


def whole_form(evidence_html: str = "<p>{}</p>") -> str:
    rows = [row(*HEADS, tag="th")]
    for provision in CODE.provisions:
        text = escape(provision.full_text).replace("\n", "<br>")
        shown = evidence_html.format(escape(evidence(provision.number)))
        rows.append(row(provision.number, f"<p>{text}</p>", "Yes", shown))
    return f"<!DOCTYPE html><html><head><title>x</title></head><body><table>{''.join(rows)}</table></body></html>"


def test_a_form_as_a_web_page_comes_in_whole(tmp_path: Path) -> None:
    form = read(tmp_path, whole_form())
    assert form.edition == "2024"
    assert form.missing == ()
    assert {a.provision: a.evidence for a in form.answers} == {
        number: evidence(number) for number in CODE.numbers
    }
    assert {a.answer for a in form.answers} == {"Yes"}


def test_the_encoding_the_page_names_is_used(tmp_path: Path) -> None:
    page = whole_form().replace("<head>", '<head><meta charset="windows-1252">')
    form = read(tmp_path, page, "cp1252")
    assert form.answers[0].evidence == evidence("1.2")
    assert read(tmp_path, whole_form(), "cp1252").answers[0].evidence == evidence("1.2")
    assert read(tmp_path, whole_form(), "utf-16").answers[0].evidence == evidence("1.2")


def test_lists_breaks_and_hidden_parts_read_as_a_person_sees_them(tmp_path: Path) -> None:
    html = whole_form(
        "<script>alert(1)</script><style>p{{}}</style><ul><li>One</li><li>{}</li></ul>"
        "<ol><li>first<li>second</ol>Line<br>two&nbsp;words"
    )
    answer = read(tmp_path, html).answers[0]
    assert answer.evidence == (f"• One\n• {evidence('1.2')}\n1. first\n2. second\nLine\ntwo words")


def test_cells_that_span_rows_and_columns_stand_in_their_columns(tmp_path: Path) -> None:
    html = (
        "<table><tr><th colspan=2>a</th><th>b</th></tr>"
        "<tr><td rowspan='2'>c<td>d<td>e</tr><tr><td>f<td rowspan=2>g</tr><tr><td>h<td>i</tr></table>"
    )
    (table,) = read_html_tables(saved(tmp_path, html))
    assert [[(c.text, c.start, c.end, c.merged) for c in r.cells] for r in table] == [
        [("a", 0, 2, False), ("b", 2, 3, False)],
        [("c", 0, 1, False), ("d", 1, 2, False), ("e", 2, 3, False)],
        [("c", 0, 1, True), ("f", 1, 2, False), ("g", 2, 3, False)],
        [("h", 0, 1, False), ("i", 1, 2, False), ("g", 2, 3, True)],
    ]


def test_a_table_in_a_cell_is_part_of_the_cell_and_a_table_of_its_own(tmp_path: Path) -> None:
    html = "<table><tr><td>out<table><tr><td>in</td><td>side</td></tr></table></td></tr></table>"
    outer, inner = read_html_tables(saved(tmp_path, html))
    assert outer[0].cells[0].text == "out\nin side"
    assert [cell.text for cell in inner[0].cells] == ["in", "side"]


def test_ticked_boxes_and_chosen_entries_are_read(tmp_path: Path) -> None:
    html = (
        "<table><tr><td><input type=checkbox checked>Yes <input type=checkbox>No</td>"
        "<td><select><option>No</option><option selected>Yes</option></select></td>"
        "<td><input value='typed'></td><td><input type=hidden value=x></td></tr></table>"
    )
    (table,) = read_html_tables(saved(tmp_path, html))
    assert [cell.text for cell in table[0].cells] == ["☒Yes ☐No", "Yes", "typed", ""]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>Nothing here</p></body></html>",
        "<table><tr><td>" * 5,
        "<table></tr></td></table></table><td>x",
        "<table><tr><td colspan=99999999 rowspan=-3>x</table>",
        "<html>" + "<div>" * 20_000,
        "<table>" * 60,
    ],
)
def test_broken_pages_are_refused_in_a_sentence(tmp_path: Path, html: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read(tmp_path, html)
    assert str(caught.value).startswith("form.html")


def test_the_text_of_a_page_is_read_without_its_scripts(tmp_path: Path) -> None:
    html = (
        "<html><script>no()</script><h1>Policy</h1><p>One</p><table><tr><td>a<td>b</table></html>"
    )
    assert read_html_text(saved(tmp_path, html)) == "Policy\nOne\na\nb"
