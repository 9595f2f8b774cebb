"""Papers for the committee, for the tests of papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.reports import case_lines as lines
from chc_desktop.model.reports.committee_paper import CommitteePaper, Needed, PeriodFigures
from chc_desktop.model.reports.figures import Count, Share, StageCount

ENDS = (date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30))
STARTS = (date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1))
NONE = Share(0, 0)


def make_quiet_committee() -> CommitteePaper:
    periods = tuple(
        PeriodFigures(start, end, 0, 0, 0, NONE, NONE, NONE, NONE)
        for start, end in zip(STARTS, ENDS, strict=True)
    )
    return CommitteePaper(
        landlord="Example Street Housing Co-operative",
        body="committee",
        start=STARTS[-1],
        end=ENDS[-1],
        as_of=date(2026, 7, 8),
        meeting=None,
        next_meeting=None,
        needed=(),
        also=(("Overdue: none.", "No complaints open."),),
        periods=periods,
        categories=(),
        outcomes=(),
        late=(),
        trends=("Stage 1 complaints, period by period: none, none, none, none.",),
        ombudsman=lines.Ombudsman(),
        open_orders=(),
        promises_late=(),
        year_end=date(2026, 3, 31),
        yearly=(("Annual report", "Not approved"), ("Self-assessment", "Not approved")),
    )


def make_committee() -> CommitteePaper:
    quiet = make_quiet_committee()
    busy = replace(quiet.periods[-1], stage1=6, stage2=2, acknowledged=Share(5, 6))
    agree = ("Agreed", "Not agreed", "Changed")
    due = date(2026, 7, 24)
    return replace(
        quiet,
        meeting=date(2026, 7, 15),
        next_meeting=date(2026, 8, 19),
        needed=(
            Needed(
                "Choose who considers stage 2 of 26/02.",
                ("Due on that day.",),
                due,
                agree,
                waits=False,
            ),
            Needed("Decide on restriction R2.", ("It ends.",), date(2026, 9, 30), ("Lift", "Keep")),
            Needed("Note the decision on 26/01.", (), None, ("Noted",)),
        ),
        periods=(*quiet.periods[:-1], busy),
        categories=(Count("repairs", 4), Count("damp, mould and leaks", 2)),
        outcomes=(StageCount("Upheld", 3, 1), StageCount("Not upheld", 0, 0)),
        late=(
            lines.LateCase(
                "26/01", "Response at stage 1", 4, "The surveyor was ill.", still_open=True
            ),
        ),
        ombudsman=lines.Ombudsman(
            cases=1,
            findings=(lines.Finding("26/01", "Repairs", "maladministration", due),),
            orders=(lines.Order("26/01", "Apologise in writing", due, due),),
            non_compliance=("Complaint Handling Failure Order, type 2: answer",),
        ),
        open_orders=(lines.Order("25/03", "Pay £250", None),),
        promises_late=(
            lines.PromiseLine("26/01", "Mend the gutter", due, lines.PromiseState.OVERDUE),
        ),
    )
