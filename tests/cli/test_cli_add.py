"""``chc-desktop add``: a whole case written by a script, with the same checks as in the window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chc_desktop.cli.add_table import COMMANDS, AddCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran, Run

TODAY = "2026-03-31"
CASE: tuple[tuple[str, ...], ...] = (
    ("acknowledgement", "--on", "2026-01-07", "--understanding", "The lift is off"),
    (
        "extension",
        "--told",
        "2026-01-20",
        "--until",
        "2026-01-30",
        "--reason",
        "A part is ordered",
        "--ombudsman-given",
    ),
    ("update", "--on", "2026-01-26", "--text", "The part came", "--next", "2026-01-30"),
    ("response", "--on", "2026-01-29", "--outcome", "partly upheld", "--considered-by", "Ann Ash"),
    ("stage2", "--on", "2026-02-09", "--channel", "email"),
    ("acknowledgement", "--on", "2026-02-18"),
    ("definition", "--on", "2026-02-19", "--understanding", "The lift again"),
    ("response", "--on", "2026-03-20", "--outcome", "upheld", "--considered-by", "Bo Birch"),
    ("close", "--on", "2026-03-23"),
)
"""A case with both stages; stage 2 is acknowledged two working days late, and answered late."""


def script(*arguments: object) -> tuple[int, Any]:
    """Run the program as a script would: a process of its own, its exit and its JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "chc_desktop", *map(str, arguments), "--today", TODAY, "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert not done.stderr
    return done.returncode, json.loads(done.stdout)


def test_a_case_with_both_stages_is_scripted_and_counts_as_one_read_from_a_file(
    run: Run, register: Path, tmp_path: Path, complaints: Callable[..., Path]
) -> None:
    where = ("add", "complaint", register, "--received", "2026-01-02", "--resident", "Cy Cedar")
    code, said = script(*where, "--description", "The lift is off again", "--home", "Flat 3")
    assert (code, said) == (0, {"ok": True, "complaint": "C-001", "id": 1, "problems": []})
    for name, *options in CASE:
        code, said = script("add", name, register, "C-001", *options)
        assert code == 0, said
        assert (said["ok"], said["complaint"], said["id"]) == (True, "C-001", 1)
    other = tmp_path / "other.chc"
    run("new", other, "--landlord", "Elm Row", "--homes", 20, "--today", TODAY)
    row = {
        "reference": "C-001",
        "received": "2026-01-02",
        "resident": "Cy Cedar",
        "acknowledged": "2026-01-07",
        "stage1_handler": "Ann Ash",
        "stage1_extension_told": "2026-01-20",
        "stage1_extended_to": "2026-01-30",
        "stage1_extension_reason": "A part is ordered",
        "stage1_extension_ombudsman_given": "yes",
        "stage1_responded": "2026-01-29",
        "stage1_outcome": "partly upheld",
        "stage2_requested": "2026-02-09",
        "stage2_acknowledged": "2026-02-18",
        "stage2_handler": "Bo Birch",
        "stage2_responded": "2026-03-20",
        "stage2_outcome": "upheld",
    }
    assert run("import", "complaints", other, complaints(row), "--today", TODAY).code == 0
    for command in (("status",), ("measures", "--year-end", "2026-03-31")):
        name, *options = command
        scripted, read = (
            run(name, path, *options, "--today", TODAY, "--json").json for path in (register, other)
        )
        assert scripted == read
    status = run("status", register, "--today", TODAY, "--json").json
    assert [(b["stage"], b["clock"], b["days_late"]) for b in status["breaches"]] == [
        (2, "acknowledge", 2),
        (2, "respond", 2),
    ]


@pytest.fixture
def case(run: Run, register: Path) -> Run:
    """Adds to the case C-001, received on Mon 2 March 2026, and gives the JSON back."""
    script_start = ("complaint", register, "--received", "2026-03-02", "--resident", "Cy Cedar")
    assert run("add", *script_start, "--description", "The lift", "--today", TODAY).code == 0

    def add(name: str, *options: object) -> Ran:
        return run("add", name, register, "C-001", *options, "--today", TODAY, "--json")

    return add


def test_what_may_not_be_is_refused_with_its_field_and_provision(case: Run) -> None:
    ran = case("response", "--on", "2026-02-27", "--outcome", "upheld")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert (ran.json["complaint"], ran.json["id"]) == ("C-001", None)
    [problem] = ran.json["problems"]
    assert (problem["field"], problem["severity"]) == ("on", "block")
    assert problem["text"].startswith("It cannot be sent before it was received")
    assert not ran.err


def test_what_only_warns_is_saved_and_told(case: Run) -> None:
    ran = case("acknowledgement", "--on", "2026-03-04")
    assert ran.code == 0
    found = {(p["field"], p["provision"], p["severity"]) for p in ran.json["problems"]}
    assert found == {("understanding", "5.6", "warn"), ("outcomes_sought", "5.6", "warn")}


