"""What the quarterly paper for the governing body is made from (9.7): references, never names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.case_lines import LateCase, Ombudsman, Order, PromiseLine
    from chc_desktop.model.reports.figures import Count, Share, StageCount


@dataclass(frozen=True, slots=True)
class Needed:
    """A decision needed: what is asked, why now, who takes no part, by when, what to tick."""

    ask: str
    why: tuple[str, ...]
    by: date | None
    boxes: tuple[str, ...]
    waits: bool = True
    """False: it cannot wait for the meeting after this one."""


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A period's volumes and performance (9.7 a)."""

    start: date
    end: date
    stage1: int
    stage2: int
    refused: int
    acknowledged: Share
    answered_stage1: Share
    answered_stage2: Share
    upheld: Share


@dataclass(frozen=True, slots=True)
class CommitteePaper:
    """The paper. ``periods`` are four, this one last; ``also`` are a bold start and its rest."""

    landlord: str
    body: str
    start: date
    end: date
    as_of: date
    meeting: date | None
    next_meeting: date | None
    needed: tuple[Needed, ...]
    also: tuple[tuple[str, str], ...]
    periods: tuple[PeriodFigures, ...]
    categories: tuple[Count, ...]
    outcomes: tuple[StageCount, ...]
    late: tuple[LateCase, ...]
    trends: tuple[str, ...]
    ombudsman: Ombudsman
    open_orders: tuple[Order, ...]
    promises_late: tuple[PromiseLine, ...]
    year_end: date
    yearly: tuple[tuple[str, str], ...]
    """Each paper of that year, and how it stands (9.7 d)."""
    history_code: str = ""
    """The code of the register's history, with what it is for."""
