"""The cards of a person's adjustments and restrictions; what touches health stays hidden."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.rules.adjustments import Decision
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.restrictions import RestrictionState
from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.services import adjustments, restrictions
from chc_desktop.model.services.person_letters import kind_for_adjustment, kinds_for_restriction
from chc_desktop.model.services.views_people import AdjustmentView, RestrictionView, ReviewView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.viewmodels.letter_words import person_letter_place
from chc_desktop.ui.widgets import badge
from chc_desktop.ui.widgets.badge import Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.masked import Masked
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

HEADING_EM = 8
IN_FORCE = BadgeLook("tint", "accent", "hand-palm")
RESTRICTION_LOOKS = {
    RestrictionState.NOT_YET: badge.LEFT,
    RestrictionState.IN_FORCE: IN_FORCE,
    RestrictionState.STOPPED: badge.CHECK,
    RestrictionState.ENDED: badge.CLOSED,
    RestrictionState.LIFTED: badge.CLOSED,
}

LETTERS = {
    PersonLetterKind.RESTRICTION: "Letter about it",
    PersonLetterKind.RESTRICTION_REVIEW: "Letter about the review",
    PersonLetterKind.RESTRICTION_LIFTED: "Letter about its end",
}


class FactCard(Card):
    """A card with a heading and a badge, and lines of a word and what it is."""

    def __init__(self, heading: str, state: Badge | None = None) -> None:
        super().__init__()
        self.body.setSpacing(theme().space(8))
        if heading:
            head = Folding(24, spacing=12)
            head.add(Label(heading, Role.BOLD), 1, centred=True)
            if state is not None:
                head.add(state, centred=True)
            self.body.addWidget(head)

    def add_fact(self, word: str, fact: str | QWidget, below: QLayout | None = None) -> None:
        """Add a line; an empty fact adds none."""
        if fact == "":
            return
        line = Folding(26, spacing=8)
        name = Label(word, tone="muted")
        name.setMinimumWidth(theme().ems(HEADING_EM))
        line.add(name, centred=isinstance(fact, Masked))
        value = Label(fact) if isinstance(fact, str) else fact
        if below is not None:
            both = QWidget()
            both.setLayout(column(value, below, spacing=4))
            value = both
        line.add(value, 1)
        self.body.addWidget(line)


class AdjustmentCard(FactCard):
    """A reasonable adjustment (5.10)."""

    def __init__(self, hub: Hub, view: AdjustmentView) -> None:
        super().__init__(view.asked, Badge(view.state_words, _adjustment_look(view)))
        self._hub, self._view = hub, view
        year = hub.session.today.year
        if view.need_hidden:
            self.add_fact("Reason", Masked(f"the reason for: {view.asked}", self._need))
        if view.reasons_hidden:
            self.add_fact("Decision", Masked(f"why it was decided: {view.asked}", self._why))
        self.add_fact("Applies to", words.applies(view))
        self.add_fact("Means", ", ".join(view.acts).capitalize())
        if view.review_due is not None:
            self.add_fact(
                "Next review",
                f"{short_date(view.review_due, year)}{_because(view)}",
                _left(view.review_left),
            )
        if view.ended_on is not None:
            self.add_fact("Ended", short_date(view.ended_on, year))
        self.add_fact("Reviews", _reviews(view.reviews))
        self._add_step()

    def _add_step(self) -> None:
        view = self._view
        buttons: list[QWidget] = []
        kind = kind_for_adjustment(view)
        if kind is not None:
            place = person_letter_place(kind.value, view.id)
            name = f"Write the letter: {view.asked}"
            buttons.append(PlaceButton(self._hub, place, "Write the letter", "link", name=name))
        step = {None: ("decide", "Decide"), Decision.AGREED: ("review-adjustment", "Review now")}
        if view.ended_on is None and view.decision in step:
            name, text = step[view.decision]
            place = words.subject_place(name, view.id)
            name = f"{text}: {view.asked}"
            buttons.append(PlaceButton(self._hub, place, text, name=name))
        if buttons:
            self.body.addWidget(_at_the_end(buttons))

    def _need(self) -> str:
        return self._hub.ask(adjustments.show_need, self._view.id)

    def _why(self) -> str:
        found = self._hub.ask(adjustments.show_reasons, self._view.id)
        year = self._hub.session.today.year
        how = f"Disclosed: {found.disclosed_how}" if found.disclosed_how else ""
        notes = (f"{short_date(on, year)}: {note}" for on, note in found.notes)
        return "\n".join(text for text in (how, found.reasons, *notes) if text)


class RestrictionCard(FactCard):
    """A restriction on contact (5.14, 5.15), its grounds folded away."""

    def __init__(self, hub: Hub, view: RestrictionView) -> None:
        super().__init__(view.subject, Badge(view.state.value, RESTRICTION_LOOKS[view.state]))
        self._hub, self._view = hub, view
        year = hub.session.today.year
        self.add_fact("In force", words.span(view, short_date(view.start_on, year)))
        self.add_fact("Still open (5.14)", words.stays_open(view.stays_open))
        self.add_fact("Decided by", view.decided_by)
        if view.review_due is not None:
            due = short_date(view.review_due, year)
            self.add_fact("Next review", due, _left(view.review_left))
        self.add_fact("Reviews", _reviews(view.reviews))
        self._grounds = self._make_grounds()
        self._turn = Button("Show the grounds", "link", "caret-down")
        self._turn.setAccessibleName(f"Show the grounds of: {view.subject}")
        self._turn.clicked.connect(self._turn_grounds)
        buttons = Folding(22, spacing=12)
        left = QWidget()
        left.setLayout(row(self._turn, None))
        buttons.add(left, 1)
        if view.review_due is not None:
            place = words.subject_place("review-restriction", view.id)
            buttons.add(PlaceButton(hub, place, "Review", name=f"Review: {view.subject}"))
        self.body.addWidget(self._letters())
        self.body.addWidget(buttons)
        self.body.addWidget(self._grounds)
        self._grounds.hide()

    def _letters(self) -> QWidget:
        """The letters that the restriction calls for now (5.14)."""
        buttons: list[QWidget] = []
        for kind in kinds_for_restriction(self._view):
            place = person_letter_place(kind.value, self._view.id)
            text = LETTERS[kind]
            name = f"{text}: {self._view.subject}"
            buttons.append(PlaceButton(self._hub, place, text, "link", name=name))
        return _at_the_end(buttons)

    def _make_grounds(self) -> FactCard:
        view = self._view
        year = self._hub.session.today.year
        grounds = FactCard("")
        for incident in view.incidents:
            assert incident.on is not None
            grounds.add_fact(short_date(incident.on, year), incident.fact)
        grounds.add_fact("Warned", view.warnings)
        grounds.add_fact("Not warned, because", view.waived_warning)
        grounds.add_fact("Tried before", view.other_steps)
        grounds.add_fact("Equality Act (5.15)", view.equality_regard)
        if view.disability_regard_hidden:
            what = f"regard to a disability: {view.subject}"
            grounds.add_fact("Disability (5.15)", Masked(what, self._disability))
        grounds.add_fact("Proportionate (5.15)", view.proportionate)
        grounds.add_fact("They can ask again", view.appeal)
        return grounds

    @Slot()
    def _turn_grounds(self) -> None:
        shown = self._grounds.isHidden()
        self._grounds.setVisible(shown)
        verb = "Hide" if shown else "Show"
        self._turn.setText(f"{verb} the grounds")
        self._turn.setAccessibleName(f"{verb} the grounds of: {self._view.subject}")

    def _disability(self) -> str:
        return self._hub.ask(restrictions.show_disability_regard, self._view.id)


def _at_the_end(buttons: list[QWidget]) -> QWidget:
    part = Folding(22, spacing=12)
    left = QWidget()
    left.setLayout(row(None))
    part.add(left, 1)
    for button in buttons:
        part.add(button, centred=True)
    return part


def _adjustment_look(view: AdjustmentView) -> BadgeLook:
    if view.ended_on is not None:
        return badge.CLOSED
    if view.decision is None:
        return badge.CHECK
    if view.decision is Decision.DECLINED:
        return badge.REFUSED
    return badge.DONE if view.state_words == "Agreed" else badge.SOON


def _because(view: AdjustmentView) -> str:
    return ", because stage 2 began (5.10)" if view.stage_changed else ""


def _left(left: int | None) -> QLayout | None:
    return None if left is None else row(left_badge(left), None)


def _reviews(reviews: tuple[ReviewView, ...]) -> str:
    return "\n".join(
        words.review_sentence(long_date(r.on), r.outcome, r.was) + (f" {r.note}" if r.note else "")
        for r in reviews
    )
