"""Section 6 of the Code beside its timescales: triage, the responses, stage 2."""

from __future__ import annotations

from chc_desktop.model.rules.events import EscalationRequested, Raised
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.interests import DECIDES
from chc_desktop.model.rules.letters import Element, LetterKind
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.evidence import times
from chc_desktop.model.services.evidence.facts import (
    Make,
    Source,
    accepted,
    behind,
    joined,
    number,
    part_of,
    period,
    responded,
    rows,
)
from chc_desktop.model.services.evidence.letters import complete
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import of_year
from chc_desktop.model.store.cases import Handler

RESPONSE = {Stage.ONE: LetterKind.STAGE1_RESPONSE, Stage.TWO: LetterKind.STAGE2_RESPONSE}


def _triage(session: Session, year: Year) -> Shown | None:
    """How many complaints had the triage card answered, or words kept in its place (6.1)."""
    kept = dict(session.register.tuples("SELECT id, triage FROM complaint WHERE triage <> ''"))
    everyone = accepted(session, year, Stage.ONE)
    looked = [pair for pair in everyone if pair[0].record.id in kept]
    words = (
        "complaints have on record how complex they are, who is at risk, and how to deal with it"
    )
    return part_of(looked, everyone, words, year)


def _when_known(stage: Stage) -> Make:
    """Promises made with a response go on after it: kept, open, late (6.6, 6.17)."""

    def make(session: Session, year: Year) -> Shown | None:
        found = [
            (case, promise)
            for case, state in responded(session, year, stage)
            for promise in case.record.promises
            if promise.stage is stage
            and promise.refused_on is None
            and promise.due_on is not None
            and (state.response is None or promise.due_on > state.response.on)
        ]
        if not found:
            return None
        done = sum(promise.done_on is not None for _, promise in found)
        overdue = sum(
            p.done_on is None and p.due_on is not None and p.due_on < session.today
            for _, p in found
        )
        text = (
            f"{number(len(found), 'action was', 'actions were')} still to be done when the stage "
            f"{stage.value} response went, {period(year)}: {done} done since, "
            f"{len(found) - done} open, {overdue} of them past the day promised."
        )
        against = f"{overdue} of {len(found)} promised actions are past the day promised."
        refs = tuple(dict.fromkeys(case.record.reference for case, _ in found))
        return Shown(text, refs, against=against if overdue else "")

    return make


def _reasons(stage: Stage) -> Make:
    """Responses with the decision and its reasons on record (6.7, 6.18)."""

    def make(session: Session, year: Year) -> Shown | None:
        everyone = responded(session, year, stage)
        decided = [p for p in everyone if p[1].response and p[1].response.decision.strip()]
        words = f"stage {stage.value} responses have the reasons for the decision on record"
        return part_of(decided, everyone, words, year)

    return make


def _new_issues(session: Session, year: Year) -> Shown | None:
    raised = [
        pair
        for pair in accepted(session, year, Stage.ONE)
        if any(isinstance(e, Raised) for e in pair[0].state.events)
    ]
    linked = {
        row[0]
        for row in session.register.tuples("SELECT id FROM complaint WHERE linked_to IS NOT NULL")
    }
    apart = [p for p in of_year(session, year, Stage.ONE) if p[0].record.id in linked]
    if not (raised or apart):
        return None
    text = (
        f"New issues were taken into stage 1 in {number(len(raised), 'complaint', 'complaints')}; "
        f"{len(apart)} logged as a new complaint, linked, {period(year)}."
    )
    return Shown(text, behind([*raised, *apart]))


def _letters(stage: Stage) -> Make:
    return complete(
        RESPONSE[stage],
        f"response letters at stage {stage.value} had everything that they must say",
        f"response letters at stage {stage.value} lacked something that they must say",
    )


def _letter_reasons(stage: Stage) -> Make:
    return complete(
        RESPONSE[stage],
        f"response letters at stage {stage.value} gave the definition and the reasons",
        f"response letters at stage {stage.value} did not",
        Element.DEFINITION,
        Element.REASONS,
    )


