"""Where a policy's text answers a provision of the Code: the passage to quote as evidence.

A clause is found by cues and quoted with its heading. It only shows that the policy speaks of
the thing: whether it says it rightly is for ``policy_checks``, and whether it is done for the
register.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.model.rules.policy_text import Passage
from chc_desktop.model.rules.values import Stage

LONGEST = 200
"""Characters of a quotation; longer passages are cut after a word (**ours**)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """How a provision is recognised: in the passage with its lead-in, at a stage or anywhere."""

    pattern: re.Pattern[str]
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as it is quoted: its heading ("" for none) and its words."""

    heading: str
    words: str
    passage: str


def _clause(pattern: str, stage: Stage | None = None) -> Clause:
    return Clause(re.compile(pattern), stage)


_ONE, _TWO = Stage.ONE, Stage.TWO
_OUTSIDE = r"\b(?:contractor|managing agent|third party|third parties|on our behalf|another co-?op)"
_KEEP_INFORMED = r"\b(?:keep|update)\w* you (?:informed|updated)|\bregular updates\b|\bintervals\b"

CLAUSES: dict[str, Clause] = {
    "1.2": _clause(r"\bexpression of dissatisfaction\b"),
    "1.3": _clause(
        r"\buse the word\b|\bchoice to (?:make|complain)|\bwould like to (?:make a )?compl"
    ),
    "1.4": _clause(r"\brequests? for (?:a )?(?:service|repair)|\bservice request"),
    "1.5": _clause(r"\b(?:dissatisfied|unhappy|not satisfied)\b[^.]*\brequest\b"),
    "1.6": _clause(r"\bsurveys?\b"),
    "2.1": _clause(r"\baccept (?:every|all|a|any|your) (?:\w+ )?complaints?\b[^.]*\bunless\b"),
    "2.2": _clause(
        r"\bclaim form\b|\bparticulars of claim\b|\bfiled (?:at|in|with) (?:the )?court"
    ),
    "2.3": _clause(
        r"\b12 months\b[^.]*\bdiscretion\b|\bdiscretion\b[^.]*\b(?:12 months|later|time)"
    ),
    "2.4": _clause(r"\bnot (?:to )?accept\b[^.]*\b(?:reasons?|explain)[^.]*\bombudsman\b"),
    "2.5": _clause(
        r"\b(?:circumstances|merits) of each\b|\beach (?:complaint|case)\b[^.]*\bmerits\b"
    ),
    "3.1": _clause(
        r"\bin person\b[^.]*\b(?:phone|telephone)\b|\b(?:phone|telephone)\b[^.]*\bemail\b"
    ),
    "3.2": _clause(r"\bany way\b|\bany member of (?:staff|the)|\bto any(?:body|one)\b"),
    "3.4": _clause(r"\blarge print\b|\b(?:other|another|different) (?:format|form|language)s?\b"),
    "3.5": _clause(r"\b(?:publish|publicise|display)\b[^.]*\b(?:policy|code|complain)"),
    "3.6": _clause(r"\bspeak for you\b|\brepresentative\b|\baccompan|\bon your behalf\b"),
    "3.7": _clause(
        r"\bombudsman\b[^.]*\bat any (?:time|stage|point)\b|\bany time\b[^.]*\bombudsman"
    ),
    "4.1": _clause(
        r"\bcomplaints? officer\b[^.]*\bresponsib|\bresponsible for (?:dealing|handling)"
    ),
    "4.2": _clause(r"\b(?:authority|autonomy)\b|\baccess to (?:all )?staff\b"),
    "4.3": _clause(r"\btrain(?:ed|ing)\b"),
    "5.1": _clause(r"\b(?:one|1|single) (?:complaints )?policy\b|\btreated differently\b"),
    "5.2": _clause(r"\bno informal\b|\bno (?:third|further) stage\b|\b(?:two|2)[- ]stages?\b"),
    "5.3": _clause(r"\bno (?:third|further) stage\b|\btwo[- ]stages?\b|\b2[- ]stages?\b"),
    "5.4": _clause(rf"{_OUTSIDE}[^.]*\b(?:two|2)[- ]stages?\b"),
    "5.5": _clause(rf"{_OUTSIDE}[^.]*\bresponsible\b|\bresponsible\b[^.]*{_OUTSIDE}"),
    "5.6": _clause(r"\bunderst(?:and|ood|anding)\b[^.]*\b(?:complaint|outcomes?)\b"),
    "5.7": _clause(r"\bare,? and (?:are )?not,? responsible\b|\bresponsible for and\b"),
    "5.8": _clause(r"\bindependent|\bconflicts? of interest\b|\bopen mind\b"),
    "5.9": _clause(rf"\bagree\b[^.]*\b(?:how often|informed)\b|{_KEEP_INFORMED}"),
    "5.10": _clause(r"\breasonable adjustments?\b"),
    "5.11": _clause(r"\b(?:refuse|not) (?:to )?(?:escalate|accept)\b[^.]*\b(?:reasons?|explain)"),
    "5.12": _clause(r"\b(?:full )?records? of (?:each|every|all|the|your)\b"),
    "5.13": _clause(r"\bremed\w+\b[^.]*\bany stage\b|\bany stage\b[^.]*\bremed"),
    "5.14": _clause(r"\bunacceptable (?:behaviour|actions?)\b|\brestrict(?:ion|ions|ed)?\b"),
    "5.15": _clause(r"\bproportionate\b|\bequality act\b"),
    "6.1": _clause(r"\b(?:vulnerab\w+|at risk|complexity)\b|\bas (?:early|soon) as possible\b"),
    "6.2": _clause(r"\backnowledge\b[^.]*\bworking days\b", _ONE),
    "6.3": _clause(r"\b(?:respon\w+|reply|answer)\b[^.]*\bworking days\b", _ONE),
    "6.4": _clause(
        r"\bexten(?:d|sion)\w*\b[^.]*\bworking days\b|\bworking days\b[^.]*\bexten", _ONE
    ),
    "6.5": _clause(r"\b(?:new date|extension|longer)\b[^.]*\bombudsman\b", _ONE),
    "6.6": _clause(r"\bwhen (?:we know|the answer)|\banswer (?:\w+ )?is known\b"),
    "6.7": _clause(r"\b(?:every|all|each)(?: of)?(?: the)? points?\b"),
    "6.8": _clause(
        r"\b(?:something|anything) new\b|\b(?:new|additional|further) (?:issue|complaint)s?"
    ),
    "6.9": _clause(r"\b(?:decided|decision)\b[^.]*\bstage 2\b"),
    "6.10": _clause(r"\b(?:not satisfied|dissatisfied|unhappy)\b[^.]*\bstage 2\b"),
    "6.11": _clause(r"\backnowledge\b[^.]*\bworking days\b", _TWO),
    "6.12": _clause(
        r"\bnot (?:have|need) to (?:give|explain)\b[^.]*|\bno (?:need|reasons?) (?:to|is|are)\b"
    ),
    "6.13": _clause(
        r"\b(?:not|nobody)\b[^.]*\b(?:consider(?:ed)?|involved|dealt|decided)\b[^.]*\bstage 1\b"
    ),
    "6.14": _clause(r"\b(?:respon\w+|reply|answer)\b[^.]*\bworking days\b", _TWO),
    "6.15": _clause(
        r"\bexten(?:d|sion)\w*\b[^.]*\bworking days\b|\bworking days\b[^.]*\bexten", _TWO
    ),
    "6.16": _clause(r"\b(?:new date|extension|longer)\b[^.]*\bombudsman\b", _TWO),
    "6.17": _clause(r"\bstill to be done\b|\boutstanding (?:actions?|work)\b"),
    "6.18": _clause(
        r"\bfinal response\b[^.]*\bpoints?\b|\b(?:every|each|all)(?: of)?(?: the)? points?\b"
    ),
    "6.19": _clause(r"\bfinal response\b[^.]*\bombudsman\b"),
    "6.20": _clause(r"\bfinal response\b"),
    "7.1": _clause(
        r"\b(?:apology|apologise)\b|\bgone wrong\b|\bhow we (?:will )?put (?:it|things) right\b"
    ),
    "7.2": _clause(r"\breflects? (?:the impact|what)\b|\bimpact on\b"),
    "7.3": _clause(r"\bby when\b|\bfollow\w* (?:it )?through\b"),
    "7.4": _clause(r"\bombudsman's guidance\b|\bguidance\b[^.]*\bombudsman\b"),
    "8.1": _clause(r"\bself-assessment\b"),
    "8.2": _clause(r"\bpublish\b[^.]*\b(?:report|response of)\b"),
    "9.1": _clause(r"\bwhat we learn\w*\b|\blearn\w* from\b"),
    "9.4": _clause(r"\bsenior (?:lead|person|manager)\b"),
    "9.5": _clause(r"\bmember responsible for complaints\b"),
    "9.6": _clause(r"\breceives?\b[^.]*\breports?\b"),
    "9.7": _clause(r"\breports? on the (?:number|volume)\b"),
}
"""Provisions of the Code 2024 that a complaints policy can answer."""


def quoted_for(provision: str, passages: Sequence[Passage]) -> Quoted | None:
    """The passage of a policy that answers a provision (3.4, 5.1); None where there is none.

    A passage about the provision's own stage goes before one that names no stage.
    """
    clause = CLAUSES.get(provision)
    if clause is None:
        return None
    headings = {p.plain: p.text for p in passages if p.is_heading}
    fits = [p for p in passages if not p.is_heading and clause.pattern.search(p.whole)]
    if clause.stage is not None:
        fits = [p for p in fits if p.stage in (clause.stage, None)]
        fits.sort(key=lambda p: p.stage is None)
    if not fits:
        return None
    found = fits[0]
    return Quoted(headings.get(found.heading, ""), _short(found.text), found.text)


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text.rstrip(".")
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
