"""Shown while the register is closed for a moment: what is being done to it."""

from __future__ import annotations

from chc_desktop.ui.widgets.page import Page


class WorkingPage(Page):
    """A sentence, which stands in the place's step, and nothing to press."""

    title = "One moment"
    help_text = "The register is being written anew. It opens again by itself."

    def refresh(self) -> None:
        """Say what is being done."""
        self.clear_body()
        text = "It opens again by itself. If the program ends now, the register is as it was."
        self.add_heading(self.place.step or "One moment", text)
        self.body.addStretch(1)
