"""The commands for copies: a register copied away, brought back, compared with another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import (
    FILE,
    json_option,
    key_of,
    passphrase_option,
    print_json,
    print_lines,
    register_options,
    today_option,
)


@click.command()
@register_options
@click.option("--to", "folder", type=FILE, required=True, help="The folder to write it to.")
def backup(register: Path, today: date | None, actor: str | None, folder: Path) -> None:
    """Copy a register into a folder, and look whether the copy is sound."""
    del actor  # nothing in the register is written
    from chc_desktop.model.services.backups import back_up
    from chc_desktop.model.services.session import computer_date

    place = back_up(register, folder, today or computer_date(), key=key_of(register))
    print_lines([f"{place.name} is written, and it is sound."])


@click.command()
@click.argument("backup", type=FILE)
@click.option("--to", "register", type=FILE, required=True, help="The register to bring back.")
@passphrase_option
@today_option
def restore(backup: Path, register: Path, today: date | None) -> None:
    """Bring a backup back as a register; a file that stands there is kept beside it."""
    from chc_desktop.model.services.backups import restore as bring_back
    from chc_desktop.model.services.session import computer_date

    done = bring_back(backup, register, today or computer_date(), key=key_of(backup))
    lines = [f"{done.register.name} is brought back from {backup.name}."]
    if done.kept is not None:
        lines.append(f"What stood there before is kept as {done.kept.name}.")
    print_lines(lines)


@click.command()
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@passphrase_option
@click.option(
    "--other-passphrase-file",
    "other",
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file with the second register's passphrase, where it has another one.",
)
@json_option
def compare(first: Path, second: Path, other: Path | None, *, as_json: bool) -> None:
    """Compare two registers case by case; both are only read, nothing is merged."""
    from chc_desktop.model.services import comparing, keeping
    from chc_desktop.model.services.comparing_words import comparison_lines, plain

    key, other_key = key_of(first), None
    if key is None or keeping.is_locked(second, key):
        other_key = key_of(second, other)
    found = comparing.compare(first, second, key=key, other_key=other_key)
    if as_json:
        print_json(plain(found))
    else:
        print_lines(comparison_lines(found))
