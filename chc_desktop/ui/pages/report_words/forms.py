"""The forms of what is written for the annual report. Row keys are the commands' field names."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.report_words import (
    Figure,
    Part,
    PlanItem,
    PlanOutcome,
    TypeFigure,
    WriteStory,
    WriteText,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import report_words
from chc_desktop.model.services.results import Result
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import first_run_words
from chc_desktop.ui.viewmodels import report_words as words
from chc_desktop.ui.widgets.basics import row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form_page import Effect, PageForm
from chc_desktop.ui.widgets.place_button import PlaceButton

PUBLIC = Effect("For everybody to read", "Both editions print it. Name no person, home or case.")


class ReportForm(PageForm):
    """A form about the report of a year; ``key`` is the year's end, and an entry after a colon."""

    effects_heading = "Good to know"

    def __init__(self, hub: Hub, key: str, step: str) -> None:
        year, _, entry = key.partition(":")
        self.year_end = date.fromisoformat(year)
        self.entry_id = int(entry) if entry.isdecimal() else None
        self.step = step
        self.found = True
        super().__init__(hub, key)
        self.summary = self.summary or f"Report for the year to {paper_date(self.year_end)}."

    def add_way_out(self, step: str, text: str) -> None:
        """Offer to take the entry out."""
        place = words.form_place(self.year_end, step, self.entry_id or 0)
        holder = QWidget()
        holder.setLayout(row(PlaceButton(self.hub, place, text, "link", name=text), None))
        self.form.add_widget(holder)


class TextForm(ReportForm):
    """A text of the report, with questions that help to begin."""

    verb = "Save text"

    def build(self) -> None:
        """Ask for the text."""
        self.part = next(part for part in Part if words.step_of(part) == self.step)
        self.heading = words.TITLES[self.part]
        view = self.hub.ask(report_words.report_words, self.year_end)
        self.known = view.text(self.part)
        self.add_text(
            "body", "Your words", self.known.body, words.ABOUT[self.part], optional=True, lines=10
        )

    def command(self) -> WriteText:
        """What the answers ask for."""
        return WriteText(year_end=self.year_end, part=self.part, body=self.text("body"))

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the text, names in it included."""
        return self.hub.ask(report_words.check_text, self.command())

    def effects(self) -> tuple[Effect, ...]:
        """The questions, and who will read it."""
        asked = Effect("Questions that help", "\n".join(words.PROMPTS[self.part]))
        return (asked, PUBLIC)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(report_words.save_text, self.command())


class ForewordForm(TextForm):
    """The foreword, and who signs it."""

    verb = "Save foreword"

    def build(self) -> None:
        """Ask for the text and the signature."""
        super().build()
        self.add_line("signed_by", "Signed by", self.known.signed_by, optional=True)
        role = self.known.role or "Member Responsible for Complaints"
        self.add_line("role", "As", role, optional=True)
        text = "Leave it empty while it is a draft."
        self.add_day("on", "Signed on", text, day=self.known.on, optional=True)

    def command(self) -> WriteText:
        """What the answers ask for."""
        return WriteText(
            year_end=self.year_end,
            part=self.part,
            body=self.text("body"),
            signed_by=self.text("signed_by"),
            role=self.text("role"),
            on=self.day("on"),
        )


class PlanForm(ReportForm):
    """One thing planned for the year that follows."""

    verb = "Save plan"

    def build(self) -> None:
        """Ask what, who and by when."""
        item = self.hub.ask(report_words.plan_item, self.entry_id) if self.entry_id else None
        self.item = item
        self.found = self.entry_id is None or item is not None
        self.heading = "Plan for next year" if item is None else "Change the plan"
        self.add_text("what", "What will you do?", item.what if item else "", lines=2)
        text = "A role, not a name: the paper outlives who holds it."
        self.add_line("who", "Who?", item.who if item else "", text, optional=True)
        self.add_day("by", "By when?", day=item.by if item else None)
        if item is not None:
            self.add_way_out("plan-out", "Take this out of the plan")

    def command(self) -> PlanItem:
        """What the answers ask for."""
        item = self.item
        return PlanItem(
            year_end=self.year_end,
            what=self.text("what"),
            who=self.text("who"),
            by=self.day("by"),
            done_on=item.done_on if item else None,
            result=item.result if item else "",
            outcome=item.outcome if item else None,
            entry_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it."""
        return self.hub.ask(report_words.check_plan, self.command())

    def effects(self) -> tuple[Effect, ...]:
        """Say that it comes back."""
        text = "Next year’s report says of each line: done, or not done."
        return (Effect("It comes back", text), PUBLIC)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(report_words.save_plan, self.command())


