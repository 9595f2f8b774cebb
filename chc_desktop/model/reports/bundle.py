"""The bundle for the Ombudsman: all that is recorded of one complaint, as one tagged PDF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import PORTRAIT_PAGE, PageOf
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import (
    BODY,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    H1,
    H2,
    LANDLORD,
    PORTRAIT,
    TITLE,
)
from chc_desktop.model.reports.marks import Figure
from chc_desktop.model.reports.text import Run, Text, bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.bundle_paper import (
        BundleEntry,
        BundleFile,
        BundleLetter,
        BundlePaper,
        BundlePicture,
    )
    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.grid import Cell

_HEADING = 66.0  # points the heading over a shown page takes
_HASH_LINE = 32
_PART = CELL.but(indent=14)
_SMALL = CELL.but(size=10.5, leading=13.5)


def render_bundle(bundle: BundlePaper, *, large: bool = False) -> bytes:
    """The bundle as PDF in 12 or 18 point; the same data always gives the same bytes."""
    return bundle_paper(bundle, large=large).render()


def bundle_paper(bundle: BundlePaper, *, large: bool = False) -> Paper:
    """The bundle's parts in reading order."""
    title = f"{bundle.landlord}: complaint {bundle.reference}, the whole record"
    paper = begin(title, bundle.landlord, f"Bundle, complaint {bundle.reference}", large=large)
    _front(paper, bundle)
    _pairs(paper, "1. The complaint", "complaint", bundle.facts)
    _pairs(paper, "2. People", "people", bundle.people)
    _chronology(paper, bundle.entries)
    _letters(paper, bundle.letters)
    _pairs(paper, "5. Remedies and promises", "promises", bundle.promises)
    _section(paper, "6. Reasonable adjustments", "adjustments")
    for text in bundle.adjustments:
        paper.prose(text)
    if not bundle.adjustments:
        paper.none()
    _pairs(paper, "7. The Ombudsman", "ombudsman", bundle.ombudsman)
    _pairs(paper, "8. What we learned", "learning", bundle.learning)
    _files(paper, bundle.files)
    for file in bundle.files:
        _shown(paper, file)
        if file.text:
            _printed(paper, file)
    return paper


def _front(paper: Paper, bundle: BundlePaper) -> None:
    paper.text(bundle.landlord or "Landlord not named", LANDLORD.but(after=24))
    title = TITLE.but(size=27, leading=32)
    paper.heading(f"Complaint {bundle.reference}: the whole record", 1, style=title)
    if bundle.subject:
        paper.text(bundle.subject, BODY.but(size=16, leading=22, after=16))
    for text in bundle.about:
        paper.text(text)
    lines = [
        ("1. The complaint", "complaint"),
        ("2. People", "people"),
        ("3. What happened", "events"),
        ("4. Letters", "letters"),
        *((letter.title, f"letter {n}") for n, letter in enumerate(bundle.letters)),
        ("5. Remedies and promises", "promises"),
        ("6. Reasonable adjustments", "adjustments"),
        ("7. The Ombudsman", "ombudsman"),
        ("8. What we learned", "learning"),
        ("9. Attachments", "files"),
        *(
            (f"{_numbered(f)}: {f.name}", f"file {f.number}")
            for f in bundle.files
            if f.pages or f.text
        ),
    ]
    paper.heading("Contents", 2, style=H2)
    columns = [Column(148, "Part"), Column(20, "Page", right=True)]
    rows: list[list[Cell]] = [
        [Text(text, CELL if text[0].isdigit() else _PART), PageOf(paper, key, CELL_RIGHT)]
        for text, key in lines
    ]
    paper.table(grid(columns, rows, flows=True))


def _section(paper: Paper, title: str, key: str, *, fresh: bool = False) -> None:
    if fresh:
        paper.turn(PORTRAIT_PAGE)
    paper.heading(title, 1, key=key, running=title, style=H1.but(before=0) if fresh else H1)


def _pairs(paper: Paper, title: str, key: str, pairs: Sequence[tuple[str, str]]) -> None:
    _section(paper, title, key, fresh=key == "complaint")
    if not pairs:
        paper.none()
        return
    columns = [Column(48, style=CELL_BOLD), Column(120)]
    rows = [[name, value] for name, value in pairs]
    paper.table(grid(columns, rows, row_heads=True, flows=True))


def _chronology(paper: Paper, entries: Sequence[BundleEntry]) -> None:
    _section(paper, "3. What happened", "events", fresh=True)
    paper.note(
        "In the order of the days on which it happened. Entries that were corrected or taken back "
        "stay, and say so."
    )
    columns = [Column(46, "Day", CELL_BOLD), Column(122, "What happened")]
    rows: list[list[Cell]] = [[words.day(entry.on), _entry(entry)] for entry in entries]
    paper.table(grid(columns, rows, flows=True))


