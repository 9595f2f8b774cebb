"""Pages under each other as on a desk: scrolled, zoomed, walked through by keys.

It knows the sizes of the pages and shows pictures of them; whoever draws the pictures listens to
``wanted`` and asks ``missing``. Only pages on screen and their neighbours are kept.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.theme import theme

FIT_WIDTH, WHOLE_PAGE = 0.0, -1.0
"""Zooms that follow the window; the others are shares of the size on paper."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
PIXELS_PER_POINT = 96 / 72
MOST_PIXELS = 24_000_000
"""Pixels of one picture (96 MB); a larger page is drawn smaller and stretched."""
GAP = 16
LEAST = 100
"""Pixels of height: in a low window the buttons leave no more at double text size."""
NEIGHBOURS = 2
REST = 30
"""Milliseconds of rest after scrolling before pages are asked for."""

Size = tuple[float, float]


class SheetView(QAbstractScrollArea):
    """The pages of a paper. Sizes are in points."""

    wanted = Signal()
    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[Size, ...] = ()
        self._tops: list[int] = []
        self._pictures: dict[int, QImage] = {}
        self._words: dict[int, str] = {}
        self._zoom, self._page = FIT_WIDTH, 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.wanted)

    # ---- what is shown

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that shows most, the first is 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The zoom that was chosen."""
        return self._zoom

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Show pages of these sizes, from the first on."""
        self._sizes = sizes
        self._pictures.clear()
        self._words.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._moved(always=True)

    def missing(self) -> tuple[int, tuple[int, int]] | None:
        """The page most wanted that has no fresh picture, and its size in pixels."""
        shown = self._shown()
        around = [shown.start - 1, shown.stop]
        for page in (*shown, *(at for at in around if 0 <= at < self.count)):
            size = self._picture_size(page)
            if page not in self._pictures or self._pictures[page].size() != QSize(*size):
                return page, size
        return None

    def has(self, page: int) -> bool:
        """Say whether a picture of a page is kept."""
        return page in self._pictures

    def put(self, page: int, picture: QImage, words: str) -> None:
        """Take the picture of a page and the words on it."""
        self._pictures[page], self._words[page] = picture, words
        near = range(self._shown().start - NEIGHBOURS, self._shown().stop + NEIGHBOURS)
        for other in [other for other in self._pictures if other not in near]:
            del self._pictures[other]
        if page == self._page:
            self.setAccessibleDescription(words)
        self.viewport().update()

    # ---- moving

    def go_to(self, page: int) -> None:
        """Show a page from its top; before the first and after the last there is none."""
        if self._sizes:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._tops[page] - self._gap)
            self._set_page(page)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in another size, and stay where one is."""
        page, share = self._place()
        self._zoom = zoom
        self._lay_out()
        if self._sizes:
            height = self._page_size(page)[1]
            if zoom == WHOLE_PAGE:
                self.go_to(self._page)
            else:
                self.verticalScrollBar().setValue(round(self._tops[page] + share * height))
        self._moved(always=False)
        self.zoom_changed.emit()

    def step_zoom(self, step: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        now = self._scale() / PIXELS_PER_POINT
        if step > 0:
            larger = [zoom for zoom in ZOOMS if zoom > now * 1.01]
            self.set_zoom(larger[0] if larger else ZOOMS[-1])
        else:
            smaller = [zoom for zoom in ZOOMS if zoom < now * 0.99]
            self.set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the pages; in whole pages Page Down is the next one."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        whole = control or self._zoom == WHOLE_PAGE
        bar = self.verticalScrollBar()
        moves = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}
        if not self.horizontalScrollBar().maximum():
            moves_by_page = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        else:
            moves_by_page = {}
        if key in moves and not whole:
            back = key is Qt.Key.Key_Space and held & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else moves[key]) * bar.pageStep())
        elif key in moves | moves_by_page:
            self.go_to(self._page + (moves | moves_by_page)[key])
        elif key is Qt.Key.Key_Home:
            self.go_to(0)
        elif key is Qt.Key.Key_End:
            self.go_to(self.count - 1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.step_zoom(-1 if key is Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # ---- Qt's side

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into view, and say which page it is."""
        self._moved(always=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out for the new room, and stay where one is."""
        super().resizeEvent(event)
        page, share = self._place()
        self._lay_out()
        if self._sizes:
            self.verticalScrollBar().setValue(
                round(self._tops[page] + share * self._page_size(page)[1])
            )
        self._moved(always=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; a page without a picture yet is white, with its number."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("nav"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._shown():
            box = self._box(page)
            picture = self._pictures.get(page)
            if picture is None:
                painter.fillRect(box, Qt.GlobalColor.white)
                painter.setPen(Qt.GlobalColor.black)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"Page {page + 1}")
            else:
                painter.drawImage(QRectF(box), picture)
            painter.setPen(theme().colour("edge"))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()

    # ---- inside

    @property
    def _gap(self) -> int:
        return theme().space(GAP)

    def _scale(self) -> float:
        """Pixels of the window for a point of the paper."""
        if self._zoom > 0 or not self._sizes:
            return (self._zoom if self._zoom > 0 else 1.0) * PIXELS_PER_POINT
        room = self.viewport().size() - QSize(2 * self._gap, 2 * self._gap)
        width = max(size[0] for size in self._sizes)
        scale = max(room.width(), 50) / width
        if self._zoom == WHOLE_PAGE:
            height = max(size[1] for size in self._sizes)
            scale = min(scale, max(room.height(), 50) / height)
        return min(scale, ZOOMS[-1] * PIXELS_PER_POINT)

    def _page_size(self, page: int) -> tuple[int, int]:
        scale = self._scale()
        width, height = self._sizes[page]
        return max(round(width * scale), 1), max(round(height * scale), 1)

    def _picture_size(self, page: int) -> tuple[int, int]:
        """The pixels of the screen behind a page."""
        width, height = self._page_size(page)
        ratio = self.devicePixelRatioF()
        ratio = min(ratio, (MOST_PIXELS / (width * height)) ** 0.5)
        return max(round(width * ratio), 1), max(round(height * ratio), 1)

    def _lay_out(self) -> None:
        self._tops, top, widest = [], self._gap, 0
        for page in range(self.count):
            width, height = self._page_size(page)
            self._tops.append(top)
            top += height + self._gap
            widest = max(widest, width + 2 * self._gap)
        room = self.viewport().size()
        up, side = self.verticalScrollBar(), self.horizontalScrollBar()
        up.setPageStep(room.height())
        up.setRange(0, max(0, top - room.height()))
        side.setPageStep(room.width())
        side.setRange(0, max(0, widest - room.width()))
        if self._zoom > 0:
            side.setValue(side.maximum() // 2)

    def _box(self, page: int) -> QRect:
        width, height = self._page_size(page)
        free = self.viewport().width() - width
        left = (
            free // 2 if free >= 2 * self._gap else self._gap - self.horizontalScrollBar().value()
        )
        corner = QPoint(left, self._tops[page] - self.verticalScrollBar().value())
        return QRect(corner, QSize(width, height))

    def _shown(self) -> range:
        """The pages of which some part is in view."""
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + max(self.viewport().height() - 1, 0))
        return range(first, max(last, first + 1))

    def _place(self) -> tuple[int, float]:
        """The page at the top of the view, and how much of it is above."""
        if not self._tops:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        page = max(bisect_right(self._tops, top + self._gap) - 1, 0)
        return page, (top - self._tops[page]) / self._page_size(page)[1]

    def _moved(self, *, always: bool) -> None:
        view = QRect(QPoint(0, 0), self.viewport().size())

        def in_view(page: int) -> int:
            return (self._box(page) & view).height()

        shown = self._shown()
        if shown:
            self._set_page(max(shown, key=in_view), always=always)
        self.viewport().update()
        self._rest.start()

    def _set_page(self, page: int, *, always: bool = False) -> None:
        if page == self._page and not always:
            return
        self._page = page
        said = f"Page {page + 1} of {self.count}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(self._words.get(page, ""))
        self.page_changed.emit(page)
        if self.hasFocus():
            announce(self, said)
