"""What the commands share: dates, options, opening a register, printing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, or click's usage error in a sentence."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no date. Write it as 2026-03-31.", param, ctx)
        if not 1900 <= day.year < 2199:
            self.fail(f"The year {day.year} is out of reach. Write a year from 1900.", param, ctx)
        return day


class YearEnd(click.ParamType[tuple[int, int]]):
    """A day of the year, MM-DD; 02-29 means the last day of February."""

    name = "MM-DD"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Month and day, or click's usage error in a sentence."""
        try:
            day = date.fromisoformat(f"2024-{value}")
        except ValueError:
            self.fail(f"“{value}” is no day of the year. Write it as 03-31.", param, ctx)
        return day.month, day.day


FILE = click.Path(path_type=Path)
today_option = click.option("--today", type=Day(), help="The day to work from.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
year_end_option = click.option(
    "--year-end", type=Day(), required=True, help="Last day of the year."
)
out_option = click.option("--out", type=FILE, required=True, help="The file to write.")
large_print_option = click.option(
    "--large-print", is_flag=True, help="In 18 point, tables as blocks."
)
force_option = click.option("--force", is_flag=True, help="Overwrite the file if it exists.")


def register_options(command: F) -> F:
    """Every command that reads or writes a register takes it, --today and --as."""
    command = click.option("--as", "actor", help="Who acts, for the history.")(command)
    command = today_option(command)
    return click.argument("register", type=FILE)(command)


def open_session(
    register: Path, today: date | None, actor: str | None, *, writes: bool = False
) -> Session:
    """The register for one command; it is closed when the command ends.

    One that only reads can do so always; one that ``writes`` needs that no window has it open.
    """
    from chc_desktop.model.services.opening import open_to_write
    from chc_desktop.model.services.printable import noticed
    from chc_desktop.model.services.session import open_register

    if writes:
        session = open_to_write(register, today=today, actor=actor)
    else:
        session = open_register(register, today=today, actor=actor, read_only=True)
    context = click.get_current_context()
    context.call_on_close(session.close)
    unshown = context.with_resource(noticed())

    def tell() -> None:
        for sentence in unshown.sentences(session):
            click.echo(sentence, err=True)

    context.call_on_close(tell)
    return session


def print_json(value: dict[str, Any]) -> None:
    """JSON and nothing else on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_lines(lines: list[str]) -> None:
    """Lines for people on stdout."""
    click.echo("\n".join(lines))


def fail(sentence: str) -> NoReturn:
    """One sentence on stderr, and exit 1."""
    click.echo(sentence, err=True)
    sys.exit(1)
