"""The committee's papers on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import (
    Day,
    force_option,
    large_print_option,
    open_session,
    out_option,
    register_options,
)


@click.command(name="committee-papers")
@register_options
@click.option("--from", "start", type=Day(), required=True, help="First day of the period.")
@click.option("--to", "end", type=Day(), required=True, help="Last day of the period.")
@out_option
@force_option
@large_print_option
def committee_papers(
    register: Path,
    today: date | None,
    actor: str | None,
    start: date,
    end: date,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """The paper for a committee meeting: decisions needed, then the period's figures (9.7)."""
    if start > end:
        raise click.UsageError("--from cannot be after --to.")
    from chc_desktop.model.services.committee_papers import committee_pdf
    from chc_desktop.model.services.papers import check_place, write_paper

    session = open_session(register, today, actor)
    check_place(out, overwrite=force)
    content = committee_pdf(session, start, end, large=large_print)
    write_paper(out, content, overwrite=force)
    click.echo(f"{out.name} is written.")
