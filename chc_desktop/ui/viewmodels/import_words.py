"""What became of a file that was read in, row by row, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.rules.assessment import ProblemKind
from chc_desktop.model.rules.importing import JudgedRow, Verdict

if TYPE_CHECKING:
    from chc_desktop.model.rules.assessment import FormProblem
    from chc_desktop.model.services.importing import ImportedComplaints

COMPLAINTS, FORM = "complaints", "self-assessment"

HEADINGS = {COMPLAINTS: "Read in complaints", FORM: "Read in a self-assessment"}
ABOUT = {
    COMPLAINTS: (
        "From a spreadsheet, as a CSV or Excel file with a row for each complaint. You see what "
        "would happen before anything is saved."
    ),
    FORM: "The Ombudsman’s form as you filled it in: a Word, Excel, CSV or web page file.",
}
NEEDED = {
    COMPLAINTS: (
        "A row of headings is needed, with at least “reference” and “received”. Dates, names, "
        "homes, stages, outcomes and extensions are taken too, under the names people use for "
        "them. Reading the same file again adds nothing twice."
    ),
    FORM: (
        "Each provision’s answer, evidence and commentary are taken as they stand. What is read "
        "becomes the newest version of that year; the one before it stays in the register."
    ),
}
ORDER = {Verdict.REJECTED: 0, Verdict.DUPLICATE: 1, Verdict.IMPORTED: 2}

_FORM_PROBLEMS = {
    ProblemKind.MISSING: "It is not in the form.",
    ProblemKind.BLANK: "It has no answer.",
    ProblemKind.NOT_AN_ANSWER: "The answer is neither Yes nor No.",
    ProblemKind.NO_EVIDENCE: "It says Yes without evidence.",
    ProblemKind.REPEATED_EVIDENCE: "The same text stands at four other provisions or more.",
    ProblemKind.NO_EXPLANATION: "It says No without an explanation.",
    ProblemKind.NO_DATE_TO_COMPLY: "It says No without the date to comply.",
    ProblemKind.DATE_TO_COMPLY_PAST: "The date to comply has passed.",
    ProblemKind.CONTRADICTED_BY_REGISTER: "The register says otherwise.",
    ProblemKind.WRONG_DEFINITION: "It quotes the definition of an older Code.",
    ProblemKind.WRONG_EDITION: "The form is that of an older Code.",
    ProblemKind.NOT_YET_EVIDENCE: "It says Yes on something that does not exist yet.",
    ProblemKind.NO_MRC: "No Member Responsible for Complaints is named.",
    ProblemKind.NO_SENIOR_LEAD: "No senior lead is named.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of the file with what became of it, and why."""

    icon: str
    colour: str
    heading: str
    text: str


def reasons(result: ImportedComplaints, *, done: bool) -> tuple[Reason, ...]:
    """Return every row there is something to say about: rejected ones first."""
    rows = sorted(result.rows, key=lambda row: (ORDER[row.verdict], row.row.row))
    return tuple(
        _reason(row, done=done)
        for row in rows
        if row.problems or row.verdict is not Verdict.IMPORTED
    )


def _reason(row: JudgedRow, *, done: bool) -> Reason:
    name = row.row.reference or "no reference"
    verdict = {
        Verdict.REJECTED: ("x-circle", "overdue", "not read in" if done else "cannot be read in"),
        Verdict.DUPLICATE: ("check-circle", "muted", "already in the register"),
        Verdict.IMPORTED: ("warning-circle", "soon", "read in, to check" if done else "to check"),
    }
    icon, colour, words = verdict[row.verdict]
    said = " ".join(problem.text for problem in row.problems)
    if row.verdict is Verdict.DUPLICATE and not said:
        said = "Nothing was changed." if done else "Nothing will be changed."
    return Reason(icon, colour, f"Line {row.row.row}, {name}: {words}", said)


def summary(result: ImportedComplaints, *, done: bool) -> str:
    """Return the counts in one sentence or three."""
    good, twice, bad = (
        result.count(verdict) for verdict in (Verdict.IMPORTED, Verdict.DUPLICATE, Verdict.REJECTED)
    )
    was = ("was", "were") if done else ("can be", "can be")
    parts = [f"{_complaints(good)} {_verb(good, was)} read in."]
    if twice:
        parts.append(f"{twice} {'is' if twice == 1 else 'are'} in the register already.")
    if bad:
        parts.append(f"{bad} {'was' if done and bad == 1 else 'were' if done else 'can'} not.")
    if not done:
        parts[-1] = parts[-1].replace(" can not.", " cannot.")
    if result.ignored:
        parts.append(f"Columns not understood: {', '.join(result.ignored)}.")
    return " ".join(parts)


def _verb(count: int, forms: tuple[str, str]) -> str:
    return forms[0] if count == 1 else forms[1]


def _complaints(count: int) -> str:
    return f"{count or 'No'} complaint{'' if count == 1 else 's'}"


def button(result: ImportedComplaints) -> str:
    """Return the verb: "Read in 12 complaints"; "" when there is nothing to read in."""
    count = result.count(Verdict.IMPORTED)
    return f"Read in {_complaints(count)}" if count else ""


def form_summary(
    edition: str, answers: int, missing: Sequence[str], also: Sequence[str] = ()
) -> str:
    """Return what a form held; ``also`` are older editions it holds a whole form of."""
    words = f"{answers} provisions of the {edition} Code were read in."
    if missing:
        words += f" Not in the form: {', '.join(missing)}."
    for older in also:
        words += (
            f" The file also holds a form of the {older} Code, which was not read. To keep that, "
            "save it as a file of its own and read it in for its year."
        )
    return words


def form_reasons(problems: Sequence[FormProblem]) -> tuple[Reason, ...]:
    """Return what is to be checked in a form, in its order."""
    return tuple(
        Reason(
            "warning-circle",
            "soon",
            problem.provision or "The whole form",
            _FORM_PROBLEMS[problem.problem]
            + (f" “{_short(problem.found)}”" if problem.found else ""),
        )
        for problem in problems
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 120 else f"{plain[:119]}…"
