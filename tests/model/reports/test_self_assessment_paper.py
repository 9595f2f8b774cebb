from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.reports.papers import AssessmentRow, CodeItem, Comply, SelfAssessmentPaper
from chc_desktop.model.reports.self_assessment import render_self_assessment

from .paper_forms import APPROVAL, NOS, Read, code, make_form, read


def with_row(form: SelfAssessmentPaper, provision: str, **changes: object) -> SelfAssessmentPaper:
    """Return the form with one row changed."""
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, **changes) if row.provision == provision else row  # type: ignore[arg-type]
                for row in section.rows
            ),
        )
        for section in form.sections
    )
    return replace(form, sections=sections)


@pytest.fixture(scope="module")
def paper() -> Read:
    return read(render_self_assessment(make_form()))


def only(*rows: AssessmentRow) -> SelfAssessmentPaper:
    """Return a form with one section of these rows."""
    form = make_form()
    return replace(form, sections=(replace(form.sections[0], rows=rows),), actions=())


def test_all_72_provisions_stand_in_the_forms_order_with_the_codes_own_words(
    paper: Read,
) -> None:
    text = paper.text
    place = text.index("Section 1: Definition of a complaint", text.index("All answers on one"))
    for provision in code()["provisions"]:
        opening = " ".join(provision["requirement"].split()[:7])
        place = text.index(f"{provision['number']} {opening}", place)
        assert " ".join(provision["requirement"].split()[-4:]) in text[place : place + 1500]
        for item in provision.get("items", ()):
            assert " ".join(item["text"].split()[:5]) in text[place : place + 2500]


def test_the_parts_stand_in_their_order(paper: Read) -> None:
    titles = [s["title"] for s in code()["sections"]]
    assert paper.headings == (
        "Self-assessment against the Complaint Handling Code",
        "Approval",
        "Contents",
        "How to read this form",
        "All answers on one page",
        "To put right before approval",
        *(f"Section {n}: {title}" for n, title in enumerate(titles[:6], 1)),
        "Stage 1",
        "Stage 2",
        *(f"Section {n}: {title}" for n, title in enumerate(titles[6:], 7)),
        "Action plan: five answers of No",
        "Method and notes",
    )


def test_each_page_says_draft_and_page_n_of_all_until_the_committee_has_approved(
    paper: Read,
) -> None:
    draft = paper
    for number, page in enumerate(draft.pages, 1):
        assert "DRAFT" in page
        assert "not yet approved by the committee" in page
        assert f"Page {number} of {len(draft.pages)}" in page
        assert "Example Street Housing Co-operative" in page

    approval = replace(APPROVAL, approved_on=date(2026, 7, 15), minute="6.3")
    approved = read(render_self_assessment(replace(make_form(), approval=approval)))
    assert not any("DRAFT" in page for page in approved.pages)
    assert "Approved at" in approved.pages[0]
    assert "To put right before approval" not in approved.text


def test_the_contents_name_the_page_on_which_each_part_stands(paper: Read) -> None:
    for title in ("Section 3: Accessibility and awareness", "Section 7: Putting things right"):
        number = int(paper.pages[1].split(title)[1].split()[0])
        assert title in paper.pages[number - 1]


def test_a_no_says_by_when_and_has_a_line_in_the_action_plan(paper: Read) -> None:
    assert "We will comply by 30 November 2026. 2 of 5 members trained." in paper.text
    assert "67 of 72 Yes. 5 of 72 No." in paper.text
    plan = paper.text[paper.text.rindex("Action plan: five answers of No") :]
    places = [plan.index(f"{number} ") for number in NOS]
    assert places == sorted(places)
    assert "One response waited for the October meeting. 31 August 2026" in plan


def test_without_a_no_the_action_plan_says_none() -> None:
    paper = read(
        render_self_assessment(
            only(AssessmentRow("1.2", "Define it.", comply=Comply.YES, evidence="Policy."))
        )
    )
    assert "Action plan None. No provision is answered No." in paper.text


