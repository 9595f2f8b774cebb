"""A field to search in, with its lens drawn inside at any text size."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from chc_desktop.ui.widgets.basics import IconLabel
from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.theme import theme


class SearchField(TextField):
    """Searches while one types. ``left_down`` follows the Down key: on to what was found."""

    left_down = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__("", placeholder)
        self.setAccessibleName(name)
        # QLineEdit's own icons stay 16 pixels at every text size.
        self._lens = IconLabel("magnifying-glass", "muted")
        self._lens.setParent(self)
        self._lens.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(theme().scaled(18) + theme().space(12), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field downwards with Down; all else is typing."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_down.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lens in the middle of the height."""
        super().resizeEvent(event)
        self._lens.move(theme().space(12), (self.height() - self._lens.height()) // 2)
