"""The commands of the contract: thin, over the same services as the window.

Exit 0: done. 1: bad news, said in one plain sentence. 2: wrong use (click's own). Services are
imported only by the command that needs them.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from click_default_group import DefaultGroup

from chc_desktop import __version__
from chc_desktop.cli.adding import add
from chc_desktop.cli.backups import backup, compare, restore
from chc_desktop.cli.bundle import bundle
from chc_desktop.cli.checking import check, salvage
from chc_desktop.cli.closing import close_year
from chc_desktop.cli.committee import committee_papers
from chc_desktop.cli.letters import check_letter, letter
from chc_desktop.cli.options import (
    FILE,
    Day,
    YearEnd,
    fail,
    force_option,
    json_option,
    large_print_option,
    open_session,
    out_option,
    print_json,
    print_lines,
    register_options,
    today_option,
    year_end_option,
)
from chc_desktop.cli.posters import poster
from chc_desktop.cli.protection import COMMANDS, recovery_sheet
from chc_desktop.cli.self_test import self_test
from chc_desktop.cli.sheets import decision, intake_form, submission_pack

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

# A plain group would take the REGISTER of "chc-desktop REGISTER" for the name of a command.
commands = cast(
    "click.Group",
    DefaultGroup(
        name="chc-desktop",
        default="window",
        default_if_no_args=True,
        help="Complaints as the Complaint Handling Code asks: a window, and these commands.",
    ),
)
commands = click.version_option(__version__, prog_name="chc-desktop")(commands)


@commands.command()
@click.argument("register", type=FILE, required=False)
@today_option
@click.option("--as", "actor", help="Who acts, for the history.")
def window(register: Path | None, today: date | None, actor: str | None) -> None:
    """Open the window (what happens without a command)."""
    from chc_desktop.ui.app import run

    raise SystemExit(run(register, today=today, actor=actor))


@commands.command()
@click.argument("register", type=FILE)
@click.option("--landlord", required=True, help="Name of the co-op or landlord.")
@click.option("--homes", type=click.IntRange(1, 1_000_000), required=True, help="Homes owned.")
@click.option("--year-end", type=YearEnd(), default="03-31", help="Default 03-31.")
@today_option
@click.option("--as", "actor", help="Who acts, for the history.")
def new(
    register: Path,
    landlord: str,
    homes: int,
    year_end: tuple[int, int],
    today: date | None,
    actor: str | None,
) -> None:
    """Start a new register; an existing file is never overwritten."""
    from chc_desktop.model.services.session import CreateRegister, create_register

    command = CreateRegister(landlord, homes, *year_end)
    create_register(register, command, today=today, actor=actor).close()
    click.echo(f"{register.name} is ready.")


@commands.command()
@click.argument("register", type=FILE)
def sample(register: Path) -> None:
    """Write the register of an invented co-op, as of 31 March 2026."""
    from chc_desktop.model.services.sample import create_sample

    create_sample(register).close()
    click.echo(f"{register.name} is ready: an invented co-op, as of 31 March 2026.")


@commands.command()
@register_options
@json_option
def status(register: Path, today: date | None, actor: str | None, *, as_json: bool) -> None:
    """What was missed, what is due soon, which reviews and actions wait."""
    from chc_desktop.model.services import plain

    session = open_session(register, today, actor)
    found = plain.status(session)
    if as_json:
        print_json(found)
    else:
        from chc_desktop.model.services.status_words import status_lines

        print_lines(status_lines(session))


@commands.command()
@click.option("--stage", type=click.Choice(["1", "2"]), required=True)
@click.option("--received", type=Day(), required=True, help="Received, or stage 2 asked for.")
@click.option("--acknowledged", type=Day())
@click.option("--told", type=Day(), help="The day the resident was told of an extension.")
@click.option("--extended-to", type=Day(), help="The new date they were given.")
@json_option
def deadline(
    stage: str,
    received: date,
    acknowledged: date | None,
    told: date | None,
    extended_to: date | None,
    *,
    as_json: bool,
) -> None:
    """Work out the dates of one stage, each counted day with its reason."""
    from chc_desktop.model.rules.values import Stage
    from chc_desktop.model.services import plain
    from chc_desktop.model.services.status_words import deadline_lines

    if (told is None) != (extended_to is None):
        raise click.UsageError("Give --told and --extended-to together.")
    for name, day in (("--acknowledged", acknowledged), ("--told", told)):
        if day is not None and day < received:
            raise click.UsageError(f"{name} cannot be before --received.")
    found = plain.deadline(Stage(int(stage)), received, acknowledged, told, extended_to)
    if as_json:
        print_json(found)
    else:
        print_lines(deadline_lines(found))


@commands.group(name="import")
def import_() -> None:
    """Read files in: complaints, self-assessment."""


@import_.command(name="complaints")
@register_options
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@json_option
def import_complaints(
    register: Path,
    today: date | None,
    actor: str | None,
    file: Path,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read complaints in from a CSV or Excel file."""
    from chc_desktop.model.rules.importing import Verdict
    from chc_desktop.model.services import importing, plain
    from chc_desktop.model.services.status_words import import_lines

    session = open_session(register, today, actor, writes=not dry_run)
    result = importing.import_complaints(session, file, dry_run=dry_run)
    if as_json:
        print_json(plain.imported(result))
    else:
        print_lines(import_lines(result, dry_run=dry_run))
    sys.exit(1 if result.count(Verdict.REJECTED) else 0)


