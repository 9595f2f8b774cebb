"""Section 5 of the Code, 5.1 to 5.9: the policy, two stages, third parties, who considers."""

from __future__ import annotations

from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import Updated
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.interests import DECIDES
from chc_desktop.model.rules.letters import Element, LetterKind
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.evidence.clauses import complaints_policy
from chc_desktop.model.services.evidence.facts import (
    Pair,
    Source,
    behind,
    both_stages,
    joined,
    number,
    part_of,
    period,
    responded,
    rows,
)
from chc_desktop.model.services.evidence.letters import complete
from chc_desktop.model.services.evidence.section_2 import escalation
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import of_year


def _policy(session: Session, year: Year) -> Shown | None:
    """The one policy, approved and reviewed; a second one of that name is looked at (5.1)."""
    policy = complaints_policy(session)
    if policy is None or policy.approved_on is None:
        return None
    text = f"{policy.name}, approved on {paper_date(policy.approved_on)}"
    against = ""
    if policy.review_on is not None:
        text += f", to be reviewed by {paper_date(policy.review_on)}"
        if policy.review_on < session.today:
            against = f"The policy was to be reviewed by {paper_date(policy.review_on)}."
    return Shown(f"{text}.", against=against)


def _early(session: Session, year: Year) -> Shown | None:
    """Complaints that went no further than stage 1, once it was answered (5.2)."""
    everyone = responded(session, year, Stage.ONE)
    if not everyone:
        return None
    went_on = sum(case.state.stage(Stage.TWO) is not None for case, _ in everyone)
    text = (
        f"{len(everyone) - went_on} of {len(everyone)} complaints answered at stage 1 went no "
        f"further, {period(year)}. Every complaint was logged at stage 1."
    )
    return Shown(text, behind(everyone))


def _stages(session: Session, year: Year) -> Shown | None:
    one, two = (of_year(session, year, stage) for stage in Stage)
    if not one:
        return None
    text = f"{len(one)} at stage 1, {len(two)} at stage 2, none at any other stage"
    return Shown(f"Complaints, {period(year)}: {text}.", behind(one))


def _third_party(pair: Pair) -> bool:
    case, state = pair
    return any(h.stage is state.stage and h.third_party_id for h in case.record.handlers)


def _handled_outside(session: Session, year: Year) -> Shown | None:
    everyone = both_stages(session, year)
    found = [pair for pair in everyone if _third_party(pair)]
    if not everyone:
        return None
    if not found:
        text = f"None of {number(len(everyone), 'stage', 'stages')} was handled by a third party"
        return Shown(f"{text}, {period(year)}.")
    text = (
        f"{number(len(found), 'stage was', 'stages were')} handled by a third party, each inside "
        f"the two stages, {period(year)}."
    )
    return Shown(text, behind(found))


def _terms(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT terms FROM third_party WHERE removed_on IS NULL AND from_on <= ?2"
        " AND coalesce(until_on, '9') >= ?1",
        year,
    )
    if not found:
        return None
    agreed = sum(bool(row["terms"].strip()) for row in found)
    text = (
        f"{agreed} of {number(len(found), 'third party', 'third parties')} with agreed terms for "
        f"complaints on record, {period(year)}."
    )
    return Shown(text, (), agreed, len(found))


def _defined(session: Session, year: Year) -> Shown | None:
    everyone = _acknowledged(session, year)
    good = [p for p in everyone if p[1].defined is not None and p[1].defined.understanding.strip()]
    against = (
        f"At {len(everyone) - len(good)} of {len(everyone)} stages no definition is on record."
    )
    return part_of(
        good,
        everyone,
        "acknowledged stages have our understanding of the complaint on record",
        year,
        against,
    )


def _outcomes(session: Session, year: Year) -> Shown | None:
    everyone = _acknowledged(session, year)
    good = [p for p in everyone if p[1].defined and p[1].defined.outcomes_sought.strip()]
    words = "acknowledged stages have the outcomes the resident seeks"
    return part_of(good, everyone, words, year) if good else None


def _responsible(session: Session, year: Year) -> Shown | None:
    everyone = _acknowledged(session, year)
    good = [p for p in everyone if p[1].defined and _says_responsible(p[1])]
    words = "acknowledged stages say what we are, and are not, responsible for"
    return part_of(good, everyone, words, year) if good else None


def _says_responsible(state: StageState) -> bool:
    defined = state.defined
    return bool(
        defined and (defined.responsible_for.strip() or defined.not_responsible_for.strip())
    )


