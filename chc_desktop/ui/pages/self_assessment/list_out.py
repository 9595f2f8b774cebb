"""The provisions with their answers as a list to print or export: the form's own columns."""

from __future__ import annotations

from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.views import AssessmentView
from chc_desktop.ui.dialogs.list_out import ShownList

HEADINGS = (
    "Code provision",
    "Code requirement",
    "Comply",
    "Where it stands",
    "Evidence",
    "Commentary / explanation",
    "Comply by",
    "To put right",
)


def provisions_out(view: AssessmentView) -> ShownList:
    """Return all provisions in the form's order."""
    rows = tuple(
        (
            item.number,
            item.requirement,
            item.answer,
            item.state,
            item.evidence,
            item.commentary,
            item.comply_by,
            "\n".join(sentence for _, sentence in item.problems),
        )
        for item in view.provisions
    )
    end = view.year_end
    title = f"Self-assessment, year to {paper_date(end)}"
    return ShownList(title, HEADINGS, rows, f"Self-assessment {end.isoformat()}")
