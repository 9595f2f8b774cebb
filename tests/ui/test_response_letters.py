"""Responses and refusals as letters: what is typed into the step goes in them and is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.model.rules.events import Updated
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_letters_page import TEXT, finish, paste
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


def response(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The stage 1 response to C-001, from the step's own form."""
    screen = open_window(register, Place("step", "1", "respond"))
    screen.press("Partly upheld. What was decided? (6.9)")
    screen.type_into(
        "The decision and its reasons",
        "The log shows that the courtyard was cleaned on 2 March and then not for three weeks.",
    )
    screen.type_into("Who considered stage 1?", "Priya Sandhu")
    screen.type_into("Why was it late?", "The committee had not met.")
    screen.type_into("What was promised? (optional)", "Pay for the shoes")
    screen.choose("What kind is it?", "Quantifiable loss")
    screen.type_into("By when?", "8 May")
    screen.type_into("How much money, in pounds? (optional)", "25")
    screen.press("Write the letter")
    return screen


def test_the_response_says_the_decision_the_reasons_and_the_promises(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = response(open_window, register)
    text = screen.value(TEXT).replace("\u00a0", " ")
    assert "> Your complaint is partly upheld." in text
    assert "It was considered by Priya Sandhu." in text
    assert "cleaned on 2 March" in text
    assert "- Pay for the shoes: £25, by 8 May 2026." in text
    words = screen.words()
    assert "Response letter, stage 1" in words
    assert "How to go on to stage 2 (6.9)" in words
    assert "Recorded with it" in words
    assert "Partly upheld" in words


def test_marking_the_response_as_sent_answers_the_stage_and_keeps_the_promise(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = response(open_window, register)
    finish(screen)
    screen.type_into("Why was it late?", "The committee had not met.")
    screen.press("Mark as sent")
    words = screen.words()
    assert "Response letter, stage 1 of C-001 marked as sent." in words
    assert "Pay for the shoes" in words
    state = screen.window.hub.session.cases()[1].state.stages[0]
    assert state.response is not None
    assert state.response.outcome == "partly upheld"
    assert state.response.late_reason == "The committee had not met."
    assert letters_sent(screen.window.hub.session, 1)[0].kind == "stage1-response"
    assert not screen.window.hub.draft(Place("step", "1", "respond"))
    screen.press("Undo Ctrl+Z")
    assert not letters_sent(screen.window.hub.session, 1)
    assert not screen.window.hub.session.cases()[1].record.promises


def test_a_response_without_the_way_to_stage_2_is_refused_with_its_provision(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = response(open_window, register)
    finish(screen)
    lines = screen.value(TEXT).split("\n")
    paste(screen, "\n".join(line for line in lines if "stage 2" not in line))
    screen.press("Mark as sent")
    assert "It does not say how to go on to stage 2 (6.9)." in screen.words()
    assert screen.window.hub.session.cases()[1].state.stages[0].response is None


def test_a_letter_that_decides_otherwise_than_the_form_is_refused(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = response(open_window, register)
    finish(screen)
    text = screen.value(TEXT)
    paste(screen, text.replace("uphold part of", "uphold").replace("partly upheld", "upheld"))
    screen.press("Mark as sent")
    assert "The letter says “upheld”. Choose that decision, or change the letter." in screen.words()
    screen.press("Change what is recorded with it")
    screen.find("Partly upheld. What was decided? (6.9)").setFocus()
    screen.key(Qt.Key.Key_Up)
    screen.press("Write the letter")
    screen.press("Mark as sent")
    assert "marked as sent" in screen.words()


def test_a_refusal_asks_for_its_ground_and_is_recorded_from_its_letter(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter", "3", "refusal"))
    field = screen.find(TEXT)
    assert isinstance(field, QPlainTextEdit)
    assert "[Write here why, in this person's case.]" in screen.value(TEXT)
    text = "The bin store belongs to the shop next door, and we may not lock it."
    paste(screen, screen.value(TEXT).replace("[Write here why, in this person's case.]", text))
    finish(screen)
    screen.press("Mark as sent")
    assert "Choose the ground for refusing (2.2)." in screen.words()
    screen.press("Change what is recorded with it")
    screen.press("Another fair and reasonable ground (2.1). On what ground?")
    screen.press("Write the letter")
    screen.press("Mark as sent")
    assert "Say what shows it: you must be able to evidence the reasons (2.1)." in screen.words()
    screen.press("Change what is recorded with it")
    screen.type_into("What shows it?", "The lease of the shop, clause 4")
    screen.press("Write the letter")
    screen.press("Mark as sent")
    assert "Refused" in screen.words()
    refusal = screen.window.hub.session.cases()[3].state.stages[0].refusal
    assert refusal is not None
    assert text in refusal.reasons


def test_an_update_is_written_from_its_step_and_keeps_the_day_of_the_next(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "tell how it stands"))
    screen.type_into("What were they told?", "The surveyor measured the wall on 24 March.")
    screen.press("Write the letter")
    assert "The surveyor measured the wall on 24 March." in screen.value(TEXT)
    finish(screen)
    screen.type_into("When will you write again? (optional)", "10 April")
    screen.press("Mark as sent")
    (update,) = [
        event
        for event in screen.window.hub.session.cases()[2].state.events
        if isinstance(event, Updated)
    ]
    assert str(update.next_on) == "2026-04-10"


def test_the_final_response_leads_to_the_ombudsman(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter", "5", "stage2-response"))
    words = screen.words()
    assert "Response letter, stage 2" in words
    assert "How to reach the Housing Ombudsman (6.19)" in words
    assert "0300 111 3000" in screen.value(TEXT)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize(
    "place",
    [
        Place("letter", "1", "stage1-response"),
        Place("letter", "5", "stage2-response"),
        Place("letter", "3", "refusal"),
        Place("letter", "5", "escalation-refusal"),
        Place("letter", "1", "update"),
    ],
    ids=lambda place: place.step,
)
def test_nothing_of_a_letter_s_page_is_cut_off_or_named_twice(
    place: Place, size: int, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(size)
    screen = open_window(register, place)
    screen.settle()
    assert not cut_off(screen.window)
    names = [screen.said(widget) for widget in controls(screen.window)]
    assert all(names)
    assert len(names) == len(set(names))
