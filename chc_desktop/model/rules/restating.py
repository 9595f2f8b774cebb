"""Figures of a closed year beside the same figures as they follow from the facts today.

The figures stand in groups of names; each is a number, or a few that belong together. What is
compared, and how it is worded, is **ours**: nobody publishes a rule for a restatement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.wording import month_name, n_of, paper_date, pounds

METHOD = 1
"""How figures are counted, as the method note prints it; a new way of counting adds one."""

Figures = Mapping[str, Mapping[str, Any]]
CASES, HOMES, PROMISES, REQUESTS = "cases", "homes", "promises", "requests"
ADJUSTMENTS, RESTRICTIONS, OMBUDSMAN = "adjustments", "restrictions", "ombudsman"
TYPED, COMPLIMENTS, LETTERS = "typed", "compliments", "letters"


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry made after the year was closed: when, what in words of our own, what it touches.

    What touches one stage of the cases only says so: ``cases 1``.
    """

    on: date
    what: str
    touches: str


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that differs from what was approved. ``public`` ones may be printed for everybody."""

    group: str
    name: str
    title: str
    was: str
    now: str
    touched_by: tuple[str, ...]
    public: bool

    @property
    def words(self) -> str:
        """``Restated: 13 of 14, was 12 of 14``."""
        return f"Restated: {self.now}, was {self.was}"


STAGES = (f"{CASES} 1", f"{CASES} 2")
_MONEY = f"{PROMISES} {OMBUDSMAN}"
_YEAR = {
    "homes": ("Homes", "count", HOMES),
    "stage1": ("Complaints at stage 1", "count", CASES),
    "stage2": ("Complaints at stage 2", "count", CASES),
    "refused": ("Refused", "count", CASES),
    "outside_measure": ("Outside the measure", "count", CASES),
    "ch01_stage1": ("Stage 1 complaints per 1,000 homes (CH01)", "rate", f"{CASES} {HOMES}"),
    "ch01_stage2": ("Stage 2 complaints per 1,000 homes (CH01)", "rate", f"{CASES} {HOMES}"),
    "acknowledged": ("Acknowledged in time at stage 1 (6.2)", "share", CASES),
    "acknowledged_stage2": ("Acknowledged in time at stage 2 (6.11)", "share", CASES),
    "answered_stage1": ("Answered in time at stage 1 (CH02)", "share", CASES),
    "answered_stage2": ("Answered in time at stage 2 (CH02)", "share", CASES),
    "extended_stage1": ("Answered in a valid extension at stage 1", "count", CASES),
    "extended_stage2": ("Answered in a valid extension at stage 2", "count", CASES),
    "upheld": ("Upheld at stage 1, in full or in part", "share", CASES),
    "paid_pence": ("Compensation", "pence", _MONEY),
    "paid_in": ("Complaints with compensation", "count", _MONEY),
    "promises_kept": ("Promises kept", "share", PROMISES),
    "promises_open": ("Promises open", "count", PROMISES),
    "service_requests": ("Service requests", "count", REQUESTS),
    "findings": ("Findings of the Ombudsman", "count", OMBUDSMAN),
    "ombudsman_cases": ("Cases with the Ombudsman", "count", OMBUDSMAN),
    "orders": ("Orders complied with in time", "share", OMBUDSMAN),
    "satisfaction": ("Satisfied with how we handled it (TP09)", "share", TYPED),
}
_TIMES = {
    "without_extensions": ("Answered in time without extensions", "share"),
    "by_on_time_date": ("Answered by the on-time date", "share"),
    "not_yet_due": ("Not yet due", "count"),
    "answers": ("Answers whose days were counted", "count"),
    "mean": ("Working days to an answer, mean", "rate"),
    "median": ("Working days to an answer, median", "rate"),
}
_GROUPS = {
    "channels": ("Received: {}", "count", CASES),
    "categories": ("About: {}", "count", CASES),
    "outcomes": ("Outcome: {}", "stages", CASES),
    "refusals": ("Refused: {}", "stages", CASES),
    "decisions": ("Decided about {}", "decisions", CASES),
    "carried": ("Open at the year’s end, {}", "count", CASES),
    "brought": ("Brought forward: {}", "stages", CASES),
    "late": ("Late: {}", "late", CASES),
    "marks": ("Days of each letter: {}", "marks", CASES),
    "extensions": ("Extensions that counted", "share", CASES),
    "letters": ("Letters that went out incomplete", "share", LETTERS),
    "remedies": ("Promised: {}", "count", PROMISES),
    "compensation": ("Compensation: {}", "money", _MONEY),
    "promises": ("Promises: {}", "count", PROMISES),
    "requests": ("Service requests: {}", "count", f"{REQUESTS} {CASES}"),
    "adjustments": ("Adjustments: {}", "count", ADJUSTMENTS),
    "restrictions": ("Restrictions: {}", "count", RESTRICTIONS),
    "ombudsman": ("The Ombudsman: {}", "count", OMBUDSMAN),
    "findings": ("Finding: {}", "count", OMBUDSMAN),
    "compliments": ("Compliments", "count", COMPLIMENTS),
}
_NOTES = {
    "acknowledgements without a definition": "share",
    "withdrawn before an answer": "count",
}
OF_THE_DAY = frozenset({"on the day", "public"})
"""Groups that are printed as they were and not compared: reviews overdue that day, hidden cells."""
_LISTED = 20
_PUBLIC = frozenset(_YEAR) - {
    *("upheld", "paid_pence", "paid_in", "promises_kept", "promises_open"),
    *("findings", "ombudsman_cases", "orders", "service_requests"),
}


def restated(approved: Figures, now: Figures) -> tuple[Restated, ...]:
    """Each figure that differs, in the report's order; none where all are as approved (**ours**)."""
    found = []
    for group in dict.fromkeys((*approved, *now)):
        if group in OF_THE_DAY:
            continue
        before, after = approved.get(group, {}), now.get(group, {})
        for name in dict.fromkeys((*before, *after)):
            was, is_now = before.get(name), after.get(name)
            if was != is_now:
                found.append(_restated(group, name, was, is_now))
    return tuple(found)


