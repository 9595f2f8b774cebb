"""What is rejected and what is taken with a warning when complaints come from a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.importing import (
    ComplaintRow,
    JudgedRow,
    Known,
    RowKind,
    RowProblem,
    StageFacts,
    Verdict,
    judge,
    judge_file,
)
from chc_desktop.model.rules.values import Outcome, Severity
from chc_desktop.model.rules.working_days import WorkingDays

TODAY = date(2026, 6, 1)
CALENDAR = WorkingDays()
RECEIVED = date(2026, 3, 27)
STAGE1 = StageFacts(
    acknowledged=date(2026, 3, 30),
    handlers=("Bo Placeholder",),
    responded=date(2026, 4, 15),
    outcome=Outcome.UPHELD,
)
STAGE2 = StageFacts(
    requested=date(2026, 4, 20),
    acknowledged=date(2026, 4, 21),
    handlers=("Cy Invented",),
    responded=date(2026, 5, 8),
    outcome=Outcome.NOT_UPHELD,
)
GOOD = ComplaintRow(
    row=2, reference="C-1", received=RECEIVED, home="1 Example Street", stage1=STAGE1, stage2=STAGE2
)
ONLY_REQUIRED = ComplaintRow(row=2, reference="C-1", received=RECEIVED)


def found(row: ComplaintRow) -> list[tuple[str, str, str]]:
    return [(p.kind.value, p.field, p.severity.value) for p in judge(row, TODAY, CALENDAR)]


def stage1(**facts: date | None) -> ComplaintRow:
    return replace(ONLY_REQUIRED, stage1=StageFacts(**facts))  # type: ignore[arg-type]


def test_a_whole_case_in_order_has_no_problem() -> None:
    assert found(GOOD) == []


def test_reference_and_received_are_all_that_is_needed() -> None:
    assert found(ONLY_REQUIRED) == []


def test_without_a_reference_or_a_date_received_a_row_is_rejected() -> None:
    assert found(ComplaintRow(row=2)) == [
        ("no_reference", "reference", "block"),
        ("no_received", "received", "block"),
    ]


def test_a_date_received_that_cannot_be_read_is_named_once() -> None:
    unread = RowProblem(RowKind.NO_DATE, "received", "“31/2/2026” is not a date.")
    row = ComplaintRow(row=2, reference="C-1", unreadable=(unread,))
    assert judge(row, TODAY, CALENDAR) == (unread,)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (replace(ONLY_REQUIRED, received=date(2026, 6, 2)), "received"),
        (stage1(acknowledged=date(2026, 6, 2)), "acknowledged"),
        (stage1(responded=date(2026, 6, 2)), "stage1_responded"),
        (stage1(refused_on=date(2026, 6, 2)), "refused_on"),
        (replace(GOOD, stage2=replace(STAGE2, responded=date(2026, 6, 2))), "stage2_responded"),
        (
            replace(GOOD, stage2=StageFacts(requested=date(2026, 6, 2), handlers=("Cy",))),
            "stage2_requested",
        ),
    ],
)
def test_a_fact_later_than_today_is_rejected(row: ComplaintRow, column: str) -> None:
    assert ("in_the_future", column, "block") in found(row)


def test_today_is_not_the_future() -> None:
    assert found(replace(ONLY_REQUIRED, received=TODAY)) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (stage1(acknowledged=date(2026, 3, 26)), "acknowledged"),
        (stage1(responded=date(2026, 3, 26)), "stage1_responded"),
        (stage1(acknowledged=date(2026, 4, 2), responded=date(2026, 4, 1)), "stage1_responded"),
        (stage1(extension_told=date(2026, 3, 26)), "stage1_extension_told"),
        (stage1(refused_on=date(2026, 3, 26)), "refused_on"),
        (replace(GOOD, stage2=replace(STAGE2, requested=date(2026, 4, 14))), "stage2_requested"),
        (
            replace(GOOD, stage2=replace(STAGE2, acknowledged=date(2026, 4, 17))),
            "stage2_acknowledged",
        ),
        (replace(GOOD, stage2=replace(STAGE2, responded=date(2026, 4, 17))), "stage2_responded"),
        (
            replace(GOOD, stage2=replace(STAGE2, responded=None, refused_on=date(2026, 4, 17))),
            "stage2_refused_on",
        ),
    ],
)
def test_a_fact_before_the_one_it_must_follow_is_rejected(row: ComplaintRow, column: str) -> None:
    assert ("before_what_it_follows", column, "block") in found(row)


def test_the_sentence_names_both_facts_with_their_dates() -> None:
    (problem,) = judge(stage1(acknowledged=date(2026, 3, 26)), TODAY, CALENDAR)
    text = problem.text.replace("\u00a0", " ")
    assert text == (
        "The acknowledgement is Thu 26 March 2026, before the date received on Fri 27 March 2026."
    )


@pytest.mark.parametrize("name", ["acknowledged", "responded", "refused_on", "extension_told"])
def test_a_fact_of_stage_two_that_nobody_asked_for_is_rejected(name: str) -> None:
    stage2 = StageFacts(**{name: date(2026, 4, 21)})  # type: ignore[arg-type]
    row = replace(GOOD, stage2=stage2)
    kinds = [kind for kind, _, severity in found(row) if severity == "block"]
    assert kinds == ["nothing_it_could_follow"]


def test_an_unreadable_stage_two_request_is_not_also_called_missing() -> None:
    unread = RowProblem(RowKind.NO_DATE, "stage2_requested", "“soon” is not a date.")
    row = replace(GOOD, stage2=replace(STAGE2, requested=None), unreadable=(unread,))
    assert [kind for kind, _, _ in found(row)] == ["no_such_date"]


def test_stage_two_without_a_stage_one_response_is_a_warning() -> None:
    row = replace(GOOD, stage1=replace(STAGE1, responded=None, outcome=None))
    assert found(row) == [("no_stage1_response", "stage1_responded", "warn")]


@pytest.mark.parametrize("names", [("Bo Placeholder",), ("bo  placeholder.",)])
def test_the_stage_one_handler_as_the_only_stage_two_handler_is_rejected(
    names: tuple[str, ...],
) -> None:
    row = replace(GOOD, stage2=replace(STAGE2, handlers=names))
    assert found(row) == [("same_handler", "stage2_handler", "block")]


def test_a_stage_two_panel_with_the_stage_one_handler_on_it_is_a_warning() -> None:
    row = replace(GOOD, stage2=replace(STAGE2, handlers=("Bo Placeholder", "Cy Invented")))
    assert found(row) == [("shared_handler", "stage2_handler", "warn")]


def test_a_missing_stage_two_handler_is_a_warning() -> None:
    row = replace(GOOD, stage2=replace(STAGE2, handlers=()))
    assert found(row) == [("no_stage2_handler", "stage2_handler", "warn")]


def test_every_weekend_date_is_a_warning() -> None:
    row = replace(ONLY_REQUIRED, received=date(2026, 3, 28))
    row = replace(row, stage1=StageFacts(acknowledged=date(2026, 4, 5)))
    assert found(row) == [("weekend", "received", "warn"), ("weekend", "acknowledged", "warn")]


def test_a_refusal_without_reasons_is_a_warning_at_both_stages() -> None:
    first = stage1(refused_on=date(2026, 4, 1))
    assert found(first) == [("refusal_without_reasons", "refused_ground", "warn")]
    refused = StageFacts(
        requested=date(2026, 4, 20), handlers=("Cy",), refused_on=date(2026, 4, 22)
    )
    assert found(replace(GOOD, stage2=refused)) == [
        ("refusal_without_reasons", "stage2_refused_ground", "warn")
    ]
    reasons = replace(refused, refused_ground="over 12 months")
    assert found(replace(GOOD, stage2=reasons)) == []


def test_an_outcome_without_the_response_is_a_warning() -> None:
    row = replace(GOOD, stage2=replace(STAGE2, responded=None))
    assert found(row) == [("outcome_without_response", "stage2_outcome", "warn")]


EXTENDED = replace(
    STAGE1,
    extension_told=date(2026, 4, 15),
    extended_to=date(2026, 4, 29),
    extension_reason="The roofer is away.",
    ombudsman_given=True,
    responded=date(2026, 4, 29),
)


def extended(**changes: object) -> list[tuple[str, str, str]]:
    stage = replace(EXTENDED, **changes)  # type: ignore[arg-type]
    return found(replace(ONLY_REQUIRED, stage1=stage))


def test_an_extension_to_the_cap_told_on_the_due_day_counts() -> None:
    assert extended() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"extended_to": date(2026, 4, 30)},
        {"extension_told": date(2026, 4, 16)},
        {"extension_reason": " "},
        {"ombudsman_given": False},
        {"extended_to": date(2026, 4, 15)},
    ],
)
def test_an_extension_that_fails_a_condition_is_kept_with_a_warning(
    changes: dict[str, object],
) -> None:
    assert extended(**changes) == [("extension_does_not_count", "stage1_extended_to", "warn")]


@pytest.mark.parametrize("name", ["extension_told", "extended_to"])
def test_half_an_extension_is_a_warning(name: str) -> None:
    assert extended(**{name: None}) == [("extension_incomplete", "stage1_extended_to", "warn")]


def test_a_stage_two_extension_is_judged_by_stage_twos_limits() -> None:
    stage = replace(
        STAGE2,
        extension_told=date(2026, 5, 20),
        extended_to=date(2026, 6, 18),
        extension_reason="The surveyor is away.",
        ombudsman_given=True,
        responded=None,
        outcome=None,
    )
    row = replace(GOOD, stage2=stage)
    assert found(row) == [("extended_to_in_the_future", "stage2_extended_to", "warn")]
    too_far = replace(GOOD, stage2=replace(stage, extended_to=date(2026, 6, 19)))
    assert ("extension_does_not_count", "stage2_extended_to", "warn") in found(too_far)


def test_an_extension_without_the_date_it_counts_from_is_left_to_the_rejection() -> None:
    row = replace(ComplaintRow(row=2, reference="C-1"), stage1=EXTENDED)
    assert found(row) == [("no_received", "received", "block")]


def test_rejections_come_before_warnings() -> None:
    row = replace(ONLY_REQUIRED, received=date(2026, 6, 6))
    assert [severity for _, _, severity in found(row)] == ["block", "warn"]


def verdicts(rows: list[ComplaintRow], known: Known | None = None) -> tuple[JudgedRow, ...]:
    return judge_file(rows, known or Known(), TODAY, CALENDAR)


def numbered(*references: str) -> list[ComplaintRow]:
    return [
        replace(ONLY_REQUIRED, row=line, reference=reference)
        for line, reference in enumerate(references, 2)
    ]


def test_a_reference_already_there_or_twice_in_the_file_is_a_duplicate() -> None:
    judged = verdicts(numbered("C-1", "c-1 ", "C-2"), Known(references=frozenset({"C-2"})))
    assert [entry.verdict for entry in judged] == [
        Verdict.IMPORTED,
        Verdict.DUPLICATE,
        Verdict.DUPLICATE,
    ]
    assert judged[1].problems == ()


def test_a_rejected_row_does_not_take_its_reference() -> None:
    rows = numbered("C-1", "C-1", "")
    rows[0] = replace(rows[0], received=None)
    assert [entry.verdict.value for entry in verdicts(rows)] == ["rejected", "imported", "rejected"]


def at_home(reference: str, resident: str, home: str) -> ComplaintRow:
    return replace(ONLY_REQUIRED, reference=reference, resident=resident, home=home)


def home_kinds(entry: JudgedRow) -> list[str]:
    return [problem.kind.value for problem in entry.problems]


def test_several_residents_of_one_home_are_a_warning_for_each() -> None:
    rows = [
        at_home("C-1", "Ada Sample", "1 Example Street"),
        at_home("C-2", "Di Madeup", "1, example street"),
        at_home("C-3", "Ada Sample", "2 Example Street"),
        at_home("C-4", "Ada Sample", "2 Example Street"),
        at_home("C-5", "", "2 Example Street"),
    ]
    kinds = [home_kinds(entry) for entry in verdicts(rows)]
    assert kinds == [["several_residents_of_one_home"]] * 2 + [[]] * 3


def test_residents_the_register_has_are_counted_too() -> None:
    known = Known(residents_by_home={"1 Example Street": frozenset({"Ada Sample"})})
    (entry,) = verdicts([at_home("C-1", "Di Madeup", "1 Example Street")], known)
    assert home_kinds(entry) == ["several_residents_of_one_home"]
    assert entry.verdict is Verdict.IMPORTED


def test_homes_beyond_those_the_landlord_owns_are_a_warning() -> None:
    known = Known(residents_by_home={"1 Example Street": frozenset({"Ada Sample"})}, homes=2)
    rows = [
        at_home("C-1", "Ada Sample", "1 Example Street"),
        at_home("C-2", "Bo Placeholder", "2 Example Street"),
        at_home("C-3", "Cy Invented", "3 Example Street"),
        at_home("C-4", "Cy Invented", "3 Example Street"),
        replace(at_home("C-5", "Di Madeup", "4 Example Street"), received=None),
        at_home("C-6", "Di Madeup", ""),
    ]
    kinds = [home_kinds(entry) for entry in verdicts(rows, known)]
    assert kinds == [
        [],
        [],
        ["more_homes_than_owned"],
        ["more_homes_than_owned"],
        ["no_received"],
        [],
    ]


def test_every_sentence_ends_like_one_and_every_kind_has_a_severity() -> None:
    problems = [
        *judge(ComplaintRow(row=2), TODAY, CALENDAR),
        *judge(replace(GOOD, stage1=EXTENDED, stage2=STAGE1), TODAY, CALENDAR),
    ]
    assert all(problem.text.endswith((".", ").")) for problem in problems)
    assert RowProblem(RowKind.SAME_HANDLER, "", "").severity is Severity.BLOCK
    assert RowProblem(RowKind.UNCLEAR_YES_NO, "", "").severity is Severity.WARN