class ResultForm(PlanForm):
    """What came of a line of last year's plan."""

    verb = "Save result"

    def build(self) -> None:
        """Ask whether it was done, and what came of it."""
        item = self.hub.ask(report_words.plan_item, self.entry_id) if self.entry_id else None
        self.item = item
        self.found = item is not None
        self.heading = "What came of the plan?"
        if item is None:
            return
        self.summary = f"{item.what} ({words.plan_state(item)})"
        choice = Choice((("", "Not said yet"), *words.OUTCOMES))
        choice.choose(item.outcome.value if item.outcome else "")
        text = "What is carried on stands in the next plan again, to be given a new date."
        self.form.add("outcome", "Was it done?", choice, text)
        text = "Leave it empty if it is not done."
        self.add_day("done_on", "Done on", text, day=item.done_on, optional=True)
        text = "“2 of 5 trained; the rest by June.” If it is not done: why, and what now."
        self.add_text("result", "What came of it?", item.result, text, optional=True)

    def command(self) -> PlanItem:
        """What the answers ask for."""
        assert self.item is not None
        return PlanItem(
            year_end=self.item.year_end,
            what=self.item.what,
            who=self.item.who,
            by=self.item.by,
            done_on=self.day("done_on"),
            result=self.text("result"),
            outcome=self._outcome(),
            entry_id=self.entry_id,
        )

    def _outcome(self) -> PlanOutcome | None:
        """The answer chosen; a day alone says that it was done."""
        chosen = self.text("outcome")
        if chosen:
            return PlanOutcome(chosen)
        return PlanOutcome.DONE if self.day("done_on") else None

    def effects(self) -> tuple[Effect, ...]:
        """Say that not done is said as it is."""
        return (
            Effect("Not done is said too", "The report prints it, with what you write."),
            PUBLIC,
        )


class PlanOutForm(ReportForm):
    """Take a line out of the plan."""

    heading = "Take this out of the plan"
    verb = "Take it out"

    def build(self) -> None:
        """Nothing is asked."""
        item = self.hub.ask(report_words.plan_item, self.entry_id) if self.entry_id else None
        self.found = item is not None
        self.summary = item.what if item else ""

    def record(self) -> Result:
        """Take it out."""
        assert self.entry_id is not None
        return self.hub.run(report_words.remove_plan, self.entry_id)


class SatisfactionForm(ReportForm):
    """Satisfaction with the handling of complaints (TP09), n of N."""

    heading = "Satisfaction with complaint handling"
    verb = "Save figure"

    def build(self) -> None:
        """Ask for both numbers."""
        known = self.hub.ask(report_words.figure, self.year_end, Figure.SATISFACTION)
        part, of = map(str, known) if known else ("", "")
        text = "Of those who complained in the last 12 months (measure TP09)."
        self.add_line("part", "How many were satisfied?", part, text, optional=True, ems=8)
        self.add_line("of", "How many answered?", of, optional=True, ems=8)

    def command(self) -> TypeFigure:
        """What the answers ask for."""
        return TypeFigure(
            year_end=self.year_end,
            figure=Figure.SATISFACTION,
            part=first_run_words.homes(self.text("part")),
            of=first_run_words.homes(self.text("of")),
        )

    def unreadable(self) -> tuple[Problem, ...]:
        """Say which answer is no whole number."""
        return _not_numbers(self, ("part", "of"))

    def effects(self) -> tuple[Effect, ...]:
        """Say how it is printed."""
        return (Effect("Printed as “7 of 12”", "Left empty, the report leaves it out."),)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(report_words.save_figures, (self.command(),))


