"""A message pasted into a note: its day and subject are taken from its own head lines."""

from __future__ import annotations

from PySide6.QtCore import Slot

from chc_desktop.model.rules.pasted import read_pasted
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.notices import Wrapped, announce

NOTHING = "It has no lines that say From, Date or Subject. Fill in day and words yourself."


class ReadMessage(Button):
    """Fills in a note's day and words from the message in its text."""

    def __init__(self, form: Form) -> None:
        super().__init__("Take day and subject from it", "link", "envelope-simple")
        self._form = form
        self.clicked.connect(self._read)

    @Slot()
    def _read(self) -> None:
        form = self._form
        found = read_pasted(form.text("text"))
        answers = {}
        if found.on is not None:
            answers["on"] = dates.typed(found.on)
        if found.subject:
            answers["what"] = found.subject
        if not answers:
            form.row("text").set_help(NOTHING)
            announce(self, NOTHING)
            return
        # The text itself stays whole, with who sent it.
        form.restore(answers | {"channel": "email"})
        announce(self, f"Filled in: {', '.join(answers.values())}")


def add_reading(form: Form) -> None:
    """Offer it under the text of a note."""
    form.row("text").add_below(Wrapped(ReadMessage(form)))
