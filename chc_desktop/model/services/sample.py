"""The sample co-op: an invented landlord's register of three years, to look at and to try.

Everything stands in ``resources/sample``: who and what in readable, dated entries. Here they are
carried out day by day, in the order they happened, by the same verbs as a user's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.services import sample_acts, sample_verbs
from chc_desktop.model.services.session import (
    CreateRegister,
    Session,
    create_register,
    open_register,
)

__all__ = ["AS_OF", "create_sample"]

AS_OF = date(2026, 3, 31)
"""The sample's own "today", kept in the register: the last day of its reporting year."""
STARTED = date(2023, 4, 3)
RECORDS = ("co-op", "people", "year", "assessment-2024-25", "assessment")
COMPLAINTS = ("complaints-earlier", "complaints-2025-26")

Act = tuple[date, Callable[[Session], None]]


class _Diary:
    """The evening of the day that is written up: the time in the history."""

    day = STARTED

    def __call__(self) -> str:
        return f"{self.day.isoformat()}T19:30:00+00:00"


def create_sample(path: Path) -> Session:
    """Write the sample co-op's register and open it on its own day, 31 March 2026.

    Raises RegisterProblem when the file exists or cannot be written; nothing is left behind then.
    """
    diary = _Diary()
    command = CreateRegister("Example Street Housing Co-operative", 24)
    session = create_register(path, command, today=STARTED, actor="sample", now=diary)
    try:
        # Hundreds of acts, none of them anybody's yet: waiting for the disk after each takes seconds.
        session.register.tuples("PRAGMA synchronous=OFF")
        for day, act in sorted(_acts(), key=lambda entry: entry[0]):
            session.today = diary.day = day
            act(session)
    except BaseException:
        session.close()
        path.unlink(missing_ok=True)
        raise
    session.close()
    return open_register(path)


def _acts() -> list[Act]:
    """All that was entered, with its day; what stands first in the files comes first on a day."""
    acts: list[Act] = []
    for name in RECORDS:
        acts += [_record(entry) for entry in read_json("sample", f"{name}.json")["entries"]]
    acts += [_verb(entry) for entry in read_json("sample", "everyday.json")["entries"]]
    for name in COMPLAINTS:
        for entry in read_json("sample", f"{name}.json")["complaints"]:
            acts += _complaint(entry)
    return acts


def _record(entry: dict[str, Any]) -> Act:
    return date.fromisoformat(entry["on"]), lambda session: sample_acts.write(session, entry)


def _verb(entry: dict[str, Any]) -> Act:
    day = date.fromisoformat(entry["entered"])
    return day, lambda session: sample_verbs.carry_out(session, entry)


def _complaint(entry: dict[str, Any]) -> list[Act]:
    reference = entry["log"]["reference"]
    day = entry.get("entered") or entry["log"]["received_on"]
    if "half_way" in entry:
        day = entry["half_way"]["entered"]
    acts: list[Act] = [(date.fromisoformat(day), lambda session: _log(session, entry))]
    acts += [_step(reference, step) for step in entry["steps"]]
    return acts


def _step(reference: str, entry: dict[str, Any]) -> Act:
    if entry["do"] == "send a letter":
        sent_on = date.fromisoformat(entry["sent_on"])
        return sent_on, lambda session: sample_verbs.send(session, reference, entry)
    day = entry.get("entered") or entry.get("on") or entry["told_on"]
    return date.fromisoformat(day), lambda session: sample_acts.step(session, reference, entry)


def _log(session: Session, entry: dict[str, Any]) -> None:
    if "half_way" in entry:
        sample_verbs.enter_half_way(session, entry)
    else:
        sample_acts.log(session, entry)