def _went_on(session: Session, year: Year) -> Shown | None:
    asked = of_year(session, year, Stage.TWO)
    if not asked:
        return None
    taken = [pair for pair in asked if pair[1].refusal is None]
    text = (
        f"{number(len(asked), 'complaint', 'complaints')} went to stage 2 at the resident’s request, "
        f"{period(year)}; {len(asked) - len(taken)} refused."
    )
    return Shown(text, behind(asked))


def _no_reasons(session: Session, year: Year) -> Shown | None:
    taken = accepted(session, year, Stage.TWO)
    if not taken:
        return None
    without = [
        pair
        for pair in taken
        if not any(
            isinstance(e, EscalationRequested) and e.reasons.strip() for e in pair[0].state.events
        )
    ]
    text = (
        f"{len(without)} of {number(len(taken), 'request', 'requests')} for stage 2 that were taken "
        f"on came without reasons, {period(year)}."
    )
    return Shown(text, behind(taken))


def _others(session: Session, year: Year) -> Shown | None:
    """Stage 2 considered by nobody who considered stage 1 (6.13)."""
    known = [
        pair
        for pair in accepted(session, year, Stage.TWO)
        if _who(pair[0].record.handlers, Stage.ONE) and _who(pair[0].record.handlers, Stage.TWO)
    ]
    apart = [
        pair
        for pair in known
        if not _who(pair[0].record.handlers, Stage.ONE) & _who(pair[0].record.handlers, Stage.TWO)
    ]
    same = len(known) - len(apart)
    words = "complaints at stage 2 were considered by nobody who considered stage 1"
    against = f"At {same} of {len(known)} somebody who had considered stage 1 considered it again."
    return part_of(apart, known, words, year, against)


def _who(handlers: tuple[Handler, ...], stage: Stage) -> set[tuple[int, int, str]]:
    return {
        (h.person_id, h.third_party_id, "" if h.person_id or h.third_party_id else h.name)
        for h in handlers
        if h.stage is stage and h.part in DECIDES
    }


def _involved(session: Session, year: Year) -> Shown | None:
    everyone = responded(session, year, Stage.TWO)
    seats = [_who(case.record.handlers, Stage.TWO) for case, _ in everyone]
    panels = sum(len(one) > 1 for one in seats)
    if not any(seats):
        return None
    text = (
        f"{sum(bool(one) for one in seats)} of {len(everyone)} stage 2 responses name who "
        f"considered the complaint, {panels} by a panel, {period(year)}."
    )
    return Shown(text, behind(everyone), sum(bool(one) for one in seats), len(everyone))


def _hearings(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT c.reference FROM hearing h JOIN complaint c ON c.id = h.complaint_id"
        " WHERE h.removed_on IS NULL AND c.removed_on IS NULL AND h.stage = 2"
        " AND h.on_date BETWEEN ?1 AND ?2",
        year,
    )
    if not found:
        return None
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found))
    return Shown(f"{number(len(found), 'hearing', 'hearings')} held, {period(year)}.", refs)


SOURCES = times.SOURCES | {
    "6.1": Source("the triage card of each complaint", _triage),
    "6.6": Source("promises of stage 1 responses, done and open", _when_known(Stage.ONE)),
    "6.7": Source(
        "decisions of stage 1 responses, response letters",
        joined(_reasons(Stage.ONE), _letter_reasons(Stage.ONE)),
    ),
    "6.8": Source("new issues taken into stage 1, linked complaints", _new_issues),
    "6.9": Source("the seven elements in stage 1 response letters", _letters(Stage.ONE)),
    "6.10": Source("requests for stage 2", _went_on),
    "6.12": Source("requests for stage 2 and the reasons given", _no_reasons),
    "6.13": Source("who considered each stage", _others),
    "6.17": Source("promises of stage 2 responses, done and open", _when_known(Stage.TWO)),
    "6.18": Source(
        "decisions of stage 2 responses, response letters",
        joined(_reasons(Stage.TWO), _letter_reasons(Stage.TWO)),
    ),
    "6.19": Source("the seven elements in stage 2 response letters", _letters(Stage.TWO)),
    "6.20": Source("who considered stage 2, panels, hearings", joined(_involved, _hearings)),
}
