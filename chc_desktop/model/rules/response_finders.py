"""What the sentences of a response or a refusal say, one function for each element.

A sentence is first asked what it clearly is by its own words; a heading only confirms it where
it is not clearly something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from chc_desktop.model.rules import letter_cues, letter_finders
from chc_desktop.model.rules import response_cues as cues
from chc_desktop.model.rules.letter_cues import content
from chc_desktop.model.rules.letter_facts import LetterFacts
from chc_desktop.model.rules.letter_finders import Finder, aside
from chc_desktop.model.rules.letter_text import Statement
from chc_desktop.model.rules.letters import Element
from chc_desktop.model.rules.values import Outcome, Stage

_SENTENCES = 500
"""How many sentences are remembered: each is asked about several times in one check."""


def outcome_of(said: Iterable[Statement]) -> Outcome | None:
    """The decision, where all sentences about it say the same."""
    found = {_outcome(one) for one in said if _decided(one)}
    return found.pop() if len(found) == 1 else None


def stage_words(said: Iterable[Statement], headings: Iterable[str], stage: Stage) -> str:
    """Its own stage, not the one it could go on to: a sentence or a heading (6.9 a, 6.19 a)."""
    cue = cues.STAGE_1 if stage is Stage.ONE else cues.STAGE_2
    named = [one.text for one in said if cue.search(one.plain) and not _advice(one)]
    above = [line for line in headings if cue.search(line.casefold())]
    return " ".join(named or above)


@lru_cache(_SENTENCES)
def definition(said: Statement, facts: LetterFacts) -> bool:
    """The complaint as it was understood (6.9 b, 6.19 b)."""
    if _decided(said) or aside(said) or _title(said):
        return False
    if cues.QUESTIONS.search(said.plain) or cues.LABELLED.search(said.plain):
        return True
    return letter_finders.definition(said, facts)


def decision(said: Statement, _facts: LetterFacts) -> bool:
    """Upheld, partly or not, in whatever words (6.9 c, 6.19 c)."""
    return _decided(said)


def reasons_words(said: Sequence[Statement], facts: LetterFacts) -> str:
    """Why it was decided so (6.9 d, 6.19 d).

    What goes on in the paragraph of the definition, or of the way to stage 2, belongs to it,
    until something else is said.
    """
    within = -1
    found, doubtful = [], []
    for one in said:
        if definition(one, facts) or escalation(one, facts):
            within = one.block
        elif one.block == within and not _breaks_off(one, facts):
            doubtful.append(one)
        else:
            within = -1
            if _is_reason(one, facts):
                found.append(one.text)
    return " ".join(found or [one.text for one in doubtful if _told_of_us(one, said, facts)])


def _told_of_us(said: Statement, letter: Sequence[Statement], facts: LetterFacts) -> bool:
    """Whether what follows the definition is a reason: all stands in one paragraph."""
    mixed = any(remedy(one, facts) for one in letter if one.block == said.block)
    return mixed and not cues.GOES_ON.search(said.plain) and _is_reason(said, facts)


def _breaks_off(said: Statement, facts: LetterFacts) -> bool:
    """Whether a sentence leaves the definition: a proof, an inquiry, a decision, a remedy."""
    if _decided(said) or remedy(said, facts) or outstanding(said, facts):
        return True
    if cues.GOES_ON.search(said.plain):
        return False
    own = (cues.BECAUSE, cues.EVIDENCE, cues.INQUIRED, cues.ANOTHER)
    return any(cue.search(said.plain) for cue in own)


def _is_reason(said: Statement, facts: LetterFacts) -> bool:
    if aside(said) or cues.EMPTY_REASON.search(said.plain) or escalation(said, facts):
        return False
    if remedy(said, facts) or outstanding(said, facts):
        return False
    why = cues.BECAUSE.search(said.plain)
    if why is not None and content(said.plain[why.end() :]) >= 2:
        return True
    if _decided(said) or _other_above(said):
        return False
    if cues.REASONS_ABOVE.search(said.heading):
        return content(said.plain) >= 3
    return _plain_fact(said)


@lru_cache(_SENTENCES)
def remedy(said: Statement, facts: LetterFacts) -> bool:
    """What is offered to put it right, or that nothing is (6.9 e, 6.19 e)."""
    if aside(said) or definition(said, facts):
        return False
    if cues.NO_REMEDY.search(said.plain) or cues.PUT_RIGHT.search(said.plain):
        return True
    if _gives_money(said):
        return True
    if cues.OUTSTANDING.search(said.plain) or cues.JUDGES.search(said.plain):
        return False
    if cues.REMEDY_ABOVE.search(said.heading):
        return content(said.plain) >= 1
    will = cues.WE_WILL.search(said.plain) or cues.WILL_BE.search(said.plain)
    return bool(will) and not cues.TELLS.search(said.plain)


def _gives_money(said: Statement) -> bool:
    money = cues.MONEY.search(said.plain) and cues.GIVES.search(said.plain)
    return bool(money) and not cues.JUDGES.search(said.plain)


@lru_cache(_SENTENCES)
def outstanding(said: Statement, facts: LetterFacts) -> bool:
    """What is still to be done, or that nothing is (6.9 f, 6.19 f)."""
    if aside(said) or definition(said, facts) or cues.REPORTED.search(said.plain):
        return False
    if said.plain.endswith("?"):
        return False
    if cues.OUTSTANDING.search(said.plain):
        return True
    return bool(cues.OUTSTANDING_ABOVE.search(said.heading)) and content(said.plain) >= 1


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
    if why is not None:
        return content(said.plain[why.end() :]) >= 2
    told = said.plain.startswith("you ") and letter_finders.definition(said, facts)
    if told or cues.REFUSES.search(said.plain):
        return False
    return not cues.PROCESS.match(said.plain) and content(said.plain) >= 5


RESPONSE_FINDERS: dict[Element, Finder] = {
    Element.DEFINITION: definition,
    Element.DECISION: decision,
    Element.REMEDY: remedy,
    Element.OUTSTANDING: outstanding,
    Element.ESCALATION: escalation,
}
"""How each element of a response is found; the others are looked for in the whole letter."""
REFUSAL_FINDERS: dict[Element, Finder] = {Element.REASONS: refusal_reasons}
"""How each element of a refusal is found."""


def _title(said: Statement) -> bool:
    """The letter's own name: a stage and no verb."""
    named = cues.STAGE_1.search(said.plain) or cues.STAGE_2.search(said.plain)
    return bool(named) and not cues.VERB.search(said.plain)


