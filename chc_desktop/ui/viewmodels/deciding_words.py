"""The words about who decides a complaint: places on a panel, declarations, who may and may not."""

from __future__ import annotations

from chc_desktop.model.rules.considering import NONE
from chc_desktop.model.rules.independence import Eligible, does_the_work
from chc_desktop.model.rules.interests import PanelPart
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.considering import HearingView, SeatView
from chc_desktop.ui.hub import Place

PARTS = {
    PanelPart.CONSIDERS: "considers it",
    PanelPart.CHAIR: "in the chair",
    PanelPart.MEMBER: "member of the panel",
    PanelPart.CLERK: "clerk, does not decide",
}
PART_CHOICES = (
    (PanelPart.CONSIDERS.value, "Considers it alone"),
    (PanelPart.CHAIR.value, "Is in the chair of a panel"),
    (PanelPart.MEMBER.value, "Is a member of the panel"),
    (PanelPart.CLERK.value, "Writes for the panel, and does not decide"),
)
NOT_THEIR_WORK = "Not where the complaint is about their own work (5.8)."
NO_CONFLICT, CONFLICT, NOT_YET = "none", "which", "not yet"
DECLARED_CHOICES = (
    (NO_CONFLICT, "They have no conflict of interest"),
    (CONFLICT, "They have one, or it could look like one"),
    (NOT_YET, "They were not asked yet"),
)


def considering_place(complaint_id: int, stage: Stage) -> Place:
    """Return the place where people are asked to consider a stage."""
    return Place("considering", str(complaint_id), str(stage.value))


def hearing_place(complaint_id: int, stage: Stage) -> Place:
    """Return the place where the hearing of a stage is set."""
    return Place("hearing", str(complaint_id), str(stage.value))


def seat(view: SeatView, *, over: bool = False) -> str:
    """Return what somebody does at a stage, or did once it is ``over``, and what they declared."""
    if over and not view.declared:
        declared = "No declaration is on record (5.8)."
    elif not view.declared:
        declared = "Has not declared yet whether there is a conflict (5.8)."
    elif view.declared == NONE:
        declared = "Declared no conflict."
    else:
        declared = f"Declared: {view.declared.rstrip('.')}."
    part = "considered it" if over and view.part is PanelPart.CONSIDERS else PARTS[view.part]
    return f"{part[:1].upper()}{part[1:]}. {declared}"


def may(eligible: tuple[Eligible, ...]) -> tuple[str, ...]:
    """Return who may decide: "Alan Prewett (complaints officer), Sample Lane (another co-op)".

    Contractors stand apart, with what to think of before one is asked.
    """
    works = [one for one in eligible if does_the_work(one.kind)]
    others = ", ".join(_with_role(one) for one in eligible if one not in works) or "Nobody."
    if not works:
        return (others,)
    named = ", ".join(_with_role(one) for one in works)
    return (others, f"The Code also allows {named}, within the two stages (5.4). {NOT_THEIR_WORK}")


def may_not(eligible: tuple[Eligible, ...]) -> tuple[str, ...]:
    """Return a sentence for each reason against somebody."""
    return tuple(bar.text for one in eligible for bar in one.bars)


def hearing(view: HearingView, year: int) -> str:
    """Return when a hearing is, where, and who comes."""
    where = f", {view.place}" if view.place else ""
    parts = [f"Hearing on {short_date(view.on, year)}{where} (6.20)."]
    if view.invited_on is not None:
        parts.append(f"The resident was invited on {short_date(view.invited_on, year)}.")
    else:
        parts.append("The resident is not invited yet.")
    if view.companion:
        parts.append(f"With them comes {view.companion.rstrip('.')} (3.6).")
    if view.complained_about:
        parts.append(f"The person complained about is heard: {view.complained_about.rstrip('.')}.")
    return " ".join(parts)


def _with_role(one: Eligible) -> str:
    role = one.kind or (one.roles[0].value if one.roles else "")
    return f"{one.who.name} ({role})" if role else one.who.name
