"""The self-assessment in large print: a block for each provision, nothing below 18 point."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.reports.papers import ActionItem, AssessmentRow, CodeItem, Comply
from chc_desktop.model.reports.self_assessment_large import render_self_assessment_large

from .paper_forms import APPROVAL, NOS, Read, code, make_form, read


@pytest.fixture(scope="module")
def paper() -> Read:
    return read(render_self_assessment_large(make_form()))


def test_every_provision_is_a_heading_with_its_answer(paper: Read) -> None:
    numbers = [provision["number"] for provision in code()["provisions"]]
    found = [
        h
        for h in paper.headings
        if h.split(":")[0] in numbers and h.split(": ")[-1] in ("Yes", "No")
    ]
    assert [heading.split(":")[0] for heading in found] == numbers
    assert {heading.split(":")[0] for heading in found if heading.endswith("No")} == set(NOS)


def test_the_codes_words_stand_in_the_forms_order(paper: Read) -> None:
    place = paper.text.index("The Code says")
    for provision in code()["provisions"]:
        opening = " ".join(provision["requirement"].split()[:6])
        place = paper.text.index(opening, place)
        for item in provision.get("items", ()):
            place = paper.text.index(" ".join(item["text"].split()[:5]), place)


def test_section_6_is_parted_into_its_stages_and_the_contents_say_the_pages(paper: Read) -> None:
    assert "6 Complaints stages: stage 1" in paper.headings
    assert "6 Complaints stages: stage 2" in paper.headings
    shown = next(
        n
        for n, text in enumerate(paper.pages, 1)
        if "Method and notes Working" in " ".join(text.split())
    )
    assert f"Method and notes: page {shown}" in paper.text


def test_nothing_is_smaller_than_18_point(paper: Read) -> None:
    sizes: set[float] = set()

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size)

    for page in pypdf.PdfReader(BytesIO(paper.data)).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) == 18


def test_a_no_says_when_we_will_comply(paper: Read) -> None:
    assert "6.2: No We will comply by" in paper.text


def test_it_is_tagged_and_always_the_same(paper: Read) -> None:
    assert render_self_assessment_large(make_form()) == paper.data
    with pikepdf.open(BytesIO(paper.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"


def test_what_is_open_says_so_and_leaves_room_to_write() -> None:
    form = make_form()
    rows = (
        AssessmentRow("1.2", "Define it.", comply=Comply.OTHER, answer_words="Yes - ongoing"),
        AssessmentRow(
            "1.3", "Accept it.", items=(CodeItem("a", "at once"), CodeItem("•", "always"))
        ),
        AssessmentRow("1.4", "Do it.", comply=Comply.NO),
        AssessmentRow("1.5", "Say it.", comply=Comply.OTHER),
    )
    plan = (ActionItem("1.4", "", actions=(), who="", by=None, done_on=form.year_end),)
    only = replace(
        form, sections=(replace(form.sections[0], rows=rows),), actions=plan, approval=APPROVAL
    )
    text = read(render_self_assessment_large(only)).text
    for words in (
        "1.2: Yes - ongoing",
        "1.3: Not answered",
        "a. at once",
        "1.4: No We have not set a date to comply by yet.",
        "1.5: Not answered",
        "No Yes or No yet: 1.2, 1.3 and 1.5.",
        "Action plan: one answer of No",
        "Done on 31 March 2026.",
    ):
        assert words in text


def test_without_a_no_the_action_plan_says_none() -> None:
    form = make_form()
    yes = (AssessmentRow("1.2", "Define it.", comply=Comply.YES, evidence="Here."),)
    only = replace(form, sections=(replace(form.sections[0], rows=yes),), actions=())
    text = read(render_self_assessment_large(only)).text
    assert "Action plan None. No provision is answered No." in text
