"""The public edition of a year's report, filled behind the privacy wall.

What leaves here is a ``PublicReport``: counts, words of our own, and texts written to be
published. Words that a file or an officer brought (an unknown category or channel, a reason, an
order) are counted under words of our own and stay behind.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports import public_paper as public
from chc_desktop.model.reports.year_paper import YearPaper
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.restating import public_restated
from chc_desktop.model.rules.values import CATEGORIES, CHANNELS, Finding, RemedyHead
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.annual import notes_of, values_of, year_paper
from chc_desktop.model.services.closed_years import PUBLIC, approved_counts, closings
from chc_desktop.model.services.locked_figures import unlocked_tables
from chc_desktop.model.services.public_tables import sum_is_shown
from chc_desktop.model.services.restatements import restatements
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year_counts import OTHER, YearCounts, known, tables_of

OFFICER = "The complaints officer"
FINDINGS = frozenset(finding.value for finding in Finding)
WITHOUT_MONEY = (RemedyHead.ACTION.value, RemedyHead.APOLOGY.value)


def public_report_paper(session: Session, year_end: date) -> public.PublicReport:
    """Everything the public edition of a year's report prints.

    The figures of a closed year stay those it was first closed with, so that nobody can lay two
    papers side by side; beside them stand the measures as restated (``rules/restating``).
    """
    counts = approved_counts(session, year_end, first=True)
    tables = _tables(session, year_end, counts)
    shared = _without_words_of_cases(session, year_paper(session, year_end, first=True), counts)
    return public.PublicReport(
        **values_of(shared),
        missed=counts.missed,
        extensions=counts.extensions,
        incomplete_letters=counts.letters,
        tables=tables,
        remedies=_remedies(counts),
        promises=counts.promises,
        ombudsman=_ombudsman(session, session.year(year_end), counts),
        case_studies=_case_studies(session, year_end),
    )


# ---- private


def _tables(session: Session, year_end: date, counts: YearCounts) -> public.PublicTables:
    found = closings(session, year_end)
    if found:
        return unlocked_tables(found[0].figures[PUBLIC])
    return tables_of(session, year_end, counts)


def _without_words_of_cases(session: Session, found: YearPaper, counts: YearCounts) -> YearPaper:
    form = found.assessment
    categories = known(found.categories, CATEGORIES)
    used = {count.name for count in categories}
    return replace(
        found,
        channels=known(found.channels, CHANNELS),
        categories=categories,
        categories_unused=tuple(name for name in CATEGORIES if name not in used),
        figures=_without_small_sums(session, found.figures),
        earlier=tuple(_without_small_sums(session, each) for each in found.earlier),
        approval=_by_the_officer(found.approval),
        locked=_for_everybody(session, found.year_end, found.locked),
        earlier_locked=tuple(
            _for_everybody(session, year.year_end, locked)
            for year, locked in zip(found.earlier, found.earlier_locked, strict=True)
        ),
        notes=notes_of(session, found.year_end, counts),
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


def _without_small_sums(session: Session, found: paper.YearFigures) -> paper.YearFigures:
    closed = closings(session, found.year_end)
    if closed:
        shown = closed[0].figures[PUBLIC]["paid_pence"] is not None
    else:
        shown = sum_is_shown(session, session.year(found.year_end))
    if not found.paid_in or shown:
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


def _for_everybody(
    session: Session, year_end: date, locked: paper.LockedYear | None
) -> paper.LockedYear | None:
    """What is restated in public: the measures only, and how many figures more have changed."""
    lines = {line.found: line for line in restatements(session, year_end)}
    shown, more = public_restated(lines)
    said = tuple(
        paper.RestatedFigure(each.title, each.was, each.now, lines[each].since, each.name)
        for each in shown
    )
    return locked and replace(locked, restated=said, more=more)


def _remedies(counts: YearCounts) -> tuple[paper.Count, ...]:
    """What was promised beside money, by kind; money stands in a table of its own."""
    made = {count.name.casefold(): count.n for count in counts.remedies}
    return tuple(
        paper.Count(head.capitalize(), made[head]) for head in WITHOUT_MONEY if head in made
    )


def _ombudsman(session: Session, year: Year, counts: YearCounts) -> public.PublicOmbudsman:
    kinds: Counter[str] = Counter()
    for finding in counts.ombudsman.findings:
        kinds[finding.name if finding.name in FINDINGS else OTHER] += finding.n
    return replace(
        counts.ombudsman,
        findings=tuple(paper.Count(name, n) for name, n in kinds.most_common()),
        non_compliance=registers.texts(session, year, "non-compliance"),
        performance_report="\n\n".join(registers.texts(session, year, "performance report")),
        other_reports=registers.texts(session, year, "other reports"),
    )


def _case_studies(session: Session, year_end: date) -> tuple[public.CaseStudy, ...]:
    rows = session.register.rows(
        "SELECT title, body FROM case_study WHERE year_end = ? AND removed_on IS NULL ORDER BY id",
        year_end.isoformat(),
    )
    return tuple(public.CaseStudy(row["title"], row["body"]) for row in rows)
