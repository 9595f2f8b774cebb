from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.model.reports.annual_report import render_annual_report
from chc_desktop.model.reports.case_lines import ExtensionLine, LateCase
from chc_desktop.model.reports.papers import (
    AssessmentRow,
    Comply,
    Learning,
    MarkKind,
    Narrative,
    TimeMark,
)
from chc_desktop.model.reports.self_assessment import render_self_assessment

from .paper_forms import make_form
from .paper_reports import make_quiet_report

# Anything a keyboard or a damaged file can give, now and then very long or without a space.
ANY = st.text(max_size=60) | st.builds(
    lambda text, times, gap: gap.join([text] * times),
    st.text(max_size=40),
    st.sampled_from([1, 20, 100]),
    st.sampled_from(["", " ", "\n", "\n\n"]),
)
ROWS = st.lists(
    st.builds(
        AssessmentRow,
        st.sampled_from(["1.2", "6.14", "9.8"]),
        ANY,
        st.just(()),
        st.sampled_from(Comply),
        ANY,
        ANY,
        ANY,
        st.none() | st.just(date(2026, 11, 30)),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=4,
)
MARKS = st.lists(
    st.builds(TimeMark, st.integers(0, 500), st.sampled_from(MarkKind), st.integers(1, 400)),
    max_size=80,
)
QUICK = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(ROWS, ANY, ANY)
def test_a_self_assessment_prints_whatever_was_typed(
    rows: list[AssessmentRow], name: str, body: str
) -> None:
    form = make_form()
    section = replace(form.sections[0], rows=tuple(rows))
    typed = replace(
        form,
        landlord=replace(form.landlord, name=name, contact=body),
        sections=(section,),
        approval=replace(form.approval, body=body, minute=name, for_approval_at=body),
        notes=(body,),
    )
    assert _pages(render_self_assessment(typed)) >= 5


@QUICK
@given(ANY, MARKS, MARKS)
def test_an_annual_report_prints_whatever_was_typed(
    text: str, stage1: list[TimeMark], stage2: list[TimeMark]
) -> None:
    report = make_quiet_report()
    typed = replace(
        report,
        figures=replace(report.figures, stage1=len(stage1), stage2=len(stage2)),
        stage1_times=replace(report.stage1_times, not_yet_due=1),
        foreword=Narrative(text, text, text),
        acknowledged_marks=tuple(stage1),
        stage1_marks=tuple(stage1),
        stage2_marks=tuple(stage2),
        late=(LateCase(text, text, 3, text, still_open=True),),
        extensions=(ExtensionLine(text, date(2026, 9, 30), False, text, text),),
        learning=(Learning(text, text, text, text),),
        compliments=1,
        compliments_about=(text,),
    )
    assert _pages(render_annual_report(typed)) >= 9


def _pages(data: bytes) -> int:
    return len(pypdf.PdfReader(BytesIO(data)).pages)
