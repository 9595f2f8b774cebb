"""What stands above a provision: that it is locked, where it can start from, what to look at again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import assessment_versions, year_promises
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views import AssessmentView, ProvisionRow
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import approval_words as words
from chc_desktop.ui.widgets.basics import Button, clear, column
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import MARGIN
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme

MOST_WORDS = 8
"""Words tied to a year that a notice quotes; more would bury the row."""
STILL_SO = "It is still so"


class Standing(QWidget):
    """Notices about the whole form and about the provision shown; empty where there are none."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._year: date | None = None
        self._number = ""
        self._shown: object = None
        self.says_something = False
        self._notices = column(spacing=12)
        side = theme().space(MARGIN)
        self._notices.setContentsMargins(side, theme().space(20), side, 0)
        self.setLayout(self._notices)
        self.hide()

    def show_row(self, view: AssessmentView, number: str) -> None:
        """Show what there is to say at a provision; nothing is built anew that says the same."""
        item = next(row for row in view.provisions if row.number == number)
        start = self._hub.ask(assessment_versions.can_start_from, view.year_end)
        promised = None if view.locked else self._promise(view.year_end, number)
        shown = (view.year_end, view.locked, start, number, item.look_again, promised)
        if shown == self._shown:
            return
        self._shown, self._year, self._number = shown, view.year_end, number
        clear(self._notices)
        notices = [
            notice
            for notice in (
                self._locked(view),
                self._start(start),
                self._promised(promised) if promised else None,
                None if view.locked else self._look_again(item),
            )
            if notice is not None
        ]
        for notice in notices:
            self._notices.addWidget(notice)
        self.says_something = bool(notices)
        self.setVisible(self.says_something)

    # ---- the notices

    def _locked(self, view: AssessmentView) -> Banner | None:
        if not view.locked:
            return None
        name = "Start a new version"
        new = PlaceButton(
            self._hub, words.form_place(words.VERSION, view.year_end), name, name=name
        )
        return Banner("advice", "To be read only", view.locked, (new,))

    def _start(self, start: date | None) -> Banner | None:
        if start is None:
            return None
        button = Button(f"Start from the year to {paper_date(start)}")
        button.clicked.connect(self._start_next)
        text = (
            "Its answers are taken over. Whatever belongs to that year, such as dates, names and "
            "figures, is marked to be looked at again."
        )
        return Banner("advice", "This year can start from the last one", text, (button,))

    def _promise(self, year: date, number: str) -> year_promises.PromiseLine | None:
        lines = self._hub.ask(year_promises.year_promises, year)
        found = next((line for line in lines if line.promise.provision == number), None)
        return found if found and found.standing == "open" else None

    def _promised(self, line: year_promises.PromiseLine) -> Banner:
        assert self._year is not None
        head, said = words.promise_words(line)
        name = "Done or not done?"
        place = words.form_place(words.PROMISE, self._year, line.promise.provision)
        button = PlaceButton(self._hub, place, name, name=f"{name} {line.promise.provision}")
        return Banner("warning", f"Promised last year: {head}", said, (button,))

    def _look_again(self, item: ProvisionRow) -> Banner | None:
        if not item.look_again:
            return None
        quoted = [f"“{word}”" for word in item.look_again[:MOST_WORDS]]
        more = len(item.look_again) - len(quoted)
        rest = f", and {more} more" if more else ""
        text = (
            f"Taken over from another year: {', '.join(quoted)}{rest}. Change the words, or say "
            "that they are still so."
        )
        button = Button(STILL_SO, name=f"{STILL_SO}: {item.number}")
        button.clicked.connect(self._confirm)
        return Banner("warning", "Look at this again", text, (button,))

    # ---- what the officer does

    @Slot()
    def _start_next(self) -> None:
        assert self._year is not None
        self._say(self._hub.run(assessment_versions.start_next, self._year), "")

    @Slot()
    def _confirm(self) -> None:
        assert self._year is not None
        row = (self._year, self._number)
        self._say(self._hub.run(assessment_versions.confirm, row), self._number)

    def _say(self, result: Result, number: str) -> None:
        assert self._year is not None
        if isinstance(result, Done):
            place = Place("self-assessment", number, self._year.isoformat())
            self._hub.done(f"{result.what}.", place)
        else:
            self._hub.failed.emit(" ".join(problem.text for problem in result.problems))
