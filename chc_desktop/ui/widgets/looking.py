"""Looking into a backup or another copy: what stands over every page meanwhile, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Slot

from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.notices import Banner

BACK = "Go back to your register"
ONLY_LOOKING = "It is open to be read. Nothing can be changed here."


class LookingBanner(Banner):
    """Says what is looked into, and leads back."""

    def __init__(self, hub: Hub) -> None:
        assert hub.looking is not None
        self._hub = hub
        back = Button(BACK, name=BACK)
        super().__init__("warning", hub.looking.words, ONLY_LOOKING, (back,))
        back.clicked.connect(self._go_back)

    @Slot()
    def _go_back(self) -> None:
        stop_looking(self._hub)


def stop_looking(hub: Hub) -> None:
    """Go back to the register one came from, or to Welcome where none was open."""
    looking = hub.looking
    if looking is None:
        hub.said.emit("This is your register.")
    elif looking.back is None:
        hub.go(Place("welcome"))
    else:
        hub.register_asked.emit(str(looking.back))
