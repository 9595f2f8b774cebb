"""Closing a year on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import (
    fail,
    open_session,
    print_lines,
    register_options,
    year_end_option,
)


@click.command(name="close-year")
@register_options
@year_end_option
@click.option(
    "--long", "is_long", is_flag=True, help="With the short year before it, after a change."
)
@click.option("--why", default="", help="Why a closed year is closed anew.")
def close_year(
    register: Path,
    today: date | None,
    actor: str | None,
    year_end: date,
    why: str,
    *,
    is_long: bool,
) -> None:
    """Lock the figures of a year that is over; a later correction is shown as a restatement.

    Closing a closed year again locks the figures anew where facts were corrected, and keeps the
    older ones.
    """
    from chc_desktop.model.rules.closing import CloseYear
    from chc_desktop.model.services import closing
    from chc_desktop.model.services.results import Refusal

    session = open_session(register, today, actor, writes=True)
    command = CloseYear(year_end=year_end, long=is_long, why=why)
    done = closing.close_year(session, command)
    if isinstance(done, Refusal):
        fail(done.problems[0].text)
    restated = closing.closing_view(session, year_end).restated
    print_lines(
        [
            f"{done.what}.",
            *(f"To note: {problem.text}" for problem in done.warnings),
            *(
                f"{line.found.title}. {line.found.words}{f': {line.since}' if line.since else ''}."
                for line in restated
            ),
        ]
    )
