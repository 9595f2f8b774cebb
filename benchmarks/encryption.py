"""What encryption costs: the same acts on a plain and on a protected register, turn about.

The time is the processor's: for the disk both wait alike.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import big_register
from measuring import Line, turn_about

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.services import complaints, protection, search
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import Key, Session, open_register

ROUNDS = 7
PASSPHRASE = "gravel lantern oboe fig"


def lines(folder: Path) -> list[Line]:
    """Open, log, search and unlock, with 2,000 complaints."""
    plain = big_register.make(folder)
    protected = Path(shutil.copy(plain, folder / "protected.chc"))
    key = protection.protect(protected, PASSPHRASE)
    acts: tuple[tuple[str, Callable[[Session], object]], ...] = (
        ("open a register and read its cases", lambda session: session.cases()),
        ("log a complaint", _log),
        ("search, the first time", lambda session: search.find(session, "invented matter")),
    )
    made = []
    for what, act in acts:
        opens = what.startswith("open")
        took, beside = turn_about(
            (
                partial(_timed, protected, key, act, opens=opens),
                partial(_timed, plain, None, act, opens=opens),
            ),
            ROUNDS,
        )
        made.append(Line(f"protected: {what}", took, beside=beside, beside_what="a plain one"))
    (unlocked,) = turn_about((partial(_unlock, protected),), ROUNDS)
    return [*made, Line("protected: the passphrase, slow on purpose", unlocked)]


def _timed(
    register: Path, key: Key | None, act: Callable[[Session], object], *, opens: bool
) -> float:
    start = time.process_time()
    session = open_register(register, today=big_register.TODAY, actor="bench", key=key)
    if not opens:
        session.cases()
        start = time.process_time()
    act(session)
    took = time.process_time() - start
    session.close()
    return took


def _log(session: Session) -> None:
    command = LogComplaint(
        received_on=big_register.TODAY - timedelta(days=1),
        resident="Invented Person 1",
        home="1 Example Street",
        subject="An invented matter",
        description="It has gone on for some weeks.",
        channel="telephone",
    )
    assert isinstance(complaints.log_complaint(session, command), Done)


def _unlock(register: Path) -> float:
    start = time.process_time()
    protection.unlock(register, PASSPHRASE)
    return time.process_time() - start
