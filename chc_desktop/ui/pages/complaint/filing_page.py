"""A file that was added becomes an entry: a letter or email that came in or went out (5.12)."""

from __future__ import annotations

from chc_desktop.model.rules.commands import AddNote
from chc_desktop.model.rules.values import CHANNELS
from chc_desktop.model.services import complaint_page, filed
from chc_desktop.model.services.filed import FileAsEntry, Filing
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import TickList
from chc_desktop.ui.widgets.task_page import Task, TaskPage, date_of

DIRECTIONS = (
    ("in", "It came in"),
    ("out", "It went out"),
    ("", "Neither: a photo, a report, a note"),
)
NOTES = (
    (
        "It stands on the time line",
        "With its own day, and the file beside it. An email fills this in from its head lines.",
    ),
)


class FilingPage(TaskPage):
    """Record a file as an entry. The key is the complaint, the step the file."""

    nav = "complaints"
    title = "Record a file as an entry"
    help_text = (
        "Say when it came or went, from whom, and what it is. The file then belongs to that entry "
        "on the time line. What an email says of itself is filled in already."
    )

    def make(self) -> Task | None:
        """Return the form of one file."""
        key, step = self.place.key, self.place.step
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        found = self.hub.ask(filed.filing, int(step)) if step.isdecimal() else None
        if view is None or found is None or found.row.complaint_id != view.id:
            return None
        self.title = f"Record a file as an entry, {view.reference}"
        form = self._form(found)
        place = Place("complaint", key)
        return Task(
            heading="Record a file as an entry",
            summary=f"{view.reference} · {found.row.name}",
            record="Record the entry",
            back=place,
            back_words=view.reference,
            form=form,
            command=lambda: _command(form, view.id, found),
            verb=filed.file_as_entry,
            check=filed.check,
            done=lambda _: place,
            notes=NOTES,
        )

    def _form(self, found: Filing) -> Form:
        form = Form()
        day = DateField(self.hub.session.today)
        day.set_day(found.on or self.hub.session.today)
        form.add("on", "When did it come or go?", day, "The day itself, not the day it was filed.")
        way = Choice(DIRECTIONS)
        way.choose(found.direction if found.channel else "in")
        form.add("direction", "Which way did it go?", way, ems=24)
        ways = tuple((word, word[:1].upper() + word[1:]) for word in CHANNELS)
        channel = Choice(ways)
        channel.choose(found.channel or "letter")
        form.add("channel", "How?", channel, ems=18)
        text = "In a few words, with from whom: “Letter from the surveyor”."
        form.add("what", "What is it?", TextField(found.what), text)
        form.add("text", "What does it say?", TextArea(found.text, lines=4), optional=True)
        if found.inside:
            files = tuple(
                (str(number), f"{name}, {size}") for number, (name, size) in enumerate(found.inside)
            )
            ticks = TickList(files)
            ticks.choose_all(tuple(key for key, _ in files))
            about = "They are kept with the complaint as files of their own."
            form.add("inside", "Which files in it are kept too?", ticks, about, optional=True)
        return form


def _command(form: Form, complaint_id: int, found: Filing) -> FileAsEntry:
    places: tuple[int, ...] = ()
    if found.inside:
        ticks = form.row("inside").field
        assert isinstance(ticks, TickList)
        places = tuple(map(int, ticks.keys))
    return FileAsEntry(
        attachment_id=found.row.id,
        note=AddNote(
            complaint_id=complaint_id,
            on=date_of(form, "on").day,
            what=form.text("what"),
            direction=form.text("direction"),
            channel=form.text("channel"),
            text=form.text("text"),
        ),
        inside=places,
    )
