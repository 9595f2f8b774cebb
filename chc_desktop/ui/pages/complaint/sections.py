"""What a complaint's page is made of, under the next step and the dates.

Each section is a function of the hub and the complaint that returns a widget or a layout with a
heading of its own, or None where there is nothing to say. To add one: write it in a module of its
own and name it here once, at the place where it is read. The page puts the space between them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.complaint.deciding_section import deciding_section
from chc_desktop.ui.pages.complaint.decisions_section import decisions_section
from chc_desktop.ui.pages.complaint.facts_section import facts_section
from chc_desktop.ui.pages.complaint.files_section import files_section
from chc_desktop.ui.pages.complaint.learning_section import learning_section
from chc_desktop.ui.pages.complaint.links_section import links_section
from chc_desktop.ui.pages.complaint.ombudsman_section import ombudsman_section
from chc_desktop.ui.pages.complaint.origin import origin
from chc_desktop.ui.pages.complaint.promise_section import promise_section
from chc_desktop.ui.pages.complaint.sent_letter import letters_section
from chc_desktop.ui.pages.complaint.triage_section import harm_section, triage_section

Section = Callable[[Hub, ComplaintView], QWidget | QLayout | None]

LEFT: tuple[Section, ...] = (
    harm_section,
    promise_section,
    facts_section,
    deciding_section,
    triage_section,
    decisions_section,
    origin,
    links_section,
    letters_section,
    learning_section,
    ombudsman_section,
    files_section,
)
"""Under the dates, from the top."""

RIGHT: tuple[Section, ...] = ()
"""Under what happened, from the top."""
