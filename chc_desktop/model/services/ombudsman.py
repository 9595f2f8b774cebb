"""Cases before the Ombudsman: opened, entered, complied with, closed, put right (8.1, 9.7)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from chc_desktop.model.rules.ombudsman import (
    MAY_BE_MONEY,
    NO_SUCH_CASE,
    NO_SUCH_ITEM,
    CompleteItem,
    EnterItem,
    ItemFacts,
    ItemKind,
    KeepCase,
    is_open,
    item_state,
    problems_case,
    problems_completing,
    problems_item,
)
from chc_desktop.model.rules.steps import NextStep
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Finding, Problem, blocking
from chc_desktop.model.services.dates import left
from chc_desktop.model.services.promises import NO_COMPLAINT
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_remedies import OmbudsmanCaseView, OmbudsmanItemView

Row = dict[str, Any]


def check_case(session: Session, command: KeepCase) -> tuple[Problem, ...]:
    """What stands against opening or correcting a case; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_COMPLAINT,)
    items: tuple[ItemFacts, ...] = ()
    if command.case_id is not None:
        row = _case(session, command.case_id)
        if row is None or row["complaint_id"] != command.complaint_id:
            return (NO_SUCH_CASE,)
        items = tuple(map(facts_of_item, _items(session, command.case_id)))
    return problems_case(command, case.state.received, items, session.today)


