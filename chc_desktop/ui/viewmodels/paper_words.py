"""The papers in words: what can be made of each, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.model.services.papers import SELF_ASSESSMENT

if TYPE_CHECKING:
    from chc_desktop.model.services.views import PaperView

ICONS = {SELF_ASSESSMENT: "checks"}


@dataclass(frozen=True, slots=True)
class Making:
    """What became of a paper that was asked for: under way, saved at ``path``, or ``failed``."""

    path: Path
    done: bool = False
    failed: str = ""

    @property
    def words(self) -> str:
        """What is said about it in its row."""
        if self.failed:
            return self.failed
        if not self.done:
            return "The PDF is being made. You can go on working."
        return f"Saved as {self.path.name} in {self.path.parent.name or self.path.parent}."


def icon(paper: PaperView) -> str:
    """Return a paper's icon."""
    return ICONS.get(paper.kind, "file-text")


def goes_on_answering(paper: PaperView) -> bool:
    """Say whether the paper is first to be answered."""
    return paper.kind == SELF_ASSESSMENT and paper.state == "draft"
