"""Messages to the user outside a page: what failed and what to do, said in one place.

Nothing here asks "Are you sure?". What cannot be undone asks on its own page.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from chc_desktop import __version__

logger = logging.getLogger(__name__)

ABOUT = (
    f"CHC Desktop {__version__}. Complaints handled as the Housing Ombudsman’s Complaint "
    "Handling Code 2024 asks. Everything stays on this computer. The Code is public sector "
    "information, Open Government Licence v3.0."
)


class MessageDialog(QDialog):
    """One sentence or two and a way on. Shown with ``open``, so nothing waits for it."""

    def __init__(self, parent: QWidget | None, heading: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setAccessibleDescription(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(420)
        layout.addWidget(words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText("Close")
        close.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def tell(parent: QWidget | None, heading: str, text: str) -> MessageDialog:
    """Show a message over a window and return it. The text is not logged: it may name people."""
    logger.info("message shown: %s", heading)
    dialog = MessageDialog(parent, heading, text)
    dialog.open()
    return dialog
