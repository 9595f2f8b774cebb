"""What matches of a list of known words, offered under a field while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QCompleter

from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.theme import set_role
from chc_desktop.ui.widgets.tokens import Role

PAUSE = 150
"""Milliseconds of rest in typing before a list comes up."""


def offer(field: TextField, words: Sequence[str], name: str) -> None:
    """Offer what matches of ``words`` under a field; ``name`` is what screen readers say."""
    _Offer(field, words, name)


class _Offer(QCompleter):
    """The list. It takes the keyboard while it is open, so it waits for a rest in typing.

    A list that opens and closes between two keys, as Qt's own would under whoever types fast,
    lets a key fall: the Tab after the last word left nobody the field.
    """

    def __init__(self, field: TextField, words: Sequence[str], name: str) -> None:
        super().__init__(QStringListModel(list(words), field), field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.popup()
        assert popup is not None
        self._list = popup
        popup.setObjectName("completions")
        popup.setAccessibleName(name)
        set_role(popup, Role.BODY)
        self.setWidget(field)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._show)
        field.textEdited.connect(self._typed)
        self.activated.connect(field.setText)

    @Slot()
    def _typed(self) -> None:
        """Wait for a rest; a list that is open already follows every key."""
        if self._list.isVisible():
            self._show()
        else:
            self._rest.start()

    @Slot()
    def _show(self) -> None:
        text = self._field.text()
        if not self._field.hasFocus() or not text:
            self._list.hide()
            return
        self.setCompletionPrefix(text)
        alone = self.completionCount() == 1 and self.currentCompletion() == text
        if self.completionCount() and not alone:
            self.complete()
        else:
            self._list.hide()
