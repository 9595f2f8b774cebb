"""The page of one part of the report: which form it is stands in the place's step."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.report_words import Part
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.report_words.forms import (
    EarlierForm,
    ForewordForm,
    PlanForm,
    PlanOutForm,
    ReportForm,
    ResultForm,
    SatisfactionForm,
    StoryForm,
    StoryOutForm,
    TextForm,
)
from chc_desktop.ui.viewmodels import report_words as words
from chc_desktop.ui.widgets.form_page import FormPage, PageForm

FORMS: dict[str, type[ReportForm]] = {
    **{words.step_of(part): TextForm for part in Part},
    words.step_of(Part.FOREWORD): ForewordForm,
    "plan": PlanForm,
    "plan-out": PlanOutForm,
    "result": ResultForm,
    "satisfaction": SatisfactionForm,
    "earlier": EarlierForm,
    "story": StoryForm,
    "story-out": StoryOutForm,
}
"""Every form by its step."""


class ReportTextPage(FormPage):
    """One part of the report, to write."""

    title = "Words for the report"
    nav = "reports"

    def make(self) -> PageForm | None:
        """Return the form, or None for one there is not."""
        kind = FORMS.get(self.place.step)
        if kind is None or not self.place.key:
            return None
        form = kind(self.hub, self.place.key, self.place.step)
        return form if form.found else None

    def back(self) -> tuple[Place, str]:
        """Return to everything that is written for the year."""
        if not self.place.key:
            return Place("reports"), "Reports"
        year_end = date.fromisoformat(self.place.key.partition(":")[0])
        return words.words_place(year_end), "Words for the report"
