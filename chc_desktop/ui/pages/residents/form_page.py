"""The page of every form about a person: which one, its place's step says."""

from __future__ import annotations

from collections.abc import Callable

from chc_desktop.model.services import adjustments, resident_pages, restrictions
from chc_desktop.model.services.views_people import PersonView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.residents import adjustment_forms, person_forms, restriction_forms
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.task_page import Task, TaskPage

OF_NOBODY: dict[str, Callable[[Hub], Task]] = {
    "": person_forms.add_person,
    "add": person_forms.add_person,
    "home": person_forms.add_home,
}
OF_PERSON: dict[str, Callable[[Hub, PersonView], Task]] = {
    "change": person_forms.change_person,
    "adjustment": adjustment_forms.ask,
    "restrict": restriction_forms.restrict,
}


class PersonFormPage(TaskPage):
    """A place's key is the person, its step the form.

    The form about one adjustment or restriction has that in its step: "review-adjustment:3".
    """

    title = "Residents"

    def make(self) -> Task | None:
        """Return the form of the place."""
        step, subject = words.parse_step(self.place.step)
        key = self.place.key
        if subject and step != "merge":
            return self._of_subject(step, subject)
        if not key and step in OF_NOBODY:
            return OF_NOBODY[step](self.hub)
        view = self.hub.ask(resident_pages.person_page, int(key)) if key else None
        if step == "merge":
            return person_forms.merge(self.hub, view, subject)
        if view is None or step not in OF_PERSON:
            return None
        return OF_PERSON[step](self.hub, view)

    def _of_subject(self, step: str, subject: int) -> Task | None:
        if step == "review-restriction":
            found = self.hub.ask(restrictions.restriction, subject)
            return None if found is None else restriction_forms.review(self.hub, found)
        view = self.hub.ask(adjustments.adjustment, subject)
        if view is None:
            return None
        make = adjustment_forms.decide if step == "decide" else adjustment_forms.review
        return make(self.hub, view)
