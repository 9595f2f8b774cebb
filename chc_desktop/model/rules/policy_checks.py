"""What the Ombudsman may object to in a complaints policy, found in its text.

Every finding quotes its place, names the provision of the Code 2024 and says "may": a reading by
words is no judgement. Sources: sections 1 to 6 of the Code; the Ombudsman's compliance pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chc_desktop.model.rules.clocks import ACKNOWLEDGE, EXTEND, PROVISIONS, RESPOND
from chc_desktop.model.rules.code import Edition, edition_in_force
from chc_desktop.model.rules.definitions import old_definition
from chc_desktop.model.rules.policy_cues import (
    ABOUT_ACCEPTING,
    ACKNOWLEDGED,
    AWARE,
    BARE_YEAR,
    DENIED,
    DISCRETION,
    MONTHS,
    NO_REASONS_NEEDED,
    NOT_ABOUT_ACCEPTING,
    RECEIVED,
    REVIEW,
    REVIEWED_BEFORE,
    YEARS,
    Cue,
    PolicyIssue,
)
from chc_desktop.model.rules.policy_cues_wider import every_cue
from chc_desktop.model.rules.policy_text import Passage, passages, plain
from chc_desktop.model.rules.policy_times import Promised, times
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.written_dates import dates_in

_TITLE = 6
"""How many passages at the top can be the title with its years."""
_IN_HEADINGS = (PolicyIssue.MORE_STAGES, PolicyIssue.INFORMAL_STAGE)
"""What a heading alone gives away; other headings only name what follows."""
_LATE_START = re.compile(r"\b(?:logg|assign|alloc|accept|pass|validat|decid|register)\w*")


@dataclass(frozen=True, slots=True)
class PolicyFinding:
    """One thing the Ombudsman may object to, with the policy's own words."""

    issue: PolicyIssue
    provision: str
    quote: str
    text: str
    other: str = ""
    """A second place that it contradicts, in the policy's words."""


@dataclass(frozen=True, slots=True)
class OldContact:
    """Words of the Ombudsman's that were right once: an address, a telephone number, an email."""

    words: str
    why: str


def check_policy(
    text: str, editions: Sequence[Edition], old_contacts: Sequence[OldContact], today: date
) -> tuple[PolicyFinding, ...]:
    """Everything found in a policy's text, in the order of its places.

    Looked for is what stands against 1.2, 2.3, 3.7, 5.1, 6.2, 6.3, 6.4, 6.11, 6.12, 6.14 and
    6.15, and what ``policy_cues.CUES`` know. ``editions`` are all that are known; ``old_contacts`` is dated data.
    """
    parts = passages(text)
    in_force = edition_in_force(editions, today)
    found = [finding for part in parts for finding in _by_words(part)]
    found += _by_times(times(parts))
    found += _time_limits(parts)
    found += _definitions(parts, editions, in_force)
    found += _contacts(parts, old_contacts)
    found += _contradicted_reasons(parts)
    found += _review(parts, today)
    order = {part.text: index for index, part in reversed(list(enumerate(parts)))}
    return tuple(sorted(_once(found), key=lambda finding: order.get(finding.quote, 0)))


def _once(found: Sequence[PolicyFinding]) -> Iterator[PolicyFinding]:
    seen = set()
    for finding in found:
        if (finding.issue, finding.quote) not in seen:
            seen.add((finding.issue, finding.quote))
            yield finding


# ---- single passages


def _by_words(part: Passage) -> Iterator[PolicyFinding]:
    """What the cues find; a lead-in counts only together with the item below it."""
    for cue in every_cue():
        if _speaks(cue, part):
            yield PolicyFinding(cue.issue, cue.provision, part.text, cue.says)


def _speaks(cue: Cue, part: Passage) -> bool:
    """Whether a cue finds a passage, and nothing in it takes that back."""
    if part.is_heading and cue.issue not in _IN_HEADINGS:
        return False
    if cue.under and not cue.under.search(f"{part.heading} {part.whole}"):
        return False
    if cue.unless and cue.unless.search(part.whole):
        return False
    return _stands(cue.pattern, part) is not None


def _stands(pattern: re.Pattern[str], part: Passage) -> re.Match[str] | None:
    """The first match that reaches into the passage itself and is not denied."""
    for match in pattern.finditer(part.whole):
        own = match.end() > len(part.whole) - len(part.plain)
        if own and not DENIED.search(part.whole[: match.start()]):
            return match
    return None


def _definitions(
    parts: Sequence[Passage], editions: Sequence[Edition], in_force: Edition
) -> Iterator[PolicyFinding]:
    for part in parts:
        words = old_definition(part.text, editions, in_force)
        if words:
            says = f"This may define a complaint in the words of an older Code (“{words}”)."
            yield PolicyFinding(PolicyIssue.OLD_DEFINITION, "1.2", part.text, says)


def _contacts(
    parts: Sequence[Passage], old_contacts: Sequence[OldContact]
) -> Iterator[PolicyFinding]:
    before = ""
    for part in parts:
        whys = [old.why for old in old_contacts if plain(old.words) in part.plain]
        # An address over several lines is one place.
        if whys and whys[0] != before:
            yield PolicyFinding(PolicyIssue.OLD_CONTACTS, "3.7", part.text, whys[0])
        before = whys[0] if whys else ""