def _advice(said: Statement) -> bool:
    return bool(letter_cues.CONDITIONAL.match(said.plain))


def _other_above(said: Statement) -> bool:
    """Under a heading that something else stands under."""
    if cues.REASONS_ABOVE.search(said.heading):
        return False
    others = (cues.OTHER_ABOVE, cues.REMEDY_ABOVE, cues.OUTSTANDING_ABOVE)
    return any(other.search(said.heading) for other in others)


@lru_cache(_SENTENCES)
def _decided(said: Statement) -> bool:
    if aside(said) or content(said.plain) < 1 or cues.NO_REMEDY.search(said.plain):
        return False
    if cues.UPHOLD.search(said.plain) or cues.DECISION_LABEL.search(said.plain):
        return True
    above = cues.DECISION_ABOVE.fullmatch(said.heading)
    return bool(above) and not (_apology(said) or cues.EVIDENCE.search(said.plain))


def _plain_fact(said: Statement) -> bool:
    """A sentence that only tells what is or was: nothing of the letter, no promise, no thanks."""
    if _apology(said) or cues.PROCESS.match(said.plain) or cues.WE_WILL.search(said.plain):
        return False
    if cues.STAGE_1.search(said.plain) or cues.STAGE_2.search(said.plain):
        return bool(cues.EVIDENCE.search(said.plain))
    words = content(said.plain)
    return words >= 6 or (words >= 3 and bool(cues.VERB.search(said.plain)))


def _outcome(said: Statement) -> Outcome:
    if cues.PARTLY.search(said.plain):
        return Outcome.PARTLY_UPHELD
    return Outcome.NOT_UPHELD if cues.NEGATED.search(said.plain) else Outcome.UPHELD


def _apology(said: Statement) -> bool:
    return "sorry" in said.plain or "apolog" in said.plain
