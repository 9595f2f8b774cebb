"""Reading a policy for what the Ombudsman may object to, and our model policies (3.4, 5.1 to 5.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from chc_desktop.model.exchange.policy_files import MODELS, model_policy_text, read_policy
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.policy_checks import OldContact, PolicyFinding, check_policy
from chc_desktop.model.rules.policy_cues import PolicyIssue
from chc_desktop.model.rules.settings import (
    ACKNOWLEDGE_TARGET,
    STAGE_1_TARGET,
    STAGE_2_TARGET,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Role
from chc_desktop.model.services.contacts import ombudsman_paragraph
from chc_desktop.model.services.editions import editions
from chc_desktop.model.services.policy_targets import promised_days
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import holder

__all__ = ["MODELS", "DismissFinding", "FindingView", "read_policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissFinding:
    """A finding is set aside for a reason; ``quote`` is the place it stands at."""

    policy_id: int
    issue: PolicyIssue
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, and what it was set aside for: "" while it stands."""

    finding: PolicyFinding
    reason: str = ""
    dismissal_id: int = 0

    @property
    def key(self) -> str:
        """A short name of the finding that holds none of the policy's words."""
        place = f"{self.finding.issue.value}\n{self.finding.quote}"
        return sha256(place.encode()).hexdigest()[:12]


def check_text(session: Session, text: str) -> tuple[PolicyFinding, ...]:
    """What is found in any policy's text, in its order; writes nothing."""
    old = tuple(
        OldContact(c["words"], c["why"]) for c in read_json("ombudsman-old.json")["contacts"]
    )
    return _checked(text, editions(), old, session.today)


# A page asks for the same text again and again, and reading it takes a fifth of a second.
_checked = lru_cache(maxsize=32)(check_policy)


def findings(session: Session, policy_id: int) -> tuple[FindingView, ...]:
    """What is found in a policy of the register; those set aside come last."""
    row = session.register.one(
        "SELECT body FROM policy WHERE id = ? AND removed_on IS NULL", policy_id
    )
    if row is None:
        return ()
    aside = {
        (r["issue"], r["quote"]): (r["reason"], r["id"])
        for r in session.register.rows(
            "SELECT * FROM policy_dismissal WHERE policy_id = ? AND removed_on IS NULL", policy_id
        )
    }
    found = [
        FindingView(f, *aside.get((f.issue.value, f.quote), ("", 0)))
        for f in check_text(session, row["body"])
    ]
    return tuple(sorted(found, key=lambda view: bool(view.reason)))


def dismiss(session: Session, command: DismissFinding) -> Result:
    """Set a finding aside; it comes back when its place in the policy changes."""
    reason = clean_text(command.reason).strip()
    if not reason:
        text = "Say why this is no problem. The reason is kept with the policy."
        return Refusal((Problem("reason", "", text),))
    views = [
        view
        for view in findings(session, command.policy_id)
        if (view.finding.issue, view.finding.quote) == (command.issue, command.quote)
    ]
    if not views:
        text = "That is no longer found in the policy. Look at the list again."
        return Refusal((Problem("", "", text),))
    if views[0].reason:
        text = "That is set aside already. Take that back first to give another reason."
        return Refusal((Problem("reason", "", text),))
    with session.action("set a finding about a policy aside") as action:
        row_id = action.insert(
            "policy_dismissal",
            {
                "policy_id": command.policy_id,
                "issue": command.issue.value,
                "quote": command.quote,
                "reason": reason,
                "on_date": session.today.isoformat(),
            },
        )
    return Done("Set aside", added_id=row_id)


def take_back(session: Session, dismissal_id: int) -> Result:
    """Let a finding that was set aside stand again."""
    row = session.register.one(
        "SELECT id FROM policy_dismissal WHERE id = ? AND removed_on IS NULL", dismissal_id
    )
    if row is None:
        return Refusal((Problem("", "", "That stands again already."),))
    with session.action("let a finding about a policy stand again") as action:
        action.update("policy_dismissal", dismissal_id, {"removed_on": session.today.isoformat()})
    return Done("It stands again", added_id=dismissal_id)


def model_policy(session: Session, name: str) -> str:
    """A model policy in plain words, filled from the settings; gaps stand in square brackets.

    ``name`` is one of ``MODELS``. Lines start with ``# ``, ``## `` or ``- `` as in letters.
    """
    text = model_policy_text(name)
    for place, words in _places(session).items():
        text = text.replace(f"{{{place}}}", words)
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n")) + "\n"


def _places(session: Session) -> dict[str, str]:
    row = session.register.rows("SELECT * FROM landlord")[0]
    named = _named(session)
    reach = "; ".join(filter(None, (one_line(row["contact"]), one_line(row["address"]))))
    return {
        "landlord": row["name"],
        "body": row["governing_body"],
        "contact": f"You can reach us here: {reach}." if reach else "",
        "officer": named(Role.COMPLAINTS_OFFICER, "{} (complaints officer)")
        or "The complaints officer",
        "deputy": named(Role.DEPUTY, "The deputy is {}."),
        "takes": named(Role.OFFICER_FOR_OFFICER, "This is {}."),
        "mrc": named(Role.MRC, "{} is the Member Responsible for Complaints."),
        "acknowledge": str(promised_days(session, ACKNOWLEDGE_TARGET)),
        "respond_1": str(promised_days(session, STAGE_1_TARGET)),
        "respond_2": str(promised_days(session, STAGE_2_TARGET)),
        "ombudsman": ombudsman_paragraph(session),
        "published": "on our website and on the notice board"
        if one_line(row["website"])
        else "on the notice board",
    }


def _named(session: Session) -> Callable[[Role, str], str]:
    day = session.today.isoformat()

    def words(role: Role, sentence: str) -> str:
        name = holder(session, role, day)
        return sentence.format(name) if name else ""

    return words
