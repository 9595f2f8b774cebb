"""What the sentences of a response or a refusal say, one function for each element.

A sentence is first asked what it clearly is by its own words; a heading only confirms it where
it is not clearly something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from chc_desktop.model.rules import letter_cues, letter_finders
from chc_desktop.model.rules import response_cues as cues
from chc_desktop.model.rules.letter_cues import content
from chc_desktop.model.rules.letter_facts import LetterFacts
from chc_desktop.model.rules.letter_finders import Finder, aside
from chc_desktop.model.rules.letter_text import Statement
from chc_desktop.model.rules.letters import Element
from chc_desktop.model.rules.values import Outcome, Stage


def outcome_of(said: Iterable[Statement]) -> Outcome | None:
    """The decision, where all sentences about it say the same."""
    found = {_outcome(one) for one in said if _decided(one)}
    return found.pop() if len(found) == 1 else None


def stage(said: Statement, facts: LetterFacts) -> bool:
    """Its own stage, not the one it could go on to (6.9 a, 6.19 a)."""
    if letter_cues.CONDITIONAL.match(said.plain):
        return False
    cue = cues.STAGE_1 if facts.stage is Stage.ONE else cues.STAGE_2
    return bool(cue.search(said.plain) or cue.search(said.heading))


def definition(said: Statement, facts: LetterFacts) -> bool:
    """The complaint as it was understood (6.9 b, 6.19 b)."""
    return not _decided(said) and letter_finders.definition(said, facts)


def decision(said: Statement, _facts: LetterFacts) -> bool:
    """Upheld, partly or not, in whatever words (6.9 c, 6.19 c)."""
    return _decided(said)


def reasons(said: Statement, facts: LetterFacts) -> bool:
    """Why it was decided so (6.9 d, 6.19 d)."""
    if aside(said) or content(said.plain) < 3 or cues.EMPTY_REASON.search(said.plain):
        return False
    if _remedy(said) or _outstanding(said) or definition(said, facts):
        return False
    if cues.REASONS_ABOVE.search(said.heading):
        return True
    why = cues.BECAUSE.search(said.plain)
    if why is not None:
        return content(said.plain[why.end() :]) >= 2
    plain = cues.EVIDENCE.search(said.plain) or cues.FOUND.search(said.plain)
    return bool(plain or cues.FACT.search(said.plain)) and not _apology(said)


def remedy(said: Statement, _facts: LetterFacts) -> bool:
    """What is offered to put it right, or that nothing is (6.9 e, 6.19 e)."""
    return _remedy(said)


def outstanding(said: Statement, _facts: LetterFacts) -> bool:
    """What is still to be done, or that nothing is (6.9 f, 6.19 f)."""
    return _outstanding(said)


def escalation(said: Statement, _facts: LetterFacts) -> bool:
    """How to go on to stage 2 (6.9 g)."""
    if "ombudsman" in said.plain or cues.PAST.search(said.plain):
        return False
    return bool(cues.TO_STAGE_2.search(said.plain) and cues.HOW.search(said.plain))


def refusal_reasons(said: Statement, facts: LetterFacts) -> bool:
    """Why this is not accepted, or not escalated (2.4, 5.11)."""
    if aside(said) or content(said.plain) < 3 or cues.EMPTY_REASON.search(said.plain):
        return False
    if cues.GROUND.search(said.plain) or cues.REASONS_ABOVE.search(said.heading):
        return True
    why = cues.BECAUSE.search(said.plain)
    return why is not None and content(said.plain[why.end() :]) >= 2


RESPONSE_FINDERS: dict[Element, Finder] = {
    Element.STAGE: stage,
    Element.DEFINITION: definition,
    Element.DECISION: decision,
    Element.REASONS: reasons,
    Element.REMEDY: remedy,
    Element.OUTSTANDING: outstanding,
    Element.ESCALATION: escalation,
}
"""How each element of a response is found; the Ombudsman is looked for in the whole letter."""
REFUSAL_FINDERS: dict[Element, Finder] = {Element.REASONS: refusal_reasons}
"""How each element of a refusal is found."""


def _decided(said: Statement) -> bool:
    if aside(said) or content(said.plain) < 1:
        return False
    if cues.UPHOLD.search(said.plain) or cues.DECISION_LABEL.search(said.plain):
        return True
    above = cues.DECISION_ABOVE.search(said.heading) is not None
    return above and not cues.NO_DECISION.search(said.plain)


def _outcome(said: Statement) -> Outcome:
    if cues.PARTLY.search(said.plain):
        return Outcome.PARTLY_UPHELD
    return Outcome.NOT_UPHELD if cues.NEGATED.search(said.plain) else Outcome.UPHELD


def _remedy(said: Statement) -> bool:
    if aside(said):
        return False
    own = cues.MONEY.search(said.plain) or cues.PUT_RIGHT.search(said.plain)
    if own:
        return True
    if cues.OUTSTANDING.search(said.plain):
        return False
    if cues.REMEDY_ABOVE.search(said.heading):
        return content(said.plain) >= 2
    return bool(cues.WE_WILL.search(said.plain) and cues.ACTS.search(said.plain))


def _outstanding(said: Statement) -> bool:
    if aside(said):
        return False
    if cues.OUTSTANDING.search(said.plain):
        return True
    return bool(cues.OUTSTANDING_ABOVE.search(said.heading)) and content(said.plain) >= 1


def _apology(said: Statement) -> bool:
    return "sorry" in said.plain or "apolog" in said.plain
