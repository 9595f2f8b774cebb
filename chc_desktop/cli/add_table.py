"""The table of ``chc-desktop add``: what each command asks for, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click

from chc_desktop.cli.options import Day


@dataclass(frozen=True, slots=True)
class Option:
    """An option, the field it fills, and how its text becomes what the field holds.

    ``makes`` is ``module.name`` in the rules. ``blank`` puts None into the field where nothing
    was given: the rules then say what is missing.
    """

    name: str
    field: str
    help: str
    type: Any = None
    required: bool = False
    several: bool = False
    is_flag: bool = False
    blank: bool = False
    makes: str = ""


@dataclass(frozen=True, slots=True)
class AddCommand:
    """A command: ``command`` in the rules, ``service`` in the services, both ``module.name``."""

    name: str
    help: str
    command: str
    service: str
    options: tuple[Option, ...]
    on_complaint: bool = True


def _text(name: str, words: str, field: str = "", *, required: bool = False) -> Option:
    return Option(name, field or name.replace("-", "_"), words, required=required)


def _day(name: str, words: str, field: str = "", *, required: bool = False) -> Option:
    field = field or name.replace("-", "_")
    return Option(name, field, words, type=Day(), required=required, blank=True)


def _flag(name: str, words: str, field: str = "") -> Option:
    return Option(name, field or name.replace("-", "_"), words, is_flag=True)


def _names(name: str, words: str, field: str) -> Option:
    return Option(name, field, f"{words} May be given again.", several=True)


def _choice(
    name: str,
    field: str,
    words: str,
    options: tuple[str, ...],
    makes: str,
    *,
    required: bool = True,
) -> Option:
    return Option(
        name,
        field,
        words,
        type=click.Choice(options),
        required=required,
        blank=required,
        makes=makes,
    )


_ON = _day("on", "The day it happened.", required=True)
_STAGE = Option("stage", "stage", "Default: the stage it is in.", type=click.Choice(["1", "2"]))
_HOW = _text("how", "By letter, email, in person, telephone ...")
_CHANNEL = _text("channel", "How it came or went: telephone, email, letter ...")
_OMBUDSMAN = _flag("ombudsman-given", "The letter gives the Ombudsman's details.")
_DEFINITION = (
    _text("understanding", "How we understand the complaint (5.6)."),
    _text("outcomes-sought", "What the resident wants to happen (5.6)."),
    _text("responsible-for", "What we are responsible for (5.7)."),
    _text("not-responsible-for", "What we are not responsible for (5.7)."),
)
_OUTCOMES = ("upheld", "partly upheld", "not upheld")
_GROUNDS = ("over 12 months", "claim filed at court", "already considered", "other")
_HEADS = (
    "action",
    "apology",
    "statutory compensation",
    "quantifiable loss",
    "distress and inconvenience",
)
_ROLES = (
    "complaints officer",
    "deputy complaints officer",
    "takes a complaint about the officer",
    "senior lead for complaints",
    "Member Responsible for Complaints",
    "committee member",
    "chair",
)
_KINDS = ("resident", "former tenant", "applicant", "officer", "outside")
_LATE = _text("late-reason", "Why it was late, for the annual report.")
_CARRY_OUT = "complaints.carry_out"

COMMANDS: tuple[AddCommand, ...] = (
    AddCommand(
        "complaint",
        "Log a complaint: day 0 of stage 1 (1.2, 3.2).",
        "commands.LogComplaint",
        "complaints.log_complaint",
        (
            _day("received", "The day anyone was told.", "received_on", required=True),
            _text("resident", "Who complains.", required=True),
            _text("description", "What about, in their words.", required=True),
            _text("subject", "A short name for lists."),
            _text("home", "Their home."),
            _flag("elsewhere", "They live elsewhere.", "lives_elsewhere"),
            _CHANNEL,
            _text("received-by", "Who took it."),
            _text("outcome-sought", "What they want to happen."),
            _names("category", "What it is about.", "categories"),
            _flag("outside-measures", "The Code applies, CH01 leaves it out."),
            _text("reference", "Default: the next number."),
            _names("with", "Who complains with them (1.2).", "group"),
            _text("representative", "Who speaks for them (1.3)."),
        ),
        on_complaint=False,
    ),
    AddCommand(
        "acknowledgement",
        "It was acknowledged (6.2, 6.11), with its definition (5.6, 5.7).",
        "commands.Acknowledge",
        _CARRY_OUT,
        (_ON, _STAGE, _HOW, *_DEFINITION, _LATE),
    ),
    AddCommand(
        "definition",
        "The complaint definition by itself (5.6, 5.7).",
        "commands.Define",
        _CARRY_OUT,
        (_ON, _STAGE, *_DEFINITION),
    ),
    AddCommand(
        "extension",
        "The resident was told of a later date (6.4, 6.5, 6.15, 6.16, 5.9).",
        "commands.Extend",
        _CARRY_OUT,
        (
            _day("told", "The day they were told.", "told_on", required=True),
            _day("until", "The new date.", "new_date", required=True),
            _STAGE,
            _text("reason", "The reason they were given."),
            _OMBUDSMAN,
            _flag("in-writing/--not-in-writing", "Default: in writing.", "in_writing"),
            _text("good-reason", "Why it is longer than the Code's most (5.9)."),
            Option(
                "update-every",
                "update_every",
                "Days between updates (5.9).",
                type=click.IntRange(1),
            ),
        ),
    ),
    AddCommand(
        "update",
        "The resident was told how it stands (5.9).",
        "commands.Update",
        _CARRY_OUT,
        (
            _ON,
            _STAGE,
            _HOW,
            _text("text", "What they were told."),
            _day("next", "When they hear again.", "next_on"),
        ),
    ),
    AddCommand(
        "issue",
        "Something new was raised: it joins stage 1, or is a linked complaint (6.8).",
        "commands.RaiseIssue",
        _CARRY_OUT,
        (
            _ON,
            _CHANNEL,
            _text("words", "What is new, in their words.", required=True),
            Option("related", "related", "It belongs to the matter: yes or no.", type=bool),
            Option("would-delay", "would_delay", "It would delay the answer.", type=bool),
        ),
    ),
    AddCommand(
        "response",
        "The response of a stage went out (6.3, 6.9, 6.14, 6.19).",
        "commands.Respond",
        _CARRY_OUT,
        (
            _ON,
            _STAGE,
            _choice("outcome", "outcome", "What was decided.", _OUTCOMES, "values.Outcome"),
            _names("considered-by", "Who decided (5.8, 6.13).", "considered_by"),
            _HOW,
            _text("decision", "The decision and its reasons."),
            _LATE,
            _text("learning", "What should change (9.1)."),
        ),
    ),
    AddCommand(
        "stage2",
        "The resident asks for stage 2 (6.10); no reasons are needed (6.12).",
        "commands.AskForStage2",
        _CARRY_OUT,
        (_ON, _CHANNEL, _text("reasons", "Only if they gave any.")),
    ),
    AddCommand(
        "refusal",
        "The complaint, or stage 2, was refused (2.1 to 2.5, 5.11).",
        "commands.Refuse",
        _CARRY_OUT,
        (
            _ON,
            _STAGE,
            _choice("ground", "ground", "The ground (2.2).", _GROUNDS, "values.RefusalGround"),
            _text("reasons", "The reasons in this case."),
            _text("evidence", "What shows it (2.1)."),
            _day("issue", "When it happened.", "issue_on"),
            _day("aware", "When they became aware of it.", "aware_on"),
            _text("discretion", "How accepting it late was considered (2.3)."),
            _OMBUDSMAN,
        ),
    ),
    AddCommand(
        "accept",
        "The Ombudsman told us to accept it: the new day 0 (2.4).",
        "commands.AcceptAsTold",
        _CARRY_OUT,
        (_ON, _STAGE),
    ),
    AddCommand(
        "withdrawal",
        "The resident takes it back.",
        "commands.Withdraw",
        _CARRY_OUT,
        (_ON, _text("words", "In their words.")),
    ),
    AddCommand(
        "note",
        "A call, visit, letter or note (5.12).",
        "commands.AddNote",
        _CARRY_OUT,
        (
            _ON,
            _text("what", "What happened, in a few words.", required=True),
            Option("direction", "direction", "in or out.", type=click.Choice(["in", "out"])),
            _CHANNEL,
            _text("text", "What was said or agreed."),
        ),
    ),
    AddCommand(
        "promise",
        "Something was promised (7.1 to 7.3). Money is in pence.",
        "promises.MakePromise",
        "promises.save_promise",
        (
            _day("on", "The day it was promised.", "made_on", required=True),
            _text("what", "What was promised.", required=True),
            _day("by", "By when.", "due_on"),
            _choice(
                "head", "head", "Default: action.", _HEADS, "values.RemedyHead", required=False
            ),
            _text("owner", "Who does it."),
            Option("pence", "amount", "An amount of money, in pence.", type=click.IntRange(0)),
            _text("awarded-by", "Who awarded it."),
            _day("committee-agreed", "When the committee agreed.", "committee_agreed_on"),
        ),
    ),
    AddCommand(
        "promise-done",
        "What was promised is done (6.6, 6.17).",
        "commands.KeepPromise",
        "promises.keep_promise",
        (
            _ON,
            Option("promise", "promise_id", "Its id; not needed for the only open one.", type=int),
            _text("proof", "What shows it."),
            _text("paid-how", "How money was paid."),
        ),
    ),
    AddCommand(
        "close",
        "The file is put away; promises live on.",
        "commands.Close",
        _CARRY_OUT,
        (_ON, _text("note", "Anything to remember.")),
    ),
    AddCommand(
        "meeting",
        "A meeting of the governing body.",
        "registers.HoldMeeting",
        "officers.save_entry",
        (
            _ON,
            _text("body", "Default: your governing body."),
            _text("minute-reference", "The number of its minutes."),
            _text("note", "Anything to remember."),
        ),
        on_complaint=False,
    ),
    AddCommand(
        "person",
        "A person: resident, officer or outside.",
        "residents.AddPerson",
        "residents.add_person",
        (
            _text("name", "Their name.", required=True),
            _choice(
                "kind",
                "kind",
                "Default: resident.",
                _KINDS,
                "residents.PersonKind",
                required=False,
            ),
            _text("home", "Their home."),
            _text("elsewhere", "An address outside your homes."),
            _text("email", "Email address."),
            _text("phone", "Telephone number."),
            _text("prefers", "How they want to be contacted."),
            _flag("another", "Somebody else of the same name."),
        ),
        on_complaint=False,
    ),
    AddCommand(
        "home",
        "A home.",
        "residents.AddHome",
        "residents.add_home",
        (
            _text("label", "Its address, as you call it.", required=True),
            _text("tenure", "Default: rented."),
        ),
        on_complaint=False,
    ),
    AddCommand(
        "role",
        "Somebody holds an office (4.1, 9.4, 9.5).",
        "registers.HoldOffice",
        "officers.save_entry",
        (
            _text("person", "Their name.", required=True),
            _choice("role", "role", "The office.", _ROLES, "values.Role"),
            _day("from", "The first day.", "from_on", required=True),
            _day("until", "The last day.", "until_on"),
            Option("may-award", "may_award", "Pence they may award alone.", type=click.IntRange(0)),
        ),
        on_complaint=False,
    ),
    AddCommand(
        "request",
        "A service request (1.4).",
        "requests.LogRequest",
        "requests.log_request",
        (
            _day("received", "The day it came.", "received_on", required=True),
            _text("resident", "Who asks.", required=True),
            _text("what", "What is to be put right.", required=True),
            _text("home", "Their home."),
            _flag("elsewhere", "They live elsewhere.", "lives_elsewhere"),
            _text("reference", "Default: the next number."),
        ),
        on_complaint=False,
    ),
)
"""Every command of ``chc-desktop add``, in the order of its help."""
