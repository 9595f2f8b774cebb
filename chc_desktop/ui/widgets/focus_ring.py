"""One ring around whatever has the focus: 3 px of accent, 2 px off, for mouse and keyboard.

An overlay above the window, because a stylesheet's outline draws inside buttons and not at all
around fields. It is clipped to every scroll viewport around the control, or it would paint over
the foot bar. Views draw a ring of their own around the current row.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from chc_desktop.ui.widgets.layouts import area_around, scroll_into_view
from chc_desktop.ui.widgets.theme import theme

WIDTH = 3
GAP = 2
RADIUS = 9
AROUND = 2 * (GAP + WIDTH) + 24
"""Pixels that show around a control that takes the focus."""

_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Scroll}
)


class FocusRing(QWidget):
    """The ring of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._stood: tuple[int, int, int] | None = None
        self._is_cut = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.follow)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it, or anything around it, moves."""
        if event.type() in _FOLLOWED or event.type() is QEvent.Type.LayoutRequest:
            self._later.start()
        return False

    @Slot()
    def follow(self) -> None:
        """Put the ring where the focused control is now."""
        target = self._target
        window = self.parentWidget()
        if target is None or window is None or not _is_there(target, window):
            self.hide()
            return
        self._keep_in_view(target)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, clipped to the scroll viewports around the control."""
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not _is_there(target, window):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip(target, window))
        painter.setPen(QPen(theme().colour("accent"), WIDTH))
        offset = GAP + WIDTH / 2
        box = QRectF(QRect(target.mapTo(window, QPoint(0, 0)), target.size()))
        painter.drawRoundedRect(box.adjusted(-offset, -offset, offset, offset), RADIUS, RADIUS)
        painter.end()

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self.parentWidget()
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = self._stood = None
        self._is_cut = False
        if new is not None and window is not None and _takes_ring(new) and window.isAncestorOf(new):
            self._target = new
            self._watch(new, window)
            scroll_into_view(new, AROUND)
        self._later.start()

    def _keep_in_view(self, target: QWidget) -> None:
        """Scroll to the control again when its page was laid out anew, but not when it scrolled.

        A page that was just filled knows its height only after the focus went into it.
        """
        area = area_around(target)
        sheet = area.widget() if area is not None else None
        if area is None or sheet is None:
            return
        top = target.mapTo(sheet, QPoint(0, 0)).y()
        stands = (top, target.height(), area.viewport().height())
        if stands != self._stood or self._is_cut:
            self._stood = stands
            scroll_into_view(target, AROUND)
            self._is_cut = _is_cut(target, area)

    def _watch(self, target: QWidget, window: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None and widget is not window:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)
            self._watched.append(widget)
            if isinstance(widget, QAbstractScrollArea):
                widget.verticalScrollBar().valueChanged.connect(
                    self.follow, Qt.ConnectionType.UniqueConnection
                )
            widget = widget.parentWidget()

    @Slot()
    def _forget(self) -> None:
        self._target = None
        self._watched.clear()
        self.hide()

    @staticmethod
    def _clip(target: QWidget, window: QWidget) -> QRect:
        clip = window.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not window:
            if isinstance(widget, QScrollArea):
                view = widget.viewport()
                clip &= QRect(view.mapTo(window, QPoint(0, 0)), view.size())
            widget = widget.parentWidget()
        return clip


def _is_there(target: QWidget, window: QWidget) -> bool:
    """Whether the control still shows in the window: a page that is filled anew takes it off."""
    return isValid(target) and target.isVisible() and window.isAncestorOf(target)


def _is_cut(target: QWidget, area: QScrollArea) -> bool:
    """Whether a control that would fit into the view is not wholly in it."""
    view = area.viewport()
    box = QRect(target.mapTo(view, QPoint(0, 0)), target.size())
    return box.height() <= view.height() and (box.top() < 0 or box.bottom() > view.height())


def _takes_ring(widget: QWidget) -> bool:
    if isinstance(widget, QPlainTextEdit):
        return True
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False  # a page that holds the focus because nothing on it can
    return not isinstance(widget, (QAbstractItemView, QMenuBar, QMenu, QScrollArea))
