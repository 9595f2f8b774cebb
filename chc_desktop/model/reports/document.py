"""The thin layer through which everything reaches a page: a paper is built up part by part.

Each method adds one kind of thing, in reading order, with its style and its tag. Headings keep
what follows them company; the footer, the running head and DRAFT are page furniture.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from chc_desktop.model.reports import faces, words
from chc_desktop.model.reports.canvas import TaggedCanvas
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.look import BODY, BULLET, LANDSCAPE, LEAD, MM, NOTE, PORTRAIT, Page
from chc_desktop.model.reports.tags import Tag, attach
from chc_desktop.model.reports.text import Heading, Run, Text, bullets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.grid import Grid
    from chc_desktop.model.reports.look import Style

    Content = str | Run | Sequence[str | Run]

# The kinds of page: a paper changes between them with `turn`.
PORTRAIT_PAGE = "portrait"
LANDSCAPE_PAGE = "landscape"
TWO_COLUMNS = "two columns"
LANDSCAPE_COVER = "landscape cover"
_ALL_BUT_BLANK = 0.14  # of a page
_TIGHT = 0.6


class Lead(Flowable):
    """Moves headings to the next page if the first part of what follows would not fit."""

    _SPACETRANSFER = True  # ReportLab: this adds no space between its neighbours

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Flowable] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Ask for a new page or column where the headings would stand alone."""
        frame: Any = getattr(self, "_frame", None)
        if frame is not None and not frame._atTop and aH < self._need(aW):  # noqa: SLF001
            frame.add_generated_content(FrameBreak)
        return 0, 0

    def _need(self, width: float) -> float:
        need, gap = 0.0, 0.0
        for flowable in self.held:
            need += max(gap, flowable.getSpaceBefore())
            gap = flowable.getSpaceAfter()
            least = getattr(flowable, "least_height", None)
            height = flowable.wrap(width, 0)[1]
            if least is not None:
                need += least(LANDSCAPE.text_height)
            elif isinstance(flowable, Text) and not isinstance(flowable, Heading):
                need += min(height, 3 * flowable.style.leading)
            else:
                need += height
        return need

    def draw(self) -> None:
        """Nothing is drawn."""


