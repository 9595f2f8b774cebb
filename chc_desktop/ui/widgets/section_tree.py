"""A tree of sections with progress: drawn by a delegate, since widgets in rows are too slow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

ROW_EM = 2.25
NODE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the tree: a section with ``children``, or a leaf with an icon and its state."""

    key: str
    words: str
    right: str = ""
    icon: str = ""
    colour: str = "text"
    children: tuple[Node, ...] = ()

    @property
    def said(self) -> str:
        """Everything the row says."""
        return ", ".join(part for part in (self.words, self.right) if part)


class SectionTree(QTreeView):
    """The tree. ``chosen`` gives the key of the leaf one is on."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._model = QStandardItemModel(self)
        # Hidden, but screen readers say the column's name.
        self._model.setHorizontalHeaderLabels([name])
        self.setModel(self._model)
        self.setItemDelegate(SectionDelegate(self))
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self, Role.BODY)
        self._items: dict[str, QStandardItem] = {}
        self.clicked.connect(self._toggle)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show other nodes; what was open and chosen stays so."""
        current = self.current_key
        was_open = {key for key, item in self._items.items() if self.isExpanded(item.index())}
        selection = QSignalBlocker(self.selectionModel())
        self._model.setRowCount(0)
        self._items.clear()
        for node in nodes:
            item = self._item(node)
            for child in node.children:
                item.appendRow(self._item(child))
            self._model.appendRow(item)
        for key in was_open & self._items.keys():
            self.expand(self._items[key].index())
        selection.unblock()
        if current in self._items:
            self.choose(current)

    def update_node(self, node: Node) -> None:
        """Show one row anew, where it stands."""
        item = self._items[node.key]
        item.setText(node.said)
        item.setData(node, NODE_ROLE)

    def choose(self, key: str) -> None:
        """Go to a leaf; its section opens and the others stay as they are."""
        item = self._items.get(key)
        if item is None:
            return
        parent = item.parent()
        if parent is not None:
            self.expand(parent.index())
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())

    @property
    def current_key(self) -> str:
        """The key of the row one is on; "" for none."""
        node = self.currentIndex().data(NODE_ROLE)
        return node.key if isinstance(node, Node) else ""

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem(node.said)
        item.setData(node, NODE_ROLE)
        item.setData(node.said, Qt.ItemDataRole.AccessibleTextRole)
        self._items[node.key] = item
        return item

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, Node) and node.children:
            self.setExpanded(index, not self.isExpanded(index))

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, Node) and not node.children:
            self.chosen.emit(node.key)


class SectionDelegate(QStyledItemDelegate):
    """Draws sections with a caret and leaves with the icon of their state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(100, theme().ems(ROW_EM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        node = index.data(NODE_ROLE)
        tree = option.widget
        assert isinstance(tree, SectionTree)
        assert isinstance(node, Node)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        space = theme().space
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme().colour("surface" if chosen else "page"))
        if chosen:
            painter.fillRect(
                QRectF(box.left(), box.top(), 4, box.height()), theme().colour("accent")
            )
        section = not index.parent().isValid()
        icon = ("caret-down" if tree.isExpanded(index) else "caret-right") if section else node.icon
        left = box.left() + space(20 if section else 48)
        size = theme().scaled(18)
        if icon:
            colour = "text" if section else node.colour
            ratio = painter.device().devicePixelRatioF()
            picture = icons.pixmap(icon, colour, size, ratio)
            painter.drawPixmap(round(left), round(box.center().y() - size / 2), picture)
        left += size + space(10)
        self._words(painter, box, left, node, strong=chosen or (section and tree.isExpanded(index)))
        if chosen and tree.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRectF, left: float, node: Node, *, strong: bool) -> None:
        right_edge = box.right() - theme().space(16)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font(Role.SMALL))
        room = painter.fontMetrics().horizontalAdvance(node.right)
        painter.setPen(theme().colour("muted"))
        place = QRectF(right_edge - room - 2, box.top(), room + 2, box.height())
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignRight, node.right)
        painter.setFont(theme().font(Role.BOLD if strong else Role.BODY))
        painter.setPen(theme().colour("text"))
        width = right_edge - room - theme().space(10) - left
        fitting = painter.fontMetrics().elidedText(
            node.words, Qt.TextElideMode.ElideRight, round(width)
        )
        painter.drawText(QRectF(left, box.top(), width, box.height()), flags, fitting)
