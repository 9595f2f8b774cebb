"""A table with two-line rows: words above, words below, a badge where a state is shown.

The model holds words in every cell, so that screen readers, sorting and export see what eyes
see. Long words are cut by the delegate only; the whole stands in the tooltip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from chc_desktop.ui.widgets.badge import BadgeLook, badge_size, paint_badge
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

Index = QModelIndex | QPersistentModelIndex
ROW_EM = 3.7
STACKED_ROW_EM = 5.4
STACKED_BELOW_EM = 46
"""Width of the table under which a row is one column of three lines."""
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in em (0 takes what is left), and when it goes.

    Below ``hidden_below`` em of table width the column is not shown. ``sorts`` is what a press
    on the heading sorts by: a column of the list as it is exported.
    """

    heading: str
    ems: float = 0
    hidden_below: float = 0
    sorts: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. With ``badge``, ``first`` stands in it. ``lead`` comes before, bold too."""

    first: str
    second: str = ""
    lead: str = ""
    bold: bool = False
    badge: BadgeLook | None = None

    @property
    def words(self) -> str:
        """Everything the cell says, on one line."""
        first = f"{self.lead} {self.first}".strip()
        return ", ".join(part for part in (first, self.second) if part)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the key of what it opens, and its cells."""

    key: str
    cells: tuple[Cell, ...]


