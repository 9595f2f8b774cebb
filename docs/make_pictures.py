"""Makes the README's pictures from the sample co-op: ``make pictures``.

The window is drawn offscreen, the papers' pages are rendered with pypdfium2 (test extra).
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from chc_desktop.model.services.papers import ANNUAL_REPORT, SELF_ASSESSMENT, export_paper
from chc_desktop.model.services.sample import create_sample
from chc_desktop.ui.pictures import save_all

FOLDER = Path(__file__).with_name("pictures")
YEAR_END = date(2026, 3, 31)
WINDOW = {
    "today": "today",
    "complaints": "complaints",
    "complaint-2": "complaint",
    "self-assessment": "self-assessment",
    "reports": "reports",
}
PAPERS = (
    ("paper-self-assessment", SELF_ASSESSMENT, False, "6.2"),
    ("paper-annual-report", ANNUAL_REPORT, False, "How long they took"),
    ("paper-large-print", ANNUAL_REPORT, True, "How long they took"),
)
"""Of each paper, in large print or not, the first page after the contents with these words."""


def page_with(pdf: pypdfium2.PdfDocument, words: str) -> pypdfium2.PdfPage:
    """The page that shows what the README speaks of; raises LookupError when none does."""
    for page in list(pdf)[4:]:
        if words in page.get_textpage().get_text_bounded():
            return page
    raise LookupError(f"No page has “{words}”.")


def main() -> None:
    """Write all pictures into docs/pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        register = Path(place) / "example-street.chc"
        session = create_sample(register)
        for name, kind, large, words in PAPERS:
            pdf = pypdfium2.PdfDocument(export_paper(session, kind, YEAR_END, large=large))
            picture = page_with(pdf, words).render(scale=1.1).to_pil()
            picture.convert("P", colors=64).save(FOLDER / f"{name}.png", optimize=True)
            pdf.close()
        session.close()
        made = {path.stem: path for path in save_all(register, Path(place) / "window")}
        for name, target in WINDOW.items():
            picture = Image.open(made[name]).convert("P", palette=Image.Palette.ADAPTIVE, colors=96)
            picture.save(FOLDER / f"{target}.png", optimize=True)


if __name__ == "__main__":
    main()
