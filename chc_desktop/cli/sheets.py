"""Papers of a few pages on the command line: intake form, decision, submission pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import (
    fail,
    force_option,
    large_print_option,
    open_session,
    out_option,
    register_options,
    year_end_option,
)


@click.command(name="intake-form")
@register_options
@click.option("--telephone", is_flag=True, help="The script for the telephone instead.")
@out_option
@force_option
@large_print_option
def intake_form(
    register: Path,
    today: date | None,
    actor: str | None,
    out: Path,
    *,
    telephone: bool,
    force: bool,
    large_print: bool,
) -> None:
    """The form to write a complaint on, or what to ask on the telephone, with room to write."""
    from chc_desktop.model.services.intake import intake_pdf

    session = open_session(register, today, actor)
    _check(out, force=force)
    kind = "phone" if telephone else "form"
    _write(out, intake_pdf(session, kind, large=large_print), force=force)


@click.command(name="decision")
@register_options
@click.argument("complaint")
@out_option
@force_option
@large_print_option
def decision(
    register: Path,
    today: date | None,
    actor: str | None,
    complaint: str,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """The latest decision between meetings on a complaint, as a page for the minutes."""
    from chc_desktop.model.services import committee
    from chc_desktop.model.services.decision_paper import decision_pdf

    session = open_session(register, today, actor)
    _check(out, force=force)
    wanted = complaint.strip().casefold()
    found = [d for d in committee.decisions(session) if d.reference.casefold() == wanted]
    if not found:
        fail(f"No decision between meetings on {complaint} is in {register.name}.")
    latest = max(found, key=lambda d: (d.on, d.id))
    _write(out, decision_pdf(session, latest.id, large=large_print), force=force)


@click.command(name="submission-pack")
@register_options
@year_end_option
@out_option
@force_option
@large_print_option
def submission_pack(
    register: Path,
    today: date | None,
    actor: str | None,
    year_end: date,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """What goes to the Ombudsman, what is missing, and the check list for their form."""
    from chc_desktop.model.services.submission import pack_pdf

    session = open_session(register, today, actor)
    _check(out, force=force)
    _write(out, pack_pdf(session, year_end, large=large_print), force=force)


def _check(out: Path, *, force: bool) -> None:
    from chc_desktop.model.services.papers import check_place

    check_place(out, overwrite=force)


def _write(out: Path, content: bytes, *, force: bool) -> None:
    from chc_desktop.model.services.papers import write_paper

    write_paper(out, content, overwrite=force)
    click.echo(f"{out.name} is written.")
