"""The bundle for the Ombudsman on the command line."""

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
)


@click.command(name="bundle")
@register_options
@click.argument("complaint")
@out_option
@force_option
@large_print_option
@click.option("--mask-third-parties", "mask", is_flag=True, help="Person A, Person B ...")
@click.option("--with-health", "health", is_flag=True, help="Words given for adjustments too.")
def bundle(
    register: Path,
    today: date | None,
    actor: str | None,
    complaint: str,
    out: Path,
    *,
    force: bool,
    large_print: bool,
    mask: bool,
    health: bool,
) -> None:
    """One complaint with its whole record, for the Ombudsman."""
    from chc_desktop.model.rules.record import BundleOptions
    from chc_desktop.model.services.bundle import export_bundle
    from chc_desktop.model.services.papers import check_place, write_paper
    from chc_desktop.model.services.results import Refusal

    session = open_session(register, today, actor)
    check_place(out, overwrite=force)
    by_reference = {c.record.reference.casefold(): key for key, c in session.cases().items()}
    found = by_reference.get(complaint.strip().casefold())
    if found is None:
        fail(f"No complaint in {register.name} has the reference {complaint}. Nothing was written.")
    made = export_bundle(session, found, BundleOptions(mask, health), large=large_print)
    if isinstance(made, Refusal):
        fail(made.problems[0].text)
    write_paper(out, made, overwrite=force)
    click.echo(f"{out.name} is written.")
