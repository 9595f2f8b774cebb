"""The confidential annex: names behind the board edition's references, and from whom each is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.reports.annex import AnnexLine, AnnexPaper, Reader
from chc_desktop.model.rules.independence import bars, members
from chc_desktop.model.rules.interests import Who, name_key
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.interests import deciders, interests
from chc_desktop.model.services.session import Case, RegisterFault, RegisterProblem, Session
from chc_desktop.model.services.year import of_year


def annex_paper(session: Session, year_end: date, member: str = "") -> AnnexPaper:
    """The officer's copy; with ``member`` the copy of one, without the cases kept from them.

    Raises RegisterProblem when nobody of that name sits on the governing body.
    """
    row = session.register.rows("SELECT name, governing_body FROM landlord")[0]
    sitting = members(interests(session), session.today)
    cases = _cases(session, year_end)
    annex = AnnexPaper(
        landlord=row["name"],
        body=row["governing_body"],
        year_end=year_end,
        on=session.today,
        lines=tuple(_line(session, case, sitting) for case in cases),
        readers=tuple(_reader(session, who, cases) for who in sitting),
    )
    return _copy(annex, member, session) if member else annex


def _copy(annex: AnnexPaper, member: str, session: Session) -> AnnexPaper:
    reader = next((r for r in annex.readers if name_key(r.name) == name_key(member)), None)
    if reader is None:
        names = ", ".join(r.name for r in annex.readers) or "nobody"
        text = f"No member of the {annex.body} has that name. On {session.today} it is: {names}."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    kept = tuple(line for line in annex.lines if line.reference not in reader.without)
    lines = tuple(replace(line, not_for=()) for line in kept)
    return replace(annex, copy_for=reader.name, lines=lines, readers=())


def _cases(session: Session, year_end: date) -> tuple[Case, ...]:
    """The year's cases, and every older one that the board edition names."""
    report = annual_report_paper(session, year_end)
    named = {
        line.reference
        for lines in (
            report.late,
            report.extensions,
            report.letters.incomplete,
            report.promises.lines,
            report.ombudsman.findings,
            report.ombudsman.orders,
        )
        for line in lines
    }
    year = session.year(year_end)
    named |= {c.record.reference for stage in Stage for c, _ in of_year(session, year, stage)}
    found = (case for case in session.cases().values() if case.record.reference in named)
    return tuple(sorted(found, key=lambda case: case.record.reference))


def _line(session: Session, case: Case, sitting: tuple[Who, ...]) -> AnnexLine:
    record = case.record
    people = [record.resident, *record.group]
    if record.home:
        people[0] = f"{people[0]}, {record.home}"
    if record.representative:
        people.append(f"spoken for by {record.representative}")
    considered = [
        f"Stage {stage.value}: {', '.join(who.name for who in found)}"
        for stage in Stage
        if (found := deciders(case, stage))
    ]
    return AnnexLine(
        record.reference,
        tuple(filter(None, people)),
        tuple(considered),
        tuple(who.name for who in sitting if _kept_from(session, case, who)),
    )


def _reader(session: Session, who: Who, cases: tuple[Case, ...]) -> Reader:
    kept = [(case.record.reference, _kept_from(session, case, who)) for case in cases]
    return Reader(
        who.name,
        tuple(reference for reference, why in kept if why),
        tuple(f"{reference}: {sentence}" for reference, why in kept for sentence in why),
    )


def _kept_from(session: Session, case: Case, who: Who) -> tuple[str, ...]:
    """Why somebody may not read a line: a conflict of interest (5.8), or they are part of it."""
    found = bars(who, Stage.ONE, session.today, interests(session, case))
    return tuple(bar.text for bar in found if bar.provision == "5.8")
