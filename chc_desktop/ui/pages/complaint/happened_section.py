"""What happened: the time line of a complaint, newest or oldest first."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import attachments
from chc_desktop.model.services.views import ComplaintView, TimelineEntry
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.files_section import OpenButton
from chc_desktop.ui.viewmodels import step_words
from chc_desktop.ui.widgets.basics import Button, clear, column, row
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import Moment, heading_row


class HappenedSection(QWidget):
    """Every entry with its day; what was recorded has a way to put it right."""

    def __init__(self, hub: Hub, view: ComplaintView, *, oldest_first: bool = False) -> None:
        super().__init__()
        self._hub, self._view = hub, view
        self._year = hub.session.today.year
        self.oldest_first = oldest_first
        self._files = hub.ask(attachments.by_entry, view.id)
        place = step_words.step_place(view.id, Verb.NOTE)
        add = PlaceButton(hub, place, "Add", "quiet", icon="plus", name="Add a call, visit or note")
        self._entries = column(spacing=0)
        lines = column(heading_row("What happened", add), self._entries, spacing=12)
        self._turn_button = Button("", "link")
        self._turn_button.clicked.connect(self._turn)
        lines.addLayout(row(self._turn_button, None))
        lines.addStretch(1)
        self.setLayout(lines)
        self._turn_button.setHidden(len(view.timeline) < 2)
        self._fill()

    def _fill(self) -> None:
        clear(self._entries)
        timeline = self._view.timeline
        entries = timeline[::-1] if self.oldest_first else timeline
        for index, entry in enumerate(entries):
            self._entries.addWidget(self._moment(entry, last=index == len(entries) - 1))
        words = "Newest first" if self.oldest_first else "Oldest first"
        self._turn_button.setText(words)
        self._turn_button.setAccessibleName(f"{words}: what happened")

    def _moment(self, entry: TimelineEntry, *, last: bool) -> Moment:
        texts = (entry.text, f"“{entry.quote}”" if entry.quote else "", entry.corrected)
        return Moment(
            step_words.moment_icon(entry.kind, entry.title),
            short_date(entry.on, self._year),
            entry.title,
            "\n".join(text for text in texts if text),
            late=entry.late,
            worked_out=entry.worked_out,
            last=last,
            action=self._correct_button(entry),
            files=tuple(OpenButton(self._hub, row) for row in self._files.get(entry.event_id, ())),
        )

    def _correct_button(self, entry: TimelineEntry) -> Button | None:
        """Return the way to put an entry right; dates that are worked out have none."""
        if not entry.event_id or entry.worked_out:
            return None
        when = short_date(entry.on, self._year)
        place = Place("correct", str(self._view.id), str(entry.event_id))
        name = f"Correct: {entry.title}, {when}{self._which_of_several(entry)}"
        return PlaceButton(self._hub, place, "Correct", "link", name=name)

    def _which_of_several(self, entry: TimelineEntry) -> str:
        """Return "", or which one it is of those with the same title and day, the oldest first."""
        alike = sorted(
            other.event_id
            for other in self._view.timeline
            if (other.title, other.on) == (entry.title, entry.on) and other.event_id
        )
        return f", {alike.index(entry.event_id) + 1} of {len(alike)}" if len(alike) > 1 else ""

    @Slot()
    def _turn(self) -> None:
        self.oldest_first = not self.oldest_first
        self._fill()