def _entry(entry: BundleEntry) -> list[Flowable]:
    parts: list[Flowable] = [Text(bold(entry.title), CELL)]
    parts += [Text(part, CELL) for part in words.paragraphs(entry.text)]
    if entry.quote:
        parts += [Text(part, CELL) for part in words.paragraphs(f"“{entry.quote}”")]
    parts += [Text(note, _SMALL) for note in entry.notes]
    return parts


def _letters(paper: Paper, letters: Sequence[BundleLetter]) -> None:
    _section(paper, "4. Letters", "letters", fresh=bool(letters))
    if not letters:
        paper.none()
    for number, letter in enumerate(letters):
        if number:
            paper.turn(PORTRAIT_PAGE)
        paper.heading(letter.title, 2, key=f"letter {number}", running=letter.title)
        for fact in letter.facts:
            paper.note(fact)
        for paragraph in words.paragraphs(letter.text):
            lines = [line.lstrip("#").strip() for line in paragraph.split("\n")]
            plain = "\n".join(lines)
            head = paragraph.startswith("#")
            paper.text(bold(plain) if head else plain, holds=head)
        if not letter.text.strip():
            paper.text("Its words are not in the register.")


def _files(paper: Paper, files: Sequence[BundleFile]) -> None:
    _section(paper, "9. Attachments", "files", fresh=bool(files))
    if not files:
        paper.none()
        return
    paper.note(
        "The files themselves are in the register, as they were added. Their SHA-256 shows that "
        "they are unchanged. Pictures and pages of PDFs are shown here as plain pictures, smaller; "
        "of texts and emails the words are printed."
    )
    columns = [Column(74, "File"), Column(76, "SHA-256"), Column(18, "Page", right=True)]
    rows: list[list[Cell]] = []
    for file in files:
        name: list[str | Run] = [bold(f"{_numbered(file)}: "), file.name]
        told = (file.size, *file.facts, file.why_not)
        cell = [Text(name, CELL), *(Text(fact, CELL) for fact in told if fact)]
        digest = "\n".join(
            file.sha256[at : at + _HASH_LINE] for at in range(0, len(file.sha256), _HASH_LINE)
        )
        page = PageOf(paper, f"file {file.number}", CELL_RIGHT) if file.pages or file.text else None
        rows.append([cell, Text(digest, _SMALL), page])
    paper.table(grid(columns, rows, flows=True))


def _shown(paper: Paper, file: BundleFile) -> None:
    """Each page of it on a page of its own, under a heading with its number."""
    for number, page in enumerate(file.pages, start=1):
        of = f", page {number} of {len(file.pages)}" if len(file.pages) > 1 else ""
        paper.turn(PORTRAIT_PAGE)
        heading = f"{_numbered(file)}: {file.name}{of}"
        key = f"file {file.number}" if number == 1 else ""
        short = heading if len(heading) < 110 else f"{_numbered(file)}{of}"
        paper.heading(short, 2, key=key, running=f"{_numbered(file)}{of}", style=H2.but(before=0))
        said = f" The words on it: {page.words}" if page.words else ""
        paper.add(Figure(_Picture(page), f"Picture of {_numbered(file)}, {file.name}{of}.{said}"))


def _printed(paper: Paper, file: BundleFile) -> None:
    """Add the words of a text file, under a heading with its number."""
    paper.turn(PORTRAIT_PAGE)
    heading = f"{_numbered(file)}: {file.name}"
    short = heading if len(heading) < 110 else _numbered(file)
    style = H2.but(before=0)
    paper.heading(short, 2, key=f"file {file.number}", running=_numbered(file), style=style)
    for paragraph in words.paragraphs(file.text):
        paper.text(paragraph)


def _numbered(file: BundleFile) -> str:
    return f"Attachment {file.number}"


class _Picture(Flowable):
    """A picture as large as the page lets it be, never larger than it is."""

    def __init__(self, page: BundlePicture) -> None:
        super().__init__()
        self._page = page

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it is drawn in, in points; 72 pixels to an inch at most."""
        room = PORTRAIT.text_height - _HEADING
        scale = min(aW / self._page.width, room / self._page.height, 1.0)
        self.width, self.height = self._page.width * scale, self._page.height * scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it; a counting pass only needs its size."""
        if getattr(self.canv, "counting", False):
            return
        image = ImageReader(BytesIO(self._page.jpeg))
        self.canv.drawImage(image, 0, 0, self.width, self.height)
        self.canv.setLineWidth(0.3)
        self.canv.rect(0, 0, self.width, self.height)
