"""The public edition of a year's report, filled behind the privacy wall.

What leaves here is a ``PublicReport``: counts, words of our own, and texts written to be
published. Words that a file or an officer brought (an unknown category or channel, a reason, an
order) are counted under words of our own and stay behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports import public_paper as public
from chc_desktop.model.reports.case_lines import Order
from chc_desktop.model.reports.year_paper import YearPaper
from chc_desktop.model.rules.measures import Year, year_to
from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.values import CATEGORIES, CHANNELS, Clock, Finding, RemedyHead, Stage
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.annual import category_outcomes, values_of, year_paper
from chc_desktop.model.services.annual_letters import letters_of_year
from chc_desktop.model.services.public_tables import public_tables, sum_is_shown
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import of_year

OTHER, NOT_RECORDED = "other", "not recorded"
OFFICER = "The complaints officer"
WITHOUT_MONEY = (RemedyHead.ACTION.value, RemedyHead.APOLOGY.value)


def public_report_paper(session: Session, year_end: date) -> public.PublicReport:
    """Everything the public edition of a year's report prints."""
    year = year_to(year_end)
    shared = _without_words_of_cases(session, year_paper(session, year_end))
    decided = _known_categories(category_outcomes(session, year))
    letters = letters_of_year(session, year)
    told = figures.extensions(session, year)
    made = registers.promises(session, year)
    return public.PublicReport(
        **values_of(shared),
        missed=_missed(session, year),
        extensions=paper.Share(sum(line.counts for line in told), len(told)),
        incomplete_letters=paper.Share(len(letters.incomplete), letters.sent),
        tables=public_tables(session, year, (decided, shared.categories, shared.outcomes)),
        remedies=_remedies(session, year),
        promises=paper.PromiseCounts(made.kept, made.kept_late, made.open, made.overdue),
        ombudsman=_ombudsman(session, year),
        case_studies=_case_studies(session, year_end),
    )


# ---- private


def _without_words_of_cases(session: Session, found: YearPaper) -> YearPaper:
    form = found.assessment
    categories = _known(found.categories, CATEGORIES)
    used = {count.name for count in categories}
    return replace(
        found,
        channels=_known(found.channels, CHANNELS),
        categories=categories,
        categories_unused=tuple(name for name in CATEGORIES if name not in used),
        figures=_without_small_sums(session, found.figures),
        earlier=tuple(_without_small_sums(session, each) for each in found.earlier),
        approval=_by_the_officer(found.approval),
        notes=figures.notes(session, year_to(found.year_end)),
        # What is wrong with a draft is for the officer, who sees the cases behind it.
        assessment=form
        and replace(
            form,
            problems=(),
            approval=_by_the_officer(form.approval),
            compared_with_last_year="",
            notes=(),
        ),
    )


def _known(counts: Iterable[paper.Count], names: tuple[str, ...]) -> tuple[paper.Count, ...]:
    """Counts by words of our own; all others together are "other"."""
    found: Counter[str] = Counter()
    for count in counts:
        found[count.name if count.name in (*names, NOT_RECORDED) else OTHER] += count.n
    return tuple(paper.Count(name, n) for name, n in found.most_common())


def _known_categories(
    lines: tuple[paper.CategoryOutcome, ...],
) -> tuple[paper.CategoryOutcome, ...]:
    found: dict[str, paper.CategoryOutcome] = {}
    for line in lines:
        name = line.name if line.name in (*CATEGORIES, NOT_RECORDED) else OTHER
        sofar = found.get(name, paper.CategoryOutcome(name))
        found[name] = paper.CategoryOutcome(
            name,
            sofar.upheld + line.upheld,
            sofar.partly_upheld + line.partly_upheld,
            sofar.not_upheld + line.not_upheld,
        )
    return tuple(found.values())


def _without_small_sums(session: Session, found: paper.YearFigures) -> paper.YearFigures:
    if not found.paid_in or sum_is_shown(session, year_to(found.year_end)):
        return found
    return replace(found, paid_pence=None, paid_in=None, paid_withheld=True)


def _by_the_officer(approval: paper.Approval) -> paper.Approval:
    """Roles, not names, except who signs; no words of our own files."""
    return replace(
        approval,
        prepared_by=OFFICER if approval.prepared_by else "",
        checked_by="",
        publish_where="",
        submitted_how="",
        version="",
    )


def _missed(session: Session, year: Year) -> tuple[public.Missed, ...]:
    found = []
    for stage in Stage:
        for clock in (Clock.ACKNOWLEDGE, Clock.RESPOND):
            missed = [
                breach
                for case, _ in of_year(session, year, stage)
                for breach in session.breaches(case)
                if breach.stage is stage and breach.clock is clock
            ]
            days = tuple(sorted(breach.days_late for breach in missed))
            still = sum(breach.still_open for breach in missed)
            found.append(public.Missed(int(stage), clock is Clock.RESPOND, days, still))
    return tuple(found)


def _remedies(session: Session, year: Year) -> tuple[paper.Count, ...]:
    """What was promised beside money, by kind; money stands in a table of its own."""
    counts = {count.name.casefold(): count.n for count in registers.remedies(session, year)}
    return tuple(
        paper.Count(head.capitalize(), counts[head]) for head in WITHOUT_MONEY if head in counts
    )


def _ombudsman(session: Session, year: Year) -> public.PublicOmbudsman:
    said = registers.ombudsman(session, year)
    kinds = Counter(_finding(line.finding) for line in said.findings)
    return public.PublicOmbudsman(
        cases=said.cases,
        findings=tuple(paper.Count(name, n) for name, n in kinds.most_common()),
        orders=_in_time(said.orders, binding=True),
        recommendations=_in_time(said.orders, binding=False),
        failure_orders=registers.items_of_kind(session, year, ItemKind.FAILURE_ORDER.value),
        non_compliance=registers.texts(session, year, "non-compliance"),
        performance_report=said.performance_report,
        other_reports=said.other_reports,
    )


def _finding(words: str) -> str:
    return words if words in {finding.value for finding in Finding} else OTHER


def _in_time(orders: Iterable[Order], *, binding: bool) -> paper.Share:
    of = [order for order in orders if order.binding is binding]
    kept = [o for o in of if o.complied_on and (o.due is None or o.complied_on <= o.due)]
    return paper.Share(len(kept), len(of))


def _case_studies(session: Session, year_end: date) -> tuple[public.CaseStudy, ...]:
    rows = session.register.rows(
        "SELECT title, body FROM case_study WHERE year_end = ? AND removed_on IS NULL ORDER BY id",
        year_end.isoformat(),
    )
    return tuple(public.CaseStudy(row["title"], row["body"]) for row in rows)
