"""Forms put together at random from what landlords vary, in every kind of file.

Each has the same 72 answers with words of their own, so that a lost or misplaced word shows.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form
from chc_desktop.model.rules.answers import Comply, read_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.table import Table as WordTable
    from docx.table import _Row

    from chc_desktop.model.rules.code import Provision

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)
ENDINGS = ("docx", "xlsx", "csv", "html")
Line = list[str]
Table = list[Line]

HEADS = (
    ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary"),
    ("Code section", "Requirement", "Compliant? Y/N", "Evidence and commentary", "Explanation"),
    ("Ref", "Requirement", "Do you comply?", "How we comply", "Comments"),
    ("HO Code", "The Code says", "Met / not met", "Where is it evidenced?", "Further comments"),
    ("Code", "Statement", "Compliant", "What we do", "Notes / gaps"),
    ("", "", "Comply?", "Evidence", "Commentary"),
    ("No", "Text", "Comply Y / N", "Documents", "Remarks"),
    ("Code Ref", "Code Provision", "RAG compliant", "Evidence", "Commentary"),
    ("Reference", "What we must do", "Self assessment", "Our position", "Narrative"),
)
NUMBERS = (
    "{}",
    "Para {}",
    "s{}",
    "Provision {}:",
    "{}*",
    "{} MUST",
    "Section {section} – {}",
    "{title}\n{}",
    "{a},{b}",
    "{a}-{b}",
    "{a}. {b}",
    "{a:02}.{b:02}",
)
ANSWERS = (
    ("Yes", "No"),
    ("Y", "N"),
    ("✓", "✗"),
    ("✅", "❌"),
    ("Compliant", "Non-compliant"),
    ("Met", "Not met"),
    ("☒ Yes\n☐ No", "☐ Yes\n☒ No"),
    ("[x] Yes [ ] No", "[ ] Yes [x] No"),
    ("We comply", "We do not comply"),
)


def is_no(provision: Provision) -> bool:
    return provision.number in {"6.14", "9.5"}


def mark(number: str) -> str:
    return f"w{number.replace('.', 'x')}"


def evidence(p: Provision) -> list[str]:
    return [
        f"Policy {mark(p.number)}a clause 4.{p.section} on page 3",
        f"Minutes {mark(p.number)}b",
    ]


def commentary(p: Provision) -> str:
    if is_no(p):
        return f"Not yet {mark(p.number)}c. We will comply by 30 November 2026."
    return f"Café {mark(p.number)}c: see section 5.2 of our policy – reviewed."


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def assert_whole(form: SelfAssessmentForm) -> None:
    assert (form.edition, form.missing, form.unknown) == ("2024", (), ())
    for answer, provision in zip(form.answers, CODE.provisions, strict=True):
        kept = f"{answer.evidence}\n{answer.commentary}"
        lost = words("\n".join([*evidence(provision), commentary(provision)])) - words(kept)
        assert not lost, (provision.number, kept)
        others = set(re.findall(r"w\d+x\d+", kept)) - {mark(provision.number)}
        assert not others, (provision.number, kept)
        wanted = Comply.NO if is_no(provision) else Comply.YES
        assert read_answer(answer.answer) is wanted, (provision.number, answer.answer)
        assert not is_no(provision) or answer.comply_by == date(2026, 11, 30)


class Made:
    """One form, put together from choices."""

    def __init__(self, seed: int) -> None:
        choose = random.Random(seed)
        self.heads = list(HEADS[seed % len(HEADS)])
        self.number = NUMBERS[seed % len(NUMBERS)]
        self.answers = ANSWERS[(seed // 2) % len(ANSWERS)]
        self.shorter, self.plainer = choose.random() < 0.2, choose.random() < 0.3
        self.two_columns = choose.random() < 0.25
        if self.two_columns:
            self.heads[2:3] = ["Yes", "No"]
        self.lead = choose.random() < 0.3
        if self.lead:
            self.heads += ["Action", "Lead"]
        self.order = list(range(len(self.heads)))
        if choose.random() < 0.25:
            choose.shuffle(self.order)
        self.titled = choose.random() < 0.4
        self.broken = choose.random() < 0.3
        self.sections = choose.choice(["none", "rows", "tables", "heads"])
        self.cover = choose.random() < 0.3

    def tables(self, *, cover: bool) -> Iterator[Table]:
        if cover and self.cover:
            yield [["Landlord", "Example Street Co-op"], ["Homes", "24"], ["By", "A Sample"]]
        table = [["Example Street Co-op self-assessment"]] if self.titled else []
        table.append(self._ordered(self.heads))
        for section in CODE.sections:
            if self.sections in {"rows", "heads"}:
                table.append([f"Section {section.number}: {section.title}"])
            if self.sections == "heads":
                table.append(self._ordered(self.heads))
            for provision in CODE.in_section(section.number):
                table += map(self._ordered, self._rows(provision))
            if self.sections == "tables":
                yield table
                table = [self._ordered(self.heads)]
        if self.sections != "tables":
            yield table
        if cover and self.cover:
            yield [["Provision", "Action", "Lead", "Date"], ["6.14", "Meet", "Secretary", "May"]]

    def _ordered(self, line: Line) -> Line:
        return [line[i] for i in self.order]

    def _text(self, p: Provision) -> str:
        if self.shorter:
            return " ".join(p.requirement.split()[:8]) + "…"
        if self.plainer:
            return p.full_text.replace("’", "'").replace("–", "-").replace("Landlords", "We")
        return p.full_text

    def _rows(self, p: Provision) -> Iterator[Line]:
        a, b = map(int, p.number.split("."))
        title = next(s.title for s in CODE.sections if s.number == p.section)
        number = self.number.format(p.number, section=p.section, title=title, a=a, b=b)
        answer = [self.answers[is_no(p)]]
        if self.two_columns:
            answer = ["", "x"] if is_no(p) else ["x", ""]
        lead = ["none", "Secretary"] if self.lead else []
        first, second = evidence(p)
        text = self._text(p)
        if not self.broken:
            yield [number, text, *answer, f"{first}\n{second}", commentary(p), *lead]
            return
        yield [number, text, *answer, first, "", *lead]
        blank = [""] * len(answer)
        yield ["", "", *blank, second, commentary(p), *[""] * len(lead)]


def save_docx(tables: Sequence[Table], path: Path) -> None:
    document = docx.Document()
    for lines in tables:
        width = max(map(len, lines))
        table: WordTable = document.add_table(0, width)
        for line in lines:
            row: _Row = table.add_row()  # type: ignore[no-untyped-call]
            cells = row.cells
            if len(line) == 1:
                cells[0].merge(cells[-1]).text = line[0]
            else:
                for cell, text in zip(cells, line, strict=True):
                    cell.text = text
        document.add_paragraph()
    document.save(str(path))


def save_xlsx(tables: Sequence[Table], path: Path) -> None:
    book = openpyxl.Workbook()
    for lines in tables:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append(line)
    book.save(path)


def save_csv(tables: Sequence[Table], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for lines in tables:
            csv.writer(file, delimiter=";").writerows(lines)


def save_html(tables: Sequence[Table], path: Path) -> None:
    def cell(text: str, span: int) -> str:
        return f"<td colspan={span}><p>{escape(text).replace(chr(10), '<br>')}</p></td>"

    page = ["<!doctype html><html><body>"]
    for lines in tables:
        page.append("<table>")
        for line in lines:
            span = max(map(len, lines)) if len(line) == 1 else 1
            page.append("<tr>" + "".join(cell(text, span) for text in line) + "</tr>")
        page.append("</table>")
    path.write_text("".join(page) + "</body></html>", encoding="utf-8")


SAVE = {"docx": save_docx, "xlsx": save_xlsx, "csv": save_csv, "html": save_html}


@pytest.mark.parametrize("seed", range(40))
def test_a_form_put_together_at_random_comes_in_whole(seed: int, tmp_path: Path) -> None:
    ending = ENDINGS[seed % 4]
    path = tmp_path / f"form.{ending}"
    # A CSV file has one table; what else stands in it cannot be told from the form.
    SAVE[ending](list(Made(seed).tables(cover=ending != "csv")), path)
    assert_whole(read_form(path, EDITIONS, TODAY))


def full(p: Provision) -> Line:
    answer = "No" if is_no(p) else "Yes"
    return [p.number, p.full_text, answer, "\n".join(evidence(p)), commentary(p)]


def yes_partly_no(p: Provision) -> Line:
    number, text, answer, shown, said = full(p)
    partly = "x" if number == "2.1" else ""
    yes = "x" if answer == "Yes" and not partly else ""
    return [number, text, yes, partly, "x" if answer == "No" else "", shown, said]


def test_a_column_for_partly_keeps_that_word_and_asks_for_yes_or_no(tmp_path: Path) -> None:
    heads = ["Ref", "Requirement", "Compliant", "Partly", "Non-compliant", "Evidence", "Comments"]
    path = tmp_path / "form.csv"
    save_csv([[heads, *map(yes_partly_no, CODE.provisions)]], path)
    form = read_form(path, EDITIONS, TODAY)
    by_number = {answer.provision: answer for answer in form.answers}
    assert [by_number[n].answer for n in ("1.2", "2.1", "6.14")] == ["Yes", "Partly", "No"]
    assert [(p.provision, p.problem.value) for p in form.problems] == [("2.1", "not_an_answer")]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_row_of_guidance_and_a_foot_with_sums_are_no_answers(ending: str, tmp_path: Path) -> None:
    guidance = ["Which provision", "What it asks for", "Answer Yes or No", "List it", "Explain"]
    foot = [["Total", "", "70 Yes", "", ""], ["Signed", "A Sample", "", "", ""]]
    path = tmp_path / f"form.{ending}"
    SAVE[ending]([[list(HEADS[0]), guidance, *map(full, CODE.provisions), *foot]], path)
    assert_whole(read_form(path, EDITIONS, TODAY))


def test_of_two_columns_of_answers_the_last_years_counts(tmp_path: Path) -> None:
    heads = ["Ref", "Requirement", "Comply 2024/25", "Comply 2025/26", "Evidence", "Comments"]
    rows = [[*full(p)[:2], "Yes", *full(p)[2:]] for p in CODE.provisions]
    path = tmp_path / "form.csv"
    save_csv([[heads, *rows]], path)
    assert_whole(read_form(path, EDITIONS, TODAY))


@pytest.mark.parametrize("old_first", [True, False])
def test_of_two_forms_in_one_file_the_newer_edition_is_read(
    old_first: bool, tmp_path: Path
) -> None:
    old = [[p.number, p.full_text, "Yes", "Old words", "Old"] for p in EDITIONS[0].provisions]
    tables = [[list(HEADS[0]), *old], [list(HEADS[0]), *map(full, CODE.provisions)]]
    path = tmp_path / "form.docx"
    save_docx(tables if old_first else tables[::-1], path)
    form = read_form(path, EDITIONS, TODAY)
    assert_whole(form)
    assert form.also == ("2022",)


def test_words_below_an_answer_that_name_their_column_go_there(tmp_path: Path) -> None:
    rows: Table = []
    for p in CODE.provisions:
        first, second = evidence(p)
        rows += [
            [*full(p)[:3], first],
            [f"Evidence: {second}"],
            ["Comments", commentary(p), "", ""],
        ]
    path = tmp_path / "form.docx"
    save_docx([[["Ref", "Requirement", "Comply", "Evidence"], *rows]], path)
    form = read_form(path, EDITIONS, TODAY)
    assert_whole(form)
    assert form.answers[0].commentary == commentary(CODE.provisions[0])


def test_requirements_in_the_first_column_are_not_taken_for_headings_down_the_side(
    tmp_path: Path,
) -> None:
    rows = []
    for p in CODE.provisions:
        number, text, answer, shown, reasons = full(p)
        rows.append([" ".join(text.split()[-10:]), shown, number, answer, reasons])
    path = tmp_path / "form.html"
    save_html([[["", "Evidence", "", "Comply?", "Commentary"], *rows]], path)
    assert_whole(read_form(path, EDITIONS, TODAY))
