"""Section 6 of the Code: the timescales and the extensions of both stages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chc_desktop.model.rules.clocks import ExtensionFault
from chc_desktop.model.rules.events import Acknowledged
from chc_desktop.model.rules.evidence import LateCase, Shown, late_explanation
from chc_desktop.model.rules.letters import Element, LetterKind
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.person_letter_draft import without_health
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.services.evidence.facts import (
    Make,
    Source,
    behind,
    joined,
    number,
    period,
)
from chc_desktop.model.services.evidence.letters import complete
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import kept, of_year, references


@dataclass(frozen=True, slots=True)
class Timed:
    """A timescale: its stage and clock, what is counted, and what it is called when late."""

    stage: Stage
    clock: Clock
    words: str
    late: tuple[str, str]


def timescale(timed: Timed) -> Make:
    """How a timescale was kept; what was late begins the explanation (6.2, 6.3, 6.11, 6.14)."""

    def make(session: Session, year: Year) -> Shown | None:
        found = kept(session, year, timed.stage, timed.clock)
        if not found.all:
            return None
        waiting = f" {found.not_yet_due} not yet due." if found.not_yet_due else ""
        refs = references(found.all)
        if not found.total:
            return Shown(f"None was due yet, {period(year)}.{waiting}", refs)
        is_first = timed.clock is Clock.ACKNOWLEDGE
        undefined = _undefined(session, year, timed.stage) if is_first else ""
        text = (
            f"{found.in_time} of {found.total} {timed.words}, {period(year)}.{waiting}"
            f"{_outside(found.all)}{undefined}"
        )
        late = [
            LateCase(
                b.days_late, b.still_open, "" if b.still_open else _reason(session, case, timed)
            )
            for case, b in found.late
        ]
        against = late_explanation(timed.late, found.total, late)
        doubt = (
            "Some went without the complaint definition, which belongs to it (5.6)."
            if undefined
            else ""
        )
        return Shown(text, refs, found.in_time, found.total, against, doubt)

    return make


def _outside(cases: tuple[Case, ...]) -> str:
    count = sum(case.record.outside_measures for case in cases)
    is_ = "is" if count == 1 else "are"
    return f" {count} of these {is_} outside CH01 and CH02." if count else ""


def _undefined(session: Session, year: Year, stage: Stage) -> str:
    """Acknowledged in time but without its definition: said apart (5.6, 6.2, 6.11)."""
    count = sum(
        state.acknowledged_in_time and not state.defined_in_time
        for _, state in of_year(session, year, stage)
        if state.refusal is None
    )
    return f" {count} of them without the complaint definition." if count else ""


def _reason(session: Session, case: Case, timed: Timed) -> str:
    """The reason recorded for a late step, to be published: no names, homes or health words."""
    state = case.state.stage(timed.stage)
    if state is None:
        return ""
    if timed.clock is Clock.RESPOND:
        reason = state.response.late_reason if state.response else ""
    else:
        reason = next(
            (
                e.late_reason
                for e in case.state.events
                if isinstance(e, Acknowledged) and e.stage is timed.stage
            ),
            "",
        )
    return "" if _names_somebody(session, reason) else without_health(reason)


def _names_somebody(session: Session, text: str) -> bool:
    """Whether a text holds a name or an address of the register: it is to be published (8.1)."""
    if not text.strip():
        return False
    known = session.once(("names and homes",), lambda: _known(session))
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in known)


def _known(session: Session) -> tuple[str, ...]:
    names = [str(row[0]) for row in session.register.tuples("SELECT name FROM person")]
    homes = [str(row[0]) for row in session.register.tuples("SELECT label FROM home")]
    parts = {part for name in names for part in name.split() if len(part) > 2 and part.istitle()}
    return (*sorted(parts | set(names)), *homes)


def extensions(stage: Stage) -> Make:
    """Extensions: told with reasons, within the cap or for a good reason (6.4, 6.15)."""

    def make(session: Session, year: Year) -> Shown | None:
        told = [
            (case, extension)
            for case, state in of_year(session, year, stage)
            for extension in state.clock.extensions
        ]
        if not told:
            return None
        valid = sum(extension.valid for _, extension in told)
        text = (
            f"{number(len(told), 'extension', 'extensions')} told to residents at stage "
            f"{stage.value}, {period(year)}; {valid} counted."
        )
        faults = {ExtensionFault.NO_REASON, ExtensionFault.BEYOND_CAP}
        short = sum(bool(faults & set(extension.faults)) for _, extension in told)
        against = (
            f"{short} of {number(len(told), 'extension', 'extensions')} went without reasons, or "
            "beyond the Code’s limit without good reason."
        )
        refs = references(case for case, _ in told)
        return Shown(text, refs, valid, len(told), against if short else "")

    return make


def ombudsman_given(stage: Stage) -> Make:
    """Extensions told with the Ombudsman's contact details (6.5, 6.16)."""

    def make(session: Session, year: Year) -> Shown | None:
        found = [pair for pair in of_year(session, year, stage) if pair[1].extensions]
        told = [extension for _, state in found for extension in state.extensions]
        if not told:
            return None
        good = sum(extension.ombudsman_given for extension in told)
        text = (
            f"{good} of {number(len(told), 'extension', 'extensions')} at stage {stage.value} told "
            f"with the Ombudsman’s contact details, {period(year)}."
        )
        against = (
            f"{len(told) - good} of {len(told)} went without them." if good < len(told) else ""
        )
        return Shown(text, behind(found), good, len(told), against)

    return make


