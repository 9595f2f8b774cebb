"""The commands for letters: one made from a case, and one of anybody's checked."""

from __future__ import annotations

import codecs
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chc_desktop.cli.options import (
    FILE,
    fail,
    force_option,
    json_option,
    large_print_option,
    open_session,
    out_option,
    print_json,
    print_lines,
    register_options,
)

if TYPE_CHECKING:
    from chc_desktop.model.rules.letters import LetterKind
    from chc_desktop.model.services.session import Session

KINDS = (
    "acknowledgement",
    "update",
    "extension",
    "stage1-response",
    "stage2-acknowledgement",
    "stage2-response",
    "refusal",
    "escalation-refusal",
)
_BIGGEST = 100_000
"""Bytes: some forty pages, far more than a letter."""
kind_option = click.option("--kind", type=click.Choice(KINDS), required=True)


@click.command()
@register_options
@click.argument("complaint")
@kind_option
@out_option
@force_option
@large_print_option
def letter(
    register: Path,
    today: date | None,
    actor: str | None,
    complaint: str,
    kind: str,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """Write a letter from a complaint, as PDF or Word; what is to be added stands in brackets.

    It is in large print where the person has that adjustment (5.10), or with --large-print.
    """
    from chc_desktop.model.services import letters
    from chc_desktop.model.services.letter_files import letter_docx, letter_pdf
    from chc_desktop.model.services.papers import check_place, write_paper
    from chc_desktop.model.services.results import Refusal

    make = {".pdf": letter_pdf, ".docx": letter_docx}.get(out.suffix.casefold())
    if make is None:
        fail(f"{out.name} must end in .pdf or .docx. Nothing was written.")
    session, complaint_id, what = _found(register, today, actor, complaint, kind)
    check_place(out, overwrite=force)
    draft = letters.draft_letter(session, complaint_id, what)
    if isinstance(draft, Refusal):
        fail(draft.problems[0].text)
    content = make(session, complaint_id, what, draft.text, large=large_print)
    if isinstance(content, Refusal):
        fail(content.problems[0].text)
    write_paper(out, content, overwrite=force)
    print_lines([f"{out.name} is written.", *(f"Still to do: {gap}" for gap in draft.gaps)])


@click.command(name="check-letter")
@register_options
@click.argument("complaint")
@kind_option
@click.argument("file", type=FILE)
@json_option
def check_letter(
    register: Path,
    today: date | None,
    actor: str | None,
    complaint: str,
    kind: str,
    file: Path,
    *,
    as_json: bool,
) -> None:
    """Say what a letter's text lacks of what the Code asks for."""
    from chc_desktop.model.rules.letters import missing_words
    from chc_desktop.model.services import letters
    from chc_desktop.model.services.results import Refusal

    session, complaint_id, what = _found(register, today, actor, complaint, kind)
    found = letters.check_text(session, complaint_id, what, _text(file))
    if isinstance(found, Refusal):
        fail(found.problems[0].text)
    missing = [{"provision": n.provision, "element": n.element.value} for n in found.missing]
    if as_json:
        print_json({"complete": found.complete, "missing": missing})
    else:
        print_lines([missing_words(n) for n in found.missing] or ["The letter is complete."])
    sys.exit(0 if found.complete else 1)


def _found(
    register: Path, today: date | None, actor: str | None, complaint: str, kind: str
) -> tuple[Session, int, LetterKind]:
    """The register, the complaint by its reference, and the kind of letter."""
    from chc_desktop.model.rules.letters import LetterKind

    session = open_session(register, today, actor)
    by_reference = {c.record.reference.casefold(): key for key, c in session.cases().items()}
    found = by_reference.get(complaint.strip().casefold())
    if found is not None:
        return session, found, LetterKind(kind)
    return fail(
        f"No complaint in {register.name} has the reference {complaint}. Nothing was changed."
    )


def _text(file: Path) -> str:
    """A letter's text: UTF-8, UTF-16 with its mark, or the older British Windows encoding."""
    try:
        if file.stat().st_size > _BIGGEST:
            fail(f"{file.name} is too long for a letter. Give the text of one letter.")
        content = file.read_bytes()
    except OSError:
        fail(f"{file.name} cannot be read. Is it there, and a text file?")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if content.startswith((b"%PDF", b"PK")) or b"\0" in content:
        fail(f"{file.name} is no text file. Save the letter as plain text first.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
