"""Layouts that fold: parts beside each other where there is room, else under each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from chc_desktop.ui.widgets.theme import theme


class Folding(QWidget):
    """Parts in a row that become a column below ``fold_em`` em of width."""

    # Qt still sends events to a widget whose Python side is gone or not there yet.
    _ready = False

    def __init__(self, fold_em: float, *, spacing: int = 24) -> None:
        super().__init__()
        self._fold_em = fold_em
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().space(spacing))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ready = True

    @property
    def folded(self) -> bool:
        """Whether the parts stand under each other now."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def add(self, part: QWidget, stretch: int = 0, *, centred: bool = False) -> None:
        """Add a part; ``stretch`` is its share of the width, ``centred`` puts it mid-height."""
        flags = Qt.AlignmentFlag.AlignVCenter if centred else Qt.AlignmentFlag(0)
        self._box.addWidget(part, stretch, flags)

    def set_margins(self, side: int, top: int) -> None:
        """Keep a distance, in pixels, at the sides and above and below."""
        self._box.setContentsMargins(side, top, side, top)

    def add_stretch(self) -> None:
        """Keep the parts together at the start."""
        self._box.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part alone, or the window could never fold."""
        hint = self._box.totalMinimumSize()
        widths = [_least(part) for part in self._parts()]
        margins = self._box.contentsMargins()
        width = max(widths, default=0) + margins.left() + margins.right()
        fixed = self.folded or not self._box.hasHeightForWidth()
        return QSize(width, hint.height() if fixed else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold for the new width."""
        super().resizeEvent(event)
        self._turn(self.width())

    def event(self, event: QEvent) -> bool:
        """Fold or unfold when a part came, went, or wants another width."""
        if self._ready and event.type() is QEvent.Type.LayoutRequest:
            self._turn(self.width())
        return super().event(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height the parts need at a width, folded or not."""
        self._turn(width)
        # The box answers -1 where no part's height depends on its width.
        height = self._box.totalHeightForWidth(width)
        return height if height >= 0 else self._box.totalSizeHint().height()

    def hasHeightForWidth(self) -> bool:
        """Say whether the height depends on the width: not where all parts have their own."""
        return self._box.hasHeightForWidth()

    def _turn(self, width: int) -> None:
        narrow = width < max(theme().ems(self._fold_em), self._side_by_side())
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted is not self._box.direction():
            self._box.setDirection(wanted)

    def _side_by_side(self) -> int:
        """The width the parts need beside each other without cutting a word."""
        parts = self._parts()
        margins = self._box.contentsMargins()
        between = self._box.spacing() * max(0, len(parts) - 1)
        return sum(map(_least, parts)) + between + margins.left() + margins.right()

    def _parts(self) -> list[QWidget]:
        found = []
        for index in range(self._box.count()):
            item = self._box.itemAt(index)
            part = item.widget() if item is not None else None
            if part is not None and not part.isHidden():
                found.append(part)
        return found


class Beside(QWidget):
    """Two parts of which one gives way: as narrow as the wider of them."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._both = parts

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part alone, or the window could never fold."""
        width = max(part.minimumSizeHint().width() for part in self._both)
        shown = [part.minimumSizeHint().height() for part in self._both if not part.isHidden()]
        return QSize(width, max(shown, default=0))


def area_around(widget: QWidget) -> QScrollArea | None:
    """Return the nearest scroll area that a widget stands in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def scroll_into_view(widget: QWidget, margin: int) -> None:
    """Scroll everything around a widget until it shows, with a margin in pixels.

    Of a text that is higher than the window the line with the cursor shows.
    """
    area = area_around(widget)
    while area is not None:
        area.ensureWidgetVisible(widget, margin, margin)
        if isinstance(widget, QPlainTextEdit):
            show_cursor(widget)
        area = area_around(area)


def show_cursor(text: QPlainTextEdit) -> None:
    """Scroll the page until the line that is written in shows."""
    area = area_around(text)
    sheet = area.widget() if area is not None else None
    if area is not None and sheet is not None:
        line = text.cursorRect()
        middle = text.viewport().mapTo(sheet, line.center())
        area.ensureVisible(middle.x(), middle.y(), 0, line.height())


def _least(part: QWidget) -> int:
    """The least width of a part, in pixels."""
    return max(part.minimumSizeHint().width(), part.minimumWidth())