def save_case(session: Session, command: KeepCase) -> Result:
    """Record that the Ombudsman opened or closed a case, or put that right (9.7)."""
    found = check_case(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values = {
        "reference": one_line(command.reference),
        "opened_on": _iso(command.opened_on),
        "closed_on": _iso(command.closed_on),
    }
    new = command.case_id is None
    what = "the Ombudsman opened a case" if new else "correct an Ombudsman case"
    with session.action(what, command.complaint_id) as action:
        if command.case_id is None:
            case_id = action.insert(
                "ombudsman_case", {"complaint_id": command.complaint_id} | values
            )
        else:
            case_id = command.case_id
            action.update("ombudsman_case", case_id, values)
    reference = session.cases()[command.complaint_id].record.reference
    return Done(f"{reference}: Ombudsman case saved", command.complaint_id, found, case_id)


def check_item(session: Session, command: EnterItem) -> tuple[Problem, ...]:
    """What stands against an entry of a case; writes nothing."""
    row = _case(session, command.case_id)
    if row is None:
        return (NO_SUCH_CASE,)
    others = tuple(map(facts_of_item, _items(session, command.case_id)))
    if command.item_id is not None and command.item_id not in {other.id for other in others}:
        return (NO_SUCH_ITEM,)
    opened = date.fromisoformat(row["opened_on"])
    return problems_item(command, opened, others, session.today)


def save_item(session: Session, command: EnterItem) -> Result:
    """Record what the Ombudsman asked, found or ordered, or put that right (8.1, 9.7)."""
    found = check_item(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.kind is not None
    complaint_id = _complaint_of(session, command.case_id)
    values = _values(command)
    new = command.item_id is None
    what = f"enter from the Ombudsman: {command.kind}" if new else "correct an Ombudsman entry"
    with session.action(what, complaint_id) as action:
        if command.item_id is None:
            item_id = action.insert("ombudsman_item", {"case_id": command.case_id} | values)
        else:
            item_id = command.item_id
            action.update("ombudsman_item", item_id, values)
    reference = session.cases()[complaint_id].record.reference
    return Done(f"{reference}: {command.kind} saved", complaint_id, found, item_id)


def check_completing(session: Session, command: CompleteItem) -> tuple[Problem, ...]:
    """What stands against it being done; writes nothing."""
    row = _item(session, command.item_id)
    return problems_completing(command, facts_of_item(row) if row else None, session.today)


def complete_item(session: Session, command: CompleteItem) -> Result:
    """Record that the evidence was sent, or that what was ordered is done (9.7)."""
    found = check_completing(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    row = _item(session, command.item_id)
    assert row is not None
    values = {"done_on": _iso(command.on), "evidence": clean_text(command.evidence).strip()}
    what = "send evidence" if row["kind"] == ItemKind.EVIDENCE.value else f"follow an {row['kind']}"
    with session.action(what, row["complaint_id"]) as action:
        action.update("ombudsman_item", command.item_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: {row['kind']} done", row["complaint_id"], found, command.item_id)


def take_back_item(session: Session, item_id: int) -> Result:
    """An entry was made by mistake: it counts no more, and the time line says "Removed"."""
    row = _item(session, item_id)
    if row is None:
        return Refusal((NO_SUCH_ITEM,))
    with session.action("take back an Ombudsman entry", row["complaint_id"]) as action:
        action.update("ombudsman_item", item_id, _taken_back(session))
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: {row['kind']} removed", row["complaint_id"], (), item_id)


def take_back_case(session: Session, case_id: int) -> Result:
    """A case was entered by mistake: it counts no more, nor does what stands in it."""
    row = _case(session, case_id)
    if row is None:
        return Refusal((NO_SUCH_CASE,))
    with session.action("take back an Ombudsman case", row["complaint_id"]) as action:
        action.update("ombudsman_case", case_id, _taken_back(session))
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: Ombudsman case removed", row["complaint_id"], (), case_id)


def cases_of(session: Session, complaint_id: int) -> tuple[OmbudsmanCaseView, ...]:
    """The Ombudsman's cases on a complaint, with all that stands in them, by day."""
    return _all_cases(session).get(complaint_id, ())


def open_items(session: Session, complaint_id: int) -> tuple[OmbudsmanItemView, ...]:
    """What the Ombudsman asked on a complaint and is not done; evidence only for open cases."""
    return tuple(
        item
        for case in cases_of(session, complaint_id)
        for item in case.items
        if item.is_open and (case.closed_on is None or item.kind is not ItemKind.EVIDENCE)
    )


def next_item(session: Session, complaint_id: int, step: NextStep) -> OmbudsmanItemView | None:
    """What is owed to the Ombudsman, where its day comes before the case's own next step."""
    owed = [(i.due_on, i) for i in open_items(session, complaint_id) if i.due_on is not None]
    if not owed:
        return None
    due, item = min(owed, key=lambda pair: pair[0])
    return item if step.by is None or due < step.by else None


def facts_of_item(row: Row) -> ItemFacts:
    """A stored entry as the rules see it."""
    return ItemFacts(
        kind=ItemKind(row["kind"]),
        on=date.fromisoformat(row["on_date"]),
        id=row["id"],
        issue=row["issue"],
        finding=Finding(row["finding"]) if row["finding"] else None,
        due_on=_day(row["due_on"]),
        done_on=_day(row["done_on"]),
    )


# ---- private


def _all_cases(session: Session) -> dict[int, tuple[OmbudsmanCaseView, ...]]:
    return session.once(("ombudsman cases",), lambda: _read_cases(session))


def _read_cases(session: Session) -> dict[int, tuple[OmbudsmanCaseView, ...]]:
    items: defaultdict[int, list[OmbudsmanItemView]] = defaultdict(list)
    for row in session.register.rows(
        "SELECT * FROM ombudsman_item WHERE removed_on IS NULL ORDER BY on_date, id"
    ):
        items[row["case_id"]].append(_item_view(session, row))
    found: defaultdict[int, list[OmbudsmanCaseView]] = defaultdict(list)
    for row in session.register.rows(
        "SELECT * FROM ombudsman_case WHERE removed_on IS NULL AND complaint_id IS NOT NULL"
        " ORDER BY opened_on, id"
    ):
        found[row["complaint_id"]].append(
            OmbudsmanCaseView(
                id=row["id"],
                complaint_id=row["complaint_id"],
                reference=row["reference"],
                opened_on=date.fromisoformat(row["opened_on"]),
                closed_on=_day(row["closed_on"]),
                items=tuple(items[row["id"]]),
            )
        )
    return {key: tuple(value) for key, value in found.items()}


def _item_view(session: Session, row: Row) -> OmbudsmanItemView:
    facts = facts_of_item(row)
    owed = facts.due_on is not None and is_open(facts)
    return OmbudsmanItemView(
        id=facts.id,
        case_id=row["case_id"],
        kind=facts.kind,
        issue=facts.issue,
        finding=facts.finding,
        what=row["what"],
        on=facts.on,
        due_on=facts.due_on,
        done_on=facts.done_on,
        left=left(session, facts.due_on) if owed and facts.due_on else None,
        state=item_state(facts, session.today),
        is_open=is_open(facts),
        evidence=row["evidence"],
        amount=row["amount"],
        failure_type=row["failure_type"],
    )


def _values(command: EnterItem) -> Row:
    kind = command.kind
    assert kind is not None
    finding = kind is ItemKind.FINDING
    failure = kind is ItemKind.FAILURE_ORDER
    return {
        "kind": kind.value,
        "issue": one_line(command.issue),
        "finding": command.finding.value if finding and command.finding else "",
        "what": "" if finding else clean_text(command.what).strip(),
        "on_date": _iso(command.on),
        "due_on": None if finding else _iso(command.due_on),
        "done_on": None if finding else _iso(command.done_on),
        "evidence": clean_text(command.evidence).strip() if command.done_on else "",
        "amount": command.amount if kind in MAY_BE_MONEY else 0,
        "failure_type": command.failure_type if failure else None,
    }


def _case(session: Session, case_id: int) -> Row | None:
    return session.register.one(
        "SELECT o.* FROM ombudsman_case o JOIN complaint c ON c.id = o.complaint_id"
        " WHERE o.id = ? AND o.removed_on IS NULL AND c.removed_on IS NULL",
        case_id,
    )


def _item(session: Session, item_id: int) -> Row | None:
    return session.register.one(
        "SELECT i.*, o.complaint_id FROM ombudsman_item i"
        " JOIN ombudsman_case o ON o.id = i.case_id JOIN complaint c ON c.id = o.complaint_id"
        " WHERE i.id = ? AND i.removed_on IS NULL AND o.removed_on IS NULL"
        " AND c.removed_on IS NULL",
        item_id,
    )


def _items(session: Session, case_id: int) -> list[Row]:
    return session.register.rows(
        "SELECT * FROM ombudsman_item WHERE case_id = ? AND removed_on IS NULL ORDER BY id",
        case_id,
    )


def _complaint_of(session: Session, case_id: int) -> int:
    row = _case(session, case_id)
    assert row is not None
    return int(row["complaint_id"])


def _taken_back(session: Session) -> Row:
    return {"removed_on": session.today.isoformat(), "removed_why": "taken back"}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