def _acknowledged(session: Session, year: Year) -> list[Pair]:
    return [pair for pair in both_stages(session, year) if pair[1].acknowledged_on is not None]


def _considered(session: Session, year: Year) -> Shown | None:
    """Stages with somebody named who considered them."""
    everyone = [p for stage in Stage for p in responded(session, year, stage)]
    named = [pair for pair in everyone if considerers(*pair)]
    words = "responses name who considered the complaint"
    return part_of(named, everyone, words, year)


def considerers(case: Case, state: StageState) -> list[str]:
    """Who considered a stage, by name."""
    return [h.name for h in case.record.handlers if h.stage is state.stage and h.part in DECIDES]


def _declared(session: Session, year: Year) -> Shown | None:
    seats = [
        (pair, h)
        for stage in Stage
        for pair in responded(session, year, stage)
        for h in pair[0].record.handlers
        if h.stage is stage and h.part in DECIDES
    ]
    declared = [seat for seat in seats if seat[1].declared.strip()]
    if not declared:
        return None
    text = (
        f"{len(declared)} of {len(seats)} who considered a stage have a declaration about conflicts "
        f"of interest on record, {period(year)}."
    )
    return Shown(text, behind(pair for pair, _ in seats), len(declared), len(seats))


def _kept_informed(session: Session, year: Year) -> Shown | None:
    """Responses that came after the Code's time or will: were updates agreed or given (5.9)?"""
    late = [pair for pair in both_stages(session, year) if _outside(session, pair)]
    informed = [pair for pair in late if _informed(*pair)]
    short = len(late) - len(informed)
    against = f"With {short} of {len(late)} late responses no update was agreed or given."
    words = "responses outside the Code’s time have updates agreed or given"
    return part_of(informed, late, words, year, against)


def _outside(session: Session, pair: Pair) -> bool:
    case, state = pair
    late = any(b.stage is state.stage and b.clock is Clock.RESPOND for b in session.breaches(case))
    return late or any(e.new_date > state.clock.extension_cap for e in state.extensions)


def _informed(case: Case, state: StageState) -> bool:
    if any(extension.update_every for extension in state.extensions):
        return True
    end = state.response.on if state.response else None
    return any(
        isinstance(e, Updated)
        and e.stage is state.stage
        and e.on >= state.clock.start
        and (end is None or e.on <= end)
        for e in case.state.events
    )


_STAGE_1 = "acknowledgement letters at stage 1"
_STAGE_2 = "acknowledgement letters at stage 2"
_SET_OUT = (Element.DEFINITION, Element.OUTCOMES)

SOURCES = {
    "5.1": Source("the complaints policy with its days of approval and review", _policy),
    "5.2": Source("complaints that went no further than stage 1", _early),
    "5.3": Source("complaints by stage", _stages),
    "5.4": Source("stages handled by a third party", _handled_outside),
    "5.5": Source("the register of third parties and their terms", _terms),
    "5.6": Source(
        "definitions and outcomes sought, acknowledgement letters",
        joined(
            _defined,
            _outcomes,
            complete(
                LetterKind.ACKNOWLEDGEMENT,
                f"{_STAGE_1} set out the complaint and the outcomes sought",
                f"{_STAGE_1} did not",
                *_SET_OUT,
            ),
            complete(
                LetterKind.STAGE2_ACKNOWLEDGEMENT,
                f"{_STAGE_2} set out the complaint and the outcomes sought",
                f"{_STAGE_2} did not",
                *_SET_OUT,
            ),
        ),
    ),
    "5.7": Source(
        "what definitions and acknowledgement letters say about responsibility",
        joined(
            _responsible,
            complete(
                LetterKind.ACKNOWLEDGEMENT,
                f"{_STAGE_1} said what we are responsible for",
                f"{_STAGE_1} did not",
                Element.RESPONSIBILITY,
            ),
            complete(
                LetterKind.STAGE2_ACKNOWLEDGEMENT,
                f"{_STAGE_2} said what we are responsible for",
                f"{_STAGE_2} did not",
                Element.RESPONSIBILITY,
            ),
        ),
    ),
    "5.8": Source(
        "who considered each response, declarations of conflicts",
        joined(_considered, _declared),
    ),
    "5.9": Source("updates agreed or given where a response was or will be late", _kept_informed),
    "5.11": Source("requests for stage 2 that were refused", escalation),
}
