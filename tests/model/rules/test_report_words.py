"""What is written for the annual report: what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.publication import Private
from chc_desktop.model.rules.report_words import (
    Figure,
    Part,
    PlanItem,
    TypeFigure,
    WriteStory,
    WriteText,
    problems_figure,
    problems_plan,
    problems_story,
    problems_text,
)
from chc_desktop.model.rules.values import Severity, blocking

END = date(2026, 3, 31)
TODAY = date(2026, 4, 20)
NOBODY = Private()
HARTLEY = Private(("Joan Hartley",), ("Hartley",))
TEXT = WriteText(year_end=END, part=Part.FOREWORD, body="Water came back three times.")
PLAN = PlanItem(year_end=END, what="Train everybody", who="Secretary", by=date(2026, 9, 30))
STORY = WriteStory(year_end=END, title="Water", body="It came back.", unrecognisable=True)


def test_a_draft_needs_no_signature_and_a_signature_needs_words_and_a_name() -> None:
    assert problems_text(TEXT, NOBODY, TODAY) == ()
    assert problems_text(replace(TEXT, body=""), NOBODY, TODAY) == ()
    signed = replace(TEXT, signed_by="Imelda Farraday", on=TODAY)
    assert problems_text(signed, NOBODY, TODAY) == ()
    fields = [p.field for p in problems_text(replace(signed, body=" "), NOBODY, TODAY)]
    assert fields == ["body"]
    fields = [p.field for p in problems_text(replace(TEXT, on=TODAY), NOBODY, TODAY)]
    assert fields == ["signed_by"]
    late = problems_text(replace(signed, on=date(2026, 4, 21)), NOBODY, TODAY)
    assert "today or earlier" in late[0].text


def test_a_name_in_a_text_warns_and_in_a_story_stops_it() -> None:
    (warned,) = problems_text(replace(TEXT, body="Mrs Hartley’s roof"), HARTLEY, TODAY)
    assert warned.severity is Severity.WARN
    (stopped,) = problems_story(replace(STORY, body="Mrs Hartley’s roof"), HARTLEY)
    assert stopped.severity is Severity.BLOCK
    assert stopped.text.endswith("name “Hartley”. Change it.")


def test_a_plan_says_what_and_by_when_and_should_say_who() -> None:
    assert problems_plan(PLAN, NOBODY, TODAY) == ()
    empty = problems_plan(PlanItem(year_end=END, what=" "), NOBODY, TODAY)
    assert [p.field for p in blocking(empty)] == ["what", "by"]
    assert [p.field for p in empty] == ["what", "who", "by"]
    (slip,) = problems_plan(replace(PLAN, by=date(1026, 9, 30)), NOBODY, TODAY)
    assert "The year 1026" in slip.text
    (early,) = problems_plan(replace(PLAN, done_on=date(2026, 5, 1)), NOBODY, TODAY)
    assert early.field == "done_on"


@pytest.mark.parametrize(
    ("part", "of", "field"),
    [
        (7, 12, None),
        (0, 5, None),
        (None, None, None),
        (None, 12, "part"),
        (-1, 12, "part"),
        (7, None, "of"),
        (0, -1, "of"),
        (13, 12, "part"),
        (0, 0, "of"),
    ],
)
def test_a_figure_is_two_numbers_or_none(
    part: int | None, of: int | None, field: str | None
) -> None:
    command = TypeFigure(year_end=END, figure=Figure.SATISFACTION, part=part, of=of)
    assert [p.field for p in problems_figure(command)] == ([field] if field else [])


def test_a_story_has_a_title_words_and_somebody_who_read_it_as_a_neighbour() -> None:
    assert problems_story(STORY, NOBODY) == ()
    found = problems_story(WriteStory(year_end=END, title="", body=""), NOBODY)
    assert [p.field for p in found] == ["title", "body", "unrecognisable"]
