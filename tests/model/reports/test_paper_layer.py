from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pytest

from chc_desktop.model.exchange.policy_files import model_policy_text
from chc_desktop.model.reports import words
from chc_desktop.model.reports.annual_report import annual_report, render_annual_report
from chc_desktop.model.reports.bundle import render_bundle
from chc_desktop.model.reports.canvas import UntaggedContentError
from chc_desktop.model.reports.committee import render_committee
from chc_desktop.model.reports.document import LANDSCAPE_PAGE, Paper
from chc_desktop.model.reports.faces import MissingGlyphError, main_face
from chc_desktop.model.reports.figures import Share
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.grid import Column, Grid, grid
from chc_desktop.model.reports.leaflet import render_leaflet
from chc_desktop.model.reports.look import BODY, CELL_PAD
from chc_desktop.model.reports.marks import Counted
from chc_desktop.model.reports.papers import Comply, SelfAssessmentPaper
from chc_desktop.model.reports.policy import render_policy
from chc_desktop.model.reports.poster import render_poster
from chc_desktop.model.reports.self_assessment import render_self_assessment, self_assessment
from chc_desktop.model.reports.self_assessment_large import render_self_assessment_large
from chc_desktop.model.reports.text import Text

from .paper_bundle import make_bundle
from .paper_committee import make_committee, make_quiet_committee
from .paper_forms import make_form
from .paper_policy import make_policy
from .paper_posters import make_told
from .paper_reports import make_quiet_report, make_report, make_written_report
from .tagging import tagged_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable


def texts(paper: Paper) -> Iterator[tuple[Text, float]]:
    """Return every text in a table's cell with the width it has."""
    for flowable in paper.story:
        if not isinstance(flowable, Grid):
            continue
        for row in [*([flowable.head] if flowable.head else []), *flowable.rows]:
            for n, (cell, width) in enumerate(zip(row.cells, flowable.widths, strict=True)):
                for part in cell:
                    inner = part.text if isinstance(part, Counted) else part
                    if isinstance(inner, Text):
                        yield inner, width - CELL_PAD * (2 if n else 1)


def blank_form() -> SelfAssessmentPaper:
    """Return a form in which nothing is answered, but 1.2 in words."""
    form = make_form()
    sections = tuple(
        replace(s, rows=tuple(replace(r, comply=Comply.BLANK) for r in s.rows))
        for s in form.sections
    )
    first = sections[0]
    odd = replace(first.rows[0], comply=Comply.OTHER, answer_words="Noted. N/A currently")
    return replace(form, sections=(replace(first, rows=(odd, *first.rows[1:])), *sections[1:]))


@pytest.mark.parametrize(
    "paper",
    [
        self_assessment(make_form()),
        self_assessment(blank_form()),
        annual_report(make_written_report()),
        annual_report(make_quiet_report()),
    ],
)
def test_no_column_is_narrower_than_its_longest_unbreakable_word(paper: Paper) -> None:
    seen = 0
    for text, room in texts(paper):
        for word in text.words:
            said = "".join(piece for _, piece in word.pieces)
            assert word.width + text.style.indent <= room + 0.05, f"{said!r} in {room:.0f} points"
            seen += 1
    assert seen > 100


MODEL = model_policy_text("complaints")
PDFS = {
    "self-assessment": render_self_assessment(make_form()),
    "board edition": render_annual_report(make_report()),
    "bundle": render_bundle(make_bundle()),
    "no complaints": render_annual_report(make_quiet_report()),
    "self-assessment in large print": render_self_assessment_large(make_form()),
    "policy": render_policy(make_policy(text=MODEL)),
    "policy in large print": render_policy(make_policy(large=True, text=MODEL)),
    "committee": render_committee(make_committee()),
    "committee, nothing to say": render_committee(make_quiet_committee()),
    "poster": render_poster(make_told()),
    "leaflet": render_leaflet(make_told()),
    "leaflet in large print": render_leaflet(make_told(), large=True),
}
WITHOUT_FIGURES = {
    "no complaints",
    "self-assessment in large print",
    "policy",
    "policy in large print",
    "committee",
    "committee, nothing to say",
    "poster",
    "leaflet",
    "leaflet in large print",
}


