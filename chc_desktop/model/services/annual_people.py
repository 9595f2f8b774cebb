"""The annual report's other registers: remedies, promises, requests, adjustments, Ombudsman."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.reports import case_lines as lines
from chc_desktop.model.reports import papers as paper
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.promises import PromiseFacts, promise_state
from chc_desktop.model.rules.restrictions import RestrictionState, last_day, restriction_state
from chc_desktop.model.rules.values import RemedyHead
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.contact_facts import restriction_facts, reviews_of
from chc_desktop.model.services.review_dates import reviews
from chc_desktop.model.services.session import Session

BY_ORDER = "Ordered by the Ombudsman"
_ORDERED = (
    "FROM (SELECT i.amount, i.on_date, o.complaint_id AS c FROM ombudsman_item i"
    " JOIN ombudsman_case o ON o.id = i.case_id WHERE i.kind = 'order' AND i.amount > 0"
    " AND i.removed_on IS NULL AND o.removed_on IS NULL) WHERE on_date BETWEEN ?1 AND ?2"
)
"""Money that the Ombudsman ordered in a year: it binds, whoever has paid it already (7.4)."""
_STOOD = "removed_on IS NULL AND coalesce(refused_on, '9') > ?3"
"""A promise that stood on a day: one that is not accepted later was offered all the same."""
_ACTIONS = (RemedyHead.ACTION.value, RemedyHead.APOLOGY.value)


def remedies(session: Session, year: Year) -> tuple[paper.Count, ...]:
    """What was promised to put things right, by kind (7.1, 7.2)."""
    rows = _within(
        session,
        year,
        f"SELECT head, count(*) AS n FROM promise WHERE {_STOOD}"
        " AND made_on BETWEEN ?1 AND ?2 GROUP BY head ORDER BY n DESC, head",
        session.today,
    )
    return tuple(paper.Count(row["head"].capitalize(), row["n"]) for row in rows)


def compensation(session: Session, year: Year) -> tuple[paper.MoneyLine, ...]:
    """Money by head, in pence, and in how many complaints; what the Ombudsman ordered apart."""
    rows = _within(
        session,
        year,
        "SELECT head, sum(amount) AS pence, count(DISTINCT complaint_id) AS n FROM promise"
        f" WHERE {_STOOD} AND amount > 0 AND made_on BETWEEN ?1 AND ?2 GROUP BY head ORDER BY head",
        session.today,
    )
    ordered = _within(
        session, year, f"SELECT sum(amount) AS pence, count(DISTINCT c) AS n {_ORDERED}"
    )
    found = [paper.MoneyLine(r["head"].capitalize(), r["pence"], r["n"]) for r in rows]
    found += [paper.MoneyLine(BY_ORDER, r["pence"], r["n"]) for r in ordered if r["n"]]
    return tuple(found)


def paid(session: Session, year: Year) -> tuple[int, int]:
    """All compensation in pence, promised or ordered, and in how many complaints."""
    row = _within(
        session,
        year,
        "SELECT coalesce(sum(amount), 0) AS pence, count(DISTINCT c) AS n FROM ("
        f"SELECT amount, complaint_id AS c FROM promise WHERE amount > 0 AND {_STOOD}"
        f" AND made_on BETWEEN ?1 AND ?2 UNION ALL SELECT amount, c {_ORDERED})",
        session.today,
    )[0]
    return row["pence"], row["n"]


def promises(session: Session, year: Year) -> lines.Promises:
    """Promises made in the year that have a date: kept, kept late, open, overdue (6.6, 7.3)."""
    counts = dict.fromkeys(lines.PromiseState, 0)
    late_or_open = []
    for row in _within(
        session,
        year,
        "SELECT c.reference, p.what, p.due_on, p.done_on FROM promise p"
        " JOIN complaint c ON c.id = p.complaint_id WHERE p.removed_on IS NULL"
        " AND p.due_on IS NOT NULL AND coalesce(p.refused_on, '9') > ?3"
        " AND p.made_on BETWEEN ?1 AND ?2 ORDER BY p.due_on, p.id",
        session.today,
    ):
        state = _promise_state(row, session.today)
        counts[state] += 1
        if state is not lines.PromiseState.KEPT:
            by = date.fromisoformat(row["due_on"])
            late_or_open.append(lines.PromiseLine(row["reference"], row["what"], by, state))
    return lines.Promises(
        kept=counts[lines.PromiseState.KEPT],
        kept_late=counts[lines.PromiseState.KEPT_LATE],
        open=counts[lines.PromiseState.OPEN],
        overdue=counts[lines.PromiseState.OVERDUE],
        lines=tuple(late_or_open),
    )


def service_requests(session: Session, year: Year) -> paper.ServiceRequests:
    """The register of service requests and how many became complaints (1.4, 1.5)."""
    row = _within(
        session,
        year,
        "SELECT count(*) AS received, count(*) FILTER (WHERE done_on <= ?3) AS completed"
        " FROM service_request WHERE removed_on IS NULL AND received_on BETWEEN ?1 AND ?2",
        session.today,
    )[0]
    became = _within(
        session,
        year,
        "SELECT s.id AS request, c.id AS complaint FROM service_request s"
        " JOIN complaint c ON c.service_request_id = s.id"
        " WHERE c.removed_on IS NULL AND s.received_on BETWEEN ?1 AND ?2",
    )
    complaints = {r["request"] for r in became if r["complaint"] in session.cases()}
    received, completed = row["received"], row["completed"]
    return paper.ServiceRequests(received, completed, received - completed, len(complaints))


def adjustments(session: Session, year: Year) -> paper.Adjustments:
    """Counts only (5.10)."""
    row = _within(
        session,
        year,
        "SELECT count(*) FILTER (WHERE asked_on BETWEEN ?1 AND ?2) AS asked,"
        " count(*) FILTER (WHERE decision = 'agreed' AND decided_on BETWEEN ?1 AND ?2) AS agreed,"
        " count(*) FILTER (WHERE decision = 'declined' AND decided_on BETWEEN ?1 AND ?2)"
        " AS declined,"
        " count(*) FILTER (WHERE decision = 'agreed' AND decided_on <= ?2"
        " AND coalesce(ended_on, '9') > ?2) AS in_force FROM adjustment"
        " WHERE removed_on IS NULL",
    )[0]
    return paper.Adjustments(**row, reviews_overdue=_reviews_overdue(session, "adjustment"))


def restrictions(session: Session, year: Year) -> paper.Restrictions:
    """Counts only (5.14, 5.15); one that was not reviewed in time is no longer in force."""
    done = reviews_of(session, "restriction")
    all_of_them = [
        restriction_facts(row, done.get(row["id"], ()))
        for row in session.register.rows("SELECT * FROM restriction WHERE removed_on IS NULL")
    ]
    reviewed = _within(
        session,
        year,
        "SELECT count(*) AS reviewed FROM review WHERE subject = 'restriction'"
        " AND removed_on IS NULL"
        " AND on_date BETWEEN ?1 AND ?2",
    )[0]
    return paper.Restrictions(
        **reviewed,
        imposed=sum(r.start_on in year for r in all_of_them),
        in_force=sum(
            restriction_state(r, year.end) is RestrictionState.IN_FORCE for r in all_of_them
        ),
        ended=sum(last_day(r, session.today) in year for r in all_of_them),
        reviews_overdue=_reviews_overdue(session, "restriction"),
    )


def ombudsman(session: Session, year: Year) -> lines.Ombudsman:
    """Findings, orders and their compliance; what it said of the landlord (8.1 c, e, f)."""
    rows = _within(
        session,
        year,
        "SELECT i.*, coalesce(c.reference, o.reference) AS case_reference FROM ombudsman_item i"
        " JOIN ombudsman_case o ON o.id = i.case_id LEFT JOIN complaint c ON c.id = o.complaint_id"
        " WHERE i.removed_on IS NULL AND o.removed_on IS NULL"
        " AND i.on_date BETWEEN ? AND ? ORDER BY i.on_date, i.id",
    )
    cases = _within(
        session,
        year,
        "SELECT count(*) AS n FROM ombudsman_case WHERE removed_on IS NULL"
        " AND opened_on BETWEEN ? AND ?",
    )
    return lines.Ombudsman(
        cases=cases[0]["n"],
        findings=tuple(
            lines.Finding(
                r["case_reference"], r["issue"], r["finding"], date.fromisoformat(r["on_date"])
            )
            for r in rows
            if r["kind"] == "finding"
        ),
        orders=tuple(
            lines.Order(
                r["case_reference"],
                r["what"],
                _day(r["due_on"]),
                _by(r["done_on"], session.today),
                binding=r["kind"] == "order",
            )
            for r in rows
            if r["kind"] in ("order", "recommendation")
        ),
        non_compliance=tuple(_failure(r) for r in rows if r["kind"] == "failure order")
        + texts(session, year, "non-compliance"),
        performance_report="\n\n".join(texts(session, year, "performance report")),
        other_reports=texts(session, year, "other reports"),
    )


def learning(session: Session, year: Year) -> tuple[paper.Learning, ...]:
    """What was learnt, only in the words written for publication (9.1 to 9.3, 8.1 d)."""
    rows = _within(
        session,
        year,
        "SELECT * FROM learning WHERE you_said <> '' AND removed_on IS NULL AND on_date BETWEEN ? AND ?"
        " ORDER BY on_date, id",
    )
    return tuple(
        paper.Learning(r["you_said"], r["we_did"], r["what_changed"], _told(r)) for r in rows
    )


def compliments(session: Session, year: Year) -> tuple[int, tuple[str, ...]]:
    """How many thanks, and what they were about."""
    rows = _within(
        session,
        year,
        "SELECT about FROM compliment WHERE removed_on IS NULL AND on_date BETWEEN ? AND ? ORDER BY on_date, id",
    )
    return len(rows), tuple(dict.fromkeys(r["about"] for r in rows if r["about"]))


def awareness(session: Session, year: Year) -> tuple[lines.Awareness, ...]:
    """What was done so that residents know how to complain (3.3 to 3.7)."""
    rows = _within(
        session,
        year,
        "SELECT what, place, from_on FROM publicity WHERE removed_on IS NULL AND from_on <= ?2"
        " AND coalesce(until_on, '9') >= ?1 ORDER BY from_on, id",
    )
    return tuple(
        lines.Awareness(
            f"{r['what']}: {r['place']}", f"from {paper_date(date.fromisoformat(r['from_on']))}"
        )
        for r in rows
    )


def items_of_kind(session: Session, year: Year, kind: str) -> int:
    """How many entries of a kind the Ombudsman made in the year."""
    row = _within(
        session,
        year,
        "SELECT count(*) AS n FROM ombudsman_item i JOIN ombudsman_case o ON o.id = i.case_id"
        " WHERE i.removed_on IS NULL AND o.removed_on IS NULL AND i.on_date BETWEEN ?1 AND ?2"
        f" AND i.kind = '{kind}'",
    )[0]
    return int(row["n"])


def texts(session: Session, year: Year, part: str) -> tuple[str, ...]:
    """What was written for a part of the report."""
    rows = session.register.tuples(
        "SELECT body FROM report_text WHERE year_end = ? AND part = ?", year.end.isoformat(), part
    )
    return tuple(row[0] for row in rows)


# ---- private


def _within(session: Session, year: Year, sql: str, *more: date) -> list[dict[str, Any]]:
    days = (year.start, year.end, *more)
    return session.register.rows(sql, *(day.isoformat() for day in days))


def _promise_state(row: dict[str, Any], today: date) -> lines.PromiseState:
    due, done = date.fromisoformat(row["due_on"]), _by(row["done_on"], today)
    return lines.PromiseState[promise_state(PromiseFacts(due, due, done), today).name]


def _failure(row: dict[str, Any]) -> str:
    number = row["failure_type"]
    return (
        f"Complaint Handling Failure Order, type {number}: {row['what']}" if number else row["what"]
    )


def _reviews_overdue(session: Session, kind: str) -> int:
    return sum(r.kind == kind and r.due < session.today for r in reviews(session))


def _told(row: dict[str, Any]) -> str:
    on = f", {paper_date(date.fromisoformat(row['told_on']))}" if row["told_on"] else ""
    return f"{row['told_whom']}{on}" if row["told_whom"] else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _by(text: str | None, today: date) -> date | None:
    """The day something was done, if it was by then."""
    day = _day(text)
    return day if day is None or day <= today else None