def since(found: Restated, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that may have moved a figure, the earliest first, each once (**ours**)."""
    touching = {(c.on, c.what): c for c in corrections if c.touches in found.touched_by}
    return tuple(touching[key] for key in sorted(touching))


def since_words(corrections: Iterable[Correction]) -> str:
    """``a response was entered late on 3 June 2026``; empty where the history is silent (**ours**)."""
    return "; ".join(f"{c.what} on {paper_date(c.on)}" for c in corrections)


def public_restated(found: Iterable[Restated]) -> tuple[tuple[Restated, ...], int]:
    """What everybody may read of a restatement, and how many figures more have changed (**ours**).

    Only the measures are restated in public. With categories, outcomes or money beside them a
    difference of one would say what was decided, or paid, in the one case that was corrected.
    """
    everything = tuple(found)
    shown = tuple(each for each in everything if each.public)
    return shown, len(everything) - len(shown)


# ---- private


def _restated(group: str, name: str, was: object, now: object) -> Restated:
    title, kind, touched_by = _described(group, name)
    public = group == "year" and name in _PUBLIC
    nothing = "not known" if group == "year" else "none"
    before, after = (nothing if v is None else _said(kind, v) for v in (was, now))
    return Restated(group, name, title, before, after, _touched(name, title, touched_by), public)


def _touched(name: str, title: str, by: str) -> tuple[str, ...]:
    """What may move a figure: of figures about the cases, entries of their stage."""
    stage = next((n for n in "12" if f"stage {n}" in title or name.endswith(f"stage{n}")), "")
    every = (CASES, *((f"{CASES} {stage}",) if stage else STAGES))
    return tuple(t for word in by.split() for t in (every if word == CASES else (word,)))


def _described(group: str, name: str) -> tuple[str, str, str]:
    if group == "year":
        return _YEAR[name]
    if group.startswith("times "):
        title, kind = _TIMES[name]
        return f"{title}, stage {group[-1]}", kind, CASES
    if group == "months":
        year, month = name.split("-")
        return f"Complaints of {month_name(int(month))} {year}", "stages", CASES
    if group == "notes":
        return f"{name[:1].upper()}{name[1:]}", _NOTES[name], CASES
    title, kind, touched_by = _GROUPS[group]
    return title.format(name.replace("_", " ")), kind, touched_by


def _said(kind: str, value: object) -> str:
    if isinstance(value, (list, tuple)):
        return _several(kind, list(value))
    if kind == "pence":
        return pounds(int(str(value)))
    return f"{value:.1f}" if kind == "rate" else str(value or "none")


def _several(kind: str, value: list[Any]) -> str:
    if kind == "share":
        return n_of(*value).replace("None", "none")
    if kind == "money":
        return f"{pounds(value[0])} in {value[1]} complaint{'' if value[1] == 1 else 's'}"
    if kind == "late":
        late = ", ".join(map(str, value[0]))
        return f"{len(value[0])} (working days: {late})" if late else "none"
    if kind == "marks":
        days = [str(mark[0]) for mark in value]
        few = ", ".join(days) or "none"
        return few if len(days) <= _LISTED else f"{len(days)}, {sum(m[0] for m in value)} in all"
    names = (
        ("at stage 1", "at stage 2") if kind == "stages" else ("upheld", "in part", "not upheld")
    )
    return ", ".join(f"{n or 'none'} {said}" for n, said in zip(value, names, strict=True))
