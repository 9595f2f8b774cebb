"""Which pages there are: a name for each, and what makes it."""

from __future__ import annotations

from collections.abc import Callable

from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.catching_up.page import CatchUpPage
from chc_desktop.ui.pages.complaint.considering_page import ConsideringPage
from chc_desktop.ui.pages.complaint.correction import CorrectionPage
from chc_desktop.ui.pages.complaint.hearing_page import HearingPage
from chc_desktop.ui.pages.complaint.letter_page import LetterPage
from chc_desktop.ui.pages.complaint.links_section import LinkPage
from chc_desktop.ui.pages.complaint.page import ComplaintPage
from chc_desktop.ui.pages.complaint.people_page import WhoComplainsPage
from chc_desktop.ui.pages.complaint.remedy_page import RemedyPage
from chc_desktop.ui.pages.complaint.step_page import StepPage
from chc_desktop.ui.pages.complaint.triage_page import TriagePage
from chc_desktop.ui.pages.complaints import ComplaintsPage
from chc_desktop.ui.pages.first_run import WelcomePage
from chc_desktop.ui.pages.import_file import ImportPage
from chc_desktop.ui.pages.learning import LearningPage
from chc_desktop.ui.pages.log_complaint import LogPage
from chc_desktop.ui.pages.records.answer import AnswerPage
from chc_desktop.ui.pages.records.entry import EntryPage
from chc_desktop.ui.pages.records.officers import OfficersPage
from chc_desktop.ui.pages.records.request import RequestPage
from chc_desktop.ui.pages.records.requests import RequestsPage
from chc_desktop.ui.pages.reports import ReportsPage
from chc_desktop.ui.pages.residents.form_page import PersonFormPage
from chc_desktop.ui.pages.residents.homes import HomesPage
from chc_desktop.ui.pages.residents.letter_page import PersonLetterPage
from chc_desktop.ui.pages.residents.page import ResidentsPage
from chc_desktop.ui.pages.self_assessment.page import SelfAssessmentPage
from chc_desktop.ui.pages.sent_letter import SentLetterPage
from chc_desktop.ui.pages.settings import SettingPage, SettingsPage
from chc_desktop.ui.pages.settings.letter_texts import LetterTextPage, LetterTextsPage
from chc_desktop.ui.pages.today import TodayPage
from chc_desktop.ui.widgets.page import Page

PAGES: dict[str, Callable[[Hub], Page]] = {
    "today": TodayPage,
    "complaints": ComplaintsPage,
    "complaint": ComplaintPage,
    "step": StepPage,
    "correct": CorrectionPage,
    "letter": LetterPage,
    "sent-letter": SentLetterPage,
    "triage": TriagePage,
    "link": LinkPage,
    "complaint-people": WhoComplainsPage,
    "remedy": RemedyPage,
    "considering": ConsideringPage,
    "hearing": HearingPage,
    "log": LogPage,
    "catch-up": CatchUpPage,
    "residents": ResidentsPage,
    "homes": HomesPage,
    "person-form": PersonFormPage,
    "person-letter": PersonLetterPage,
    "requests": RequestsPage,
    "request": RequestPage,
    "answer": AnswerPage,
    "self-assessment": SelfAssessmentPage,
    "reports": ReportsPage,
    "learning": LearningPage,
    "officers": OfficersPage,
    "entry": EntryPage,
    "import": ImportPage,
    "settings": SettingsPage,
    "setting": SettingPage,
    "letter-texts": LetterTextsPage,
    "letter-text": LetterTextPage,
    "welcome": WelcomePage,
}
"""Every page by name. A page named in the navigation's entries appears there by being here."""
