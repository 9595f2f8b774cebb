"""Who decides a complaint: those who were asked, who may, who may not and why (5.8, 6.13)."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout

from chc_desktop.model.rules.independence import WITHIN
from chc_desktop.model.services import considering
from chc_desktop.model.services.considering import ConsideringView
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import deciding_words as words
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

THIRD_PARTY = Place("entry", "", "third-party")


def deciding_section(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return who decides each stage that is open; None where nothing is left to decide."""
    stages = [
        stage
        for stage in hub.ask(considering.considering, view.id)
        if stage.running or (stage.seats and stage.decided_on)
    ]
    if not stages:
        return None
    card = Card()
    card.body.setSpacing(theme().space(12))
    for index, stage in enumerate(stages):
        if index:
            card.add_line()
        card.body.addLayout(_stage(hub, view, stage))
    return column(heading_row("Who decides"), card, spacing=12)


def deciding_parts(hub: Hub, stage: ConsideringView) -> QVBoxLayout:
    """Return who may decide a stage and who may not, with the reasons and the ways out."""
    layout = column(spacing=8)
    layout.addLayout(_fact("May decide", *words.may(stage.may)))
    against = words.may_not(stage.may_not)
    if against:
        layout.addLayout(_fact("May not", *against))
    if stage.nobody_left:
        button = PlaceButton(
            hub, THIRD_PARTY, "Record a third party", name="Record a third party to decide it"
        )
        ways = " ".join(sentence for _, sentence in stage.ways_out)
        heading = "Nobody of your own is left to decide it"
        layout.addWidget(Banner("warning", heading, f"{ways} {WITHIN}", (button,)))
    return layout


def _stage(hub: Hub, view: ComplaintView, stage: ConsideringView) -> QVBoxLayout:
    number = stage.stage.value
    layout = column(Label(f"Stage {number}", Role.BOLD), spacing=8)
    for seat in stage.seats:
        layout.addLayout(_fact(seat.name, words.seat(seat, over=not stage.running)))
        for sentence in seat.barred if stage.running else ():
            layout.addWidget(Label(sentence, tone="overdue"))
    if stage.running:
        if not stage.seats:
            layout.addWidget(Label("Nobody is asked to consider it yet.", tone="muted"))
        layout.addLayout(deciding_parts(hub, stage))
        for sentence in stage.advice:
            layout.addWidget(Label(sentence, tone="soon"))
    if stage.hearing is not None:
        layout.addWidget(Label(words.hearing(stage.hearing, hub.session.today.year)))
    layout.addWidget(_buttons(hub, view, stage))
    return layout


def _buttons(hub: Hub, view: ComplaintView, stage: ConsideringView) -> Folding:
    number = stage.stage.value
    ask = "Ask someone to decide" if stage.running else "Put right who decided"
    line = Folding(0, spacing=12)
    place = words.considering_place(view.id, stage.stage)
    kind = "" if stage.running else "quiet"
    line.add(PlaceButton(hub, place, ask, kind, name=f"{ask}, stage {number}"))
    if stage.running:
        hear = "Change the hearing" if stage.hearing else "Set a hearing"
        place = words.hearing_place(view.id, stage.stage)
        line.add(PlaceButton(hub, place, hear, "quiet", name=f"{hear}, stage {number}"))
    line.add_stretch()
    return line


def _fact(heading: str, *sentences: str) -> QVBoxLayout:
    lines = column(Label(heading, Role.SMALL, "muted"), spacing=2)
    for sentence in sentences:
        lines.addWidget(Label(sentence))
    return lines
