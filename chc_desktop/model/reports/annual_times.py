"""How long complaints took: the strip, the shares in time (CH02), late cases, extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.figures import MarkKind
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.marks import Figure
from chc_desktop.model.reports.strip import Strip, Track, late_words
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Share, StageTimes, TimeMark
    from chc_desktop.model.reports.year_paper import YearPaper

_READ_MARKS = "One mark is one complaint; it stands on the working day on which our letter went."
_READ_BARS = "One bar is one working day; its height is how many letters went on that day."
_LISTED_UP_TO = 6  # so few values are listed, beside their mean and median


def how_long_they_took(paper: Paper, report: YearPaper) -> None:
    """Add the timeliness of both stages."""
    one, two = report.stage1_times, report.stage2_times
    paper.heading("How long they took", 1, key="times")
    if not (one.acknowledged.of or one.answered.of or two.answered.of or one.not_yet_due):
        paper.none("0 of 0 is neither 0% nor 100%.")
    else:
        tracks = _tracks(report)
        strip = Strip(tracks)
        paper.text(
            [
                bold(
                    f"{words.share(one.acknowledged)} acknowledged in time, "
                    f"{words.share(one.answered)} answered in time at stage 1, "
                    f"{words.share(two.answered)} at stage 2."
                ),
                "" if paper.large else f" {_READ_BARS if strip.bars else _READ_MARKS}",
            ],
            holds=True,
        )
        if any(track.marks for track in tracks):
            lines = _in_words(tracks)
            paper.add(Figure(strip, " ".join(lines), lines))
    _shares(paper, report)
    if report.why_late.strip():
        paper.heading("Why answers were late", 2)
        paper.prose(report.why_late)


def _tracks(report: YearPaper) -> list[Track]:
    since = "acknowledgement"
    return [
        Track(
            "Acknowledged", ("working days from", "receipt (6.2)"), 5, 5, report.acknowledged_marks
        ),
        Track(
            "Stage 1 answer", ("working days from", f"{since} (6.3)"), 10, 20, report.stage1_marks
        ),
        Track(
            "Stage 2 answer", ("working days from", f"{since} (6.14)"), 20, 40, report.stage2_marks
        ),
    ]


def _in_words(tracks: Sequence[Track]) -> list[str]:
    """Return the strips in words: the crowd as a range, every other mark by its day."""
    said = []
    for track in tracks:
        if not track.marks:
            continue
        in_time = sorted(m.days for m in track.marks if m.kind is MarkKind.IN_TIME)
        part = (
            f"{track.name}: {len(in_time)} of {len(track.marks)} within {track.limit} working days"
        )
        if in_time:
            last = f" to {in_time[-1]}" if in_time[-1] != in_time[0] else ""
            part += f", on day {in_time[0]}{last}"
        longer = sorted(m.days for m in track.marks if m.kind is MarkKind.IN_EXTENSION)
        if len(longer) > _LISTED_UP_TO:
            days = f"{longer[0]} to {longer[-1]}"
            part += f"; {len(longer)} in time because validly extended, on day {days}"
        elif longer:
            days = words.listed([str(d) for d in longer])
            part += f"; in time because validly extended, on day {days}"
        late = sorted(m.days_late for m in track.marks if m.kind is MarkKind.LATE)
        part += f"; {late_words(late)}" if late else "; none late"
        said.append(part + ".")
    return said


def _shares(paper: Paper, report: YearPaper) -> None:
    one, two = report.stage1_times, report.stage2_times
    paper.heading("The share in time", 2)
    columns = [
        Column(72, "Answered in time (CH02)"),
        Column(26, "Stage 1", CELL_BOLD, right=True),
        Column(22, "Rate", right=True),
        Column(26, "Stage 2", CELL_BOLD, right=True),
        Column(22, "Rate", right=True),
    ]
    pairs: list[tuple[str, Share, Share]] = [
        ("With valid extensions", one.answered, two.answered),
        ("Without extensions", one.without_extensions, two.without_extensions),
        ("By the on-time date", one.by_on_time_date, two.by_on_time_date),
        ("Acknowledged in 5 working days", one.acknowledged, two.acknowledged),
    ]
    rows = [
        [name, words.share(a), words.rate(a), words.share(b), words.rate(b)] for name, a, b in pairs
    ]
    rows.append(
        [
            f"Not yet due on {words.day(report.as_of)}",
            words.count(one.not_yet_due),
            "",
            words.count(two.not_yet_due),
            "",
        ]
    )
    paper.table(grid(columns, rows, row_heads=True))
    for stage, times, marks in ((1, one, report.stage1_marks), (2, two, report.stage2_marks)):
        paper.note(_spread(stage, times, marks))


def _spread(stage: int, times: StageTimes, marks: Sequence[TimeMark]) -> str:
    spread = times.spread
    if not spread.of or spread.mean is None or spread.median is None:
        return f"Stage {stage}: no response yet, so no mean and no median."
    from_to = "from acknowledgement to response"
    if spread.of == 1:
        return f"Stage {stage} took {spread.mean:g} working days in the one case, {from_to}."
    averages = f"{spread.median:.1f} working days at the median"
    averages += f" (the middle of {spread.of}) and {spread.mean:.1f} on average, {from_to}"
    listed = ""
    if spread.of <= _LISTED_UP_TO and len(marks) == spread.of:
        listed = f": {words.listed([str(d) for d in sorted(m.days for m in marks)])}"
    return f"Stage {stage} took {averages}{listed}."
