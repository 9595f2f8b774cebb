"""What the commands share: dates, options, opening a register, printing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Key, Session

_PASSPHRASE = "chc_desktop.passphrase_file"
"""Where click's context keeps the file with the passphrase: never the passphrase itself."""
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


def _note_passphrase(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    """Keep where the passphrase is for ``key_of``, so that no command has to pass it on."""
    ctx.meta[_PASSPHRASE] = value


passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, allow_dash=True),
    expose_value=False,
    callback=_note_passphrase,
    help="A file with the passphrase of a protected register; - is standard input.",
)


def register_options(command: F) -> F:
    """Every command that reads or writes a register takes it, --today and --as."""
    command = click.option("--as", "actor", help="Who acts, for the history.")(command)
    command = passphrase_option(today_option(command))
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

    key = key_of(register)
    if writes:
        session = open_to_write(register, today=today, actor=actor, key=key)
    else:
        session = open_register(register, today=today, actor=actor, read_only=True, key=key)
    context = click.get_current_context()
    context.call_on_close(session.close)
    if writes:
        context.call_on_close(partial(_keep_first_change, session, session.register.last_hash()))
    unshown = context.with_resource(noticed())

    def tell() -> None:
        for sentence in unshown.sentences(session):
            click.echo(sentence, err=True)

    context.call_on_close(tell)
    return session


def _keep_first_change(session: Session, before: str) -> None:
    """Make the backup of the day's first change, as the window does; what fails is said."""
    from chc_desktop.model.rules.keeping import Why
    from chc_desktop.model.services import keeping
    from chc_desktop.model.services.upkeep import keep_up

    register, now = session.register, keeping.computer_now()
    if register.last_hash() == before or keeping.made_on(register, now):
        return
    found = keep_up(register, Why.FIRST_CHANGE, now)
    for sentence in (found.trouble, found.second_trouble):
        if sentence:
            click.echo(f"The change is saved. {sentence}", err=True)


def key_of(register: Path, given: Path | None = None) -> Key | None:
    """The key of a protected register, by the passphrase that is given or asked for.

    ``given`` is its own file with a passphrase, in place of --passphrase-file.
    None for a plain one. Raises RegisterProblem, also for what is no register at all.
    """
    from chc_desktop.model.services import protection

    if not protection.is_protected(register):
        return None
    if not protection.has_key_file(register):
        protection.unlock(register, "")  # says that the key file is missing, and what to do
    given = given or click.get_current_context().meta.get(_PASSPHRASE)
    return protection.unlock(register, read_passphrase(given, register.name))


def read_passphrase(given: Path | None, name: str, *, again: bool = False) -> str:
    """A passphrase from a file's first line, from standard input, or typed unseen.

    ``again``: it is a new one, typed twice. Without a terminal it fails in one sentence.
    """
    if given is not None:
        return _first_line(given)
    if not sys.stdin.isatty():
        fail(f"{name} needs a passphrase. Give --passphrase-file FILE, or - for standard input.")
    words = "New passphrase" if again else f"Passphrase of {name}"
    return str(click.prompt(words, hide_input=True, confirmation_prompt=again, err=True))


def _first_line(given: Path) -> str:
    try:
        if str(given) == "-":
            return sys.stdin.readline().rstrip("\r\n")
        with given.open(encoding="utf-8-sig") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        fail(f"The passphrase could not be read from {given.name}. Nothing was changed.")


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
