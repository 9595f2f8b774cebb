"""Finished PDFs as pictures of their pages: as large as asked, in strips, in colour and in grey."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.model.exchange.pdf_view import PdfView


def paper(words: str, *, wide: bool = False) -> bytes:
    """One page: a yellow bar at the top, black words on it."""
    out = BytesIO()
    size = landscape(A4) if wide else A4
    canvas = Canvas(out, pagesize=size)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(0, size[1] - 100, size[0], 100, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawString(100, size[1] - 60, words)
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view() -> Iterator[PdfView]:
    """Two papers, the second one wide."""
    with PdfView((paper("The first"), paper("The second", wide=True))) as made:
        yield made


def test_papers_are_seen_as_one_after_the_other(view: PdfView) -> None:
    first, second = view.sizes
    assert (round(first.width), round(first.height)) == (595, 842)
    assert (first.landscape, second.landscape) == (False, True)
    assert view.words(0).strip() == "The first"
    assert view.words(1).strip() == "The second"


def test_a_page_is_drawn_in_the_size_that_was_asked_for(view: PdfView) -> None:
    strip = view.strip(0, (211, 297))
    assert (strip.width, strip.height, strip.stride, strip.grey) == (211, 297, 844, False)
    assert len(strip.pixels) == strip.stride * strip.height
    top, foot = strip.pixels[:4], strip.pixels[-4:]
    assert top[:3] == bytes((0, 255, 255)), "yellow: blue, green, red"
    assert foot[:3] == bytes((255, 255, 255))


def test_strips_together_are_the_whole_page(view: PdfView) -> None:
    whole = view.strip(0, (211, 297))
    cuts = [(0, 100), (100, 101), (101, 297)]
    parts = [view.strip(0, (211, 297), lines) for lines in cuts]
    assert [part.height for part in parts] == [100, 1, 196]
    assert b"".join(part.pixels for part in parts) == whole.pixels


def test_grey_is_one_byte_a_pixel_and_keeps_words_apart_from_their_ground(view: PdfView) -> None:
    strip = view.strip(0, (401, 566), grey=True)
    assert strip.grey
    assert strip.stride == 404, "lines of whole words"
    bar = strip.pixels[: 60 * strip.stride]
    assert min(bar) < 40
    assert max(bar) > 200


def test_what_is_no_pdf_is_an_error_and_a_closed_view_lets_go() -> None:
    with pytest.raises(Exception, match="Failed to load document"):
        PdfView((b"not a PDF",))
    view = PdfView((paper("x"),))
    view.close()
    view.close()
    with pytest.raises(IndexError):
        view.words(0)
