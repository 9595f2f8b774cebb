"""Three published forms come in with every word, and their real defects are found.

The independent reading takes the words straight from the file's XML, without the reader's code.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form

SAMPLES = Path(__file__).parents[2] / "samples"
SOMERSET = SAMPLES / "self-assessment-homes-in-somerset-2025.docx"
SENACRE = SAMPLES / "self-assessment-senacre-2024.docx"
HOMES_PLUS = SAMPLES / "self-assessment-homes-plus-2022.docx"
TODAY = date(2026, 3, 31)


def read(path: Path) -> SelfAssessmentForm:
    return read_form(path, load_editions(), TODAY)


def raw_rows(path: Path) -> dict[str, list[str]]:
    """Number -> the other cells' text, by regular expressions over word/document.xml."""
    xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    rows = {}
    for row in re.findall(r"<w:tr[ >].*?</w:tr>", xml, re.DOTALL):
        cells = []
        for cell in re.findall(r"<w:tc[ >].*?</w:tc>", row, re.DOTALL):
            text = re.sub(r"<w:br\s*/>|</w:p>|<w:tab\s*/>", "\n", cell)
            cells.append(html.unescape(re.sub(r"<[^>]+>", "", text)).strip())
        if re.fullmatch(r"\d\.\d{1,2}", cells[0]):
            rows[cells[0]] = cells[1:]
    return rows


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def problems(form: SelfAssessmentForm) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for problem in form.problems:
        found.setdefault(problem.problem.value, set()).add(problem.provision)
    return found


@pytest.mark.parametrize(
    ("path", "edition", "count"),
    [(SOMERSET, "2024", 61), (SENACRE, "2024", 72), (HOMES_PLUS, "2022", 72)],
)
def test_edition_and_provisions_are_those_of_the_file(path: Path, edition: str, count: int) -> None:
    form, raw = read(path), raw_rows(path)
    assert form.edition == edition
    assert len(form.answers) == count
    assert {answer.provision for answer in form.answers} == set(raw)
    assert form.unknown == ()


@pytest.mark.parametrize("path", [SOMERSET, SENACRE, HOMES_PLUS])
def test_every_word_of_requirement_answer_evidence_and_commentary_is_kept(path: Path) -> None:
    raw = raw_rows(path)
    for answer in read(path).answers:
        requirement, comply, *texts = raw[answer.provision]
        assert words(answer.requirement_found) == words(requirement)
        assert words(answer.answer) == words(comply)
        assert words(answer.evidence) == words(texts[0])
        assert words(answer.commentary) == words(texts[1] if len(texts) > 1 else "")


def test_paragraph_breaks_inside_evidence_are_kept() -> None:
    evidence = next(a.evidence for a in read(SOMERSET).answers if a.provision == "1.4")
    assert evidence.splitlines()[0] == "Customer Complaints & Feedback Policy"
    assert len(evidence.splitlines()) == 3


def test_answers_come_in_the_codes_order() -> None:
    form = read(HOMES_PLUS)
    numbers = [answer.provision for answer in form.answers]
    assert numbers == list(load_editions()[0].numbers)


def test_homes_in_somerset_left_out_stage_two_and_answered_section_eight_with_neither() -> None:
    form = read(SOMERSET)
    assert form.missing == tuple(f"6.{minor}" for minor in range(10, 21))
    assert problems(form) == {
        "not_yet_evidence": {"6.2", "9.6"},
        "blank": {"8.1"},
        "not_an_answer": {"8.3", "8.4", "8.5"},
    }
    found = {problem.provision: problem.found for problem in form.problems}
    assert found["6.2"] == "Future report"
    assert found["9.6"] == "to be agreed"
    assert found["8.3"] == "Noted. N/A currently"


def test_senacre_repeats_a_few_sentences_nearly_everywhere() -> None:
    form = read(SENACRE)
    assert form.missing == ()
    found = problems(form)
    assert set(found) == {"repeated_evidence"}
    texts = {n: re.sub(r"[\W_]+", " ", cells[2]).lower() for n, cells in raw_rows(SENACRE).items()}
    often = {text for text, count in Counter(texts.values()).items() if count >= 5}
    assert found["repeated_evidence"] == {n for n, text in texts.items() if text in often}
    assert len(found["repeated_evidence"]) > 50


def test_homes_plus_used_the_old_code_its_definition_and_no_third_stage() -> None:
    form = read(HOMES_PLUS)
    assert form.missing == ()
    found = problems(form)
    assert found["wrong_edition"] == {""}
    assert found["wrong_definition"] == {"1.2"}
    assert found["not_an_answer"] == {"5.18", "5.19", "5.20"}
    assert {p.found for p in form.problems if p.problem.value == "not_an_answer"} == {"n/a"}


def test_the_old_form_was_no_problem_in_its_own_time() -> None:
    form = read_form(HOMES_PLUS, load_editions(), date(2023, 1, 1))
    assert "wrong_edition" not in problems(form)
    assert "wrong_definition" not in problems(form)
