"""Answers made of several boxes: one of a few (radio buttons), or any of them (ticks)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QVBoxLayout, QWidget

from chc_desktop.ui.widgets.fields import CheckBox, RadioButton
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.theme import theme

_BESIDE = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}


class RadioGroup(QWidget):
    """A few options, all visible, of which one holds. Nothing is chosen at first."""

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...], *, boxed: bool = False) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        beside = Folding(16, spacing=12)
        for key, words in options:
            button = RadioButton(words, boxed=boxed)
            self._buttons[key] = button
            self._group.addButton(button)
            button.toggled.connect(self.changed)
            if boxed:
                button.installEventFilter(self)
                beside.add(button, 0)
            else:
                layout.addWidget(button)
        if boxed:
            beside.add_stretch()
            layout.addWidget(beside)
        else:
            beside.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move as in every group, also where the options stand side by side."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        beside = _BESIDE.get(Qt.Key(event.key()))
        if beside is None or len({button.y() for button in self._buttons.values()}) > 1:
            return super().eventFilter(watched, event)
        # Qt knows only what lies above or below, and would let the page scroll instead.
        made = QKeyEvent(QEvent.Type.KeyPress, beside, event.modifiers())
        QApplication.sendEvent(watched, made)
        return True

    @property
    def key(self) -> str:
        """The key chosen; "" for none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an option; "" chooses none."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        elif not key:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)

    def button(self, key: str) -> RadioButton:
        """Return the button of an option."""
        return self._buttons[key]

    def name_options(self, question: str) -> None:
        """Name the group and each option, with the question, for screen readers."""
        self.setAccessibleName(question)
        for button in self._buttons.values():
            button.setAccessibleName(f"{button.text()}. {question}")

    def focus_target(self) -> QWidget:
        """Return the button that takes the focus: the one chosen, or the first."""
        chosen = self._group.checkedButton()
        return chosen if chosen is not None else next(iter(self._buttons.values()))


class TickList(QWidget):
    """Any of several options."""

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._boxes: dict[str, CheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for key, words in options:
            box = CheckBox(words)
            self._boxes[key] = box
            box.toggled.connect(self.changed)
            layout.addWidget(box)
        layout.setSpacing(theme().space(2))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all options ticked, in their order."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose_all(self, keys: tuple[str, ...]) -> None:
        """Tick exactly these options."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def name_options(self, question: str) -> None:
        """Name the group and each option, with the question, for screen readers."""
        self.setAccessibleName(question)
        for box in self._boxes.values():
            box.setAccessibleName(f"{box.text()}. {question}")

    def focus_target(self) -> QWidget:
        """Return the first box."""
        return next(iter(self._boxes.values()))
