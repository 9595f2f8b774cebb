"""The rows of a self-assessment as another edition of the Code has them, what changed marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chc_desktop.model.exchange.editions import load_carried
from chc_desktop.model.rules.assessment import Answer
from chc_desktop.model.rules.code import Edition
from chc_desktop.model.rules.editions_compared import (
    Carried,
    Change,
    ChangeKind,
    carry,
    compare,
    from_edition,
)

Row = dict[str, Any]
_KEPT = ("action", "action_by", "accepted")
_TEXTS = ("answer", "evidence", "commentary", "requirement_found", "complied_note", *_KEPT)


def rows_in(rows: Mapping[str, Row], old: Edition, new: Edition) -> list[Row]:
    """A row for each provision of ``new`` with what ``rows`` say of the ones it took over."""
    carried = load_carried(old, new)
    before = [
        Answer(number, r["answer"], r["evidence"], r["commentary"], _day(r["comply_by"]))
        for number, r in rows.items()
    ]
    changes = {change.number: change for change in compare(old, new, carried) if change.new}
    return [
        _row(answer, changes[answer.provision], rows, old, new)
        for answer in carry(before, old, new, carried)
    ]


def left_behind(rows: Mapping[str, Row], old: Edition, new: Edition) -> tuple[str, ...]:
    """The provisions whose words have no place in ``new``; they stay in the version before."""
    carried: Carried = load_carried(old, new)
    return tuple(
        number
        for number, row in rows.items()
        if not carried.get(number) and (row["evidence"].strip() or row["commentary"].strip())
    )


def _row(
    answer: Answer, change: Change, rows: Mapping[str, Row], old: Edition, new: Edition
) -> Row:
    made: Row = dict.fromkeys(_TEXTS, "") | {
        "provision": answer.provision,
        "answer": answer.answer,
        "evidence": answer.evidence,
        "commentary": answer.commentary,
        "comply_by": answer.comply_by.isoformat() if answer.comply_by else None,
        "complied_on": None,
        "look_again": _mark(answer, change, old, new),
    }
    source = rows.get(change.old.number) if change.old else None
    if source is not None and change.kind in {ChangeKind.SAME, ChangeKind.MOVED}:
        made |= {name: source.get(name) or "" for name in _KEPT}
    return made


def _mark(answer: Answer, change: Change, old: Edition, new: Edition) -> str:
    """Why a row is to be looked at again, a line for each reason; "" for one that is as it was."""
    if change.kind is ChangeKind.ADDED:
        return f"New in the {new.edition} Code"
    before = change.old.number if change.old else ""
    mark = from_edition(old.edition)
    if change.kind is ChangeKind.REWORDED:
        was = f", where it was {before}" if before != answer.provision else ""
        return f"{mark}\nReworded in the {new.edition} Code{was}"
    if change.kind is ChangeKind.MOVED:
        return f"{mark}\nThe same words as {before} before"
    return "" if answer.answer else mark


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
