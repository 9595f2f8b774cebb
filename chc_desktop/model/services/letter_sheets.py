"""Letters as files, one for each person they go to, now or as they were sent.

A sent letter is made from what was kept with it: its words, its day, who it went to and in what
size, our head and logo of that time. So saving it again gives the same letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.addressees import Addressee, Gets, text_for
from chc_desktop.model.rules.letters import LetterKind, stage_of
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.addressees import addressees, chosen, person_addressee, recipients
from chc_desktop.model.services.dated_blocks import logo
from chc_desktop.model.services.letter_sources import head_lines, sources_of
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Session

_LARGE, _PLAIN = 18, 12
_TITLES: dict[str, str] = {
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement",
    LetterKind.UPDATE: "How it stands at stage {stage}",
    LetterKind.EXTENSION: "More time at stage {stage}",
    LetterKind.STAGE1_RESPONSE: "Response at stage 1",
    LetterKind.STAGE2_ACKNOWLEDGEMENT: "Acknowledgement at stage 2",
    LetterKind.STAGE2_RESPONSE: "Final response, at stage 2",
    LetterKind.REFUSAL: "Not accepted as a complaint",
    LetterKind.ESCALATION_REFUSAL: "Not taken to stage 2",
    PersonLetterKind.RESTRICTION: "How you contact us",
    PersonLetterKind.RESTRICTION_REVIEW: "How you contact us: our review",
    PersonLetterKind.RESTRICTION_LIFTED: "How you contact us",
    PersonLetterKind.ADJUSTMENT_AGREED: "What we will do differently for you",
    PersonLetterKind.ADJUSTMENT_DECLINED: "What you asked us to do differently",
}
"""At the foot of every page: what the letter is, without a name."""


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """One letter to one person, ready to be made as a file."""

    head: tuple[str, ...]
    to: tuple[str, ...]
    on: date
    reference: str
    """The complaint's; empty for a letter about a person."""
    text: str
    title: str
    large: bool
    logo: bytes = b""


Sheets = tuple[LetterSheet, ...]


def complaint_sheets(
    session: Session,
    complaint_id: int,
    kind: StrEnum,
    text: str,
    on: date | None = None,
    to: tuple[int, ...] | None = None,
) -> Sheets | Refusal:
    """A letter on a complaint for each person it goes to (1.2), each as agreed with them (5.10)."""
    case = session.case(complaint_id)
    if case is None:
        return Refusal((Problem("", "", "That complaint is not in this register. Go back."),))
    sent_to = chosen(addressees(session, complaint_id), to)
    assert isinstance(kind, LetterKind)
    title = _TITLES[kind].format(stage=stage_of(kind, case.state.current.stage).value)
    about = (title, case.record.reference, case.record.resident)
    return _sheets(session, sent_to, text, on, about)


def person_sheets(
    session: Session, person_id: int, kind: StrEnum, text: str, on: date | None = None
) -> Sheets:
    """A letter to one person about themself."""
    who = person_addressee(session, person_id)
    return _sheets(session, (who,), text, on, (_TITLES[kind], "", who.name))


def sent_sheets(session: Session, letter_id: int) -> Sheets | Refusal:
    """A letter as it was sent, for each person it went to."""
    row = session.register.one(
        "SELECT l.*, c.reference, coalesce(l.person_id, c.person_id) AS whose FROM letter l"
        " LEFT JOIN complaint c ON c.id = l.complaint_id"
        " WHERE l.id = ? AND l.removed_on IS NULL AND l.body <> ''",
        letter_id,
    )
    if row is None:
        return Refusal((Problem("", "", "The words of that letter are not in this register."),))
    kept = sources_of(session, letter_id)
    lead = person_addressee(session, row["whose"])
    sent_to = recipients(session, letter_id) or (lead,)
    first = next((who.name for who in sent_to if who.part in (Gets.LEAD, Gets.SELF)), lead.name)
    now = logo(session)
    return tuple(
        LetterSheet(
            head=tuple(kept.head.body.split("\n")) if kept.head else head_lines(session),
            to=(who.name, *(line for line in who.address if line != who.name)),
            on=date.fromisoformat(row["sent_on"]) if row["sent_on"] else session.today,
            reference=row["reference"] or "",
            text=text_for(row["body"], who, first),
            title=title_at_the_foot(row["kind"], row["stage"] or 1),
            large=who.large_print,
            logo=(now.content if now else b"") if kept.logo is None else kept.logo,
        )
        for who in sent_to
    )


def title_at_the_foot(kind: str, stage: int) -> str:
    """What the foot of each page calls a letter, without a name."""
    return _TITLES.get(kind, "Letter").format(stage=stage)


def sheet_pdf(sheet: LetterSheet) -> bytes:
    """The letter as PDF; the same letter always gives the same bytes."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.letter import LetterPaper, render_letter  # noqa: PLC0415

    # Large print has room for fewer letters at the foot.
    before = ", " if sheet.large else ", our reference "
    reference = f"{before}{sheet.reference}" if sheet.reference else ""
    return render_letter(
        LetterPaper(
            landlord=sheet.head[0],
            contact=sheet.head[1:],
            to=sheet.to,
            on=sheet.on,
            reference=sheet.reference,
            text=sheet.text,
            footer=f"{sheet.title}{reference}",
            large=sheet.large,
            logo=sheet.logo,
        )
    )


def sheet_docx(sheet: LetterSheet) -> bytes:
    """The letter as a Word file to edit, in the same size as the PDF."""
    # python-docx is slow to import, so only whoever saves a letter as Word waits for it.
    from chc_desktop.model.exchange.word_letters import WordLetter, word_letter  # noqa: PLC0415

    return word_letter(
        WordLetter(
            landlord=sheet.head[0],
            contact=sheet.head[1:],
            to=sheet.to,
            on=sheet.on,
            reference=sheet.reference,
            text=sheet.text,
            size=_LARGE if sheet.large else _PLAIN,
        )
    )


def _sheets(
    session: Session,
    sent_to: Iterable[Addressee],
    text: str,
    on: date | None,
    about: tuple[str, str, str],
) -> Sheets:
    title, reference, lead = about
    picture = logo(session)
    return tuple(
        LetterSheet(
            head=head_lines(session),
            to=who.address,
            on=on or session.today,
            reference=reference,
            text=text_for(text, who, lead),
            title=title,
            large=who.large_print,
            logo=picture.content if picture else b"",
        )
        for who in sent_to
    )
