"""The bundle for the Ombudsman, filled from the register: no clock, so the same data, same bytes.

What the register holds of other people and of anybody's health stays out unless it was chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports.bundle_paper import BundleEntry, BundleLetter, BundlePaper
from chc_desktop.model.rules.record import BundleOptions, gaps
from chc_desktop.model.rules.wording import paper_date, pounds
from chc_desktop.model.services import bundle_files, bundle_people
from chc_desktop.model.services.bundle_entries import (
    case_entries,
    days_recorded,
    item_words,
    kind_words,
    said,
    taken_back,
)
from chc_desktop.model.services.bundle_letters import person_letters
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.links import linked
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.model.services.triage import in_words
from chc_desktop.model.services.words import reached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from chc_desktop.model.services.session import Case, Session

    Words = Callable[[str], str]

HEALTH_OUT = (
    "Words about anybody’s health that were given for an adjustment are not in this bundle "
    "(5.10, UK GDPR Article 9)."
)
HEALTH_IN = (
    "This bundle holds words about somebody’s health (5.10). Give it only to those who need them "
    "(UK GDPR Article 9)."
)
MASKED = (
    "Names of people other than those who complain and the officers are replaced by “Person A”, "
    "“Person B” and so on, in texts too, as far as the register knows them; so are their homes, "
    "email addresses and telephone numbers. A first or last name that is also an everyday word is "
    "replaced only within the whole name. Somebody who reads the bundle before it goes should "
    "look for descriptions that give a person away. Of attachments only the words of texts and "
    "emails are shown, masked too; the others are listed."
)
"""Said on page 1 of a masked bundle."""
NOT_MASKED = "Names of other people are in it as they were written down."


def export_bundle(
    session: Session,
    complaint_id: int,
    options: BundleOptions | None = None,
    *,
    large: bool = False,
) -> bytes | Refusal:
    """All that is recorded of a complaint, as one PDF in 12 or 18 point (5.12)."""
    paper = bundle_paper(session, complaint_id, options or BundleOptions())
    if isinstance(paper, Refusal):
        return paper
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.bundle import render_bundle  # noqa: PLC0415

    return render_bundle(paper, large=large)


def bundle_paper(
    session: Session, complaint_id: int, options: BundleOptions
) -> BundlePaper | Refusal:
    """What goes into the bundle of a complaint."""
    case = session.case(complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    words: Words = bundle_people.mask_of(session, case) if options.mask else _as_it_is
    landlord = session.register.rows("SELECT name FROM landlord")[0]["name"]
    return BundlePaper(
        landlord=landlord,
        reference=case.record.reference,
        subject=words(case.record.subject),
        about=_about(case, session, options),
        facts=_masked(_facts(session, case), words),
        people=_masked(bundle_people.people(session, case), words),
        entries=_entries(session, case, words),
        letters=_letters(session, case, words)
        + person_letters(session, case, words, health=options.health),
        promises=_masked(_promises(session, case), words),
        adjustments=tuple(
            words(text) for text in bundle_people.adjustments(session, case, health=options.health)
        ),
        ombudsman=_masked(_ombudsman(session, case), words),
        learning=_masked(_learning(session, case), words),
        files=bundle_files.files(session, case, words, shown=not options.mask),
    )


def _as_it_is(text: str) -> str:
    return text


def _masked(pairs: list[tuple[str, str]], words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((words(name), words(value)) for name, value in pairs if value)


def _about(case: Case, session: Session, options: BundleOptions) -> tuple[str, ...]:
    days = days_recorded(session, case)
    whole = (
        f"Everything recorded of this complaint from {paper_date(min(days))} to "
        f"{paper_date(max(days))}, in the order in which it happened (5.12)."
    )
    return (
        whole,
        HEALTH_IN if options.health else HEALTH_OUT,
        MASKED if options.mask else NOT_MASKED,
    )


def _facts(session: Session, case: Case) -> list[tuple[str, str]]:
    record = case.record
    row = session.register.rows(
        "SELECT c.offered_choice, c.triage, s.reference AS request, c.source FROM complaint c"
        " LEFT JOIN service_request s ON s.id = c.service_request_id WHERE c.id = ?",
        record.id,
    )[0]
    outside = "Not counted in CH01: the person is outside the measure."
    return [
        ("Our reference", record.reference),
        ("About", ", ".join(record.categories)),
        ("Received", paper_date(case.state.received)),
        ("In their words", record.description),
        ("What they want", record.outcome_sought),
        ("Asked whether to complain (1.3)", row["offered_choice"]),
        ("Triage (6.1)", in_words(row["triage"])),
        ("Service request (1.5)", row["request"] or ""),
        ("Linked complaints", ", ".join(o.reference for o in linked(session, record.id))),
        ("Measures", outside if record.outside_measures else ""),
        ("Source", "Read in from a file." if row["source"] == "file" else ""),
    ]


def _entries(session: Session, case: Case, words: Words) -> tuple[BundleEntry, ...]:
    found = [(entry.on, 0, entry) for entry in case_entries(session, case)]
    for gap in gaps(session.calendar, (entry.on for _, _, entry in found)):
        said = BundleEntry(gap.after, f"{gap.words}.", gap=True)
        found.append((gap.after, 1, said))
    found.sort(key=lambda item: (item[0], item[1]))
    return tuple(
        BundleEntry(
            entry.on,
            words(entry.title),
            words(entry.text),
            words(entry.quote),
            tuple(words(note) for note in entry.notes),
            gap=entry.gap,
        )
        for _, _, entry in found
    )


def _letters(session: Session, case: Case, words: Words) -> tuple[BundleLetter, ...]:
    made = []
    for number, letter in enumerate(letters_sent(session, case.record.id)[::-1], start=1):
        facts = [
            f"Sent {paper_date(letter.sent_on)} {reached(letter.sent_how)}".strip() + "."
            if letter.sent_on
            else "",
            f"It gave {paper_date(letter.promised_date)}." if letter.promised_date else "",
            f"Sent although something was missing: {letter.override_reason}"
            if letter.override_reason
            else "",
            f"Made from: {letter.template}." if letter.template else "",
        ]
        to = session.register.tuples(
            "SELECT name FROM letter_recipient WHERE letter_id = ? ORDER BY id", letter.id
        )
        facts.insert(1, f"To {', '.join(row[0] for row in to)}." if to else "")
        title = f"Letter {number}: {kind_words(letter.kind)}, stage {letter.stage.value}"
        made.append(
            BundleLetter(title, tuple(words(fact) for fact in facts if fact), words(letter.text))
        )
    return tuple(made)


def _promises(session: Session, case: Case) -> list[tuple[str, str]]:
    found = []
    for row in session.register.rows(
        "SELECT * FROM promise WHERE complaint_id = ? ORDER BY made_on, id", case.record.id
    ):
        parts = (
            f"Made {said(row['made_on'])} at stage {row['stage']}.",
            f"{pounds(row['amount'])}, {row['head']}." if row["amount"] else "",
            _day("By", row["due_on"]),
            f"Who: {row['owner']}." if row["owner"] else "",
            _day("Agreed by the committee", row["committee_agreed_on"]),
            _day("Accepted", row["accepted_on"]),
            _day("Not accepted by the resident", row.get("refused_on")),
            f"{_day('Done', row['done_on'])} {row['done_how']}" if row["done_on"] else "",
            "Set against arrears." if row["set_against_arrears"] else "",
            "" if row["done_on"] or row["removed_on"] else "Not recorded as done.",
            taken_back(row),
        )
        found.append((row["what"], _joined(parts)))
    return found


def _ombudsman(session: Session, case: Case) -> list[tuple[str, str]]:
    found = []
    for row in session.register.rows(
        "SELECT * FROM ombudsman_case WHERE complaint_id = ? ORDER BY opened_on, id",
        case.record.id,
    ):
        facts = (_day("Opened", row["opened_on"]), _day("Closed", row["closed_on"]))
        found.append((f"Case {row['reference']}".strip(), _joined((*facts, taken_back(row)))))
        for item in session.register.rows(
            "SELECT * FROM ombudsman_item WHERE case_id = ? ORDER BY on_date, id", row["id"]
        ):
            told = f"{item['kind'].capitalize()}, {said(item['on_date'])}"
            found.append((told, item_words(item) or "No more recorded."))
    return found


def _learning(session: Session, case: Case) -> list[tuple[str, str]]:
    found = []
    for row in session.register.rows(
        "SELECT * FROM learning WHERE complaint_id = ? ORDER BY on_date, id", case.record.id
    ):
        told = f"Told {row['told_whom']}." if row["told_whom"] else ""
        parts = (row["internal"], row["you_said"], row["we_did"], row["what_changed"], told)
        whole = "\n\n".join(part for part in (*parts, taken_back(row)) if part)
        found.append((said(row["on_date"]), whole))
    return found


def _day(words: str, day: str | None) -> str:
    return f"{words} {said(day)}." if day else ""


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part.strip() for part in parts if part)
