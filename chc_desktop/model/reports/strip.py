"""The two drawn figures: the timeliness strip and the map of all answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from chc_desktop.model.reports import words
from chc_desktop.model.reports.figures import MarkKind, TimeMark
from chc_desktop.model.reports.lines import line_of, show, width_of_line
from chc_desktop.model.reports.look import BLACK, MM, PETROL, PORTRAIT, WHITE
from chc_desktop.model.reports.papers import Comply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

_LABELS = 44 * MM  # the column of names left of the strips
_DISC = 4.2 * MM
_MOST_MARKS = 60
_MOST_HIGH = 8
_LAST_DAY = 60  # later marks stand here; their label says how late they are
_BARS_HIGH = 14 * MM
_OVER_BARS = 62.0  # points for counts, what is said of late ones, and the limit's name
_MOST_DAYS_MORE = 15


@dataclass(frozen=True, slots=True)
class Track:
    """One strip: what is counted, the limit in working days, the marks."""

    name: str
    lines: tuple[str, ...]
    limit: int
    extended_limit: int
    marks: tuple[TimeMark, ...]


def put(
    canv: Canvas, x: float, y: float, text: str, size: float = 10.5, *, bold: bool = False
) -> None:
    """Draw one line of text inside a figure, with its left end at `x`."""
    tx = canv.beginText(x, y)
    show(tx, line_of(text, size, bold=bold), size)
    canv.drawText(tx)


def wide(text: str, size: float = 10.5, *, bold: bool = False) -> float:
    """Return the width of a line of text in points."""
    return width_of_line(line_of(text, size, bold=bold))


class Strip(Flowable):
    """Three strips on one scale of working days. One mark is one complaint."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        super().__init__()
        self.tracks = [track for track in tracks if track.marks]
        marks = [mark for track in self.tracks for mark in track.marks]
        limits = [track.limit for track in self.tracks]
        limits += [t.extended_limit for t in self.tracks if _extended(t)]
        last = max([min(mark.days, _LAST_DAY) for mark in marks] + limits, default=10)
        self.room = PORTRAIT.text_width - _LABELS
        self.days = last + 3
        while self.days < last + _MOST_DAYS_MORE and not all(map(self._late_fits, self.tracks)):
            self.days += 1
        self.step = self.room / (self.days + 1)
        self.disc = min(_DISC, self.step * 0.86)
        self.bars = len(marks) > _MOST_MARKS or self._highest(marks) > _MOST_HIGH

    def _late_fits(self, track: Track) -> bool:
        """Whether what is said of late ones has room after the limit."""
        late = _late(track)
        after = (self.days - track.limit) * self.room / (self.days + 1)
        return not late or wide(late_words(late)) + 6 < after

    def _highest(self, marks: Sequence[TimeMark]) -> int:
        piles = [max(_piles(track.marks).values(), default=0) for track in self.tracks]
        return max(piles, default=0) if marks else 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of all strips with their scale and key."""
        self.width = PORTRAIT.text_width
        self.height = sum(self._height(track) for track in self.tracks) + 46
        return self.width, self.height

    def _height(self, track: Track) -> float:
        if self.bars:
            return _BARS_HIGH + _OVER_BARS
        high = max(_piles(track.marks).values(), default=0)
        return max(high * (self.disc + 1) + 16, 13.5 * len(track.lines) + 18, 34) + 22

    def at(self, day: float) -> float:
        """Return the x of a working day."""
        return _LABELS + (day + 0.5) * self.step

    def draw(self) -> None:
        """Draw strips, scale and key from the top."""
        y = self.height
        for track in self.tracks:
            y -= self._height(track)
            self._track(track, y)
        canv = self.canv
        canv.setFillColor(BLACK)
        put(canv, 0, y - 15, "Working days")
        for day in range(0, self.days, 5):
            canv.setLineWidth(0.5)
            canv.line(self.at(day), y, self.at(day), y - 3)
            put(canv, self.at(day) - wide(str(day)) / 2, y - 15, str(day))
        self._key(y - 40)

    def _track(self, track: Track, y: float) -> None:
        canv, high = self.canv, self._height(track) - 18
        canv.setFillColor(BLACK)
        canv.setStrokeColor(BLACK)
        put(canv, 0, y + high - 14, track.name, 12, bold=True)
        for n, line in enumerate(track.lines):
            put(canv, 0, y + high - 28 - 13 * n, line)
        limit = self.at(track.limit) + self.step / 2
        label = f"limit {track.limit} days"
        put(canv, max(limit - wide(label, bold=True), _LABELS), y + high + 2, label, bold=True)
        canv.setLineWidth(2.2)
        canv.line(limit, y, limit, y + high - 2)
        canv.setLineWidth(0.8)
        canv.line(_LABELS, y, limit, y)
        canv.setLineWidth(3)
        canv.line(limit, y, self.width, y)
        if _extended(track):
            self._extended_limit(track, limit, y, high)
        if self.bars:
            self._bars(track, y + 2)
        else:
            self._marks(track, y + 2)

    def _extended_limit(self, track: Track, limit: float, y: float, high: float) -> None:
        canv = self.canv
        x = self.at(track.extended_limit) + self.step / 2
        label = f"limit if extended {track.extended_limit}"
        canv.setDash(3, 2)
        canv.setLineWidth(1.4)
        canv.line(x, y, x, y + high - 2)
        canv.setDash()
        put(canv, max(x - wide(label), limit + 6), y + high + 2, label)

    def _marks(self, track: Track, y: float) -> None:
        piled: Counter[int] = Counter()
        top = y
        for mark in sorted(track.marks, key=lambda m: (m.days, m.kind.value)):
            day = min(mark.days, _LAST_DAY)
            at = y + piled[day] * (self.disc + 1)
            piled[day] += 1
            _mark(self.canv, mark.kind, self.at(day), at + self.disc / 2, self.disc)
            if mark.days > track.limit:
                top = max(top, at + self.disc)
        self._late_label(track, top + 3)

    def _bars(self, track: Track, y: float) -> None:
        """Draw a bar for each day, its count above it where nothing else stands."""
        piles = _piles(track.marks)
        most = max(piles.values())
        taken = []
        for day, number in piles.items():
            x, height = self.at(day) - self.disc / 2, max(1.5, _BARS_HIGH * number / most)
            self._bar(track, day, x, y, height / number)
            taken.append((x, y + height, self.disc))
        top = y
        for day, number in sorted(piles.items(), key=lambda pile: pile[1]):
            text = str(number)
            x, at = self.at(day) - wide(text) / 2, y + max(1.5, _BARS_HIGH * number / most) + 2
            while any(
                x < left + across and left < x + wide(text) and at < up
                for left, up, across in taken
            ):
                at += 1
            self._on_white(x, at, text)
            taken.append((x, at + 10, wide(text)))
            if day >= track.limit:
                top = max(top, at + 9)
        self._late_label(track, top + 3)

    def _bar(self, track: Track, day: int, x: float, y: float, each: float) -> None:
        """Draw a day's bar: in time, above it in time by an extension, above it late."""
        canv = self.canv
        canv.setStrokeColor(PETROL)
        for kind in MarkKind:
            number = sum(m.kind is kind and min(m.days, _LAST_DAY) == day for m in track.marks)
            if not number:
                continue
            canv.setFillColor(BLACK if kind is MarkKind.LATE else PETROL)
            ring = kind is MarkKind.IN_EXTENSION
            if ring:
                canv.setFillColor(WHITE)
            canv.setLineWidth(0.8)
            inset = 0.4 if ring else 0
            high = max(each * number - 2 * inset, 0.5)
            canv.rect(x + inset, y + inset, self.disc - 2 * inset, high, stroke=ring, fill=1)
            y += each * number
        canv.setStrokeColor(BLACK)
        canv.setFillColor(BLACK)

    def _late_label(self, track: Track, y: float) -> None:
        late = _late(track)
        if not late:
            return
        label = late_words(late)
        first = min(min(m.days, _LAST_DAY) for m in track.marks if m.kind is MarkKind.LATE)
        after_limit = self.at(track.limit) + self.step / 2 + 4
        x = min(max(self.at(first) - self.disc / 2, after_limit), self.width - wide(label))
        self._on_white(x, y, label)

    def _on_white(self, x: float, y: float, label: str) -> None:
        """Write a label that may cross a limit."""
        self.canv.setFillColor(WHITE)
        self.canv.rect(x - 1, y - 1, wide(label) + 2, 10, stroke=0, fill=1)
        self.canv.setFillColor(BLACK)
        put(self.canv, x, y, label)

    def _key(self, y: float) -> None:
        canv, x = self.canv, 4.0
        used = {mark.kind for track in self.tracks for mark in track.marks}
        for kind in MarkKind:
            if kind in used:
                _mark(canv, kind, x + 4, y + 4, 9)
                canv.setFillColor(BLACK)
                put(canv, x + 14, y, kind.value)
                x += 14 + wide(kind.value) + 24


