"""Finished PDFs as pictures of their pages, one page at a time, for the screen and the printer.

Several PDFs are seen as one after the other. PDFium draws them; nothing in them is started.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import pypdfium2
from pypdfium2 import raw

from chc_desktop.model.exchange.pdf_pages import PDFIUM, words_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points (72 to the inch)."""

    width: float
    height: float

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of a page, or of some of its lines: 4 bytes a pixel (B, G, R, unused), or 1 (grey)."""

    width: int
    height: int
    stride: int
    grey: bool
    pixels: bytes


class PdfView:
    """PDFs held in memory. Every method may wait for another thread that draws."""

    def __init__(self, documents: Sequence[bytes]) -> None:
        self._open: list[Any] = []
        self._pages: list[tuple[Any, int]] = []
        sizes = []
        with PDFIUM:
            for content in documents:
                document = pypdfium2.PdfDocument(content)
                self._open.append(document)
                for number in range(len(document)):
                    self._pages.append((document, number))
                    sizes.append(PageSize(*document.get_page_size(number)))
        self.sizes = tuple(sizes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def words(self, page: int) -> str:
        """The words on a page (the first is 0), as they are read out: without its lines."""
        with PDFIUM:
            shown = self._page(page)
            try:
                return " ".join(words_on(shown).split())
            finally:
                shown.close()

    def strip(
        self,
        page: int,
        size: tuple[int, int],
        lines: tuple[int, int] | None = None,
        *,
        grey: bool = False,
    ) -> Strip:
        """Draw a page (the first is 0) that is ``size`` pixels large, or some lines of it.

        ``lines`` is the first line and the one after the last. Only what is drawn needs memory.
        """
        width, height = size
        top, bottom = lines or (0, height)
        kind, channels = (raw.FPDFBitmap_Gray, 1) if grey else (raw.FPDFBitmap_BGRx, 4)
        stride = -(-width * channels // 4) * 4  # Qt wants lines of whole words
        with PDFIUM:
            shown = self._page(page)
            picture = pypdfium2.PdfBitmap.new_native(width, bottom - top, kind, stride=stride)
            try:
                picture.fill_rect((255, 255, 255, 255), 0, 0, width, bottom - top)
                how = raw.FPDF_ANNOT | (raw.FPDF_GRAYSCALE if grey else 0)
                raw.FPDF_RenderPageBitmap(picture, shown, 0, -top, width, height, 0, how)
                drawn = bytes(picture.buffer)
            finally:
                picture.close()
                shown.close()
        return Strip(width, bottom - top, stride, grey, drawn)

    def close(self) -> None:
        """Let go of the PDFs; nothing can be drawn afterwards."""
        with PDFIUM:
            self._pages.clear()
            while self._open:
                self._open.pop().close()

    def _page(self, page: int) -> Any:  # noqa: ANN401 - pypdfium2 has no types
        document, number = self._pages[page]
        return document[number]
