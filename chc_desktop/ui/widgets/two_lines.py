"""A list of rows with a bold line and a muted one, drawn by a delegate: long lists stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

Index = QModelIndex | QPersistentModelIndex
ROW_EM = 3.5
LEAST_ROWS = 1
_KEY = Qt.ItemDataRole.UserRole + 1
_LINES = Qt.ItemDataRole.UserRole + 2

Entry = tuple[str, str, str]
"""Key, first line and second line."""


class TwoLineList(QListView):
    """The list. ``chosen`` follows the row one is on; ``opened`` Enter and the mouse."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(theme().ems(ROW_EM * LEAST_ROWS))
        set_role(self, Role.BODY)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._open)

    def show_entries(self, entries: Sequence[Entry], chosen: str) -> None:
        """Show other rows, on the one of a key; none is told of."""
        blocker = QSignalBlocker(self.selectionModel())
        self._items.clear()
        for key, first, second in entries:
            item = QStandardItem(", ".join(line for line in (first, second) if line))
            item.setData(key, _KEY)
            item.setData((first, second), _LINES)
            item.setToolTip(item.text())
            self._items.appendRow(item)
        blocker.unblock()
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Go to the row of a key, without telling of it; an unknown key goes to none."""
        blocker = QSignalBlocker(self)
        found = self._items.match(self._items.index(0, 0), _KEY, key, 1, Qt.MatchFlag.MatchExactly)
        if found:
            self.setCurrentIndex(found[0])
            self.scrollTo(found[0])
        blocker.unblock()

    @property
    def current_key(self) -> str:
        """The key of the row one is on; "" for none."""
        found = self.currentIndex().data(_KEY)
        return str(found) if found else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all rows shown."""
        rows = range(self._items.rowCount())
        return tuple(str(self._items.index(at, 0).data(_KEY)) for at in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter on every system."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row one is on in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot()
    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit()

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(str(index.data(_KEY)))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(100, theme().ems(ROW_EM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        view = option.widget
        assert isinstance(view, TwoLineList)
        first, second = index.data(_LINES)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme().colour("surface" if chosen else "page"))
        if chosen:
            bar = QRectF(box.left(), box.top(), 4, box.height())
            painter.fillRect(bar, theme().colour("accent"))
        inner = box.adjusted(theme().space(24), 0, -theme().space(12), 0)
        half = inner.height() / 2 - theme().space(3)
        for at, (words, role, tone) in enumerate(
            ((first, Role.BOLD if chosen else Role.BODY, "text"), (second, Role.SMALL, "muted"))
        ):
            line = QRectF(inner.left(), inner.top() + theme().space(3) + at * half, 0, half)
            line.setWidth(inner.width())
            painter.setFont(theme().font(role))
            painter.setPen(theme().colour(tone))
            fitting = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(inner.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)
        if chosen and view.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()
