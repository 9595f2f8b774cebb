"""Filter chips: a row of round buttons of which one holds, marked by a tick and bold words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.theme import set_role
from chc_desktop.ui.widgets.tokens import Role


class Chips(QWidget):
    """The chips. ``chosen`` gives the key of the one pressed.

    No QButtonGroup: of a group Tab reaches only one button, people expect each.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[str, Button] = {}
        self._row = Flow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)

    def show_options(self, options: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Show key and words of each chip, and which one holds."""
        for key, words in options:
            if key not in self._chips:
                self._add(key)
            chip = self._chips[key]
            chip.setText(words)
            chip.setAccessibleName(words)
            _mark(chip, chosen=key == chosen)

    def focused(self) -> QWidget | None:
        """The chip that has the focus, or None."""
        return next((chip for chip in self._chips.values() if chip.hasFocus()), None)

    def _add(self, key: str) -> None:
        chip = Button("", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(self._clicked)
        self._chips[key] = chip
        self._row.add(chip)

    @Slot()
    def _clicked(self) -> None:
        pressed = self.sender()
        key = next(key for key, chip in self._chips.items() if chip is pressed)
        for other, chip in self._chips.items():
            _mark(chip, chosen=other == key)
        self.chosen.emit(key)


def _mark(chip: Button, *, chosen: bool) -> None:
    chip.setChecked(chosen)
    set_role(chip, Role.BOLD if chosen else Role.BODY)
    if chosen:
        icons.set_icon(chip, "check", "accent", 16)
    else:
        chip.setProperty("glyph", "")
        chip.setIcon(QIcon())