class PageOf(Flowable):
    """The number of the page on which a heading stands, known once pages are counted."""

    def __init__(self, paper: Paper, key: str, style: Style) -> None:
        super().__init__()
        self.paper, self.key, self.style = paper, key, style
        self.tag = Tag("P")

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of one line."""
        self.width, self.height = aW, self.style.leading
        return aW, self.height

    def draw(self) -> None:
        """Draw the number at the right."""
        text = Text(str(self.paper.pages.get(self.key, "")), self.style, tag=self.tag)
        text.wrap(self.width, self.height)
        text.drawOn(self.canv, 0, 0)


class _Doc(BaseDocTemplate):
    """Counts the pages on which little stands."""

    all_but_blank = 0
    frame: Any
    pageTemplate: Any  # noqa: N815 -- ReportLab's name

    def afterPage(self) -> None:
        """Look how far the page was filled; columns are left alone."""
        frame = self.frame
        filled = frame._y2 - frame._y  # noqa: SLF001
        if len(self.pageTemplate.frames) == 1 and filled < _ALL_BUT_BLANK * frame._height:  # noqa: SLF001
            self.all_but_blank += 1


class Paper:
    """One document in the making. Add its parts in reading order, then `render` it."""

    large = False
    """Whether it is in large print: what speaks of drawings and columns is left out then."""
    tightens = True
    """Whether its spaces may be made smaller where that saves a page with little on it."""

    def __init__(self, title: str, author: str, furniture: Furniture, *, first_page: str) -> None:
        self.title, self.author, self.furniture = title, author, furniture
        self.first_page = first_page
        self.root = Tag("Document")
        self.story: list[Flowable] = []
        self.pages: dict[str, int] = {}
        self._count = 0
        self._lead: Lead | None = None

    # -- parts

    def add(self, flowable: Flowable, *, holds: bool = False) -> None:
        """Add any flowable; with `holds` it wants what follows on the same page."""
        if holds and self._lead is None:
            self._lead = Lead()
            self.story.append(self._lead)
        if self._lead is not None:
            self._lead.held.append(flowable)
            if not holds:
                self._lead = None
        self.story.append(flowable)
        attach(self.root, [flowable])

    def heading(
        self, text: str, level: int, *, key: str = "", running: str = "", style: Style | None = None
    ) -> None:
        """Add a heading of level 1 to 3."""
        self.add(Heading(text, level, key=key, running=running, style=style), holds=True)

    def text(self, content: Content, style: Style = BODY, *, holds: bool = False) -> None:
        """Add one paragraph."""
        self.add(Text(content, style), holds=holds)

    def prose(self, text: str, *, lead: bool = False) -> None:
        """Add the paragraphs of a text; with `lead` the first is set larger."""
        for n, paragraph in enumerate(words.paragraphs(text)):
            self.text(paragraph, LEAD if lead and n == 0 else BODY)

    def note(self, text: str) -> None:
        """Add a note in the smaller size."""
        self.text(text, NOTE)

    def none(self, reason: str = "") -> None:
        """Say that there is nothing: "None.", and why, if there is a reason."""
        self.text(f"{words.NONE_SENTENCE} {reason}".strip())

    def bullets(self, items: Sequence[str | tuple[str, Content]], style: Style = BULLET) -> None:
        """Add a list with dots, or with the labels its items bring."""
        for flowable in bullets(items, style)[1]:
            self.add(flowable)

    def table(self, table: Grid) -> None:
        """Add a table."""
        self.add(table)

    def gap(self, points: float) -> None:
        """Add space."""
        self.story.append(Spacer(1, points))

    def turn(self, kind: str) -> None:
        """Go on with a new page of another kind."""
        self._lead = None
        self.story += [NextPageTemplate(kind), PageBreak()]

    def column(self) -> None:
        """Go on in the next column."""
        self._lead = None
        self.story.append(FrameBreak())

    # -- the document

    def render(self) -> bytes:
        """Return the PDF. The pages are counted first, so that each can say "Page 3 of 24"."""
        for bold in (False, True):
            faces.main_face(bold=bold)
        self._count_pages()
        out = BytesIO()
        self._build(out, counting=False)
        return out.getvalue()

    def _count_pages(self) -> None:
        """Count the pages; where one is all but blank, with less space if that saves it."""
        loose = self._build(BytesIO(), counting=True)
        if not (loose and self.tightens):
            return
        texts = [(part, part.style) for part in self.story if isinstance(part, Text)]
        for text, style in texts:
            text.style = style.but(before=style.before * _TIGHT, after=style.after * _TIGHT)
        if self._build(BytesIO(), counting=True) < loose:
            return
        for text, style in texts:
            text.style = style
        self._build(BytesIO(), counting=True)

    def _build(self, out: BytesIO, *, counting: bool) -> int:
        """Build the document; return how many of its pages are all but blank."""
        for flowable in self.story:
            # ReportLab remembers what it moved to the next page and refuses to do so twice.
            vars(flowable).pop("_postponed", None)
        doc = _Doc(
            out,
            title=self.title,
            author=self.author,
            subject=self.title,
            creator="CHC Desktop",
            lang="en-GB",
            displayDocTitle=1,
            invariant=1,
            pageCompression=1,
            initialFontName=faces.main_face(bold=False).fontName,
            pageTemplates=self._templates(),
        )
        run = self.furniture.start(self.pages, counting=counting)
        maker = partial(
            _canvas,
            root=self.root,
            counting=counting,
            of=self._count,
            on_heading=run.on_heading,
        )
        doc.build(list(self.story), canvasmaker=maker)
        self._count = doc.page
        return doc.all_but_blank

    def _templates(self) -> list[PageTemplate]:
        gap = 15 * MM
        half = (LANDSCAPE.text_width - gap) / 2
        kinds = [
            (PORTRAIT_PAGE, PORTRAIT, [_frame(PORTRAIT)]),
            (LANDSCAPE_PAGE, LANDSCAPE, [_frame(LANDSCAPE)]),
            (
                TWO_COLUMNS,
                LANDSCAPE,
                [_frame(LANDSCAPE, 0, half), _frame(LANDSCAPE, half + gap, half)],
            ),
            (
                LANDSCAPE_COVER,
                LANDSCAPE,
                [_frame(LANDSCAPE, 0, 152 * MM), _frame(LANDSCAPE, 163 * MM, 104 * MM)],
            ),
        ]
        made = [
            PageTemplate(
                id=kind,
                frames=frames,
                pagesize=(page.width, page.height),
                onPage=partial(self.furniture.begin_page, page=page),
                onPageEnd=partial(self.furniture.end_page, page=page),
            )
            for kind, page, frames in kinds
        ]
        made.sort(key=lambda template: template.id != self.first_page)
        return made


def _canvas(filename: Any, *args: Any, on_heading: Any, **kw: Any) -> TaggedCanvas:  # noqa: ANN401
    canvas = TaggedCanvas(filename, *args, **kw)
    canvas.on_heading = on_heading
    return canvas


def _frame(page: Page, x: float = 0, width: float = 0) -> Frame:
    return Frame(
        page.left + x,
        page.bottom,
        width or page.text_width,
        page.text_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
