"""Rows of a policy's tables are read with the heads of their columns; other lines are left alone."""

from __future__ import annotations

from chc_desktop.model.rules.policy_tables import read_rows
from chc_desktop.model.rules.policy_text import passages
from chc_desktop.model.rules.policy_times import times
from chc_desktop.model.rules.values import Clock, Stage


def test_a_row_is_read_with_the_heads_above_it() -> None:
    rows = ["| Stage | Acknowledge |", "|---|---|", "| 1 | 5 days | late |", "", "After it."]
    assert read_rows(rows) == [
        "Stage; Acknowledge",
        "",
        "Stage 1; Acknowledge 5 days; late",
        "",
        "",
    ]


def test_a_column_of_times_is_one_of_responses_where_no_head_says_more() -> None:
    assert (
        read_rows(["Stage\tTime", "1\t10 working days"])[1]
        == "Stage 1; Time response 10 working days"
    )
    rows = ["Stage\tTime to respond", "1\t10 working days"]
    assert read_rows(rows)[1] == "Stage 1; Time to respond 10 working days"


def test_labels_and_telephone_numbers_beside_a_tab_are_no_tables() -> None:
    assert read_rows(["1.\tPurpose", "Telephone:\t0300 111 3000", "•\ta point"]) == ["", "", ""]
    long = "This is far too long to be the head of any column"
    assert read_rows([f"{long}\tTime"]) == [""]


def test_times_of_a_table_are_told_apart_by_stage_and_clock() -> None:
    text = "Stage\tAcknowledge\tRespond\n1\t5 working days\t10 working days\n2\t4 days\t20 working days"
    found = [(given.stage, given.clock, given.days) for given in times(passages(text))]
    assert found == [
        (Stage.ONE, Clock.ACKNOWLEDGE, 5),
        (Stage.ONE, Clock.RESPOND, 10),
        (Stage.TWO, Clock.ACKNOWLEDGE, 4),
        (Stage.TWO, Clock.RESPOND, 20),
    ]
    assert passages(text)[1].text == "1 5 working days 10 working days"


def test_a_bare_time_belongs_to_the_heading_above_it() -> None:
    (given,) = times(passages("Stage 1\nTarget for the response\n15 working days"))
    assert (given.stage, given.clock, given.days) == (Stage.ONE, Clock.RESPOND, 15)
    assert times(passages("Who we are\n15 working days")) == ()


def test_more_days_behind_the_number_are_an_extension() -> None:
    (given,) = times(passages("Stage 2\nThe panel takes up to 20 further working days to answer."))
    assert (given.clock, given.days) == (Clock.EXTENSION, 20)
    (given,) = times(passages("Stage 1\nThe answer may take 10 working days more."))
    assert given.clock is Clock.EXTENSION