def _time_limits(parts: Sequence[Passage]) -> Iterator[PolicyFinding]:
    """2.3: 12 months from the issue or from becoming aware of it, and discretion beyond."""
    discretion = any(
        DISCRETION.search(part.plain) and MONTHS.search(part.plain) for part in parts
    ) or any(
        DISCRETION.search(after.plain) and MONTHS.search(before.plain)
        for before, after in pairwise(parts)
    )
    aware = any(AWARE.search(part.plain) and MONTHS.search(part.plain) for part in parts)
    for part in parts:
        months = MONTHS.search(part.plain)
        if not months or NOT_ABOUT_ACCEPTING.search(part.plain):
            continue
        if not ABOUT_ACCEPTING.search(part.whole):
            continue
        if months["number"] in ("3", "6") or months["weeks"]:
            says = "This may give residents less than the 12 months of the Code."
        elif not aware:
            says = (
                "This may leave out that the 12 months also run from becoming aware of the issue."
            )
        elif not discretion:
            says = "This may leave out the discretion to accept a late complaint for good reasons."
        else:
            continue
        yield PolicyFinding(PolicyIssue.TIME_LIMIT, "2.3", part.text, says)


def _review(parts: Sequence[Passage], today: date) -> Iterator[PolicyFinding]:
    """A review date, or the years in the title, that lie before today."""
    for index, part in enumerate(parts):
        years = YEARS.search(part.plain) if index < _TITLE else None
        days = [day for _, day in dates_in(part.text)]
        if years:
            days.append(date(int(years["last"]), 12, 31))
        elif not REVIEW.search(part.plain) or REVIEWED_BEFORE.search(part.plain):
            continue
        elif not days:
            days = [date(int(year), 12, 31) for year in BARE_YEAR.findall(part.plain)]
        if days and max(days) < today:
            says = "The policy may be past its own review date."
            yield PolicyFinding(PolicyIssue.REVIEW_PAST, "5.1", part.text, says)


# ---- times


def _by_times(promised: Sequence[Promised]) -> Iterator[PolicyFinding]:
    for given in promised:
        if given.clock is Clock.EXTENSION:
            yield from _extension(given)
        else:
            yield from _limit(given)
    yield from _contradictions(promised)


def _limit(given: Promised) -> Iterator[PolicyFinding]:
    stage = given.stage or Stage.ONE
    provision = PROVISIONS[stage, given.clock]
    # Where the stage is not clear the longer time is allowed.
    limit = RESPOND[given.stage or Stage.TWO]
    if given.clock is Clock.ACKNOWLEDGE:
        limit = ACKNOWLEDGE
    if given.working_days > limit:
        says = f"This may be longer than the {limit} working days of the Code."
        yield PolicyFinding(PolicyIssue.TOO_LONG, provision, given.passage.text, says)
    if not given.event or ACKNOWLEDGED.search(given.event):
        return
    if given.clock is Clock.RESPOND and RECEIVED.search(given.event):
        says = "This may count from the wrong event: the Code counts from the acknowledgement."
        yield PolicyFinding(PolicyIssue.WRONG_START, provision, given.passage.text, says)
    if given.clock is Clock.ACKNOWLEDGE and _LATE_START.search(given.event):
        says = "This may count from the wrong event: the Code counts from receipt."
        yield PolicyFinding(PolicyIssue.WRONG_START, provision, given.passage.text, says)


def _extension(given: Promised) -> Iterator[PolicyFinding]:
    stage, days = given.stage or Stage.ONE, given.working_days
    provision = PROVISIONS[stage, Clock.EXTENSION]
    if days > EXTEND[given.stage or Stage.TWO] and "good reason" not in given.passage.plain:
        says = f"This may extend by more than the {EXTEND[stage]} working days of the Code."
        yield PolicyFinding(PolicyIssue.EXTENSION, provision, given.passage.text, says)
    elif given.stage is Stage.TWO and days == EXTEND[Stage.ONE]:
        says = "This may be the older Code: today’s allows up to 20 working days more at stage 2."
        yield PolicyFinding(PolicyIssue.EXTENSION, provision, given.passage.text, says)


def _contradictions(promised: Sequence[Promised]) -> Iterator[PolicyFinding]:
    """One clock with two lengths; an aim beside the longest time is no contradiction."""
    first: dict[tuple[Stage | None, Clock], Promised] = {}
    for given in promised:
        if given.clock is Clock.EXTENSION or given.aim:
            continue
        key = (given.stage, given.clock)
        before = first.setdefault(key, given)
        if before.working_days != given.working_days and before.passage != given.passage:
            provision = PROVISIONS[given.stage or Stage.ONE, given.clock]
            says = f"This may contradict another place, which says {before.days} days."
            yield PolicyFinding(
                PolicyIssue.CONTRADICTION,
                provision,
                given.passage.text,
                says,
                before.passage.text,
            )


def _contradicted_reasons(parts: Sequence[Passage]) -> Iterator[PolicyFinding]:
    """Reasons asked for in one place, and not needed in another (6.12)."""
    free = [p for p in parts if NO_REASONS_NEEDED.search(p.plain) and p.stage is Stage.TWO]
    cues = [c for c in every_cue() if c.issue is PolicyIssue.REASONS_TO_ESCALATE]
    for part in parts:
        others = [place for place in free if place != part]
        if others and any(_speaks(cue, part) for cue in cues):
            says = "This may contradict another place, which says that no reasons are needed."
            issue = PolicyIssue.CONTRADICTION
            yield PolicyFinding(issue, cues[0].provision, part.text, says, others[0].text)
