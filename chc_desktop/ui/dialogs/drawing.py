"""Draws the pages of a preview on a thread of their own, only those that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from chc_desktop.model.services import making
from chc_desktop.ui.tasks import DRAWING, tasks_of
from chc_desktop.ui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from chc_desktop.model.services.making import Documents, PdfView, Strip
    from chc_desktop.ui.hub import Hub


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn: its picture, and the words on it for screen readers."""

    page: int
    picture: QImage
    words: str


class Drawing(QObject):
    """Gives a view the pictures it misses, one at a time, so that what one left is not drawn."""

    opened = Signal()
    failed = Signal()

    def __init__(self, hub: Hub, view: SheetView) -> None:
        super().__init__(view)
        self._tasks = tasks_of(hub, DRAWING)
        self._view = view
        self._pages: PdfView | None = None
        self._busy = False
        view.wanted.connect(self._next)

    def open(self, documents: Documents) -> None:
        """Open the paper; ``opened`` follows, or ``failed``."""
        self._tasks.start(partial(making.view_of, documents), self._opened, self._failed)

    def close(self) -> None:
        """Let go of the paper once the page under way is drawn."""
        if self._pages is not None:
            self._tasks.start(self._pages.close, _let_go, _let_go)
            self._pages = None

    @Slot(object)
    def _opened(self, pages: object) -> None:
        self._pages = pages  # type: ignore[assignment] # what view_of gave
        assert self._pages is not None
        self._view.show_pages(tuple((size.width, size.height) for size in self._pages.sizes))
        self.opened.emit()

    @Slot()
    def _next(self) -> None:
        missing = self._view.missing() if self._pages is not None and not self._busy else None
        if self._pages is not None and missing is not None:
            self._busy = True
            job = partial(draw_page, self._pages, *missing)
            self._tasks.start(job, self._drawn, self._failed)

    @Slot(object)
    def _drawn(self, drawn: object) -> None:
        assert isinstance(drawn, Drawn)
        self._busy = False
        self._view.put(drawn.page, drawn.picture, drawn.words)
        self._next()

    @Slot(object)
    def _failed(self, _error: object) -> None:
        self._busy = False
        self.failed.emit()


def draw_page(pages: PdfView, page: int, size: tuple[int, int]) -> Drawn:
    """Draw a page; called on a thread."""
    return Drawn(page, image_of(pages.strip(page, size)), pages.words(page))


def image_of(strip: Strip) -> QImage:
    """Return drawn lines as a picture that owns its memory."""
    kind = QImage.Format.Format_Grayscale8 if strip.grey else QImage.Format.Format_RGB32
    return QImage(strip.pixels, strip.width, strip.height, strip.stride, kind).copy()


def _let_go(_result: object) -> None:
    """Nothing is left to do."""
