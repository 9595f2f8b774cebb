"""Settings: the landlord, its homes and year, its policy, days that do not count, the look."""

from __future__ import annotations

from chc_desktop.ui.pages.settings.form import SettingPage
from chc_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingPage", "SettingsPage"]
