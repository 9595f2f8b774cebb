"""The commands for trouble: a thorough check, and saving what can be read of a damaged register."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from chc_desktop.cli.options import FILE, json_option, print_json, print_lines, register_options
from chc_desktop.cli.protection import key_for_check


@click.command()
@register_options
@click.option("--code", default="", help="A code printed on a paper: does it still fit?")
@json_option
def check(
    register: Path, today: date | None, actor: str | None, code: str, *, as_json: bool
) -> None:
    """Look at a register thoroughly; says also what is wrong with a file it cannot open."""
    del actor  # nothing is written
    from chc_desktop.model.services.checking import check_file

    faults = check_file(register, today, key=key_for_check(register), code=code)
    if as_json:
        problems = [{"kind": f.kind, "where": f.where, "text": f.text} for f in faults]
        print_json({"ok": not faults, "problems": problems})
    else:
        lines = [f.text for f in faults] or [f"{register.name} is sound."]
        if code and not faults:
            lines.append("The printed code fits.")
        print_lines(lines)
    sys.exit(1 if faults else 0)


@click.command()
@register_options
@click.option("--to", "new", type=FILE, required=True, help="The new file; none may be there.")
@json_option
def salvage(
    register: Path, today: date | None, actor: str | None, new: Path, *, as_json: bool
) -> None:
    """Save what can be read of a damaged register into a new file; the damaged one stays as it is.

    What could not be read is listed, and the list is kept beside the new file.
    """
    from chc_desktop.model.services.salvaging import save_readable

    key = key_for_check(register)
    saved = save_readable(register, new, key=key, today=today, actor=actor)
    if as_json:
        print_json({"whole": saved.whole, "list": saved.notes.name, "lines": list(saved.lines)})
    else:
        print_lines([*saved.lines, f"This list is kept as {saved.notes.name}."])
    sys.exit(0 if saved.whole else 1)
