"""The same pages without tags: our flowables on a plain canvas, and ReportLab's own flowables."""
# ruff: noqa: ANN401 -- ReportLab passes these values round without types

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from unittest.mock import patch
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)

from chc_desktop.model.reports import document, faces
from chc_desktop.model.reports.document import Lead, Paper
from chc_desktop.model.reports.grid import Grid
from chc_desktop.model.reports.look import BLACK, LANDSCAPE, PORTRAIT, WHITE, Style
from chc_desktop.model.reports.text import Text


class PlainCanvas(Canvas):
    """What the flowables ask of a canvas, without any tagging."""

    def __init__(self, filename: Any, *args: Any, root: object, counting: bool, **kw: Any) -> None:
        kw.setdefault("pdfVersion", (1, 7))
        self.counting, self.on_heading = counting, None
        self.boxes: dict[object, str] = {}
        self.once: set[object] = set()
        self.beside: tuple[str, ...] = ()
        super().__init__(filename, *args, **kw)

    @property
    def page(self) -> int:
        return int(self.getPageNumber())

    @contextmanager
    def tagged(self, _tag: object) -> Iterator[None]:
        yield

    @contextmanager
    def artifact(self, _subtype: str = "") -> Iterator[None]:
        yield

    def drawText(self, aTextObject: Any) -> None:
        if not self.counting:
            super().drawText(aTextObject)

    def showPage(self) -> None:
        if self.counting:
            self._code.clear()  # type: ignore[attr-defined]
        super().showPage()

    def save(self) -> None:
        if not self.counting:
            super().save()


def render_untagged(paper: Paper) -> bytes:
    """Render a paper with all its flowables, but no tag is written."""
    with patch.object(document, "TaggedCanvas", PlainCanvas):
        return paper.render()


def render_platypus(paper: Paper) -> bytes:
    """Render what a paper says with ReportLab's own paragraphs and tables, in one pass."""
    page = PORTRAIT if paper.first_page == document.PORTRAIT_PAGE else LANDSCAPE
    for bold in (False, True):
        faces.main_face(bold=bold)
    out = BytesIO()
    frame = Frame(page.left, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0)
    doc = BaseDocTemplate(
        out,
        pageTemplates=[PageTemplate("p", [frame], pagesize=(page.width, page.height))],
        pageCompression=1,
        invariant=1,
    )
    doc.build([made for flowable in paper.story for made in _own(flowable)])
    return out.getvalue()


def said(text: Text) -> str:
    """The words of a text again."""
    return " ".join("".join(piece for _, piece in word.pieces) for word in text.words)


def _own(flowable: Flowable) -> list[Flowable]:
    if isinstance(flowable, Text):
        return [_paragraph(flowable)]
    if isinstance(flowable, Grid):
        rows = [flowable.head] if flowable.head else []
        cells = [[_cell(cell) for cell in row.cells] for row in [*rows, *flowable.rows]]
        if not cells:
            return []
        rules = TableStyle(
            [("LINEBELOW", (0, 0), (-1, -1), 0.3, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
        return [LongTable(cells, flowable.widths, style=rules, repeatRows=len(rows), splitInRow=1)]
    if isinstance(flowable, Spacer):
        return [flowable]
    if isinstance(flowable, Lead) or type(flowable).__module__.startswith("reportlab"):
        return []
    return [flowable] if not hasattr(flowable, "tag") else []


def _cell(cell: list[Flowable]) -> list[Flowable]:
    return [_paragraph(part) for part in cell if isinstance(part, Text)]


_STYLES: dict[Style, ParagraphStyle] = {}


def _paragraph(text: Text) -> Paragraph:
    style = text.style
    own = _STYLES.get(style)
    if own is None:
        own = _STYLES[style] = ParagraphStyle(
            f"s{len(_STYLES)}",
            fontName=faces.main_face(bold=style.bold).fontName,
            bulletFontName=faces.main_face(bold=False).fontName,
            fontSize=style.size,
            leading=style.leading,
            textColor=BLACK if style.colour == WHITE else style.colour,
            alignment=TA_RIGHT if style.right else TA_LEFT,
            spaceBefore=style.before,
            spaceAfter=style.after,
            leftIndent=style.indent,
        )
    shown = said(text)
    known = faces.main_face(bold=style.bold).known
    return Paragraph(escape("".join(c if c in known else "?" for c in shown)), own)