class StateModel(QAbstractTableModel):
    """Rows and columns for the view."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[TableRow] = []
        self.stacked = False

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for eyes and readers, and the cell for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cell = row.cells[index.column()]
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return self._stacked_words(row) if self.stacked else cell.words
        return {CELL_ROLE: cell, KEY_ROLE: row.key}.get(role)

    @staticmethod
    def _stacked_words(row: TableRow) -> str:
        return ", ".join(cell.words for cell in row.cells if cell.words)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.FontRole:
                return theme().font(Role.BOLD)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class StateDelegate(QStyledItemDelegate):
    """Draws two-line cells, badges, hairlines, the selected row and its ring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines, or three."""
        view = option.widget
        assert isinstance(view, StateTable)
        return QSize(80, view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        cell = index.data(CELL_ROLE)
        view = option.widget
        assert isinstance(view, StateTable)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme().colour("tint" if chosen else "surface"))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme().colour("line")
        )
        inner = box.adjusted(theme().space(12), 0, -theme().space(8), 0)
        if view.states.stacked:
            self._paint_stacked(painter, inner, view.states.rows[index.row()], chosen=chosen)
        elif cell.badge is not None:
            self._paint_state(painter, inner, cell, chosen=chosen)
        else:
            self._paint_words(painter, inner, cell)
        if chosen and view.hasFocus():
            self._paint_ring(painter, box, view, index)
        painter.restore()

    def _paint_stacked(
        self, painter: QPainter, box: QRectF, row: TableRow, *, chosen: bool
    ) -> None:
        """Draw a whole row in one column: words, words below, then badge and date."""
        upper = box.adjusted(0, 0, 0, -theme().ems(STACKED_ROW_EM - ROW_EM))
        self._paint_words(painter, upper, row.cells[0])
        lower = QRectF(box)
        lower.setTop(upper.bottom() - theme().space(6))
        lower.setBottom(box.bottom() - theme().space(6))
        left = lower.left()
        for cell in row.cells[1:]:
            rest = lower.adjusted(left - lower.left(), 0, 0, 0)
            if cell.badge is not None:
                self._paint_state(painter, rest, cell, chosen=chosen)
                left += badge_size(cell.first).width() + theme().space(12)
            elif cell.words:
                painter.setFont(theme().font(Role.BODY))
                painter.setPen(theme().colour("text"))
                base = rest.center().y() + painter.fontMetrics().ascent() / 2 - 1
                _elided(painter, QPointF(left, base), cell.words, rest.width())
                break

    @staticmethod
    def _paint_state(painter: QPainter, box: QRectF, cell: Cell, *, chosen: bool) -> None:
        assert cell.badge is not None
        size = badge_size(cell.first)
        width = min(float(size.width()), box.width())
        place = QRectF(box.left(), box.center().y() - size.height() / 2, width, size.height())
        look = cell.badge
        if chosen and look.ground in {"tint", "quiet_bg"}:
            look = BadgeLook("surface", look.words, look.icon)
        paint_badge(painter, place, cell.first, look)

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, cell: Cell) -> None:
        line = theme().line_height()
        top = box.center().y() - (line if cell.second else line / 2)
        painter.setFont(theme().font(Role.BOLD if cell.bold else Role.BODY))
        painter.setPen(theme().colour("text"))
        left = box.left()
        metrics = painter.fontMetrics()
        if cell.lead:
            painter.drawText(QPointF(left, top + metrics.ascent()), cell.lead)
            left += metrics.horizontalAdvance(cell.lead) + theme().space(10)
        _elided(painter, QPointF(left, top + metrics.ascent()), cell.first, box.right() - left)
        if cell.second:
            painter.setFont(theme().font(Role.SMALL if cell.bold else Role.BODY))
            painter.setPen(theme().colour("muted"))
            base = QPointF(box.left(), top + line + metrics.ascent())
            _elided(painter, base, cell.second, box.width())

    @staticmethod
    def _paint_ring(painter: QPainter, box: QRectF, view: StateTable, index: Index) -> None:
        shown = [c for c in range(len(view.states.columns)) if not view.isColumnHidden(c)]
        painter.setPen(QPen(theme().colour("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = 1.5 if index.column() == shown[0] else -20
        right = -2.5 if index.column() == shown[-1] else 20
        painter.setClipRect(box)
        painter.drawRoundedRect(box.adjusted(left, 1.5, right, -2.5), 6, 6)


class StateTable(QTableView):
    """The table. Enter or a double click opens a row; Tab leaves the table."""

    opened = Signal(str)
    heading_pressed = Signal(int)
    """With what the column sorts by; the keyboard's way is the choice of an order."""

    def __init__(self, name: str, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.states = StateModel(columns)
        self.setModel(self.states)
        self.setItemDelegate(StateDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        set_role(self, Role.BODY)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        set_role(header, Role.BOLD)
        header.sectionClicked.connect(self._press)
        self.activated.connect(self._activated)
        theme().changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows; the row chosen stays chosen if it is still there."""
        key = self.current_key
        top = self.verticalScrollBar().value()
        self.states.show_rows(rows)
        keys = [row.key for row in self.states.rows]
        if keys:
            self.selectRow(keys.index(key) if key in keys else 0)
            if key in keys:
                self.verticalScrollBar().setValue(top)

    @property
    def current_key(self) -> str:
        """The key of the row chosen; "" for none."""
        index = self.currentIndex()
        return str(index.data(KEY_ROLE)) if index.isValid() else ""

    def shown_rows(self) -> tuple[TableRow, ...]:
        """Return the rows as shown, in their order."""
        return tuple(self.states.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter on every system."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths; some go where there is no room."""
        super().resizeEvent(event)
        self._measure()

    @property
    def row_height(self) -> int:
        """The height of a row, in pixels."""
        return theme().ems(STACKED_ROW_EM if self.states.stacked else ROW_EM)

    @Slot()
    def _measure(self) -> None:
        width = self.viewport().width()
        self.states.stacked = width < theme().ems(STACKED_BELOW_EM)
        left = width
        stretch = []
        for index, column in enumerate(self.states.columns):
            hidden = width < theme().ems(column.hidden_below)
            if self.states.stacked:
                hidden = index > 0
            self.setColumnHidden(index, hidden)
            if hidden:
                continue
            if column.ems:
                size = theme().ems(column.ems)
                self.setColumnWidth(index, size)
                left -= size
            else:
                stretch.append(index)
        for index in stretch:
            self.setColumnWidth(index, max(theme().ems(10), left // len(stretch)))
        self.verticalHeader().setDefaultSectionSize(self.row_height)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(str(index.data(KEY_ROLE)))

    @Slot(int)
    def _press(self, column: int) -> None:
        self.heading_pressed.emit(self.states.columns[column].sorts)


def _elided(painter: QPainter, base: QPointF, words: str, room: float) -> None:
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room))
    painter.drawText(base, fitting)
