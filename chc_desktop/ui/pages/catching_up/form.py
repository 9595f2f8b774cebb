"""The questions about a complaint that began before this register, and what the answers say.

Only what is ticked opens its questions. Keys of rows are the step's short name and its
command's field: ``acknowledged.on``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import CatchUp, LogComplaint
from chc_desktop.model.rules.values import Problem, Stage
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.ui.pages.catching_up.past_steps import (
    AGAIN,
    ANYTIME,
    LETTERS,
    SENT,
    STAGE_1,
    STAGE_2,
    WAYS,
    Asked,
    Kind,
)
from chc_desktop.ui.widgets.basics import Label
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import TickList
from chc_desktop.ui.widgets.task_page import date_of
from chc_desktop.ui.widgets.tokens import Role

PROMISED = "promised"
PROMISE_WORDS = "They were promised a date before (kept as told)"
MORE = "more"
"""The field of a step that says that the same happened again."""
LISTS = (
    ("stage_1", "What happened at stage 1?", Stage.ONE, STAGE_1),
    ("stage_2", "What happened at stage 2?", Stage.TWO, STAGE_2),
    ("anytime", "What else happened?", Stage.ONE, ANYTIME),
)


class HalfWayForm:
    """Asks what is known of the complaint so far; a step exists once its box is ticked."""

    def __init__(self, today: date, homes: tuple[str, ...]) -> None:
        self.today = today
        self.form = Form()
        self._steps: dict[str, tuple[Kind, Asked]] = {}
        self._heads: dict[str, Label] = {}
        self._begin(homes)
        for key, question, stage, kinds in LISTS:
            self._ask(key, question, stage, kinds)
        self._ask_promise()
        self.tidy()

    def tidy(self) -> None:
        """Show the questions of what is ticked, and no others."""
        open_now = {*self._said(), *((PROMISED,) if self._promised else ())}
        for key, head in self._heads.items():
            head.setVisible(key in open_now)
        for made in self.form.rows:
            name, _, field = made.key.partition(".")
            if field:
                self.form.show_row(made.key, shown=name in open_now)

    # ---- answers

    def command(self) -> CatchUp:
        """Return what the answers say; a date that cannot be read is None."""
        form = self.form
        log = LogComplaint(
            received_on=date_of(form, "received_on").day,
            channel=form.text("channel"),
            resident=form.text("resident"),
            home=form.text("home"),
            lives_elsewhere=bool(form.text("lives_elsewhere")),
            description=form.text("description"),
        )
        steps = (self._steps[name] for name in self._said())
        promised = self._promised
        return CatchUp(
            log=log,
            steps=tuple(kind.read(asked) for kind, asked in steps),
            was_promised=promised,
            promised_date=date_of(form, "promised.date").day if promised else None,
            promised_on=date_of(form, "promised.on").day if promised else None,
            promised_how=form.text("promised.how") if promised else "",
        )

    def placed(self, result: Result) -> Result:
        """Return a result whose problems stand at the form's own rows."""
        return Refusal(self.at_rows(result.problems)) if isinstance(result, Refusal) else result

    def at_rows(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Move each problem to its row: a step's to its first question where it has none."""
        return tuple(replace(found, field=self._row(found.field)) for found in problems)

    def _row(self, field: str) -> str:
        if field.startswith("promised_"):
            return field.replace("_", ".", 1)
        if not field.startswith("steps."):
            return field
        known = {made.key for made in self.form.rows}
        _, number, *rest = field.split(".")
        name = self._said()[int(number)]
        key = ".".join((name, *rest))
        first = next(made for made in self.form.rows if made.key.startswith(f"{name}."))
        return key if key in known else first.key

    @property
    def _promised(self) -> bool:
        return PROMISED in self.form.text("anytime").split("\n")

    def _said(self) -> tuple[str, ...]:
        """Return the steps that are ticked, those that happened again among them."""
        ticked = {name for key, *_ in LISTS for name in self.form.text(key).split("\n")}
        kinds = {name: kind for _, _, _, of_list in LISTS for name, kind in of_list.items()}
        return tuple(
            name
            for first, kind in kinds.items()
            if first in ticked
            for name in self._times(first, kind)
        )

    def _times(self, first: str, kind: Kind) -> tuple[str, ...]:
        """Return the names of a step of this kind, and of those after it that are ticked."""
        found = [first]
        for letter in LETTERS[1 : kind.times]:
            if not self.form.text(f"{found[-1]}.{MORE}"):
                break
            found.append(f"{first}{letter}")
        return tuple(found)

    # ---- questions

    def _begin(self, homes: tuple[str, ...]) -> None:
        form = self.form
        text = "The day anyone was told (6.2)."
        form.add("received_on", "When was it received?", DateField(self.today), text)
        form.add("channel", "How did it reach you?", Choice(WAYS), ems=18)
        form.add("resident", "Who is complaining?", TextField(), ems=27)
        home = TextField()
        if homes:
            offer(home, homes, "Homes that match")
        form.add("home", "Their home", home, ems=27)
        elsewhere = "They live elsewhere, or used to live here"
        form.add_below("home", "lives_elsewhere", CheckBox(elsewhere))
        text = "In their own words. A sentence is enough."
        form.add("description", "What are they unhappy about?", TextArea(lines=3), text)

    def _ask(self, key: str, question: str, stage: Stage, kinds: dict[str, Kind]) -> None:
        boxes = [(name, kind.words) for name, kind in kinds.items()]
        if key == "anytime":
            boxes.append((PROMISED, PROMISE_WORDS))
        text = "Tick it, and its questions open. Leave out what you do not know."
        self.form.add(key, question, TickList(tuple(boxes)), text if stage is Stage.ONE else "")
        for first, kind in kinds.items():
            for at, letter in enumerate(LETTERS[: kind.times]):
                self._ask_step(f"{first}{letter}", kind, stage, at)

    def _ask_step(self, name: str, kind: Kind, stage: Stage, at: int) -> None:
        words = kind.words.split(" (")[0]
        again = AGAIN[at]
        of = "" if stage is Stage.ONE or words.startswith("Stage") else " at stage 2"
        self._head(name, f"{words}{of}{f', {again}' if again else ''}")
        asked = Asked(self.form, name, stage, self.today, again)
        kind.ask(asked)
        self._steps[name] = (kind, asked)
        if at + 1 < kind.times:
            more = f"{words}{of} again, {AGAIN[at + 1]}"
            self.form.add(f"{name}.{MORE}", "", CheckBox(more))

    def _ask_promise(self) -> None:
        self._head(PROMISED, "A date they were promised before")
        text = "It is kept as it was told, and marked as not computed here."
        add = self.form.add
        add("promised.date", "What date were they promised?", DateField(self.today), text)
        question = "When were they told of that date?"
        add("promised.on", question, DateField(self.today), optional=True)
        add("promised.how", "How were they told of that date?", Choice(SENT), ems=18)

    def _head(self, key: str, words: str) -> None:
        self._heads[key] = Label(words, Role.H3)
        self.form.add_widget(self._heads[key])