def test_what_is_not_answered_says_so_and_other_words_print_as_they_are() -> None:
    form = with_row(make_form(), "1.4", comply=Comply.BLANK, evidence="")
    form = with_row(form, "1.5", comply=Comply.OTHER, answer_words="Yes - ongoing")
    text = read(render_self_assessment(form)).text
    assert "65 of 72 Yes. 5 of 72 No. 1 of 72 neither Yes nor No. 1 of 72 not answered." in text
    assert "reviewed regularly. Not answered 1.5" in text
    assert "Yes - ongoing Complaints policy" in text


def test_the_same_form_always_gives_the_same_bytes() -> None:
    assert render_self_assessment(make_form()) == render_self_assessment(make_form())


@pytest.mark.parametrize(
    "typed",
    [
        '<img src="/etc/passwd"/> & <b>bold',
        "</para><a href='http://example.org'>x</a>",
        "50% &amp; &nbsp; &#0; <br/>",
        "{curly} \\backslash (paren) %percent",
    ],
)
def test_markup_a_user_types_prints_as_typed(typed: str) -> None:
    paper = read(render_self_assessment(with_row(make_form(), "1.2", evidence=typed)))
    # a word wider than its column is cut, so only the letters can be compared
    assert typed.replace(" ", "") in paper.text.replace(" ", "")


def test_letters_that_the_typeface_lacks_are_printed_and_unknown_ones_are_marked() -> None:
    evidence = "\u0174yn \u0175 \u0177 \u2192 \u2713 \u0416 \u03b1 caf\u0065\u0301 \U0010fff0 \x07end\ud800"
    text = read(render_self_assessment(with_row(make_form(), "1.2", evidence=evidence))).text
    assert (
        "\u0174yn \u0175 \u0177 \u2192 \u2713 \u0416 \u03b1 caf\u00e9 [U+10FFF0] end\ufffd" in text
    )


def test_evidence_of_20000_letters_prints_whole_and_its_row_says_where_it_goes_on() -> None:
    words = [f"zzz{n:05d}" for n in range(2500)]
    form = with_row(make_form(), "6.4", evidence=" ".join(words))
    paper = read(render_self_assessment(form))
    assert len(" ".join(words)) > 20_000
    printed = [w for w in paper.text.split() if w.startswith("zz")]
    assert printed == words
    assert "6.4 cont." in paper.text
    assert "6 Complaints stages: stage 1, continued" in paper.text


def test_a_word_longer_than_its_column_is_cut_and_nothing_of_it_is_lost() -> None:
    long = "\u0416" * 3000
    text = read(render_self_assessment(with_row(make_form(), "2.1", evidence=long))).text
    assert text.count("\u0416") == 3000


def test_a_landlord_with_no_address_no_homes_and_an_endless_name_gets_a_paper() -> None:
    form = make_form()
    landlord = replace(form.landlord, name="Very Long Name " * 30, address=(), homes=None)
    paper = read(render_self_assessment(replace(form, landlord=landlord)))
    assert "Very Long Name" in paper.pages[0]
    assert "Approval" in paper.pages[0]
    nameless = replace(form.landlord, name="", address=("", " "))
    assert read(render_self_assessment(replace(form, landlord=nameless))).pages


def test_a_form_without_any_row_is_still_a_paper() -> None:
    paper = read(render_self_assessment(replace(make_form(), sections=(), actions=(), problems=())))
    assert "The form has no provisions." in paper.text


def test_items_keep_their_letters() -> None:
    row = AssessmentRow(
        "5.8", "Handlers must:", (CodeItem("a", "be fair;"), CodeItem("b", "listen."))
    )
    text = read(render_self_assessment(only(row))).text
    assert "Handlers must: a. be fair; b. listen." in text


def test_paragraphs_and_lines_a_user_typed_stay_apart() -> None:
    form = with_row(make_form(), "1.2", evidence="First line\nsecond line\n\nNext paragraph")
    page = next(p for p in read(render_self_assessment(form)).pages if "First line" in p)
    lines = [line.strip() for line in page.splitlines()]
    assert not any("First line second" in line for line in lines)
    assert "First line second line Next paragraph" in " ".join(page.split())
