"""The tables about people for the public edition, small numbers hidden (``rules/disclosure``).

They are protected against papers for each quarter of the year that hide small numbers alike, so
that a quarter and the year together give nothing away, whichever was printed first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from chc_desktop.model.reports.papers import CategoryOutcome, Count, MoneyLine, StageCount
from chc_desktop.model.reports.public_paper import Cell, CellRow, PublicTables
from chc_desktop.model.rules.disclosure import Key, Released, Sum, is_small, release
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.values import Outcome
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.session import Session

Lines = Sequence[tuple[str, int, bool]]
"""Name, number, and whether the numbers of the quarters make the year's."""
DECIDED = (Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD)
PAID_IN = "paid in"


def public_tables(
    session: Session,
    year: Year,
    decided: tuple[tuple[CategoryOutcome, ...], tuple[Count, ...], tuple[StageCount, ...]],
) -> PublicTables:
    """All tables about people; ``decided`` are category by outcome, and both totals as printed."""
    money = _money(session, year)
    return PublicTables(
        adjustments=_cells(
            _year(_adjustments(session, year), [_adjustments(session, q) for q in quarters(year)])
        ),
        restrictions=_cells(
            _year(_restrictions(session, year), [_restrictions(session, q) for q in quarters(year)])
        ),
        compensation=_cells(money, without=PAID_IN),
        paid_pence=registers.paid(session, year)[0] if sum_is_shown(session, year) else None,
        paid_in=money.words(PAID_IN),
        category_outcomes=_category_outcomes(*decided),
    )


def sum_is_shown(session: Session, year: Year) -> bool:
    """Whether the money of a year may be printed: nobody's share follows from it.

    It does where few got money, and where all but one quarter's sums are printed.
    """
    if is_small(registers.paid(session, year)[1]):
        return False
    return sum(is_small(registers.paid(session, q)[1]) for q in quarters(year)) != 1


def quarters(year: Year) -> tuple[Year, ...]:
    """The four quarters of a reporting year."""
    starts = [add_months(year.start, 3 * n) for n in range(4)]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [year.end]
    return tuple(Year(start, end) for start, end in zip(starts, ends, strict=True))


# ---- private


def _year(lines: Lines, of_quarters: Sequence[Lines]) -> Released:
    """A year's lines as they may be printed after the papers of its quarters."""
    earlier: list[Released] = []
    for number, quarter in enumerate(of_quarters):
        values: dict[Key, int] = {(number, name): n for name, n, _ in quarter}
        earlier.append(release(values, (), tuple(earlier)))
    links = tuple(
        Sum(tuple((number, name) for number in range(len(of_quarters))), name)
        for name, _, adds_up in lines
        if adds_up
    )
    return release({name: n for name, n, _ in lines}, (), tuple(earlier), links)


def _adjustments(session: Session, year: Year) -> Lines:
    found = registers.adjustments(session, year)
    return [
        ("Asked for in the year", found.asked, True),
        ("Agreed", found.agreed, True),
        ("Declined, with reasons", found.declined, True),
        ("In force at the year end", found.in_force, False),
        ("Reviews overdue", found.reviews_overdue, False),
    ]


def _restrictions(session: Session, year: Year) -> Lines:
    found = registers.restrictions(session, year)
    return [
        ("Begun in the year", found.imposed, True),
        ("Reviewed in the year", found.reviewed, True),
        ("Ended in the year", found.ended, True),
        ("In force at the year end", found.in_force, False),
        ("Reviews overdue", found.reviews_overdue, False),
    ]


def _money(session: Session, year: Year) -> Released:
    """Complaints in which money was paid, in all and by kind; one may have several kinds."""

    def table(of: Year, name: str) -> tuple[dict[Key, int], tuple[Sum, ...]]:
        kinds: Sequence[MoneyLine] = registers.compensation(session, of)
        values: dict[Key, int] = {(name, k.kind): k.complaints for k in kinds}
        values[name, PAID_IN] = registers.paid(session, of)[1]
        parts = tuple((name, k.kind) for k in kinds)
        within = [Sum(((name, PAID_IN),), part, at_least=True) for part in parts]
        return values, (Sum(parts, (name, PAID_IN), at_least=True), *within)

    earlier: list[Released] = []
    for number, quarter in enumerate(quarters(year)):
        earlier.append(release(*table(quarter, str(number)), tuple(earlier)))
    values, sums = table(year, "")
    links = []
    for _, kind in values:
        before = tuple(
            (str(n), kind) for n, paper in enumerate(earlier) if (str(n), kind) in paper.values
        )
        links.append(Sum(before, ("", kind), at_least=True))
    found = release(values, sums, tuple(earlier), tuple(links))
    return Released(
        {kind: n for (_, kind), n in values.items()},
        (),
        frozenset(kind for _, kind in found.hidden),
        frozenset(kind for _, kind in found.withheld),
        frozenset(kind for _, kind in found.exposed),
    )


def _category_outcomes(
    lines: tuple[CategoryOutcome, ...],
    categories: tuple[Count, ...],
    outcomes: tuple[StageCount, ...],
) -> tuple[CellRow, ...] | None:
    """Category by decision; both totals of it are printed in other tables of the report."""
    if not lines:
        return ()
    values: dict[Key, int] = {}
    sums: list[Sum] = []
    received = {count.name: count.n for count in categories}
    for line in lines:
        numbers = (line.upheld, line.partly_upheld, line.not_upheld)
        for outcome, number in zip(DECIDED, numbers, strict=True):
            values[line.name, outcome] = number
        values[line.name, "received"] = received[line.name]
        values[line.name, "undecided"] = received[line.name] - line.decided
        cells = tuple((line.name, part) for part in (*DECIDED, "undecided"))
        sums.append(Sum(cells, (line.name, "received")))
    totals = {count.name.casefold(): count.stage1 for count in outcomes}
    for outcome in DECIDED:
        values["all", outcome] = totals[outcome.value]
        cells = tuple((line.name, outcome) for line in lines)
        over = sum(values[cell] for cell in cells) > totals[outcome.value]
        sums.append(Sum(cells, ("all", outcome), at_least=over))
    always = [key for key in values if "all" in key or "received" in key]
    unseen = [key for key in values if "undecided" in key]
    found = release(values, tuple(sums), always=always, unseen=unseen)
    cells = tuple((line.name, outcome) for line in lines for outcome in DECIDED)
    if found.mostly_hidden(cells):
        return None
    return tuple(
        CellRow(line.name, tuple(found.words((line.name, outcome)) for outcome in DECIDED))
        for line in lines
    )


def _cells(found: Released, without: str = "") -> tuple[Cell, ...] | None:
    keys = [key for key in found.values if key != without]
    if found.mostly_hidden(keys):
        return None
    return tuple(Cell(str(key), found.words(key)) for key in keys)
