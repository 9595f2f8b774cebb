"""Section 2 of the Code, and 5.11: what was refused, on which grounds, and how it was told."""

from __future__ import annotations

from collections import Counter

from chc_desktop.model.rules.events import Refused, ToldToAccept
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.refusals import PASTED_FROM, times_used
from chc_desktop.model.rules.values import RefusalGround, Stage
from chc_desktop.model.services.evidence.facts import Source, behind, number, period, several
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import of_year, references

Found = list[tuple[Case, Refused]]


def refusals(session: Session, year: Year, *stages: Stage) -> Found:
    """Each refusal that stands, of a complaint or of its escalation."""
    return [
        (case, state.refusal)
        for stage in stages or tuple(Stage)
        for case, state in of_year(session, year, stage)
        if state.refusal is not None
    ]


def _shown(found: Found, good: int, text: str, against: str) -> Shown:
    refs = references(case for case, _ in found)
    short = against if good < len(found) else ""
    return Shown(text, refs, good, len(found), short)


def _accepted(session: Session, year: Year) -> Shown | None:
    received = of_year(session, year, Stage.ONE)
    if not received:
        return None
    found = refusals(session, year)
    if not found:
        text = f"None of {len(received)} complaints was refused, {period(year)}."
        return Shown(text, behind(received))
    good = sum(bool(r.reasons.strip() and r.evidence.strip()) for _, r in found)
    text = (
        f"{len(found)} of {len(received)} complaints refused, or refused at stage 2, {period(year)}; "
        f"{good} of {len(found)} with reasons and what shows them on record."
    )
    against = f"{len(found) - good} of {len(found)} refusals lack reasons or what shows them."
    return _shown(found, good, text, against)


def _grounds(session: Session, year: Year) -> Shown | None:
    found = refusals(session, year)
    if not found:
        return None
    counts = Counter(str(r.ground.value) if r.ground else "no ground recorded" for _, r in found)
    grounds = several(f"{word} ({count})" for word, count in sorted(counts.items()))
    of_the_code = {RefusalGround.OTHER, None}
    good = sum(r.ground not in of_the_code for _, r in found)
    text = f"Grounds of {number(len(found), 'refusal', 'refusals')}, {period(year)}: {grounds}."
    return _shown(found, good, text, "")


def _too_old(session: Session, year: Year) -> Shown | None:
    found = [
        pair for pair in refusals(session, year) if pair[1].ground is RefusalGround.OUT_OF_TIME
    ]
    if not found:
        return None
    good = sum(bool(r.discretion.strip()) for _, r in found)
    text = (
        f"For {good} of {number(len(found), 'complaint', 'complaints')} refused as over 12 months "
        f"old it was considered whether to accept it all the same, {period(year)}."
    )
    against = f"In {len(found) - good} of {len(found)} it was not considered (2.3)."
    return _shown(found, good, text, against)


def _told(session: Session, year: Year) -> Shown | None:
    found = refusals(session, year, Stage.ONE)
    overruled = _overruled(session, year)
    if not found:
        return overruled
    good = sum(bool(r.ombudsman_given and r.reasons.strip()) for _, r in found)
    text = (
        f"{good} of {number(len(found), 'refusal', 'refusals')} told with the reasons and the right "
        f"to go to the Ombudsman, {period(year)}."
    )
    against = f"{len(found) - good} of {len(found)} went without the reasons or that right."
    shown = _shown(found, good, text, against)
    if overruled is None:
        return shown
    sentence = f"{shown.sentence} {overruled.sentence}"
    both = (*shown.behind, *overruled.behind)
    return Shown(sentence, both, shown.part, shown.of, shown.against)


def _overruled(session: Session, year: Year) -> Shown | None:
    cases = [
        case
        for case in session.cases().values()
        if any(isinstance(e, ToldToAccept) and e.on in year for e in case.state.events)
    ]
    if not cases:
        return None
    text = (
        f"The Ombudsman told us to accept {number(len(cases), 'complaint', 'complaints')}, which "
        f"we did, {period(year)}."
    )
    return Shown(text, references(cases))


def _each(session: Session, year: Year) -> Shown | None:
    found = refusals(session, year)
    if not found:
        return None
    reasons = [r.reasons for _, r in found]
    pasted = any(
        times_used(text, [*reasons[:i], *reasons[i + 1 :]]) >= PASTED_FROM
        for i, text in enumerate(reasons)
    )
    good = sum(bool(text.strip()) for text in reasons)
    text = (
        f"{good} of {number(len(found), 'refusal', 'refusals')} with reasons for the complaint "
        f"itself, {period(year)}."
    )
    if pasted:
        against = f"The same reasons stand in {PASTED_FROM} or more of {len(found)} refusals."
        return Shown(text, references(case for case, _ in found), against=against)
    against = f"{len(found) - good} of {len(found)} refusals give no reasons."
    return _shown(found, good, text, against)


def escalation(session: Session, year: Year) -> Shown | None:
    """Requests for stage 2 that were refused (5.11)."""
    asked = of_year(session, year, Stage.TWO)
    if not asked:
        return None
    found = refusals(session, year, Stage.TWO)
    if not found:
        text = f"None of {number(len(asked), 'request', 'requests')} for stage 2 was refused"
        return Shown(f"{text}, {period(year)}.", behind(asked))
    good = sum(bool(r.reasons.strip() and r.ombudsman_given) for _, r in found)
    text = (
        f"{len(found)} of {number(len(asked), 'request', 'requests')} for stage 2 refused, "
        f"{period(year)}; {good} of {len(found)} told with the reasons and the right to go to the "
        "Ombudsman."
    )
    against = f"{len(found) - good} of {len(found)} went without the reasons or that right."
    return _shown(found, good, text, against)


SOURCES = {
    "2.1": Source("refusals of both stages, their reasons and what shows them", _accepted),
    "2.2": Source("the grounds of refusals", _grounds),
    "2.3": Source("refusals as over 12 months old, and the discretion considered", _too_old),
    "2.4": Source("what refusals told; what the Ombudsman told us to accept", _told),
    "2.5": Source("whether refusals repeat the same reasons", _each),
}
