"""Which pages there are: a name for each, and where its class is.

A page's module is imported when the page is first shown, or before that while nothing happens:
the window need not wait for pages that nobody has asked for yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.page import Page

FOLDER = "chc_desktop.ui.pages"


@dataclass(frozen=True, slots=True)
class PageKind:
    """A class of pages, imported when it is needed. ``module`` is named within the pages."""

    module: str
    name: str

    def load(self) -> type[Page]:
        """Import the class."""
        kind: type[Page] = getattr(import_module(f"{FOLDER}.{self.module}"), self.name)
        assert issubclass(kind, Page)
        return kind

    def __call__(self, hub: Hub) -> Page:
        """Make the page."""
        return self.load()(hub)


PAGES: dict[str, PageKind] = {
    "today": PageKind("today", "TodayPage"),
    "complaints": PageKind("complaints", "ComplaintsPage"),
    "complaint": PageKind("complaint.page", "ComplaintPage"),
    "step": PageKind("complaint.step_page", "StepPage"),
    "correct": PageKind("complaint.correction", "CorrectionPage"),
    "letter": PageKind("complaint.letter_page", "LetterPage"),
    "correct-letter": PageKind("complaint.letter_correction", "LetterCorrectionPage"),
    "sent-letter": PageKind("sent_letter", "SentLetterPage"),
    "triage": PageKind("complaint.triage_page", "TriagePage"),
    "link": PageKind("complaint.links_section", "LinkPage"),
    "complaint-people": PageKind("complaint.people_page", "WhoComplainsPage"),
    "remedy": PageKind("complaint.remedy_page", "RemedyPage"),
    "considering": PageKind("complaint.considering_page", "ConsideringPage"),
    "hearing": PageKind("complaint.hearing_page", "HearingPage"),
    "between-meetings": PageKind("complaint.between_page", "BetweenMeetingsPage"),
    "note-decision": PageKind("complaint.note_page", "NoteDecisionPage"),
    "attach": PageKind("complaint.attach_page", "AttachPage"),
    "filing": PageKind("complaint.filing_page", "FilingPage"),
    "bundle": PageKind("complaint.bundle_page", "BundlePage"),
    "log": PageKind("log_complaint", "LogPage"),
    "catch-up": PageKind("catching_up.page", "CatchUpPage"),
    "residents": PageKind("residents.page", "ResidentsPage"),
    "homes": PageKind("residents.homes", "HomesPage"),
    "person-form": PageKind("residents.form_page", "PersonFormPage"),
    "person-letter": PageKind("residents.letter_page", "PersonLetterPage"),
    "requests": PageKind("records.requests", "RequestsPage"),
    "request": PageKind("records.request", "RequestPage"),
    "answer": PageKind("records.answer", "AnswerPage"),
    "self-assessment": PageKind("self_assessment.page", "SelfAssessmentPage"),
    "assessment-version": PageKind("approval.version", "VersionPage"),
    "approval": PageKind("approval.page", "ApprovalPage"),
    "approval-form": PageKind("approval.forms", "ApprovalFormPage"),
    "editions": PageKind("self_assessment.editions", "EditionsPage"),
    "reports": PageKind("reports", "ReportsPage"),
    "close-year": PageKind("closing.page", "CloseYearPage"),
    "close-year-form": PageKind("closing.form", "CloseYearFormPage"),
    "learning": PageKind("learning", "LearningPage"),
    "report-words": PageKind("report_words.page", "ReportWordsPage"),
    "report-text": PageKind("report_words.form", "ReportTextPage"),
    "officers": PageKind("records.officers", "OfficersPage"),
    "entry": PageKind("records.entry", "EntryPage"),
    "policy": PageKind("records.policy", "PolicyPage"),
    "policy-text": PageKind("records.policy_text", "PolicyTextPage"),
    "policy-aside": PageKind("records.policy_text", "AsidePage"),
    "import": PageKind("import_file", "ImportPage"),
    "find": PageKind("find", "FindPage"),
    "settings": PageKind("settings", "SettingsPage"),
    "setting": PageKind("settings", "SettingPage"),
    "letter-texts": PageKind("settings.letter_texts", "LetterTextsPage"),
    "letter-text": PageKind("settings.letter_texts", "LetterTextPage"),
    "backups": PageKind("backups.page", "BackupsPage"),
    "restore": PageKind("backups.restore", "RestorePage"),
    "compare": PageKind("backups.compare", "ComparePage"),
    "register-home": PageKind("backups.home", "RegisterHomePage"),
    "protection": PageKind("protection", "ProtectionPage"),
    "unlock": PageKind("unlock", "UnlockPage"),
    "working": PageKind("working", "WorkingPage"),
    "check-register": PageKind("soundness.check", "CheckRegisterPage"),
    "damaged": PageKind("soundness.damaged", "DamagedPage"),
    "welcome": PageKind("first_run", "WelcomePage"),
}
"""Every page by name. A page named in the navigation's entries appears there by being here."""