def test_people_read_sentences(run: Run, register: Path, case: Run) -> None:
    where = (register, "C-001", "--today", TODAY)
    ran = run("add", "close", *where, "--on", "2026-03-04")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Stage 1 has not been answered yet.\n"
    ran = run("add", "note", *where, "--on", "2026-03-04", "--what", "Rang back")
    assert (ran.code, ran.out, ran.err) == (0, "C-001: add a note.\n", "")


def test_a_refusal_accepted_as_told_starts_anew(run: Run, register: Path, case: Run) -> None:
    reasons = ("--reasons", "The claim about this lift was filed.", "--evidence", "Claim K00EX123")
    ground = ("--ground", "claim filed at court", "--ombudsman-given")
    assert case("refusal", "--on", "2026-03-05", *ground, *reasons).json["problems"] == []
    assert case("accept", "--on", "2026-03-20").code == 0
    status = run("status", register, "--today", TODAY, "--json").json
    # Accepted on Fri 20 March, so it had to be acknowledged by Fri 27 March.
    assert [(b["due"], b["days_late"]) for b in status["breaches"]] == [("2026-03-27", 2)]


def test_a_promise_is_made_and_done(case: Run) -> None:
    made = case("promise", "--on", "2026-03-04", "--what", "A new button", "--by", "2026-03-20")
    assert made.code == 0
    second = case("promise", "--on", "2026-03-04", "--what", "A sign", "--by", "2026-03-20")
    assert second.json["id"] != made.json["id"]
    unsure = case("promise-done", "--on", "2026-03-18")
    assert (unsure.code, unsure.out) == (1, "")
    assert unsure.err.startswith("2 promises of this complaint are open.")
    kept = case("promise-done", "--on", "2026-03-18", "--promise", made.json["id"])
    assert kept.code == 0
    assert case("promise-done", "--on", "2026-03-19", "--proof", "Seen").code == 0
    assert case("promise-done", "--on", "2026-03-19").code == 1


def test_a_withdrawal_and_a_new_issue(run: Run, register: Path, case: Run) -> None:
    joins = ("--related", "yes", "--would-delay", "no")
    assert case("issue", "--on", "2026-03-05", "--words", "The door too", *joins).code == 0
    apart = case("issue", "--on", "2026-03-05", "--words", "The dog", "--related", "no")
    assert apart.json["complaint"] == "C-001"
    assert case("withdrawal", "--on", "2026-03-06", "--words", "It works now").code == 0
    status = run("status", register, "--today", TODAY, "--json").json
    assert {b["complaint"] for b in status["breaches"]} == {"C-002"}


def test_people_homes_offices_meetings_and_requests(run: Run, register: Path) -> None:
    for name, *options in (
        ("home", "--label", "Flat 3"),
        ("person", "--name", "Cy Cedar", "--home", "Flat 3"),
        ("person", "--name", "Ann Ash", "--kind", "officer"),
        ("role", "--person", "Ann Ash", "--role", "complaints officer", "--from", "2026-01-01"),
        ("meeting", "--on", "2026-04-14"),
        ("request", "--received", "2026-03-02", "--resident", "Cy Cedar", "--what", "A tap"),
    ):
        ran = run("add", name, register, *options, "--today", TODAY, "--json")
        assert ran.code == 0, ran
        assert ran.json["ok"] is True
        assert ran.json["id"] > 0
    again = run("add", "home", register, "--label", "Flat 3", "--today", TODAY, "--json")
    assert (again.code, again.json["ok"]) == (1, False)


def test_a_complaint_that_is_not_there_is_said(run: Run, register: Path) -> None:
    ran = run("add", "close", register, "C-099", "--on", "2026-03-04", "--json", "--today", TODAY)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No complaint in r.chc has the reference C-099. Nothing was changed.\n"


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_every_command_says_what_it_takes(spec: AddCommand, run: Run) -> None:
    ran = run("add", spec.name, "--help")
    assert ran.code == 0
    for option in spec.options:
        assert f"--{option.name.split('/')[0]}" in ran.out


def test_a_word_that_is_no_choice_is_wrong_use(run: Run, register: Path) -> None:
    where = ("add", "response", register, "C-001", "--on", "2026-03-04")
    assert run(*where, "--outcome", "perhaps").code == 2
    assert run("add", "response", register, "C-001", "--on", "4 March").code == 2


def test_the_choices_are_the_words_of_the_rules() -> None:
    """A word that the rules know under another spelling could never be recorded."""
    from importlib import import_module

    for spec in COMMANDS:
        for option in spec.options:
            if option.makes:
                module, name = option.makes.split(".")
                kind = getattr(import_module(f"chc_desktop.model.rules.{module}"), name)
                assert [kind(word).value for word in option.type.choices]


def test_who_acts_stands_in_the_history(run: Run, register: Path) -> None:
    from chc_desktop.model.services.history import last_action
    from chc_desktop.model.services.session import open_register

    where = (register, "--on", "2026-04-14", "--as", "Script")
    assert run("add", "meeting", *where, "--today", TODAY).code == 0
    session = open_register(register)
    last = last_action(session)
    session.close()
    assert last is not None
    assert last.who == "Script"
