"""The smallest parts: labels, buttons, cards, lines, boxes to tick. Pages make nothing by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.theme import set_property, set_role, set_tone, theme
from chc_desktop.ui.widgets.tokens import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class Label(QLabel):
    """A text in a type role and tone. Wraps unless told otherwise; never reads markup."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, tone: str = "text", *, wrap: bool = True
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_role(self, role)
        set_tone(self, tone)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class IconLabel(QLabel):
    """A picture of an icon beside words; silent for screen readers."""

    def __init__(self, name: str, colour: str = "text", size: int = icons.ICON_SIZE) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw()
        theme().changed.connect(self._draw)

    def _draw(self) -> None:
        size = theme().scaled(self._size)
        self.setPixmap(icons.pixmap(self._name, self._colour, size, self.devicePixelRatioF()))
        self.setFixedSize(size, max(size, theme().line_height()))


class Button(QPushButton):
    """A button of the house: ``kind`` is "" (outlined), primary, quiet, link, error, row or chip."""

    def __init__(
        self,
        text: str,
        kind: str = "",
        icon: str = "",
        *,
        name: str = "",
        description: str = "",
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(
            self,
            Role.BOLD if kind in {"primary", "error"} else Role.BODY,
            underlined=kind in {"link", "error"},
        )
        set_property(self, "kind", kind)
        self.setAccessibleName(name or text)
        if description:
            self.setAccessibleDescription(description)
        if icon:
            colours = {"primary": "on_accent", "quiet": "accent", "link": "accent"}
            icons.set_icon(self, icon, colours.get(kind, "text"))
        theme().changed.connect(self._redraw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space: Qt by itself does so only in dialogs."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _redraw(self) -> None:
        icons.refresh_icon(self)


class Card(QFrame):
    """A framed surface; ``look`` is plain, tint, soon, sunken or error."""

    def __init__(self, look: str = "plain", *, margin: int = 18) -> None:
        super().__init__()
        set_property(self, "card", look)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(theme().space(4))
        space = theme().space(margin)
        self.body.setContentsMargins(space + 2 if margin else 0, space, space, space)

    def add_line(self) -> None:
        """Add a hairline between two rows."""
        self.body.addWidget(line())


def line() -> QFrame:
    """Return a hairline."""
    made = QFrame()
    set_property(made, "line", "true")
    made.setFixedHeight(1)
    return made


def row(*parts: QWidget | QLayout | None, spacing: int = 12) -> QHBoxLayout:
    """Return a horizontal layout; ``None`` stands for the space that stretches."""
    made = QHBoxLayout()
    _fill(made, parts, spacing)
    return made


def column(*parts: QWidget | QLayout | None, spacing: int = 4) -> QVBoxLayout:
    """Return a vertical layout; ``None`` stands for the space that stretches."""
    made = QVBoxLayout()
    _fill(made, parts, spacing)
    return made


def clear(layout: QLayout) -> None:
    """Remove everything from a layout, hidden at once and deleted when it is safe."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: QBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().space(spacing))
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def tab_after(first: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab goes from ``first`` through widgets that were made later, then on as before."""
    for widget in widgets:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(first, widget)
            first = widget
