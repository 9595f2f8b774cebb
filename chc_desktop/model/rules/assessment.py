"""What the Ombudsman objects to in a self-assessment, found before the governing body approves it.

Sources: the Code's self-assessment form and 8.1 to 8.5; the kinds of problem are those seen in
forms that landlords published. `assess` judges an assessment of the register, `form_problems` what
can be said of a form by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.model.rules.answers import (
    Comply,
    is_blank_answer,
    plain,
    promised_date,
    read_answer,
    says_something,
)
from chc_desktop.model.rules.code import edition_in_force, provision_key
from chc_desktop.model.rules.definitions import old_definition
from chc_desktop.model.rules.values import Severity
from chc_desktop.model.rules.written_dates import dates_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chc_desktop.model.rules.code import Edition


class ProblemKind(StrEnum):
    """Every kind of problem, by the name the command line prints."""

    MISSING = "missing"
    BLANK = "blank"
    NOT_AN_ANSWER = "not_an_answer"
    NO_EVIDENCE = "no_evidence"
    REPEATED_EVIDENCE = "repeated_evidence"
    NO_EXPLANATION = "no_explanation"
    NO_DATE_TO_COMPLY = "no_date_to_comply"
    DATE_TO_COMPLY_PAST = "date_to_comply_past"
    CONTRADICTED_BY_REGISTER = "contradicted_by_register"
    WRONG_DEFINITION = "wrong_definition"
    WRONG_EDITION = "wrong_edition"
    NOT_YET_EVIDENCE = "not_yet_evidence"
    NO_MRC = "no_mrc"
    NO_SENIOR_LEAD = "no_senior_lead"


BLOCKING = frozenset(
    {
        ProblemKind.MISSING,
        ProblemKind.BLANK,
        ProblemKind.NOT_AN_ANSWER,
        ProblemKind.NO_EXPLANATION,
        ProblemKind.NO_DATE_TO_COMPLY,
        ProblemKind.WRONG_EDITION,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the form in the landlord's words; paragraphs are parted by newlines.

    `answer` is whatever stands under "Comply" ("Yes", "No", or other words, or nothing);
    `requirement_found` is the Code's text as the form shows it, empty when it was typed here.
    """

    provision: str
    answer: str
    evidence: str = ""
    commentary: str = ""
    comply_by: date | None = None
    requirement_found: str = ""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How many of a year's cases met one timescale: `late` of `total`."""

    late: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What the register can say about the year, as plain numbers.

    `acknowledged_1` belongs to 6.2, `responded_1` to 6.3, `acknowledged_2` to 6.11 and
    `responded_2` to 6.14; `total` counts the cases whose date has passed or that were done.
    """

    acknowledged_1: Timeliness = Timeliness()
    responded_1: Timeliness = Timeliness()
    acknowledged_2: Timeliness = Timeliness()
    responded_2: Timeliness = Timeliness()
    adjustments: int = 0
    restrictions: int = 0
    refusals: int = 0
    policies_past_review: int = 0
    senior_lead_named: bool = False
    mrc_named: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentProblem:
    """A problem with one provision, or with the whole form (provision is then empty)."""

    provision: str
    problem: ProblemKind
    severity: Severity
    detail: str


@dataclass(frozen=True, slots=True)
class FormProblem:
    """A problem a form shows by itself, with the words that were found."""

    provision: str
    problem: ProblemKind
    found: str


# 8.3 to 8.5 ask for something only when it happens; "nothing of the kind this year" is evidence.
ONLY_WHEN_IT_HAPPENS = frozenset({"8.3", "8.4", "8.5"})
# Ours: the Code gives no number for how often one sentence may serve.
REPEATED_FROM = 5

_NO_EXCLUSIONS = re.compile(
    r"\b(?:no|without(?: any)?|never any) exclusions?\b|\bexclude nothing\b", re.IGNORECASE
)
_REFUSED = re.compile(r"\brefus|\bnot accept|\bdeclin|\bturned down\b", re.IGNORECASE)
_MADE = (
    "agreed|arranged|confirmed|created|developed|decided|drafted|finalised|implemented|included|"
    "introduced|prepared|produced|published|put in place|set up|written"
)
_NOT_YET = re.compile(
    rf"\bto be (?:{_MADE})\b|\b(?:is|are) being (?:{_MADE})\b|"
    r"\bfuture (?:report|policy|work|reporting|training)\b|\bt\.?b\.?[ac]\b|"
    r"\b(?:details|policy|procedure|report|evidence|training|link)s? to follow\b"
    r"(?!\s+(?:the|our|a|an|this|that|these|if|when)\b)|"
    r"\bto follow\s*(?:$|[.;)])|\b(?:in|under) development\b|\bin draft\b|"
    r"\bnot yet (?:agreed|approved|available|complete|done|drafted|in place|started|written)\b|"
    r"\bwill be (?:created|developed|drafted|introduced|put in place|set up|written)\b",
    re.IGNORECASE,
)


def date_to_comply(answer: Answer, today: date) -> date | None:
    """The date by which a No will be put right: the one given, or one written in the commentary.

    A date to come counts without a "by"; a bare date in the past is taken for something else.
    """
    text = f"{answer.commentary}\n{answer.evidence}"
    to_come = [day for _, day in dates_in(text) if day >= today]
    return answer.comply_by or promised_date(text) or max(to_come, default=None)


def form_problems(
    edition: Edition, answers: Sequence[Answer], editions: Sequence[Edition], today: date
) -> tuple[FormProblem, ...]:
    """What is wrong with a form by itself, in its order; provisions it lacks are not listed here.

    `edition` is the one the form was written against, `editions` all that are known.
    """
    in_force = edition_in_force(editions, today)
    found: list[FormProblem] = []
    if edition.edition != in_force.edition:
        found.append(FormProblem("", ProblemKind.WRONG_EDITION, edition.edition))
    repeated = _repeated(answers)
    for answer in answers:
        found += _row_problems(answer, today)
        if answer.provision in repeated:
            words = repeated[answer.provision]
            found.append(FormProblem(answer.provision, ProblemKind.REPEATED_EVIDENCE, words))
        old_words = _old_definition(answer, editions, in_force)
        if old_words:
            found.append(FormProblem(answer.provision, ProblemKind.WRONG_DEFINITION, old_words))
    return tuple(found)


def assess(
    edition: Edition,
    answers: Sequence[Answer],
    facts: RegisterFacts,
    today: date,
    editions: Sequence[Edition],
    numbers: Mapping[str, str] | None = None,
) -> tuple[AssessmentProblem, ...]:
    """Every problem of an assessment, in the form's order; problems of the whole form come first.

    `edition` is the one the answers were written against; the one in force on `today`, out of
    `editions`, is the one they should be. Of two answers to a provision the first is judged. `numbers`
    give for each provision of the 2024 Code the one of a later edition that took it over.
    """
    given: dict[str, Answer] = {}
    for answer in answers:
        given.setdefault(answer.provision, answer)
    known = [given[number] for number in edition.numbers if number in given]
    in_force = edition_in_force(editions, today)
    problems = [
        _problem(p.provision, p.problem, _DETAILS[p.problem].format(p=p.provision, found=p.found))
        for p in form_problems(edition, known, editions, today)
    ]
    missing = [number for number in edition.numbers if number not in given]
    problems += [
        _problem(number, ProblemKind.MISSING, _DETAILS[ProblemKind.MISSING].format(p=number))
        for number in missing
    ]
    problems += _dates_past(known, today)
    if edition.edition == in_force.edition:
        problems += _contradictions(given, facts, numbers)
    problems += _roles(facts)
    return tuple(sorted(problems, key=lambda p: (p.provision != "", provision_key(p.provision))))


def is_ready(problems: Sequence[AssessmentProblem]) -> bool:
    """Whether nothing blocks approval."""
    return all(problem.severity is not Severity.BLOCK for problem in problems)


_DETAILS = {
    ProblemKind.MISSING: "{p} is not in the form: add it with an answer.",
    ProblemKind.BLANK: "{p} has no answer: say Yes or No.",
    ProblemKind.NOT_AN_ANSWER: "{p} says “{found}”, which is neither Yes nor No: choose one.",
    ProblemKind.NO_EVIDENCE: "{p} is answered Yes without evidence: say what shows it.",
    ProblemKind.REPEATED_EVIDENCE: (
        "{p} has the same text as at least four other provisions: say what shows this one."
    ),
    ProblemKind.NO_EXPLANATION: "{p} is answered No without an explanation: write it under Commentary.",
    ProblemKind.NO_DATE_TO_COMPLY: (
        "{p} is answered No without the date by which you intend to comply: add it."
    ),
    ProblemKind.WRONG_DEFINITION: (
        "{p} has the definition of a complaint in the words of an older Code, “{found}”: "
        "use today’s words."
    ),
    ProblemKind.WRONG_EDITION: (
        "The form is that of the {found} Code, which is no longer in force: "
        "answer today’s provisions."
    ),
    ProblemKind.NOT_YET_EVIDENCE: (
        "{p} is answered Yes on something that does not exist yet (“{found}”): "
        "say what exists, or answer No with a date."
    ),
}


def _problem(provision: str, kind: ProblemKind, detail: str) -> AssessmentProblem:
    severity = Severity.BLOCK if kind in BLOCKING else Severity.WARN
    return AssessmentProblem(provision, kind, severity, detail)


def _row_problems(answer: Answer, today: date) -> list[FormProblem]:
    number, words = answer.provision, answer.answer
    if is_blank_answer(words):
        return [FormProblem(number, ProblemKind.BLANK, "")]
    comply = read_answer(words)
    if comply is None:
        return [FormProblem(number, ProblemKind.NOT_AN_ANSWER, words)]
    if comply is Comply.YES:
        return _yes_problems(answer)
    problems = []
    if not says_something(answer.commentary):
        problems.append(FormProblem(number, ProblemKind.NO_EXPLANATION, answer.commentary))
    if date_to_comply(answer, today) is None:
        problems.append(FormProblem(number, ProblemKind.NO_DATE_TO_COMPLY, answer.commentary))
    return problems


def _yes_problems(answer: Answer) -> list[FormProblem]:
    number, text = answer.provision, f"{answer.evidence}\n{answer.commentary}"
    if number in ONLY_WHEN_IT_HAPPENS and text.strip():
        return []
    if not (says_something(answer.evidence) or says_something(answer.commentary)):
        return [FormProblem(number, ProblemKind.NO_EVIDENCE, text.strip())]
    not_yet = _NOT_YET.search(" ".join(text.split()))
    return [FormProblem(number, ProblemKind.NOT_YET_EVIDENCE, not_yet[0])] if not_yet else []


def _repeated(answers: Sequence[Answer]) -> dict[str, str]:
    places: dict[str, dict[str, str]] = {}
    for answer in answers:
        for text in (answer.evidence, answer.commentary):
            if says_something(text):
                places.setdefault(plain(text), {})[answer.provision] = text
    often = [group for group in places.values() if len(group) >= REPEATED_FROM]
    return {number: text for group in often for number, text in group.items()}


def _old_definition(answer: Answer, editions: Sequence[Edition], in_force: Edition) -> str:
    if answer.provision != "1.2":
        return ""
    text = f"{answer.requirement_found} {answer.evidence} {answer.commentary}"
    return old_definition(text, editions, in_force)


def _dates_past(answers: Sequence[Answer], today: date) -> list[AssessmentProblem]:
    problems = []
    for answer in answers:
        promised = date_to_comply(answer, today)
        if read_answer(answer.answer) is Comply.NO and promised and promised < today:
            detail = (
                f"{answer.provision} was to comply by {promised.day} {promised:%B %Y}, "
                "which has passed: say what happened and give a new date."
            )
            problems.append(_problem(answer.provision, ProblemKind.DATE_TO_COMPLY_PAST, detail))
    return problems


def _contradictions(
    given: dict[str, Answer], facts: RegisterFacts, numbers: Mapping[str, str] | None
) -> list[AssessmentProblem]:
    problems = []
    for written, contradiction in _register_says(facts).items():
        number = written if numbers is None else numbers.get(written, "")
        answer = given.get(number)
        if answer is None or read_answer(answer.answer) is not Comply.YES:
            continue
        explained = says_something(answer.commentary)
        contradicted = _claims_no_exclusions(answer) if written == "2.5" else not explained
        if contradicted:
            detail = f"{number} is answered Yes, but {contradiction}: explain it, or answer No."
            problems.append(_problem(number, ProblemKind.CONTRADICTED_BY_REGISTER, detail))
    return problems


def _claims_no_exclusions(answer: Answer) -> bool:
    """Whether "no exclusions" is said (2.5) and no commentary speaks of what was refused."""
    evidence, commentary = (" ".join(t.split()) for t in (answer.evidence, answer.commentary))
    if _NO_EXCLUSIONS.search(commentary):
        return _REFUSED.search(commentary) is None
    return bool(_NO_EXCLUSIONS.search(evidence)) and not says_something(commentary)


def _register_says(facts: RegisterFacts) -> dict[str, str]:
    """What in the register speaks against a Yes, by provision."""
    timescales = (
        ("6.2", facts.acknowledged_1, "stage 1 acknowledgements"),
        ("6.3", facts.responded_1, "stage 1 responses"),
        ("6.11", facts.acknowledged_2, "stage 2 acknowledgements"),
        ("6.14", facts.responded_2, "stage 2 responses"),
    )
    says = {
        number: f"the register shows {cases.late} of {cases.total} {what} late"
        for number, cases, what in timescales
        if cases.late
    }
    if facts.refusals:
        count = _count(facts.refusals, "refusal", "refusals")
        says["2.5"] = f"says there are no exclusions beside {count} in the register"
    if facts.policies_past_review:
        count = _count(facts.policies_past_review, "policy", "policies")
        says["5.1"] = f"the register has {count} past the review date"
    if not facts.adjustments:
        says["5.10"] = "the register has no reasonable adjustment on record"
    if not facts.restrictions:
        says["5.14"] = "the register has no restriction or incident on record"
    return says


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _roles(facts: RegisterFacts) -> list[AssessmentProblem]:
    problems = []
    if not facts.senior_lead_named:
        detail = "The register names no senior lead for complaint handling (9.4): name one."
        problems.append(_problem("9.4", ProblemKind.NO_SENIOR_LEAD, detail))
    if not facts.mrc_named:
        detail = "The register names no Member Responsible for Complaints (9.5): name one."
        problems.append(_problem("9.5", ProblemKind.NO_MRC, detail))
    return problems
