"""The landlord's policies as evidence: the clause that answers a provision, quoted by its heading."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.policy_checks import OldContact, PolicyFinding, check_policy
from chc_desktop.model.rules.policy_clauses import CLAUSES, Quoted, quoted_for
from chc_desktop.model.rules.policy_text import passages
from chc_desktop.model.services.officer_lists import policies
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import PolicyView

_ABOUT: dict[str, re.Pattern[str]] = {
    number: re.compile(pattern, re.IGNORECASE)
    for numbers, pattern in (
        (("5.10",), r"adjustment|accessib"),
        (("5.14", "5.15"), r"behaviour|unacceptable|restriction"),
        (("7.1", "7.2", "7.3", "7.4"), r"remed|compensation"),
    )
    for number in numbers
}
"""Provisions that a policy of its own may answer, by its name."""
SETTLED_BY_POLICY = frozenset({"1.2", "2.2", "3.5", "5.2", "5.3"})
"""Provisions about what the policy says; for all others it is what was done that counts."""
_COMPLAINTS = re.compile(r"complaint", re.IGNORECASE)


def clause(session: Session, provision: str) -> Shown | None:
    """The passage of a policy that answers a provision; None where no policy's text does.

    Where the check of the policy found something about that provision, it is not quoted as
    evidence: the officer is asked to look first.
    """
    for policy in _policies_about(session, provision):
        doubts = [f for f in _findings(session, policy) if f.provision == provision]
        if doubts:
            doubt = f"Look at {policy.name} before you answer Yes: {doubts[0].text}"
            return Shown("", doubt=doubt)
        found = _clauses(policy.body).get(provision)
        if found is not None:
            where = f", under “{found.heading}”" if found.heading else ""
            return Shown(
                f"{policy.name}{where}: “{found.words}”.", settles=provision in SETTLED_BY_POLICY
            )
    return None


def complaints_policy(session: Session) -> PolicyView | None:
    """The policy on complaints, by its name; of several the one approved last."""
    known = [p for p in _all(session) if _COMPLAINTS.search(p.name)]
    return max(known, key=lambda p: p.approved_on or date.min, default=None)


def _policies_about(session: Session, provision: str) -> list[PolicyView]:
    own = _ABOUT.get(provision)
    first = [p for p in _all(session) if own and own.search(p.name) and p.body.strip()]
    main = complaints_policy(session)
    return [*first, *([main] if main and main not in first and main.body.strip() else [])]


def _all(session: Session) -> tuple[PolicyView, ...]:
    return session.once(("policies",), lambda: policies(session))


def _findings(session: Session, policy: PolicyView) -> tuple[PolicyFinding, ...]:
    def work_out() -> tuple[PolicyFinding, ...]:
        aside = set(
            session.register.tuples(
                "SELECT issue, quote FROM policy_dismissal WHERE policy_id = ?"
                " AND removed_on IS NULL",
                policy.id,
            )
        )
        found = _checked(policy.body, session.today)
        return tuple(f for f in found if (f.issue.value, f.quote) not in aside)

    return session.once(("findings of a policy", policy.id), work_out)


@lru_cache(maxsize=8)
def _checked(body: str, today: date) -> tuple[PolicyFinding, ...]:
    old = tuple(
        OldContact(c["words"], c["why"]) for c in read_json("ombudsman-old.json")["contacts"]
    )
    return check_policy(body, load_editions(), old, today)


@lru_cache(maxsize=8)
def _clauses(body: str) -> dict[str, Quoted]:
    parts = passages(body)
    found = {number: quoted_for(number, parts) for number in CLAUSES}
    return {number: quoted for number, quoted in found.items() if quoted is not None}
