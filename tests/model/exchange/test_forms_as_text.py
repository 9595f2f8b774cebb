"""Forms without the form's table: provisions as headings, what is said of each below."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

import docx
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form
from chc_desktop.model.exchange.problems import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

    from chc_desktop.model.rules.code import Provision

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)


def shown(p: Provision) -> tuple[str, str]:
    return f"Policy, page {p.section}, about {p.number}", f"Log of {p.number}"


def said(p: Provision) -> str:
    return f"Looked at in May for {p.number}: 5.2 of ours is the same."


def labels_before_the_text(document: Document, p: Provision) -> None:
    first, second = shown(p)
    document.add_paragraph(f"{p.number} {p.full_text}")
    for line in ("Comply: Yes", f"Evidence: {first}", second, f"Commentary: {said(p)}"):
        document.add_paragraph(line)


def labels_as_headings(document: Document, p: Provision) -> None:
    document.add_heading(p.number, 2)
    document.add_paragraph(p.full_text)
    lines = ("Do we comply?", "Yes", "Evidence", *shown(p), "Commentary / explanation", said(p))
    for line in lines:
        document.add_paragraph(line)


def all_labels_in_one_line(document: Document, p: Provision) -> None:
    document.add_heading(f"Provision {p.number}", 3)
    document.add_paragraph(p.requirement)
    first, second = shown(p)
    document.add_paragraph(f"Comply: Yes    Evidence: {first}")
    document.add_paragraph(second)
    document.add_paragraph(f"Explanation - {said(p)}")


def a_small_table_below(document: Document, p: Provision) -> None:
    document.add_heading(f"{p.number} {p.requirement}", 2)
    table = document.add_table(2, 3)
    texts = ("Comply: Yes / No", "Evidence", "Commentary", "Yes", "\n".join(shown(p)), said(p))
    for index, text in enumerate(texts):
        table.rows[index // 3].cells[index % 3].text = text


def a_small_table_with_headings_at_its_side(document: Document, p: Provision) -> None:
    document.add_paragraph(f"{p.number} {p.requirement}")
    table = document.add_table(3, 2)
    pairs = (("Comply", "Yes"), ("Evidence", "\n".join(shown(p))), ("Commentary", said(p)))
    for row, pair in zip(table.rows, pairs, strict=True):
        row.cells[0].text, row.cells[1].text = pair


WAYS: list[Callable[[Document, Provision], None]] = [
    labels_before_the_text,
    labels_as_headings,
    all_labels_in_one_line,
    a_small_table_below,
    a_small_table_with_headings_at_its_side,
]


def assert_whole(form: SelfAssessmentForm) -> None:
    assert (form.edition, form.missing, form.unknown) == ("2024", (), ())
    for answer, provision in zip(form.answers, CODE.provisions, strict=True):
        assert answer.answer == "Yes"
        assert answer.evidence.split() == " ".join(shown(provision)).split()
        assert answer.commentary == said(provision)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_form_written_as_text_comes_in_whole(
    way: Callable[[Document, Provision], None], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("Self-assessment 2025", 0)
    document.add_paragraph("How we define a complaint stands at 1.2 below.")
    for section in CODE.sections:
        document.add_heading(f"Section {section.number}: {section.title}", 1)
        document.add_paragraph("The committee went through this part in May.")
        for provision in CODE.in_section(section.number):
            way(document, provision)
    path = tmp_path / "form.docx"
    document.save(str(path))
    assert_whole(read_form(path, EDITIONS, TODAY))


def test_answers_without_any_label_follow_the_requirement(tmp_path: Path) -> None:
    document = docx.Document()
    for p in CODE.provisions:
        document.add_paragraph(f"{p.number}\t{p.full_text}")
        document.add_paragraph("Yes." if p.section != 2 else f"Yes. {shown(p)[0]}")
        if p.section != 2:
            document.add_paragraph(shown(p)[0])
        document.add_paragraph(shown(p)[1])
    path = tmp_path / "form.docx"
    document.save(str(path))
    form = read_form(path, EDITIONS, TODAY)
    assert form.missing == ()
    assert {answer.answer for answer in form.answers} <= {"Yes", "Yes."}
    assert [a.evidence.split() for a in form.answers] == [
        " ".join(shown(p)).split() for p in CODE.provisions
    ]


def test_a_web_page_with_lists_of_terms_comes_in_whole(tmp_path: Path) -> None:
    parts = ["<html><body><nav><ul><li>Home</ul></nav><h1>Self-assessment</h1>"]
    for p in CODE.provisions:
        first, second = shown(p)
        pairs = (
            ("Requirement", escape(p.full_text)),
            ("Comply", "Yes"),
            ("Evidence", f"{first}<br>{second}"),
            ("Commentary", said(p)),
        )
        terms = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in pairs)
        parts.append(f"<details><summary>Provision {p.number}</summary><dl>{terms}</dl></details>")
    path = tmp_path / "form.html"
    path.write_text("".join(parts) + "</body></html>", encoding="utf-8")
    assert_whole(read_form(path, EDITIONS, TODAY))


def test_a_text_that_only_mentions_the_code_is_no_form(tmp_path: Path) -> None:
    document = docx.Document()
    for p in CODE.provisions[:30]:
        document.add_paragraph(f"{p.number} {p.full_text}")
    path = tmp_path / "policy.docx"
    document.save(str(path))
    with pytest.raises(FileProblem, match="has no self-assessment in it"):
        read_form(path, EDITIONS, TODAY)


def test_what_a_web_page_hides_is_not_read_and_pictures_of_ticks_are(tmp_path: Path) -> None:
    rows = ["<tr><th>Ref<th>Requirement<th>Comply<th>Evidence</tr>"]
    for p in CODE.provisions:
        picture = '<img src="t.png" alt="Tick icon"><img src="p.png" alt="PDF">'
        hidden = '<div style="display:none">Old <div>words</div> here</div><span hidden>x</span>'
        text = escape(p.full_text)
        rows.append(f"<tr><td>{p.number}<td>{text}<td>{picture}<td>{shown(p)[0]}{hidden}</tr>")
    path = tmp_path / "form.html"
    path.write_text(f"<html><table>{''.join(rows)}</table></html>", encoding="utf-8")
    form = read_form(path, EDITIONS, TODAY)
    assert form.problems == ()
    assert [a.evidence for a in form.answers] == [shown(p)[0] for p in CODE.provisions]
