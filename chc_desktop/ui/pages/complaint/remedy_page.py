"""The page of every form about promises, Ombudsman cases and learning of a complaint."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.complaint.learning_forms import LEARNING_FORMS
from chc_desktop.ui.pages.complaint.ombudsman_forms import OMBUDSMAN_FORMS
from chc_desktop.ui.pages.complaint.promise_forms import PROMISE_FORMS
from chc_desktop.ui.pages.complaint.remedy_form import RemedyForm
from chc_desktop.ui.viewmodels import remedy_words
from chc_desktop.ui.widgets.basics import Button, row
from chc_desktop.ui.widgets.form_page import FormPage, PageForm

REMEDY_FORMS: dict[str, type[RemedyForm]] = {
    **PROMISE_FORMS,
    **OMBUDSMAN_FORMS,
    **LEARNING_FORMS,
}
"""Every form by its step."""


class RemedyPage(FormPage):
    """A place's key is the complaint, its step the form: "promise", "promise:3"."""

    title = "A promise"
    nav = "complaints"

    def make(self) -> RemedyForm | None:
        """Return the form of the place; None when the complaint or the entry is not there."""
        step, entry_id = remedy_words.parse_step(self.place.step)
        key = self.place.key
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        if view is None or step not in REMEDY_FORMS:
            return None
        made = REMEDY_FORMS[step](self.hub, view, entry_id)
        return made if made.found else None

    def back(self) -> tuple[Place, str]:
        """Return to the complaint."""
        key = self.place.key
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        if view is None:
            return Place("complaints"), "Complaints"
        return Place("complaint", key), view.reference

    def _lay_out(self, shown: PageForm) -> None:
        super()._lay_out(shown)
        assert isinstance(shown, RemedyForm)
        if shown.take_back_words and shown.entry_id is not None:
            take_back = Button(shown.take_back_words, "quiet", "arrow-counter-clockwise")
            take_back.clicked.connect(self._take_back)
            line = QWidget()
            line.setLayout(row(take_back, None))
            shown.form.add_widget(line)

    @Slot()
    def _take_back(self) -> None:
        shown = self._shown
        assert isinstance(shown, RemedyForm)
        result = shown.take_back()
        if isinstance(result, Done):
            back = self.back()[0]
            self._shown = None
            self.hub.drop_draft(self._kept_at)
            self.hub.done(f"{result.what}.", back)
        else:
            self._summary.show_problems(shown.form.show_problems(result.problems))
