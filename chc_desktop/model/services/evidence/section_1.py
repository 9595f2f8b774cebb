"""Section 1 of the Code: what a complaint is, service requests, surveys."""

from __future__ import annotations

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.evidence.facts import (
    Source,
    accepted,
    behind,
    counted,
    joined,
    number,
    part_of,
    period,
    rows,
)
from chc_desktop.model.services.session import Session

_REQUESTS = (
    "SELECT s.done_on, s.dissatisfied_on, s.choice_words, c.reference FROM service_request s LEFT JOIN complaint c"
    " ON c.service_request_id = s.id AND c.removed_on IS NULL"
    " WHERE s.removed_on IS NULL AND s.received_on BETWEEN ?1 AND ?2"
)


def _groups(session: Session, year: Year) -> Shown | None:
    groups = [pair for pair in accepted(session, year, Stage.ONE) if pair[0].record.group]
    if not groups:
        return None
    text = f"{number(len(groups), 'complaint', 'complaints')} came from a group of residents"
    return Shown(f"{text}, {period(year)}.", behind(groups), settles=False)


def _choice(session: Session, year: Year) -> Shown | None:
    """A representative's complaint counts beside the answers to the offered choice."""
    words = dict(session.register.tuples("SELECT id, offered_choice FROM complaint"))
    everyone = accepted(session, year, Stage.ONE)
    return part_of(
        [pair for pair in everyone if words.get(pair[0].record.id, "").strip()],
        everyone,
        "complaints have the resident’s own answer to “is this a complaint?” on record",
        year,
    )


def _represented(session: Session, year: Year) -> Shown | None:
    found = [p for p in accepted(session, year, Stage.ONE) if p[0].record.representative]
    if not found:
        return None
    text = f"{number(len(found), 'complaint', 'complaints')} came through a representative"
    return Shown(f"{text}, {period(year)}.", behind(found))


def _requests(session: Session, year: Year) -> Shown | None:
    found = rows(session, _REQUESTS, year)
    if not found:
        return None
    done = sum(row["done_on"] is not None for row in found)
    unhappy = sum(row["dissatisfied_on"] is not None for row in found)
    text = (
        f"{number(len(found), 'service request', 'service requests')} recorded, {period(year)}; "
        f"{done} done, {unhappy} with which the resident was not satisfied."
    )
    return Shown(text)


def _became(session: Session, year: Year) -> Shown | None:
    unhappy = [row for row in rows(session, _REQUESTS, year) if row["dissatisfied_on"]]
    if not unhappy:
        return None
    became = [row for row in unhappy if row["reference"]]
    asked = [row for row in unhappy if row["reference"] or row["choice_words"].strip()]
    others = len(asked) - len(became)
    text = (
        f"{len(became)} of {len(unhappy)} service requests with which the resident was not satisfied "
        f"became complaints, {period(year)}"
    )
    text += f"; {others} did not want to complain." if others else "."
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in became))
    missed = len(unhappy) - len(asked)
    against = (
        f"With {missed} of {len(unhappy)} the resident was not satisfied and no choice to complain "
        "is on record."
    )
    return Shown(text, refs, len(asked), len(unhappy), against if missed else "")


def _surveys(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT told_how_to_complain_on AS told FROM survey_answer WHERE removed_on IS NULL"
        " AND person_id IS NOT NULL AND on_date BETWEEN ?1 AND ?2",
        year,
    )
    if not found:
        return None
    told = sum(row["told"] is not None for row in found)
    text = (
        f"{told} of {len(found)} people who answered a survey and gave their name were told how "
        f"to complain, {period(year)}."
    )
    return Shown(text, (), told, len(found))


SOURCES = {
    "1.2": Source("complaints of a group of residents", _groups),
    "1.3": Source(
        "the resident’s answer to the offered choice, representatives",
        joined(_choice, _represented),
    ),
    "1.4": Source("the register of service requests", _requests),
    "1.5": Source("service requests that became complaints, and the choice offered", _became),
    "1.6": Source(
        "survey answers, who was told how to complain, complaints that came of one",
        joined(
            _surveys,
            counted(
                "SELECT c.reference FROM complaint c JOIN survey_answer s ON s.id ="
                " c.survey_answer_id WHERE c.removed_on IS NULL AND s.on_date BETWEEN ?1 AND ?2",
                "answer became a complaint",
                "answers became complaints",
            ),
        ),
    ),
}
