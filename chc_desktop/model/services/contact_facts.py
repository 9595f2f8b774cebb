"""The days on record about adjustments and restrictions, and when each is to be reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.adjustments import AdjustmentFacts, Decision
from chc_desktop.model.rules.restrictions import RestrictionFacts
from chc_desktop.model.rules.reviews import Review, adjustment_review
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.session import Session
from chc_desktop.model.store.merged import kept_people

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AdjustmentDue:
    """When an adjustment is to be reviewed, and whether a change of stage is why."""

    on: date
    stage_changed: bool


def reviews_of(session: Session, subject: str) -> dict[int, tuple[Review, ...]]:
    """The reviews that were done, by what they are of, in their order."""
    found: defaultdict[int, list[Review]] = defaultdict(list)
    for subject_id, on, next_on in session.register.tuples(
        "SELECT subject_id, on_date, next_on FROM review WHERE subject = ?"
        " AND removed_on IS NULL ORDER BY on_date, id",
        subject,
    ):
        found[subject_id].append(Review(date.fromisoformat(on), day(next_on)))
    return {key: tuple(value) for key, value in found.items()}


def adjustment_facts(row: Row, reviews: tuple[Review, ...]) -> AdjustmentFacts:
    """What a row of ``adjustment`` and its reviews say."""
    return AdjustmentFacts(
        asked_on=date.fromisoformat(row["asked_on"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        decided_on=day(row["decided_on"]),
        review_on=day(row["review_on"]),
        ended_on=day(row["ended_on"]),
        reviews=reviews,
    )


def restriction_facts(row: Row, reviews: tuple[Review, ...]) -> RestrictionFacts:
    """What a row of ``restriction`` and its reviews say."""
    return RestrictionFacts(
        start_on=date.fromisoformat(row["start_on"]),
        end_on=date.fromisoformat(row["end_on"]),
        review_on=date.fromisoformat(row["review_on"]),
        lifted_on=day(row["lifted_on"]),
        reviews=reviews,
    )


class StageChanges:
    """When complaints went to stage 2, by who leads them or is in their group."""

    def __init__(self, session: Session) -> None:
        kept = kept_people(session.register)
        people: defaultdict[int, set[int]] = defaultdict(set)
        for complaint_id, person_id in session.register.tuples(
            "SELECT complaint_id, person_id FROM complaint_person"
            " WHERE part = 'member' AND removed_on IS NULL"
        ):
            people[complaint_id].add(kept[person_id].id if person_id in kept else person_id)
        self._kept = kept
        self._days: defaultdict[int, list[tuple[int, date]]] = defaultdict(list)
        for complaint_id, case in session.cases().items():
            stage = case.state.stage(Stage.TWO)
            if stage is not None:
                for person_id in people[complaint_id] | {case.record.person_id}:
                    self._days[person_id].append((complaint_id, stage.clock.start))

    def of(self, person_id: int, complaint_id: int | None) -> Iterable[date]:
        """The days that touch an adjustment of this person, for one complaint or for all."""
        root = self._kept[person_id].id if person_id in self._kept else person_id
        return [on for cid, on in self._days[root] if complaint_id in (None, cid)]


def adjustment_due(row: Row, facts: AdjustmentFacts, changes: StageChanges) -> AdjustmentDue | None:
    """When an agreed adjustment that has not ended is to be reviewed (5.10)."""
    if facts.decision is not Decision.AGREED or facts.ended_on is not None:
        return None
    last = max(facts.reviews, key=lambda r: r.on, default=None)
    next_on, reviewed_on = (last.next_on, last.on) if last else (None, None)
    days = (facts.decided_on, facts.review_on, next_on, reviewed_on)
    usual = adjustment_review(*days)
    due = adjustment_review(*days, changes.of(row["person_id"], row["complaint_id"]))
    return AdjustmentDue(due, stage_changed=due != usual) if due else None


def day(text: str | None) -> date | None:
    """A day as it is stored."""
    return date.fromisoformat(text) if text else None