def late_words(late: Sequence[int]) -> str:
    """Return "3 and 4 days late", or "7 late, by 1 to 12 days"; `late` is sorted."""
    if len(late) > 3 and late[0] == late[-1]:
        return f"{len(late)} late, each by {late[0]} day{'' if late[0] == 1 else 's'}"
    if len(late) > 3:
        return f"{len(late)} late, by {late[0]} to {late[-1]} days"
    unit = "day" if list(late) == [1] else "days"
    return f"{words.listed([str(n) for n in late])} {unit} late"


def _late(track: Track) -> list[int]:
    return sorted(m.days_late for m in track.marks if m.kind is MarkKind.LATE)


def _piles(marks: Sequence[TimeMark]) -> Counter[int]:
    return Counter(min(mark.days, _LAST_DAY) for mark in marks)


def _extended(track: Track) -> bool:
    return any(mark.kind is MarkKind.IN_EXTENSION for mark in track.marks)


def _mark(canv: Canvas, kind: MarkKind, x: float, y: float, size: float) -> None:
    if kind is MarkKind.LATE:
        side = size * 0.86
        canv.setFillColor(BLACK)
        canv.rect(x - side / 2, y - side / 2, side, side, stroke=0, fill=1)
    elif kind is MarkKind.IN_EXTENSION:
        canv.setFillColor(WHITE)
        canv.setStrokeColor(PETROL)
        canv.setLineWidth(size * 0.2)
        canv.circle(x, y, size * 0.38, stroke=1, fill=1)
        canv.setStrokeColor(BLACK)
    else:
        canv.setFillColor(PETROL)
        canv.circle(x, y, size / 2, stroke=0, fill=1)


