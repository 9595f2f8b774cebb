"""The commands for protection by a passphrase. It is read from a file or typed, never an argument."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chc_desktop.cli.options import (
    FILE,
    force_option,
    key_of,
    large_print_option,
    open_session,
    out_option,
    passphrase_option,
    print_lines,
    read_passphrase,
    register_options,
)

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Key

new_option = click.option(
    "--new-passphrase-file",
    "new_file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file with the new passphrase; - is standard input.",
)


@click.command()
@click.argument("register", type=FILE)
@new_option
def protect(register: Path, new_file: Path | None) -> None:
    """Encrypt a register with a passphrase; print its recovery sheet afterwards."""
    from chc_desktop.model.services import protection
    from chc_desktop.model.services.session import open_register

    open_register(
        register, read_only=True
    ).close()  # says what stands against it, if it is no register
    key = protection.protect(register, read_passphrase(new_file, register.name, again=True))
    lines = [
        f"{register.name} is protected. Without its passphrase or its recovery sheet nobody opens it.",
        f"Now print the sheet: chc-desktop export recovery-sheet {register.name} --out sheet.pdf",
    ]
    session = open_register(register, read_only=True, key=key)
    copies = protection.plain_copies(session)
    session.close()
    lines += [f"This copy is not protected: {copy.path}" for copy in copies]
    print_lines(lines)


@click.command()
@passphrase_option
@click.argument("register", type=FILE)
def unprotect(register: Path) -> None:
    """Take the protection off: anybody who has the file can read it then."""
    from chc_desktop.model.services import protection

    key = key_of(register)
    if key is None:
        print_lines([f"{register.name} is not protected."])
        return
    protection.unprotect(register, key)
    print_lines([f"{register.name} is no longer protected: anybody who has it can read it."])


@click.command(name="change-passphrase")
@passphrase_option
@click.argument("register", type=FILE)
@new_option
@click.option(
    "--recovery-code-file",
    "code_file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file with the code of the recovery sheet, in place of the passphrase.",
)
def change_passphrase(register: Path, new_file: Path | None, code_file: Path | None) -> None:
    """Give a protected register another passphrase; the recovery sheet stays good."""
    from chc_desktop.model.services import protection

    if code_file is not None:
        code = read_passphrase(code_file, register.name)
        key: Key | None = protection.unlock_by_code(register, code)
    else:
        key = key_of(register)
    if key is None:
        print_lines([f"{register.name} is not protected."])
        return
    new = read_passphrase(new_file, register.name, again=True)
    protection.change_passphrase(register, key, new)
    print_lines([f"{register.name} has a new passphrase. Its recovery sheet stays good."])


@click.command(name="recovery-sheet")
@register_options
@out_option
@force_option
@large_print_option
def recovery_sheet(
    register: Path,
    today: date | None,
    actor: str | None,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """The page that alone opens a protected register: print it, seal it, delete the file."""
    from chc_desktop.model.services.papers import check_place, write_paper
    from chc_desktop.model.services.recovery_sheet import sheet_pdf

    session = open_session(register, today, actor)
    check_place(out, overwrite=force)
    write_paper(out, sheet_pdf(session, large=large_print), overwrite=force)
    print_lines([f"{out.name} is written. Print it, seal it in an envelope, and delete the file."])


def key_for_check(register: Path) -> Key | None:
    """The key, or None where what stands against opening is said by the check itself."""
    from chc_desktop.model.services.session import RegisterFault, RegisterProblem

    try:
        return key_of(register)
    except RegisterProblem as problem:
        if problem.fault in (RegisterFault.WRONG_PASSPHRASE, RegisterFault.NO_ACCESS):
            raise
        return None


COMMANDS = (protect, unprotect, change_passphrase)
"""Those that stand by themselves."""
