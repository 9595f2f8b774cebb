"""Asking people to consider a stage: one, or a panel; each declares conflicts (5.8, 6.13, 6.20)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.considering import AskToConsider, StandDown
from chc_desktop.model.rules.interests import PanelPart
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import complaint_page, considering
from chc_desktop.model.services.considering import ConsideringView, SeatView
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.deciding_section import deciding_parts
from chc_desktop.ui.viewmodels import deciding_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.task_page import Task, TaskPage, date_of
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

NOTES = (
    ("New to it at stage 2 (6.13)", "Nobody who considered stage 1 takes stage 2."),
    (
        "Nothing between them (5.8)",
        (
            "A household, a relative, a close neighbour, a personal friend: declare it under "
            "Officers and policies, and it is looked at here by itself."
        ),
    ),
    (
        "A panel (6.20)",
        "Several consider it, one in the chair. A clerk writes, and decides nothing.",
    ),
)


class ConsideringPage(TaskPage):
    """Who is asked to consider a stage, and the form to ask somebody."""

    nav = "complaints"
    title = "Who decides"
    help_text = (
        "Choose who considers this stage before they begin, and write down what each declares. "
        "Whoever may not decide it is named with the reason. You can replace somebody later; the "
        "history keeps who was asked."
    )

    def make(self) -> Task | None:
        """Return the form that asks somebody; those who were asked stand above it."""
        key, number = self.place.key, self.place.step or "1"
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        stage = self.hub.ask(considering.at_stage, int(key), Stage(int(number))) if view else None
        if view is None or stage is None:
            return None
        self.title = f"Who decides, {view.reference}"
        form = self._form(stage)
        return Task(
            heading=f"Who decides stage {number}",
            summary=f"{view.reference} · {view.subject}",
            record="Ask to consider it",
            back=Place("complaint", key),
            back_words=view.reference,
            form=form,
            command=lambda: _asking(form, view.id, stage.stage),
            verb=considering.ask_to_consider,
            check=considering.check,
            done=lambda _: self.place,
            notes=NOTES,
            above=self._above(stage),
            tidy=lambda: form.show_row(
                "conflicts", shown=form.text("no_conflict") == words.CONFLICT
            ),
        )

    def _above(self, stage: ConsideringView) -> tuple[QWidget, ...]:
        parts: list[QWidget] = []
        if stage.seats:
            parts.append(self._seats(stage))
        card = Card()
        card.body.addLayout(deciding_parts(self.hub, stage))
        heading = QWidget()
        ask = column(heading_row("Ask somebody"))
        ask.setContentsMargins(0, theme().space(12), 0, 0)
        heading.setLayout(ask)
        return (*parts, card, heading)

    def _form(self, stage: ConsideringView) -> Form:
        form = Form()
        name = TextField()
        known = [*(one.who.name for one in stage.may), f"The whole {stage.body}"]
        offer(name, known, "People who may decide it")
        text = (
            f"A person, a third party (5.4), or “the whole {stage.body}”: then everyone on it that "
            "day decides."
        )
        form.add("name", "Who is it?", name, text, ems=27)
        form.add("part", "What do they do?", Choice(words.PART_CHOICES), ems=27)
        if stage.seats:
            seats = tuple((str(s.id), s.name) for s in stage.seats)
            in_place = Choice((("", "Nobody, they come in addition"), *seats))
            form.add("instead_of", "In place of whom?", in_place, ems=27)
        label = "What did they declare? (5.8)"
        form.add("no_conflict", label, RadioGroup(words.DECLARED_CHOICES))
        form.add("conflicts", "Which conflict?", TextField(), "In a few words.", ems=27)
        day = DateField(self.hub.session.today)
        day.set_day(self.hub.session.today)
        form.add("on", "When were they asked?", day)
        return form

    def _seats(self, stage: ConsideringView) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for index, view in enumerate(stage.seats):
            if index:
                card.add_line()
            part = _Seat(self.hub, view)
            part.leave_asked.connect(self._stand_down)
            card.body.addWidget(part)
        return card

    @Slot(int)
    def _stand_down(self, handler_id: int) -> None:
        command = StandDown(
            complaint_id=int(self.place.key),
            stage=Stage(int(self.place.step)),
            handler_id=handler_id,
        )
        result = self.hub.run(considering.stand_down, command)
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.")
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


class _Seat(QWidget):
    """Somebody who was asked: what they do, what they declared, and the way to stand them down."""

    leave_asked = Signal(int)

    def __init__(self, hub: Hub, view: SeatView) -> None:
        super().__init__()
        self._id = view.id
        text = QWidget()
        lines = column(Label(view.name, Role.BOLD), spacing=2)
        lines.addWidget(Label(words.seat(view), tone="muted"))
        for sentence in view.barred:
            lines.addWidget(Label(sentence, tone="overdue"))
        text.setLayout(lines)
        fold = Folding(40, spacing=12)
        fold.set_margins(theme().space(20), theme().space(12))
        fold.add(text, 1, centred=True)
        leave = Button("Stand down", name=f"Stand down: {view.name}")
        leave.clicked.connect(self._leave)
        fold.add(leave, centred=True)
        self.setLayout(column(fold))

    @Slot()
    def _leave(self) -> None:
        self.leave_asked.emit(self._id)


def _asking(form: Form, complaint_id: int, stage: Stage) -> AskToConsider:
    declared = form.text("no_conflict")
    known = {made.key for made in form.rows}
    instead = form.text("instead_of") if "instead_of" in known else ""
    return AskToConsider(
        complaint_id=complaint_id,
        stage=stage,
        name=form.text("name"),
        part=PanelPart(form.text("part")),
        on=date_of(form, "on").day,
        no_conflict=None if declared in ("", words.NOT_YET) else declared == words.NO_CONFLICT,
        conflicts=form.text("conflicts"),
        instead_of=int(instead) if instead else None,
    )