@import_.command(name="self-assessment")
@register_options
@click.argument("file", type=FILE)
@year_end_option
@json_option
def import_self_assessment(
    register: Path,
    today: date | None,
    actor: str | None,
    file: Path,
    year_end: date,
    *,
    as_json: bool,
) -> None:
    """Read a landlord's self-assessment form in (Word, Excel, CSV or a web page)."""
    from chc_desktop.model.services import assessments, plain
    from chc_desktop.model.services.status_words import form_lines

    session = open_session(register, today, actor, writes=True)
    form = assessments.import_form(session, file, year_end)
    if as_json:
        print_json(plain.form(form))
    else:
        print_lines(form_lines(form))


@commands.command()
@register_options
@year_end_option
@json_option
def assess(
    register: Path, today: date | None, actor: str | None, year_end: date, *, as_json: bool
) -> None:
    """Say what is wrong with a year's self-assessment."""
    from chc_desktop.model.services import assessments, plain
    from chc_desktop.model.services.status_words import assess_lines

    result = assessments.judge(open_session(register, today, actor), year_end)
    if as_json:
        print_json(plain.assessed(result))
    else:
        print_lines(assess_lines(result))
    sys.exit(0 if result.ready else 1)


@commands.command()
@register_options
@year_end_option
@json_option
def measures(
    register: Path, today: date | None, actor: str | None, year_end: date, *, as_json: bool
) -> None:
    """CH01 and CH02 of a year."""
    from chc_desktop.model.services import plain, year
    from chc_desktop.model.services.status_words import measures_lines

    found = year.measures(open_session(register, today, actor), year_end)
    if as_json:
        print_json(plain.measures(found))
    else:
        print_lines(measures_lines(found))


@commands.group()
def export() -> None:
    """Write papers as PDF, most of them also in large print."""


@export.command(name="self-assessment")
@register_options
@year_end_option
@out_option
@force_option
@large_print_option
def export_self_assessment(
    register: Path,
    today: date | None,
    actor: str | None,
    year_end: date,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """The self-assessment with all its provisions, marked DRAFT until approved.

    A name that ends in .docx, .xlsx or .csv gives the form's rows in that kind of file.
    """
    session = open_session(register, today, actor)
    if out.suffix.casefold() in (".docx", ".xlsx", ".csv"):
        if large_print:
            fail("Large print is a PDF. Give --out a name that ends in .pdf.")
        from chc_desktop.model.services.assessment_files import assessment_file
        from chc_desktop.model.services.papers import check_place, write_paper

        check_place(out, overwrite=force)
        write_paper(out, assessment_file(session, year_end, out.suffix), overwrite=force)
        click.echo(f"{out.name} is written.")
        return
    _export("self-assessment", session, year_end, out, force=force, large=large_print)


@export.command(name="annual-report")
@register_options
@year_end_option
@click.option("--edition", type=click.Choice(["board", "public", "annex"]), default="board")
@click.option("--member", default="", help="Whose copy of the confidential annex.")
@out_option
@force_option
@large_print_option
def export_annual_report(
    register: Path,
    today: date | None,
    actor: str | None,
    year_end: date,
    edition: str,
    member: str,
    out: Path,
    *,
    force: bool,
    large_print: bool,
) -> None:
    """The annual complaints performance and service improvement report.

    The annex holds the names behind the board edition's references; a member's copy leaves out
    the cases in which they have a conflict of interest.
    """
    if member and edition != "annex":
        raise click.UsageError("--member goes with --edition annex.")
    kind = {"board": "annual-report", "public": "public-report", "annex": "annex"}[edition]
    session = open_session(register, today, actor)
    _export(kind, session, year_end, out, force=force, member=member, large=large_print)


for _made in (
    bundle,
    poster,
    committee_papers,
    intake_form,
    decision,
    submission_pack,
    recovery_sheet,
):
    export.add_command(_made)
_PLAIN = (
    add,
    close_year,
    backup,
    restore,
    compare,
    check,
    salvage,
    self_test,
    letter,
    check_letter,
)
for _made in (*_PLAIN, *COMMANDS):
    commands.add_command(_made)


def _export(
    kind: str,
    session: Session,
    year_end: date,
    out: Path,
    *,
    force: bool,
    member: str = "",
    large: bool = False,
) -> None:
    from chc_desktop.model.services.papers import check_place, export_paper, write_paper

    check_place(out, overwrite=force)
    content = export_paper(session, kind, year_end, member, large=large)
    write_paper(out, content, overwrite=force)
    click.echo(f"{out.name} is written.")
