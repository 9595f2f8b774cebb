"""The complaint itself: their words, what they want, how we understand it, who considered it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from chc_desktop.model.rules.text import for_the_window
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


def facts_section(hub: Hub, view: ComplaintView) -> QLayout:
    """Return what is known of the complaint, with the way to who complains."""
    who = Place("complaint-people", str(view.id))
    people = PlaceButton(hub, who, "Who complains", "quiet", icon="users", name="Who complains")
    return column(heading_row("The complaint", people), _card(view), spacing=12)


def _card(view: ComplaintView) -> Card:
    card = Card()
    card.body.setSpacing(theme().space(10))
    stage = view.stages[-1]
    facts = [
        ("In their words", view.description),
        ("What they want", view.outcome_sought),
        ("Complaining together", ", ".join(view.group)),
        ("Represented by", view.representative),
        ("About", ", ".join(view.categories)),
        ("How we understand it (5.6)", stage.understanding),
        ("New issues that joined stage 1 (6.8)", "\n".join(view.stages[0].raised)),
        ("Outcomes sought (5.6)", stage.outcomes_sought),
        ("We are responsible for (5.7)", stage.responsible_for),
        ("We are not responsible for (5.7)", stage.not_responsible_for),
    ]
    facts += [
        (f"Considered stage {part.stage.value} (5.8)", ", ".join(part.handlers))
        for part in view.stages
        if all(date.left is None for date in part.dates)
    ]
    facts += [
        (f"Definition at stage {part.stage.value} (5.6)", part.defined_late) for part in view.stages
    ]
    facts += [("Extension", sentence) for part in view.stages for sentence in part.extensions]
    if view.outside_measures:
        facts.append(("Measures", "Outside the measures: the Code applies, CH01 leaves it out."))
    for heading, text in facts:
        if text:
            words = Label(for_the_window(text))
            card.body.addLayout(column(Label(heading, Role.SMALL, "muted"), words, spacing=2))
    return card
