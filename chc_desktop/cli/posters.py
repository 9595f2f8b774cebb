"""The poster and the leaflet "How to complain" on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import (
    force_option,
    open_session,
    out_option,
    register_options,
)


@click.command(name="poster")
@register_options
@out_option
@force_option
@click.option("--leaflet", is_flag=True, help="The leaflet to hand out, in 12 point.")
@click.option("--large-print", is_flag=True, help="The leaflet in 18 point.")
def poster(
    register: Path,
    today: date | None,
    actor: str | None,
    out: Path,
    *,
    force: bool,
    leaflet: bool,
    large_print: bool,
) -> None:
    """The notice-board poster: how to complain, in which times, and the Ombudsman."""
    from chc_desktop.model.services import posters
    from chc_desktop.model.services.papers import check_place, write_paper

    session = open_session(register, today, actor)
    check_place(out, overwrite=force)
    kind = posters.LEAFLET if leaflet else posters.POSTER
    kind = posters.LARGE_LEAFLET if large_print else kind
    write_paper(out, posters.poster_pdf(session, kind), overwrite=force)
    click.echo(f"{out.name} is written.")