class EarlierForm(ReportForm):
    """Complaints of the two years before, where this register does not reach back to them."""

    heading = "Complaints of years before this register"
    verb = "Save figures"
    effects_heading = "Good to know"

    def build(self) -> None:
        """Ask for the complaints at both stages of both years."""
        before = self.hub.ask(report_words.year_before, self.year_end)
        self.years = (before, self.hub.ask(report_words.year_before, before))
        self.keys: dict[str, tuple[date, Figure]] = {}
        for number, year in enumerate(self.years, start=1):
            for figure, stage in ((Figure.STAGE_1, 1), (Figure.STAGE_2, 2)):
                key = f"{number}-{stage}"
                self.keys[key] = (year, figure)
                known = self.hub.ask(report_words.figure, year, figure)
                label = f"Year to {paper_date(year)}: complaints at stage {stage}"
                self.add_line(key, label, str(known[0]) if known else "", optional=True, ems=8)

    def unreadable(self) -> tuple[Problem, ...]:
        """Say which answer is no whole number."""
        return _not_numbers(self, tuple(self.keys))

    def effects(self) -> tuple[Effect, ...]:
        """Say where they are used."""
        text = "The report compares three years. Years this register knows count by themselves."
        return (Effect("For the three-year comparison", text),)

    def record(self) -> Result:
        """Save them."""
        commands = []
        for key, (year, figure) in self.keys.items():
            number = first_run_words.homes(self.text(key))
            commands.append(TypeFigure(year_end=year, figure=figure, part=number, of=number))
        return self.hub.run(report_words.save_figures, tuple(commands))


class StoryForm(ReportForm):
    """A story from the year, written anew for the public edition."""

    verb = "Save story"

    def build(self) -> None:
        """Ask for the story, and whether a neighbour could recognise anybody."""
        stories = self.hub.ask(report_words.report_words, self.year_end).stories
        known = next((story for story in stories if story.id == self.entry_id), None)
        self.found = self.entry_id is None or known is not None
        self.heading = "A story from this year" if known is None else "Change the story"
        self.add_line("title", "Title", known.title if known else "")
        text = (
            "Write it anew: no names, no homes, no dates. Change what does not matter, such as "
            "the season, the floor, or whether it was a pipe or a roof."
        )
        self.add_text("body", "The story", known.body if known else "", text, lines=8)
        text = "Read it once more as somebody who lives next door."
        question = "No neighbour could recognise who this is about"
        self.add_tick("unrecognisable", question, ticked=False, text=text)
        if known is not None:
            self.add_way_out("story-out", "Take this story out")

    def command(self) -> WriteStory:
        """What the answers ask for."""
        return WriteStory(
            year_end=self.year_end,
            title=self.text("title"),
            body=self.text("body"),
            unrecognisable=bool(self.text("unrecognisable")),
            entry_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it."""
        return self.hub.ask(report_words.check_story, self.command())

    def effects(self) -> tuple[Effect, ...]:
        """Say where it is printed."""
        text = "It says that stories are written anew and that details were changed."
        return (Effect("In the public edition only", text),)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(report_words.save_story, self.command())


class StoryOutForm(ReportForm):
    """Take a story out of the report."""

    heading = "Take this story out"
    verb = "Take it out"

    def build(self) -> None:
        """Nothing is asked."""
        stories = self.hub.ask(report_words.report_words, self.year_end).stories
        known = next((story for story in stories if story.id == self.entry_id), None)
        self.found = known is not None
        self.summary = known.title if known else ""

    def record(self) -> Result:
        """Take it out."""
        assert self.entry_id is not None
        return self.hub.run(report_words.remove_story, self.entry_id)


def _not_numbers(form: PageForm, keys: tuple[str, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(key, "", "Enter a whole number, or leave the field empty.")
        for key in keys
        if form.text(key).strip() and first_run_words.homes(form.text(key)) is None
    )