def _extension_letters(provision: str) -> Make:
    """Letters about an extension belong to both stages; each is counted by its own (6.4, 6.15)."""
    rule = "reasons and the new date" if provision in {"6.4", "6.15"} else "Ombudsman’s details"
    wanted = (
        (Element.REASONS, Element.NEW_DATE)
        if provision in {"6.4", "6.15"}
        else (Element.OMBUDSMAN,)
    )
    stage = Stage.ONE if provision in {"6.4", "6.5"} else Stage.TWO
    return complete(
        LetterKind.EXTENSION,
        f"letters about an extension at stage {stage.value} gave the {rule}",
        f"letters about an extension at stage {stage.value} did not",
        *wanted,
        stage=stage,
    )


_ACKNOWLEDGED = "were acknowledged within 5 working days"
SOURCES = {
    "6.2": Source(
        "days of receipt, acknowledgement and definition",
        timescale(
            Timed(
                Stage.ONE,
                Clock.ACKNOWLEDGE,
                f"complaints {_ACKNOWLEDGED}",
                ("stage 1 acknowledgement", "stage 1 acknowledgements"),
            )
        ),
    ),
    "6.3": Source(
        "days of acknowledgement and response",
        timescale(
            Timed(
                Stage.ONE,
                Clock.RESPOND,
                "stage 1 responses were sent in time",
                ("stage 1 response", "stage 1 responses"),
            )
        ),
    ),
    "6.4": Source(
        "extensions told, letters about them",
        joined(extensions(Stage.ONE), _extension_letters("6.4")),
    ),
    "6.5": Source(
        "extensions told, letters about them",
        joined(ombudsman_given(Stage.ONE), _extension_letters("6.5")),
    ),
    "6.11": Source(
        "days of requests for stage 2, acknowledgement and definition",
        timescale(
            Timed(
                Stage.TWO,
                Clock.ACKNOWLEDGE,
                f"stage 2 requests {_ACKNOWLEDGED}",
                ("stage 2 acknowledgement", "stage 2 acknowledgements"),
            )
        ),
    ),
    "6.14": Source(
        "days of acknowledgement and response",
        timescale(
            Timed(
                Stage.TWO,
                Clock.RESPOND,
                "stage 2 responses were sent in time",
                ("stage 2 response", "stage 2 responses"),
            )
        ),
    ),
    "6.15": Source(
        "extensions told, letters about them",
        joined(extensions(Stage.TWO), _extension_letters("6.15")),
    ),
    "6.16": Source(
        "extensions told, letters about them",
        joined(ombudsman_given(Stage.TWO), _extension_letters("6.16")),
    ),
}
