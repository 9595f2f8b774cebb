"""The page of one setting: which form it is stands in the place's step."""

from __future__ import annotations

from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.settings.landlord_forms import (
    HomesForm,
    LandlordForm,
    LetterheadForm,
    YearEndForm,
)
from chc_desktop.ui.pages.settings.policy_forms import (
    ClosureBackForm,
    ClosureForm,
    ContactsForm,
    HolidayBackForm,
    HolidayForm,
    TargetBackForm,
    TargetEndForm,
    TargetForm,
)
from chc_desktop.ui.widgets.form_page import FormPage, PageForm

FORMS: dict[str, type[PageForm]] = {
    "landlord": LandlordForm,
    "homes": HomesForm,
    "year-end": YearEndForm,
    "letterhead": LetterheadForm,
    "target": TargetForm,
    "holiday": HolidayForm,
    "holiday-back": HolidayBackForm,
    "closure": ClosureForm,
    "closure-back": ClosureBackForm,
    "target-back": TargetBackForm,
    "target-end": TargetEndForm,
    "contacts": ContactsForm,
}
"""Every form of a setting by its step."""


class SettingPage(FormPage):
    """One setting, to change."""

    title = "Setting"
    nav = "settings"

    def make(self) -> PageForm | None:
        """Return the form, or None for one there is not."""
        kind = FORMS.get(self.place.step)
        return kind(self.hub, self.place.key) if kind is not None else None

    def back(self) -> tuple[Place, str]:
        """Return to all settings."""
        return Place("settings"), "Settings"
