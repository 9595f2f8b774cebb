"""Three landlords' own forms: read in, printed, and read back out of the PDF by another program.

Every word of evidence and commentary must be on paper, and the form's real defects are listed.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from chc_desktop.model.rules.assessment import ProblemKind
from chc_desktop.model.services import assessments
from chc_desktop.model.services.papers import SELF_ASSESSMENT, export_paper
from chc_desktop.model.services.session import Session

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
YEAR_END = date(2026, 3, 31)
SOMERSET = "self-assessment-homes-in-somerset-2025.docx"
SENACRE = "self-assessment-senacre-2024.docx"
PLUS = "self-assessment-homes-plus-2022.docx"
_WORD = re.compile(r"[^\W_]+")
_LONG = 20  # letters: a longer word, an address on the web, may be cut over two lines


def words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text) if len(word) < _LONG)


def printed(content: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(content))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def found(session: Session) -> set[tuple[str, ProblemKind]]:
    problems = assessments.judge(session, YEAR_END).problems
    return {(problem.provision, problem.problem) for problem in problems}


@pytest.mark.parametrize("name", [SOMERSET, SENACRE, PLUS])
def test_every_word_a_landlord_wrote_is_on_the_paper(session: Session, name: str) -> None:
    form = assessments.import_form(session, SAMPLES / name, YEAR_END)
    on_paper = words(printed(export_paper(session, SELF_ASSESSMENT, YEAR_END)))
    written = words("\n".join(f"{a.evidence}\n{a.commentary}" for a in form.answers))
    assert written.total() > 500
    assert written - on_paper == Counter()


def test_the_form_without_stage_2_is_said_to_lack_it(session: Session) -> None:
    form = assessments.import_form(session, SAMPLES / SOMERSET, YEAR_END)
    assert form.missing == tuple(f"6.{n}" for n in range(10, 21))
    problems = found(session)
    assert {(f"6.{n}", ProblemKind.MISSING) for n in range(10, 21)} <= problems
    assert ("8.1", ProblemKind.BLANK) in problems
    assert {(f"8.{n}", ProblemKind.NOT_AN_ANSWER) for n in (3, 4, 5)} <= problems
    assert ("6.2", ProblemKind.NOT_YET_EVIDENCE) in problems
    assert ("9.6", ProblemKind.NOT_YET_EVIDENCE) in problems
    text = " ".join(printed(export_paper(session, SELF_ASSESSMENT, YEAR_END)).split())
    assert "To put right before approval" in text


def test_the_form_with_one_sentence_everywhere_is_said_to_repeat_itself(session: Session) -> None:
    assessments.import_form(session, SAMPLES / SENACRE, YEAR_END)
    repeated = [p for p, kind in found(session) if kind is ProblemKind.REPEATED_EVIDENCE]
    assert len(repeated) >= 50


def test_the_old_form_is_said_to_be_old_with_its_definition_and_third_stage(
    session: Session,
) -> None:
    form = assessments.import_form(session, SAMPLES / PLUS, YEAR_END)
    assert form.edition == "2022"
    problems = found(session)
    assert ("", ProblemKind.WRONG_EDITION) in problems
    assert ("1.2", ProblemKind.WRONG_DEFINITION) in problems
    assert any(kind is ProblemKind.NOT_AN_ANSWER for _, kind in problems)
