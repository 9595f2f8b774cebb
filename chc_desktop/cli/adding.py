"""``chc-desktop add``: one thing after another, so that a script can write a whole case.

Each command is a line of a table: the command of the rules it fills, the service that carries it
out, and its options. Services and rules are imported only when a command runs.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chc_desktop.cli.add_table import COMMANDS, AddCommand, Option
from chc_desktop.cli.options import (
    fail,
    json_option,
    open_session,
    print_json,
    print_lines,
    register_options,
)

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.services.results import Result
    from chc_desktop.model.services.session import Session

_RULES = "chc_desktop.model.rules"
_SERVICES = "chc_desktop.model.services"


@click.group(
    name="add",
    help=(
        "Add to a register: complaints, every step of a case, people, homes, offices, meetings. "
        "Everything passes the same checks as in the window. With --json each command prints "
        "{ok, complaint, id, problems}; problems that only warn stand there too. Exit 0: it is "
        "saved. Exit 1: nothing was saved, and the problems say why."
    ),
)
def add() -> None:
    """The group; its commands come from the table."""


def _command(spec: AddCommand) -> click.Command:
    """A command of the table as click knows it."""

    def run(
        register: Path,
        today: date | None,
        actor: str | None,
        *,
        as_json: bool,
        **given: Any,  # noqa: ANN401 - what click read
    ) -> None:
        session = open_session(register, today, actor, writes=True)
        reference = str(given.pop("complaint", ""))
        complaint_id = _complaint(session, reference, register) if spec.on_complaint else 0
        command = _fill(session, spec, given, complaint_id)
        _, function = _found(_SERVICES, spec.service)
        _report(session, function(session, command), reference, as_json=as_json)

    made: Any = run
    for option in reversed(spec.options):
        made = _option(option)(made)
    if spec.on_complaint:
        made = click.argument("complaint")(made)
    made = json_option(register_options(made))
    return click.command(name=spec.name, help=spec.help)(made)


def _option(option: Option) -> Any:  # noqa: ANN401 - a decorator of click
    if option.is_flag:
        return click.option(
            f"--{option.name}",
            option.field,
            is_flag=True,
            default="/" in option.name,  # what can be said not to be so is so
            help=option.help,
        )
    return click.option(
        f"--{option.name}",
        option.field,
        type=option.type,
        multiple=option.several,
        required=option.required,
        help=option.help,
    )


def _fill(session: Session, spec: AddCommand, given: dict[str, Any], complaint_id: int) -> Any:  # noqa: ANN401 - whichever command
    """The command of the rules with what was given; the rest keeps its own defaults."""
    _, kind = _found(_RULES, spec.command)
    names = {field.name for field in fields(kind)}
    values: dict[str, Any] = {}
    for option in spec.options:
        value = given[option.field]
        if option.several:
            value = tuple(value)
        if value is not None and option.makes:
            _, make = _found(_RULES, option.makes)
            value = make(value)
        if value is not None or option.blank:
            values[option.field] = value
    if spec.on_complaint and "complaint_id" in names:
        values["complaint_id"] = complaint_id
    if "stage" in names:
        from chc_desktop.model.rules.values import Stage

        stage = values.get("stage")
        current = session.cases()[complaint_id].state.current.stage
        values["stage"] = Stage(int(stage)) if stage else current
    if spec.name == "promise-done":
        values["promise_id"] = _promise(session, complaint_id, values.get("promise_id"))
    return kind(**values)


def _found(package: str, path: str) -> tuple[str, Any]:
    """What a dotted path in a package names."""
    module, _, name = path.partition(".")
    return name, getattr(import_module(f"{package}.{module}"), name)


def _complaint(session: Session, reference: str, register: Path) -> int:
    wanted = reference.strip().casefold()
    for key, case in session.cases().items():
        if case.record.reference.casefold() == wanted:
            return key
    return fail(
        f"No complaint in {register.name} has the reference {reference}. Nothing was changed."
    )


def _promise(session: Session, complaint_id: int, given: int | None) -> int:
    """The promise that was kept: by its id, or the only one of the complaint that is open."""
    if given is not None:
        return given
    promises = session.cases()[complaint_id].record.promises
    still_open = [promise.id for promise in promises if promise.is_open]
    if len(still_open) == 1:
        return still_open[0]
    return fail(
        f"{len(still_open)} promises of this complaint are open. Say which one with --promise, "
        "by the id that “add promise” gave. Nothing was changed."
    )


def _report(session: Session, result: Result, reference: str, *, as_json: bool) -> None:
    """Print how it ended, and end with 0 or 1."""
    from chc_desktop.model.services.results import Done

    done = isinstance(result, Done)
    problems = result.warnings if isinstance(result, Done) else result.problems
    if as_json:
        case = session.case(result.complaint_id) if isinstance(result, Done) else None
        found = [
            {
                "field": problem.field,
                "provision": problem.provision or None,
                "text": problem.text,
                "severity": problem.severity.value,
            }
            for problem in problems
        ]
        number = (result.added_id or result.complaint_id) if isinstance(result, Done) else None
        named = case.record.reference if case is not None else reference or None
        print_json({"ok": done, "complaint": named, "id": number, "problems": found})
    elif isinstance(result, Done):
        print_lines([f"{result.what}.", *(f"To note: {problem.text}" for problem in problems)])
    else:
        fail(" ".join(problem.text for problem in problems))
    sys.exit(0 if done else 1)


for _spec in COMMANDS:
    add.add_command(_command(_spec))
