"""Evidence taken over from the register: which sentence an answer stands on, and if it still holds."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.answers import Comply
from chc_desktop.model.rules.evidence import (
    Shown,
    accepted_after,
    has_moved,
    propose,
    says_now,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.evidence import number_of, suggestion, would_be
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_evidence import RegisterSays

_NO_COMPLAINT = 0
_NEWEST = (
    "FROM assessment_answer WHERE assessment_id = (SELECT id FROM assessment"
    " WHERE year_end = ? AND removed_on IS NULL ORDER BY id DESC LIMIT 1)"
)
_ANSWERS = {Comply.YES: "Yes", Comply.NO: "No"}


def accepted_sentences(session: Session, year_end: date) -> dict[str, str]:
    """The register's sentence each answer of a year was given on, by provision."""
    return dict(session.register.tuples(f"SELECT provision, accepted {_NEWEST}", *_of(year_end)))


def accepted_now(session: Session, year_end: date, provision: str, evidence: str) -> str:
    """The sentence an evidence text stands on once it is saved; "" for none."""
    shown = suggestion(session, provision, year_end)
    before = accepted_sentences(session, year_end).get(provision, "")
    return accepted_after(evidence, before, shown.sentence if shown else "")


def register_says(
    session: Session, year_end: date, provision: str, evidence: str, accepted: str
) -> RegisterSays:
    """What the register has to say beside an answer."""
    shown = suggestion(session, provision, year_end)
    proposal = propose(shown)
    moved = has_moved(accepted, evidence, shown)
    return RegisterSays(
        proposed=_ANSWERS[proposal.answer] if proposal else "",
        against=shown.against if shown else "",
        doubt=shown.doubt if shown else "",
        would_be=would_be().get(number_of(session, provision, year_end), ""),
        moved=_now(shown) if moved else "",
        accepted=accepted,
    )


def keep_words(session: Session, year_end: date, provision: str) -> Result:
    """Leave the evidence as it is though the register changed: what is so now is taken as seen."""
    shown = suggestion(session, provision, year_end)
    found = session.register.one(
        f"SELECT id, (SELECT approved_on FROM assessment WHERE id = assessment_id) AS approved_on"
        f" {_NEWEST} AND provision = ?",
        *_of(year_end),
        provision,
    )
    if found is None:
        text = f"{provision} is not answered yet, so there is nothing to keep."
        return Refusal((Problem("", "", text),))
    if found["approved_on"]:
        text = "This self-assessment is approved, so it is locked. Nothing was changed."
        return Refusal((Problem("", "8.2", text),))
    with session.action("keep the words of a provision", complaint_id=_NO_COMPLAINT) as action:
        sentence = shown.sentence if shown else ""
        action.update("assessment_answer", found["id"], {"accepted": sentence})
    return Done(f"{provision}: your words stay")


def _now(shown: Shown | None) -> str:
    return says_now(shown) if shown else "now it shows nothing"


def _of(year_end: date) -> tuple[str]:
    return (year_end.isoformat(),)
