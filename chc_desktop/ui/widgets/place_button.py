"""Buttons and rows that go to a place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.open_row import OpenRow


class PlaceButton(Button):
    """A button that goes to a place."""

    def __init__(
        self, hub: Hub, place: Place, text: str, kind: str = "", *, icon: str = "", name: str
    ) -> None:
        super().__init__(text, kind, icon, name=name)
        self._hub, self._place = hub, place
        self.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self._hub.go(self._place)


class PlaceRow(OpenRow):
    """A row of a card that goes to a place."""

    def __init__(
        self,
        hub: Hub,
        place: Place,
        texts: tuple[str, ...],
        badge: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__("", texts, badge, name=name)
        self._hub, self._place = hub, place
        self.opened.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self._hub.go(self._place)


class StepsButton(Button):
    """ "Other steps": a menu of places."""

    def __init__(self, hub: Hub, steps: tuple[tuple[str, Place], ...], *, name: str) -> None:
        super().__init__("Other steps", "", "caret-down", name=name)
        self._hub = hub
        self._places = [place for _, place in steps]
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.refresh_icon(self)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for at, (words, _) in enumerate(steps):
            menu.addAction(words).setData(at)
        menu.triggered.connect(self._chosen)
        self.setMenu(menu)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self._hub.go(self._places[int(action.data())])
