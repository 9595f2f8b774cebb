"""What the letters that were sent said: their checked elements, counted by provision."""

from __future__ import annotations

from typing import Any

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.letters import (
    ACKNOWLEDGEMENTS,
    REFUSALS,
    Element,
    LetterKind,
    Needed,
    elements,
    missing_words,
)
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.evidence.facts import Make, number, period, rows
from chc_desktop.model.services.session import Session

_SENT = (
    "SELECT l.kind, l.stage, l.missing, c.reference FROM letter l"
    " JOIN complaint c ON c.id = l.complaint_id WHERE l.removed_on IS NULL"
    " AND c.removed_on IS NULL AND l.body <> '' AND l.sent_on BETWEEN ?1 AND ?2"
)
_OF_A_COMPLAINT = frozenset(kind.value for kind in LetterKind)


def sent(session: Session, year: Year, *kinds: LetterKind) -> list[dict[str, Any]]:
    """The letters of some kinds whose words were kept, with what each lacked when it went."""
    wanted = {kind.value for kind in kinds}
    return [row for row in rows(session, _SENT, year) if row["kind"] in wanted]


def complete(
    kind: LetterKind, said: str, lacked: str, *wanted: Element, stage: Stage | None = None
) -> Make:
    """``2 of 3 <said>``: letters of a kind that have the wanted elements, or all of them."""

    def make(session: Session, year: Year) -> Shown | None:
        found = [
            row
            for row in sent(session, year, kind)
            if stage is None or int(row["stage"] or 1) == stage
        ]
        if not found:
            return None
        fine = [row for row in found if not _lacks(row, wanted)]
        refs = tuple(dict.fromkeys(str(row["reference"]) for row in found))
        text = f"{len(fine)} of {len(found)} {said}, {period(year)}."
        short = len(found) - len(fine)
        against = f"{short} of {len(found)} {lacked}." if short else ""
        return Shown(text, refs, len(fine), len(found), against)

    return make


def with_the_ombudsman(session: Session, year: Year) -> Shown | None:
    """Letters that must tell residents how to reach the Ombudsman, and did (3.7)."""
    kinds = (*ACKNOWLEDGEMENTS, *REFUSALS, LetterKind.EXTENSION, LetterKind.STAGE2_RESPONSE)
    found = sent(session, year, *kinds)
    if not found:
        return None
    fine = [row for row in found if not _lacks(row, (Element.OMBUDSMAN,))]
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found))
    text = (
        f"{len(fine)} of {number(len(found), 'letter', 'letters')} that must say how to reach the "
        f"Ombudsman did, {period(year)}."
    )
    short = len(found) - len(fine)
    against = f"{number(short, 'letter', 'letters')} of {len(found)} did not." if short else ""
    return Shown(text, refs, len(fine), len(found), against)


def _lacks(row: dict[str, Any], wanted: tuple[Element, ...]) -> bool:
    """Whether a letter went without one of the elements; ``missing`` keeps their sentences."""
    if row["kind"] not in _OF_A_COMPLAINT or not row["missing"]:
        return False
    if not wanted:
        return True
    kind, stage = LetterKind(row["kind"]), Stage(row["stage"] or 1)
    needed: list[Needed] = [n for n in elements(kind, stage) if n.element in wanted]
    return any(missing_words(one) in row["missing"] for one in needed)