@pytest.mark.parametrize("data", PDFS.values(), ids=PDFS)
def test_every_mark_on_a_page_belongs_to_exactly_one_element_of_the_structure(data: bytes) -> None:
    assert tagged_marks(data) > 15


@pytest.mark.parametrize("data", PDFS.values(), ids=PDFS)
def test_a_paper_says_its_title_language_and_that_it_is_tagged(data: bytes) -> None:
    pdf = pypdf.PdfReader(BytesIO(data))
    assert pdf.metadata is not None
    assert "Example Street Housing Co-operative" in str(pdf.metadata.title)
    assert pdf.metadata.author == "Example Street Housing Co-operative"
    opened = pikepdf.open(BytesIO(data))
    root = opened.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert b"pdfuaid:part>1<" in root.Metadata.read_bytes()


@pytest.mark.parametrize("data", PDFS.values(), ids=PDFS)
def test_every_typeface_is_embedded_and_every_figure_says_what_it_shows(data: bytes) -> None:
    pdf = pikepdf.open(BytesIO(data))
    fonts = {
        str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()
    }
    assert fonts
    for font in fonts.values():
        assert "/FontFile2" in font.FontDescriptor
        assert b"<0000>" not in font.ToUnicode.read_bytes()
    figures = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
    ]
    assert all(str(f.Alt).strip() and "/BBox" in f.A for f in figures)
    assert (len(figures) > 0) == all(data is not PDFS[name] for name in WITHOUT_FIGURES)


def _levels(element: Any) -> Iterator[int]:  # noqa: ANN401
    if str(element.S)[1:] in {"H1", "H2", "H3"}:
        yield int(str(element.S)[2])
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _levels(kid)


def test_headings_do_not_skip_a_level() -> None:
    for data in PDFS.values():
        pdf = pikepdf.open(BytesIO(data))
        levels = list(_levels(pdf.Root.StructTreeRoot.K[0]))
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_text_outside_the_structure_is_refused() -> None:
    class Stray(Text):
        def draw(self) -> None:
            self.canv.setFont(main_face(bold=False).fontName, 12)
            self.canv.drawString(0, 0, "lost to a screen reader")

    paper = Paper("T", "A", Furniture("T", "A"), first_page=LANDSCAPE_PAGE)
    paper.add(Stray("x", BODY))
    with pytest.raises(UntaggedContentError):
        paper.render()


def test_a_typeface_refuses_what_it_cannot_show() -> None:
    face = main_face(bold=False)
    with pytest.raises(MissingGlyphError):
        face.splitString("\u2192", None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Share(12, 14), "12 of 14"),
        (Share(0, 3), "0 of 3"),
        (Share(0, 0), "None"),
        (None, "Not known"),
    ],
)
def test_a_share_is_n_of_n_and_none_where_there_is_nothing(given: Share | None, said: str) -> None:
    assert words.share(given).replace("\u00a0", " ") == said


def test_a_rate_is_never_printed_for_nothing() -> None:
    assert words.rate(Share(0, 0)) == ""
    assert words.rate(Share(2, 3)) == "66.7%"


@pytest.mark.parametrize(
    ("pence", "said"),
    [(0, "None"), (2_500, "\u00a325"), (2_550, "\u00a325.50"), (102_500, "\u00a31,025")],
)
def test_money_is_said_in_pounds(pence: int, said: str) -> None:
    assert words.money(pence) == said


def test_dates_and_counts_do_not_break_over_a_line() -> None:
    assert words.held("by 3 July 2026, 12 of 14, stage 2, clause 4, 5 working days") == (
        "by 3\u00a0July\u00a02026, 12\u00a0of\u00a014, stage\u00a02, clause\u00a04, 5\u00a0working days"
    )


