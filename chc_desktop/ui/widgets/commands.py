"""Every command of the window as an action with its key, so that menu and keyboard agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from chc_desktop.ui.widgets.theme import Scheme, theme
from chc_desktop.ui.widgets.tokens import TEXT_SIZES


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its words, its keys (the first one is shown), and what it does.

    ``needs_register`` commands are greyed until a register is open.
    """

    words: str
    slot: Callable[[], None]
    keys: tuple[str, ...] = ()
    needs_register: bool = False
    data: str = ""


SEPARATOR = None


def add_menu(
    bar: QMenuBar, title: str, commands: tuple[Command | None, ...]
) -> tuple[tuple[QAction, Command], ...]:
    """Add a menu to the bar; ``SEPARATOR`` draws a line. Returns its actions."""
    menu = QMenu(title, bar)
    bar.addMenu(menu)
    made = []
    for command in commands:
        if command is None:
            menu.addSeparator()
            continue
        action = QAction(command.words, menu)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setData(command.data)
        action.triggered.connect(command.slot)
        menu.addAction(action)
        made.append((action, command))
    return tuple(made)


class LookCommands(QObject):
    """Text size and colours from the menu. ``changed`` follows each change."""

    changed = Signal()

    def commands(self) -> tuple[Command | None, ...]:
        """Return the commands of the View menu."""
        sizes = (
            Command(f"Text size {size} %", self._size_chosen, data=str(size)) for size in TEXT_SIZES
        )
        return (
            Command("Larger text", self._larger, ("Ctrl++", "Ctrl+=")),
            Command("Smaller text", self._smaller, ("Ctrl+-",)),
            Command("Usual text size", self._usual_size, ("Ctrl+0",)),
            *sizes,
            None,
            Command("Colours as the computer", self._scheme_chosen, data=Scheme.COMPUTER.value),
            Command("Light colours", self._scheme_chosen, data=Scheme.LIGHT.value),
            Command("Dark colours", self._scheme_chosen, data=Scheme.DARK.value),
        )

    @Slot()
    def _larger(self) -> None:
        self._step(1)

    @Slot()
    def _smaller(self) -> None:
        self._step(-1)

    @Slot()
    def _usual_size(self) -> None:
        self._use(TEXT_SIZES[0])

    @Slot()
    def _size_chosen(self) -> None:
        self._use(int(self._chosen()))

    @Slot()
    def _scheme_chosen(self) -> None:
        theme().set_scheme(Scheme(self._chosen()))
        self.changed.emit()

    def _step(self, step: int) -> None:
        index = TEXT_SIZES.index(theme().text_size) + step
        if 0 <= index < len(TEXT_SIZES):
            self._use(TEXT_SIZES[index])

    def _use(self, percent: int) -> None:
        theme().set_text_size(percent)
        self.changed.emit()

    def _chosen(self) -> str:
        action = self.sender()
        assert isinstance(action, QAction)
        return str(action.data())


def move_area(parts: tuple[QWidget | None, ...], focused: QWidget | None, step: int) -> None:
    """Put the focus on the visible area after (1) or before (-1) the one that has it (F6)."""
    areas = [part for part in parts if part is not None and part.isVisible()]
    if not areas:
        return
    at = -1 if step > 0 else 0
    for index, area in enumerate(areas):
        if focused is not None and (area is focused or area.isAncestorOf(focused)):
            at = index
    area = areas[(at + step) % len(areas)]
    for child in area.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
    area.setFocus(Qt.FocusReason.ShortcutFocusReason)
