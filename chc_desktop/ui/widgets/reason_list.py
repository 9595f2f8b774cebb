"""A list of sentences with a heading each, wrapped by a delegate: long lists stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
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

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

Index = QModelIndex | QPersistentModelIndex
_DATA = Qt.ItemDataRole.UserRole + 1
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
LEAST_EM = 12

Entry = tuple[str, str, str, str]
"""Icon, its colour, heading and text."""


class ReasonList(QListView):
    """The list. Arrow keys move in it, nothing opens."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(ReasonDelegate(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(theme().ems(LEAST_EM))
        set_role(self, Role.BODY)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self._items.clear()
        for entry in entries:
            item = QStandardItem(f"{entry[2]}. {entry[3]}")
            item.setData(entry, _DATA)
            self._items.appendRow(item)
        if entries:
            self.setCurrentIndex(self._items.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ReasonDelegate(QStyledItemDelegate):
    """Draws an icon, the heading in bold and the text below, wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the words need at the view's width."""
        view = option.widget
        assert isinstance(view, ReasonList)
        _, _, heading, text = index.data(_DATA)
        width = view.viewport().width()
        room = width - _left() - theme().space(16)
        height = _height(heading, Role.BOLD, room) + (_height(text, Role.BODY, room) if text else 0)
        return QSize(width, height + 2 * theme().space(10) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an entry."""
        icon, colour, heading, text = index.data(_DATA)
        view = option.widget
        assert isinstance(view, ReasonList)
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme().colour("surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme().colour("line"))
        top, size = box.top() + theme().space(10), theme().scaled(18)
        picture = icons.pixmap(icon, colour, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + theme().space(14), top + 1, picture)
        room = box.width() - _left() - theme().space(16)
        for words, role, tone in ((heading, Role.BOLD, "text"), (text, Role.BODY, "muted")):
            height = _height(words, role, room) if words else 0
            painter.setFont(theme().font(role))
            painter.setPen(theme().colour(tone))
            painter.drawText(QRect(box.left() + _left(), top, room, height), int(_WRAP), words)
            top += height
        if chosen:
            painter.setPen(QPen(theme().colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -2.5), 6, 6)
        painter.restore()


def _left() -> int:
    return theme().space(14) + theme().scaled(18) + theme().space(10)


def _height(words: str, role: Role, room: int) -> int:
    metrics = QFontMetrics(theme().font(role))
    return metrics.boundingRect(QRect(0, 0, max(1, room), 100_000), int(_WRAP), words).height()
