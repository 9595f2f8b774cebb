"""Self-assessment: do we comply? All provisions by section, each answered on its own sheet.

What is typed saves itself: an answer at once, words after a pause or on leaving.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chc_desktop.model.services import assessment_evidence, assessments, queries
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.model.services.views import AssessmentView, ProvisionRow
from chc_desktop.ui.dialogs.assessment_out import AssessmentFiles
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.self_assessment.carrying import Carrying
from chc_desktop.ui.pages.self_assessment.detail import Answers, Detail
from chc_desktop.ui.pages.self_assessment.list_out import provisions_out
from chc_desktop.ui.pages.self_assessment.sections import SectionList
from chc_desktop.ui.pages.self_assessment.sheets import Sheets
from chc_desktop.ui.viewmodels import assessment_words as words
from chc_desktop.ui.widgets.layouts import Beside
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.theme import theme

LIST_EM = 20
FOLD_EM = 56
ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""
PAUSE = 1000
"""Milliseconds after the last key until words are saved."""
JUDGE_AFTER = 150
"""Milliseconds after saving until what follows from it is worked out anew."""
ANSWERS_SAVED = "answersSaved"
"""The hub's property that counts answers saved, so that Reports counts them anew."""
KEPT = "selfAssessment"
"""The hub's property that keeps year and provision while the program runs."""