def _wordy(evidence: int, commentary: int) -> Paper:
    form = make_form()
    sections = tuple(
        replace(
            s,
            rows=tuple(
                replace(
                    r, evidence="Some words. " * evidence, commentary="Said here. " * commentary
                )
                for r in s.rows
            ),
        )
        for s in form.sections
    )
    return self_assessment(replace(form, sections=sections))


def _form_grids(paper: Paper) -> list[Grid]:
    return [f for f in paper.story if isinstance(f, Grid) and len(f.columns) == 5]


@pytest.mark.parametrize(
    ("evidence", "commentary", "widths"),
    [(1, 1, (19, 112, 19, 57, 60)), (40, 2, (19, 90, 19, 88, 51)), (2, 50, (19, 92, 19, 50, 87))],
)
def test_the_form_takes_the_widths_with_the_fewest_pages(
    evidence: int, commentary: int, widths: tuple[int, ...]
) -> None:
    for table in _form_grids(_wordy(evidence, commentary)):
        assert tuple(column.mm for column in table.columns) == widths


def test_only_a_form_of_more_than_30_pages_is_set_smaller() -> None:
    def sizes(paper: Paper) -> set[float]:
        cells = [row.cells[1][0] for table in _form_grids(paper) for row in table.rows]
        return {cell.style.size for cell in cells if isinstance(cell, Text)}

    assert sizes(_wordy(5, 5)) == {12}
    assert sizes(_wordy(60, 60)) == {11}


def test_two_papers_made_at_the_same_time_are_the_same_as_one_after_the_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: render_self_assessment(make_form()), range(4)))
    assert set(made) == {PDFS["self-assessment"]}


@pytest.mark.parametrize("column", range(4))
def test_a_row_goes_on_over_as_many_pages_as_its_longest_cell_needs(column: int) -> None:
    cells = ["short"] * 4
    cells[column] = "0" * 600
    columns = [Column(18, "Case"), Column(18, "What"), Column(18, "By"), Column(18, "Why")]
    table: Flowable = grid(columns, [cells], flows=True)
    pages = 0
    while True:
        parts = table.split(476, 480)
        assert parts
        pages += 1
        if len(parts) == 1:
            break
        table = parts[1]
    assert pages > 2


@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(level: int) -> None:
    columns = [Column(60, "Column head"), Column(60, "Other head")]
    for filled in range(290, 440, 7):
        paper = Paper("T", "A", Furniture("T", "A"), first_page=LANDSCAPE_PAGE)
        paper.heading("Part", 1)
        paper.text("Something before", BODY)
        paper.gap(filled)
        paper.heading("The heading", level)
        paper.table(grid(columns, [["First cell\nof two lines", "x"]] * 9, flows=True))
        pages = pypdf.PdfReader(BytesIO(paper.render())).pages
        with_heading = next(p.extract_text() for p in pages if "The heading" in p.extract_text())
        assert "First cell" in with_heading, f"alone after {filled} points"


@pytest.mark.parametrize(("lines", "pages"), [(6, 1), (12, 2)])
def test_spaces_shrink_where_that_saves_a_page_with_little_on_it(lines: int, pages: int) -> None:
    made = []
    for tightens in (False, True):
        paper = Paper("T", "A", Furniture("T", "A"), first_page=LANDSCAPE_PAGE)
        paper.tightens = tightens
        for number in range(5):
            paper.heading(f"Heading {number}", 1)
            paper.text("Words")
        for _ in range(lines):
            paper.text("More words")
        made.append(len(pypdf.PdfReader(BytesIO(paper.render())).pages))
    assert made == [2, pages]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Bartholomew-Featherstonehaugh", ["Bartholomew-", "Featherstonehaugh"]),
        (
            "www.example-street.example/complaints",
            ["www.example-street.", "example/complaints"],
        ),
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschifffa", "hrtsgesellschaft"]),
        ("--", ["--"]),
    ],
)
def test_a_long_word_is_parted_at_its_hyphens_and_strokes_first(
    word: str, lines: list[str]
) -> None:
    text = Text(word, BODY)
    said = ["".join(p for w in line for _, p in w.pieces) for line in text.lines(110)]
    assert said == lines
