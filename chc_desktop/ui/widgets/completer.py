"""What matches of a list of known words, offered under a field while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.theme import set_role
from chc_desktop.ui.widgets.tokens import Role


def offer(field: TextField, words: Sequence[str], name: str) -> None:
    """Offer what matches of ``words`` under a field; ``name`` is what screen readers say."""
    completer = QCompleter(QStringListModel(list(words), field), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None
    popup.setObjectName("completions")
    popup.setAccessibleName(name)
    set_role(popup, Role.BODY)
    field.setCompleter(completer)
