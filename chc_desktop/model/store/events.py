"""Events as rows, and rows as events: the detail column holds what the kind adds, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from chc_desktop.model.rules.events import EVENT_TYPES, Event
from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage

_OWN_COLUMNS = frozenset({"on", "stage", "id", "corrects", "why_corrected"})
_READ: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "Outcome": Outcome,
    "RefusalGround": RefusalGround,
}
COLUMNS = "id, complaint_id, kind, stage, on_date, detail, corrects, why_corrected"
"""What ``from_row`` needs, in this order."""


def to_row(complaint_id: int, event: Event) -> dict[str, Any]:
    """The columns of an event; its id is given by the database."""
    detail = {}
    for field in fields(event):
        value = getattr(event, field.name)
        if field.name not in _OWN_COLUMNS and value not in (None, ""):
            detail[field.name] = value.isoformat() if isinstance(value, date) else value
    return {
        "complaint_id": complaint_id,
        "kind": event.kind,
        "stage": int(event.stage),
        "on_date": event.on.isoformat(),
        "detail": json.dumps(detail, ensure_ascii=False),
        "corrects": event.corrects,
        "why_corrected": event.why_corrected,
    }


def from_row(row: tuple[Any, ...]) -> tuple[int, Event]:
    """The complaint's id and the event of a row with ``COLUMNS``."""
    event_id, complaint_id, kind, stage, on_date, detail, corrects, why = row
    values: dict[str, Any] = {} if detail == "{}" else json.loads(detail)
    for name, read in _readers(kind).items():
        if name in values:
            values[name] = read(values[name])
    event = EVENT_TYPES[kind](
        on=date.fromisoformat(on_date),
        stage=Stage(stage),
        id=event_id,
        corrects=corrects,
        why_corrected=why,
        **values,
    )
    return complaint_id, event


@cache
def _readers(kind: str) -> dict[str, Callable[[Any], Any]]:
    readers = {}
    for field in fields(EVENT_TYPES[kind]):
        name = str(field.type).removesuffix(" | None")
        if name in _READ and field.name not in _OWN_COLUMNS:
            readers[field.name] = _READ[name]
    return readers
