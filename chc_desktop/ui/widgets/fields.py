"""Fields that forms are made of: text, choices, ticks. None changes by the mouse wheel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
)

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.layouts import show_cursor
from chc_desktop.ui.widgets.theme import set_role, theme
from chc_desktop.ui.widgets.tokens import Role

BOX = 20
GAP = 14
WIDEST_EM = 17
"""The width a choice insists on at most, however long its options are."""
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class TextField(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text)
        set_role(self, Role.BODY)
        self.setPlaceholderText(placeholder)


class TextArea(QPlainTextEdit):
    """Several lines of text, as high as they are, from ``lines`` up. Tab leaves it."""

    def __init__(self, text: str = "", lines: int = 3, most: int = 14) -> None:
        super().__init__(text)
        self._lines, self._most = lines, most
        set_role(self, Role.BODY)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChanged.connect(self._fit)
        # Another width wraps the same words to more or fewer lines.
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self.cursorPositionChanged.connect(self._show_cursor)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll when there is nothing more to scroll here."""
        bar = self.verticalScrollBar()
        if bar.minimum() == bar.maximum():
            event.ignore()
        else:
            super().wheelEvent(event)

    def _show_cursor(self) -> None:
        if self.hasFocus():
            show_cursor(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words wrapped to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = max(self._lines, min(self._most, round(self.document().size().height())))
        # A line is up to a pixel higher than its font says.
        line = QFontMetrics(self.font()).lineSpacing() + 1
        height = line * rows + 2 * theme().space(10) + 6
        if height != self.height():
            self.setFixedHeight(height)


class Choice(QComboBox):
    """One of several; the caret is drawn by us, since a styled frame loses the arrow."""

    def __init__(self, options: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__()
        set_role(self, Role.BODY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_options(options)

    def set_options(self, options: tuple[tuple[str, str], ...]) -> None:
        """Offer other options, each a key and its words."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)

    @property
    def key(self) -> str:
        """The key of the option chosen; "" for none."""
        found = self.currentData()
        return "" if found is None else str(found)

    def choose(self, key: str) -> None:
        """Choose an option by its key; an unknown key changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        """Return the size of the longest option, with room for the caret."""
        return super().sizeHint() + QSize(theme().scaled(16), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same, as far as a narrow window has room for it at double size.

        Qt's own answer is that of the options it had first.
        """
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().ems(WIDEST_EM)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice never changes by scrolling past it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caret on top of the styled frame."""
        super().paintEvent(event)
        size = theme().scaled(16)
        painter = QPainter(self)
        picture = icons.pixmap("caret-down", "text", size, self.devicePixelRatioF())
        left = self.width() - size - theme().space(12)
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        painter.end()


class CheckBox(QCheckBox):
    """A tick box whose words wrap; drawn by us in both palettes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        return _one_line(self)

    def minimumSizeHint(self) -> QSize:
        """Return the size when wrapped at every word."""
        return _narrowest(self)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return _wrapped_height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on box and words."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        painter, box = _begin(self)
        painter.setPen(QPen(theme().colour("edge"), 1.5))
        painter.setBrush(theme().colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            size = round(box.width()) - 4
            tick = icons.pixmap("check", "on_accent", size, self.devicePixelRatioF())
            painter.drawPixmap(round(box.left()) + 2, round(box.top()) + 2, tick)
        _words(self, painter)


class RadioButton(QRadioButton):
    """One of a few, all visible; drawn by us. ``boxed`` gives it a frame, as for Yes and No."""

    def __init__(self, text: str, *, boxed: bool = False) -> None:
        super().__init__(text)
        self._boxed = boxed
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        size = _one_line(self)
        if self._boxed:
            size += QSize(2 * theme().space(16), 0)
            size.setHeight(theme().control_height)
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the size when wrapped at every word."""
        return self.sizeHint() if self._boxed else _narrowest(self)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width, unless boxed."""
        return not self._boxed

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return _wrapped_height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on circle and words."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the circle, the dot and the words."""
        inset = theme().space(16) if self._boxed else 0
        painter, box = _begin(self, inset)
        if self._boxed:
            chosen = self.isChecked()
            painter.setPen(QPen(theme().colour("accent" if chosen else "edge"), 2 if chosen else 1))
            painter.setBrush(theme().colour("tint" if chosen else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(theme().colour("accent" if self.isChecked() else "edge"), 2))
        painter.setBrush(theme().colour("surface"))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            gap = box.width() * 0.28
            painter.drawEllipse(box.adjusted(gap, gap, -gap, -gap))
        _words(self, painter, inset)


def _prepare(button: QAbstractButton) -> None:
    set_role(button, Role.BODY)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


def _lead(extra: int = 0) -> int:
    return theme().scaled(BOX) + theme().space(GAP) + extra


def _one_line(button: QAbstractButton) -> QSize:
    metrics = QFontMetrics(theme().font(Role.BOLD))
    width = metrics.horizontalAdvance(button.text()) + _lead() + 4
    return QSize(width, metrics.height() + 2 * theme().space(8))


def _narrowest(button: QAbstractButton) -> QSize:
    metrics = QFontMetrics(theme().font(Role.BOLD))
    widest = max((metrics.horizontalAdvance(word) for word in button.text().split()), default=0)
    return QSize(widest + _lead() + 4, metrics.height() + 2 * theme().space(8))


def _wrapped_height(button: QAbstractButton, width: int) -> int:
    metrics = QFontMetrics(button.font())
    room = QRect(0, 0, max(1, width - _lead()), 100_000)
    return metrics.boundingRect(room, int(_WRAP), button.text()).height() + 2 * theme().space(8)


def _begin(button: QAbstractButton, inset: int = 0) -> tuple[QPainter, QRectF]:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = theme().scaled(BOX)
    top = (button.height() - size) / 2
    lines = QFontMetrics(button.font()).height()
    if button.height() > 2 * lines + 2 * theme().space(8):
        top = theme().space(8) + (lines - size) / 2
    return painter, QRectF(inset + 1, top + 1, size - 2, size - 2)


def _words(button: QAbstractButton, painter: QPainter, inset: int = 0) -> None:
    painter.setPen(theme().colour("text" if button.isEnabled() else "muted"))
    painter.setFont(button.font())
    room = button.rect().adjusted(_lead(inset), 0, 0, 0)
    painter.drawText(room, int(_WRAP), button.text())
    painter.end()
