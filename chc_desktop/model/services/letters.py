"""Letters of a complaint: drafted from the case, checked on their final text, made as files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chc_desktop.model.rules.clocks import RESPOND
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.letter_checks import LetterCheck, check_letter
from chc_desktop.model.rules.letter_facts import LetterFacts
from chc_desktop.model.rules.letters import (
    REFUSALS,
    RESPONSES,
    LetterKind,
    fill,
    gaps,
    stage_of,
)
from chc_desktop.model.rules.values import Problem, Stage
from chc_desktop.model.services.addressees import wishes
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.contacts import ombudsman_contacts
from chc_desktop.model.services.letter_details import LetterDetails, letter_values
from chc_desktop.model.services.letter_texts import letter_text
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Case, Session

_NO_STAGE_2 = Problem("kind", "6.10", "Stage 2 has not been asked for. Record that first.")


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A draft to edit freely."""

    complaint_id: int
    kind: LetterKind
    stage: Stage
    text: str
    template: str
    """Which text it was made from, to be kept with the letter that is sent."""
    large_print: bool
    """The person has that adjustment: the letter is made in 18 point (5.10)."""
    gaps: tuple[str, ...]
    file_name: str
    """Offered for saving, without an ending; never holds a person's name."""


def draft_letter(
    session: Session, complaint_id: int, kind: LetterKind, details: LetterDetails | None = None
) -> LetterDraft | Refusal:
    """A letter made from the case and the text in force; what is not known is left open."""
    found = stage_for(session, complaint_id, kind)
    if isinstance(found, Refusal):
        return found
    case, stage = found
    text_of = letter_text(session, kind)
    text = fill(text_of, letter_values(session, case, stage, details or LetterDetails()))
    return LetterDraft(
        complaint_id=complaint_id,
        kind=kind,
        stage=stage.stage,
        text=text,
        template=text_of.version,
        large_print=large_print(session, case),
        gaps=gaps(text),
        file_name=f"{kind.value} {case.record.reference}".replace("/", "-"),
    )


def check_text(
    session: Session, complaint_id: int, kind: LetterKind, text: str
) -> LetterCheck | Refusal:
    """What the final text of a letter says and lacks, whoever wrote it."""
    found = stage_for(session, complaint_id, kind)
    case = session.case(complaint_id)
    if not isinstance(found, Refusal):
        return check_letter(text, letter_facts(session, found[1], kind))
    if case is None or kind not in (*RESPONSES, *REFUSALS):
        return found
    # No date stands in these, so they can be checked before stage 2 is asked for.
    facts = letter_facts(session, case.state.current, kind)
    return check_letter(text, replace(facts, stage=Stage.TWO))


def stage_for(
    session: Session, complaint_id: int, kind: LetterKind
) -> tuple[Case, StageState] | Refusal:
    """The case and the stage a letter belongs to, or why there is no such letter."""
    case = session.case(complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    stage = case.state.stage(stage_of(kind, case.state.current.stage))
    return (case, stage) if stage is not None else Refusal((_NO_STAGE_2,))


def letter_facts(session: Session, stage: StageState, kind: LetterKind) -> LetterFacts:
    """The range in which a letter's date must lie, and how the Ombudsman is reached."""
    clock = stage.clock
    limit = RESPOND[stage.stage]
    after, until = clock.acknowledged or clock.start, clock.respond_by
    if kind is LetterKind.EXTENSION:
        after = clock.respond_by_unextended
        until = clock.extension_cap
        if clock.extended:
            after = max(after, clock.respond_by)
            until = max(until, after)
    elif clock.provisional:
        acknowledged_today = max(session.today, clock.start)
        until = max(until, session.calendar.add(acknowledged_today, limit))
    return LetterFacts(
        kind, stage.stage, clock.start, after, until, limit, ombudsman_contacts(session)
    )


def large_print(session: Session, case: Case) -> bool:
    """Whether an agreed adjustment asks for large print in this case's letters (5.10)."""
    return wishes(session, case.record.person_id, case.record.id).large_print