class SelfAssessmentPage(Page):
    """The list on the left, the provision on the right; one of them where there is no room.

    A place's key is a provision, its step the end of a reporting year.
    """

    title = "Self-assessment"
    nav = "self-assessment"
    help_text = (
        "Answer each provision of the Code with Yes or No and say what shows it. A No needs an "
        "explanation and the date by which you will comply. F9 takes over what the register shows, "
        "F8 goes to the next provision that needs a look. “To put right” lists all of them. "
        "Everything you type is saved by itself."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub, scrolls=False)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._view: AssessmentView | None = None
        self._year: date | None = None
        self._at = ""
        self._list_shown = False
        self._unsaved: dict[str, Answers] = {}
        self._typed: dict[str, str] = {}
        files = AssessmentFiles(hub, self.lists.chooser, self._saved_year, "Save as", "link")
        self._list = SectionList(hub, self.lists, files, Carrying(hub, self._save))
        self._detail = Detail(hub.session.today)
        self._right = Sheets(hub, self._detail)
        self._save_soon = _timer(self, PAUSE, self._save)
        self._judge_soon = _timer(self, JUDGE_AFTER, self._judge)
        self._lay_out()

    # ---- the page

    def refresh(self) -> None:
        """Show the year's assessment, at the provision asked for or the one left last."""
        self._save()
        kept = self.hub.property(KEPT) or {}
        asked_year = self.place.step
        if self._year is None or asked_year not in {"", self._year.isoformat()}:
            self._choose_year(asked_year or str(kept.get("year", "")))
        asked = self.place.key
        wanted = asked or self._at or str(kept.get("at", ""))
        self._load()
        assert self._view is not None
        numbers = [item.number for item in self._view.provisions]
        to_do = words.to_do(self._view)
        self._list_shown = not asked and not kept
        self._go_to(wanted if wanted in numbers else (*to_do, *numbers)[0])

    def leave(self) -> None:
        """Save what is typed and remember where one was."""
        self._save()
        if self._judge_soon.isActive():
            self._judge_soon.stop()
            self.stale = True
        if self._year is not None:
            self.hub.setProperty(KEPT, {"year": self._year.isoformat(), "at": self._at})

    def first_focus(self) -> QWidget | None:
        """Return the answer, or the list where only that shows."""
        return self._list.tree if self._right.isHidden() else self._detail.focus_target()

    def next_problem(self, step: int) -> None:
        """Go to the next (1) or previous (-1) provision to check or to answer."""
        self._right.show_detail()
        self._save()
        self._judge()
        assert self._view is not None
        number = words.next_to_do(self._view, self._at, step)
        if number:
            self._list_shown = False
            self._go_to(number)
            self._detail.focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def areas(self) -> tuple[QWidget, ...]:
        """Return list, provision and foot bar."""
        parts = (
            self._list,
            self._right.standing,
            self._detail,
            self._right.put_right,
            self._right.bar,
        )
        return tuple(part for part in parts if part.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold to one of list and provision where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        both = Beside(self._list, self._right)
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        self.body.addWidget(both)
        beside.addWidget(self._list, 1)
        self.scroller = self._right.scroller
        beside.addWidget(self._right, 2)
        self._list.tree.chosen.connect(self._tree_moved)
        self._list.tree.activated.connect(self._tree_opened)
        self._list.tree.clicked.connect(self._tree_opened)
        self._list.year_chosen.connect(self._year_chosen)
        self._detail.edited.connect(self._save_soon.start)
        self._detail.answered.connect(self._save)
        self._detail.list_asked.connect(self._show_list)
        self._detail.kept.connect(self._keep_words)
        self._list.put_right_asked.connect(self._show_put_right)
        self._right.chosen.connect(self._put_right_chosen)
        # Only the page that shows answers the key: of hidden widgets Qt hears no shortcut.
        QShortcut(QKeySequence("F9"), self).activated.connect(self._take_next)

    def _fold(self) -> None:
        narrow = self.width() < theme().ems(FOLD_EM)
        self._detail.show_link(shown=narrow)
        self._list.setVisible(not narrow or self._list_shown)
        self._right.setVisible(not narrow or not self._list_shown)
        if narrow:
            self._list.setMaximumWidth(ANY_WIDTH)
        else:
            self._list.setMaximumWidth(theme().ems(LIST_EM))

    def _saved_year(self) -> date:
        """Save what is typed, and return the year shown."""
        self._save()
        assert self._year is not None
        return self._year

    def _shown_list(self) -> ShownList:
        """Return all provisions with what was typed last."""
        self._save()
        return provisions_out(self.hub.ask(assessments.assessment, self._year))

    # ---- year and provision

    def _choose_year(self, kept: str) -> None:
        landlord = self.hub.ask(queries.landlord)
        known = self.hub.ask(assessments.years)
        offered = words.offered_year(known, landlord.year_end, landlord.today)
        self._year = date.fromisoformat(kept) if kept else offered
        choices = words.years(known, landlord.year_end)
        self._list.show_years(choices, self._year.isoformat())
        self._typed = self.hub.draft(self._typing)

    def _load(self) -> None:
        self._view = self.hub.ask(assessments.assessment, self._year)
        self._list.show_view(self._view)
        self._detail.lock(locked=self._view.status == "approved")

    def _go_to(self, number: str) -> None:
        item, section = self._find(number)
        assert self._view is not None
        moved = number != self._at or self._detail.number != number
        self._at = number
        self._right.show_detail()
        unsaved = self._unsaved.get(number) or self._typed_again(item)
        if moved or (unsaved is None and not self._is_stored(self._detail.answers)):
            self._detail.show_row(item, section, self._view.notice, unsaved)
        else:
            self._detail.show_state(item)
        if moved and self.scroller is not None:
            self.scroller.verticalScrollBar().setValue(0)
        self._list.tree.choose(number)
        self._fill_bar()
        self._fold()

    def _find(self, number: str) -> tuple[ProvisionRow, str]:
        assert self._view is not None
        for section in self._view.sections:
            for item in section.provisions:
                if item.number == number:
                    return item, section.title
        raise LookupError(number)

    def _fill_bar(self) -> None:
        assert self._view is not None
        others = words.others_to_do(self._view, self._at)
        primary = self.make_primary("Next to check" if others else "Go to reports")
        primary.clicked.connect(self._next if others else self._reports)
        back, on = self._right.fill_bar(self._view, self._at, primary)
        back.clicked.connect(self._go_back)
        on.clicked.connect(self._go_on)

    # ---- saving

    @Slot()
    def _save(self) -> None:
        """Save what differs from what is stored; what stands against it is said on the sheet."""
        self._save_soon.stop()
        if self._view is None or not self._detail.number:
            return
        answers, number = self._detail.answers, self._detail.number
        self._unsaved.pop(number, None)
        self._keep_typed(number, answers.unread)
        if self._is_stored(answers):
            return
        sentence = self._store(number, answers)
        self._detail.show_trouble(sentence)
        if sentence:
            self._unsaved[number] = answers
        else:
            self._judge_soon.start()
            count = self.hub.property(ANSWERS_SAVED) or 0
            self.hub.setProperty(ANSWERS_SAVED, count + 1)

    @property
    def _typing(self) -> Place:
        """Where dates that cannot be read yet are kept as typed, for the year."""
        return Place(self.nav, step=self._year.isoformat() if self._year else "")

    def _keep_typed(self, number: str, date_typed: str) -> None:
        if date_typed == self._typed.get(number, ""):
            return
        others = {key: text for key, text in self._typed.items() if key != number}
        self._typed = others | ({number: date_typed} if date_typed else {})
        self.hub.keep_form(self._typing, self._typed, edited=bool(self._typed))

    def _typed_again(self, item: ProvisionRow) -> Answers | None:
        typed = self._typed.get(item.number, "")
        if not typed:
            return None
        return Answers(item.answer, item.evidence, item.commentary, item.comply_by, typed)

    def _store(self, number: str, answers: Answers) -> str:
        """Save a row; return the sentence that says why not, or ""."""
        given = (answers.answer, answers.evidence, answers.commentary, answers.comply_by)
        return self._carry_out(assessments.save_answer, number, *given)

    def _carry_out(self, verb: Callable[..., Result], *given: object) -> str:
        """Carry a verb out for the year; return the sentence that says why not, or ""."""
        try:
            result = self.hub.ask(verb, self._year, *given)
        except TROUBLE as trouble:
            return str(trouble)
        if isinstance(result, Refusal):
            return " ".join(problem.text for problem in result.problems)
        return ""

    def _is_stored(self, answers: Answers) -> bool:
        item, _ = self._find(self._detail.number)
        by = item.comply_by if words.written_answer(item) == words.NO else None
        typed = (answers.answer, answers.evidence, answers.commentary, answers.comply_by)
        return typed == (item.answer, item.evidence, item.commentary, by)

    @Slot()
    def _judge(self) -> None:
        """Work out anew what follows from the answers; show only what changed."""
        self._judge_soon.stop()
        if self._view is None:
            return
        before, _ = self._find(self._at)
        self._load()
        item, _ = self._find(self._at)
        self._detail.show_state(item)
        self._right.standing.show_row(self._view, self._at)
        if item.state != before.state:
            announce(self, f"{item.number}: {item.state}")

    # ---- what the officer does

    @Slot(str)
    def _tree_moved(self, number: str) -> None:
        if number != self._at:
            self._save()
            if self._judge_soon.isActive():
                self._judge()
            self._go_to(number)

    @Slot()
    def _tree_opened(self) -> None:
        if self._list.tree.current_key == self._at and self._list_shown:
            self._list_shown = False
            self._fold()
            self._detail.focus_target().setFocus()

    @Slot(str)
    def _year_chosen(self, key: str) -> None:
        self._save()
        self._year = date.fromisoformat(key)
        self._unsaved.clear()
        self._typed = self.hub.draft(self._typing)
        self._load()
        assert self._view is not None
        numbers = [item.number for item in self._view.provisions]
        self._go_to((*words.to_do(self._view), *numbers)[0])

    @Slot()
    def _go_back(self) -> None:
        self._step(0)

    @Slot()
    def _go_on(self) -> None:
        self._step(1)

    def _step(self, which: int) -> None:
        assert self._view is not None
        self._tree_moved(words.beside(self._view, self._at)[which])
        self._detail.focus_target().setFocus()

    @Slot()
    def _next(self) -> None:
        self.next_problem(1)

    @Slot()
    def _reports(self) -> None:
        self.hub.go(Place("reports"))

    @Slot()
    def _take_next(self) -> None:
        """F9: answer or take over what the register shows."""
        self._right.show_detail()
        locked = self._view is not None and self._view.status == "approved"
        if locked or not self._detail.take_next():
            announce(self, "There is nothing to take over here.")

    @Slot()
    def _keep_words(self) -> None:
        self._save()
        self._detail.show_trouble(self._carry_out(assessment_evidence.keep_words, self._at))
        self._judge()

    @Slot()
    def _show_put_right(self) -> None:
        """Show the list of everything to put right, in the place of the provision."""
        self._save()
        self._judge()
        assert self._view is not None
        self._list_shown = False
        self._fold()
        self._right.show_put_right(self._view)

    @Slot(str)
    def _put_right_chosen(self, number: str) -> None:
        self._go_to(number)
        self._detail.focus_target().setFocus()

    @Slot()
    def _show_list(self) -> None:
        self._list_shown = True
        self._fold()
        self._list.tree.setFocus()


def _timer(parent: QWidget, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