_BOX_WIDTH, _BOX_HEIGHT = 15 * MM, 8.6 * MM
_BOX_STEP, _BOX_DOWN = 15.8 * MM, 10.2 * MM
_BOXES_FROM = 92 * MM
_BOXES_IN_LINE = 11


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of the map: a section, or a stage of section 6, and its answers."""

    number: str
    title: str
    answers: tuple[tuple[str, Comply], ...]


class AnswerMap(Flowable):
    """All answers as boxes: a No is black, an answer that is not there yet is dashed."""

    def __init__(self, lines: Sequence[MapLine]) -> None:
        super().__init__()
        self.lines = lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the map."""
        rows = sum(max(1, -(-len(line.answers) // _BOXES_IN_LINE)) for line in self.lines)
        self.width, self.height = aW, rows * _BOX_DOWN
        return aW, self.height

    def draw(self) -> None:
        """Draw the sections from the top."""
        canv, y = self.canv, self.height
        for line in self.lines:
            y -= _BOX_DOWN
            canv.setFillColor(BLACK)
            put(canv, 0, y + 10, line.number, 12, bold=True)
            put(canv, 8 * MM, y + 10, _short(line.title, _BOXES_FROM - 9 * MM), 12)
            for n, (provision, answer) in enumerate(line.answers):
                if n and n % _BOXES_IN_LINE == 0:
                    y -= _BOX_DOWN
                x = _BOXES_FROM + (n % _BOXES_IN_LINE) * _BOX_STEP
                self._box(x, y, provision, answer)

    def _box(self, x: float, y: float, provision: str, answer: Comply) -> None:
        canv, no = self.canv, answer is Comply.NO
        canv.setStrokeColor(BLACK)
        canv.setFillColor(BLACK if no else WHITE)
        canv.setLineWidth(0.8)
        if answer in {Comply.BLANK, Comply.OTHER}:
            canv.setDash(2, 2)
        canv.rect(x, y + 2, _BOX_WIDTH, _BOX_HEIGHT, stroke=1, fill=1)
        canv.setDash()
        text = f"{provision} No" if no else provision
        colour: Color = WHITE if no else BLACK
        canv.setFillColor(colour)
        put(canv, x + (_BOX_WIDTH - wide(text, bold=no)) / 2, y + 10.5, text, bold=no)


def _short(title: str, room: float) -> str:
    if wide(title, 12) <= room:
        return title
    head = title.split(":", maxsplit=1)[0]
    while head and wide(head, 12) > room:
        head = head[:-1]
    return head
