"""A year of casework, done through the real window with the keyboard alone.

Every day is a window opened anew on the same register. Nothing is clicked and no widget is set:
keys go to whatever has the focus, and what is asserted is what the officer reads.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from chc_desktop.model.services.session import CreateRegister, create_register

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

Opener = Callable[..., "Screen"]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOST_TABS = 150


class Officer:
    """Somebody at the keyboard on one day of the year."""

    def __init__(self, open_window: Opener, register: Path, day: str) -> None:
        self.screen = open_window(register, today=date.fromisoformat(day))

    def __enter__(self) -> Officer:
        return self

    def __exit__(self, *_: object) -> None:
        self.screen.window.close()
        self.screen.window.hub.session.close()

    # ---- keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.screen.key(key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)
        self.screen.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on the control of this name."""
        self._go(lambda said: said == name, name)

    def _go(self, there: Callable[[str], bool], name: str) -> None:
        self.screen.settle()
        seen = []
        for _ in range(MOST_TABS):
            said = self.screen.said(self._focus())
            if there(said):
                self.screen.settle()
                return
            seen.append(said)
            QTest.keyClick(self._target(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}, but {dict.fromkeys(seen)}")

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.key(Qt.Key.Key_A, CONTROL)
        self.type(text)

    def choose(self, words: str, question: str) -> None:
        """Choose one of several answers with the arrows and Space."""
        wanted = f"{words}. {question}"
        self._go(lambda said: said.endswith(f". {question}"), question)
        for _ in range(8):
            if self.screen.focus() == wanted:
                self.key(Qt.Key.Key_Space)
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{wanted!r} is not offered")

    def tick(self, name: str) -> None:
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)

    def other_step(self, words: str) -> None:
        """Open "Other steps" and go down to the one wanted."""
        self.tab_to("Other steps")
        self.key(Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            active = menu.activeAction()
            if active is not None and active.text() == words:
                QTest.keyClick(menu, Qt.Key.Key_Return)
                self.screen.settle()
                return
        raise AssertionError(f"{words!r} is not offered")

    def enter(self) -> None:
        """Press the filled button."""
        self.key(Qt.Key.Key_Return, CONTROL)

    # ---- what officers do

    def open(self, reference: str) -> None:
        """Find the complaint in the list and open it."""
        self.key(Qt.Key.Key_2, CONTROL)
        self.key(Qt.Key.Key_F, CONTROL)
        self.key(Qt.Key.Key_A, CONTROL)
        self.type(reference)
        self.tab_to("Table of complaints")
        self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)
        assert f"{reference} · " in self.screen.words()

    def log(self, who: str, home: str, what: str, day: str = "") -> None:
        self.key(Qt.Key.Key_N, CONTROL)
        if day:
            self.fill("When did we hear of it?", day)
        self.fill("Who is complaining?", who)
        self.fill("Their home", home)
        self.fill("What are they unhappy about?", what)
        self.enter()

    def acknowledge(self, understanding: str) -> None:
        self.enter()
        self.fill("How do you understand the complaint?", understanding)
        self.fill("What does the resident want to happen?", "That it is put right.")
        self.enter()

    def acknowledge_late(self, understanding: str, why: str) -> None:
        self.enter()
        self.fill("Why was it late?", why)
        self.fill("How do you understand the complaint?", understanding)
        self.enter()

    def refuse(self, ground: str) -> None:
        self.other_step("Refuse")
        self.choose(ground, "On what ground?")

    def close(self) -> None:
        self.sees("Next: close it, if the resident is content")
        self.enter()
        self.enter()

    def correct(self, entry: str) -> None:
        self.tab_to(f"Correct: {entry}")
        self.key(Qt.Key.Key_Return)

    def respond(self, outcome: str, decision: str, *considered: str) -> None:
        """Write the response down: the filled button of a complaint that waits for it."""
        self.enter()
        stage = 2 if "Response, stage 2" in self.screen.words() else 1
        rule = "6.19" if stage == 2 else "6.9"
        self.choose(outcome, f"What was decided? ({rule})")
        self.fill("The decision and its reasons", decision)
        self.fill(f"Who considered stage {stage}?", ", ".join(considered))
        self.enter()

    def soon(self, text: str) -> None:
        """What follows from the answers shows after a moment of rest."""
        self.screen.qtbot.waitUntil(lambda: text in self.screen.words())

    def sees(self, *texts: str) -> None:
        words = self.screen.words()
        for text in texts:
            assert text in words, f"{text!r} is not in {words}"

    def _target(self) -> QWidget:
        """What the keyboard goes to: the list that popped up, or the control with the focus."""
        return QApplication.activePopupWidget() or self._focus()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


def start(tmp_path: Path) -> Path:
    """A new register of a co-op with 24 homes, its year ending on 31 March."""
    path = tmp_path / "year.chc"
    command = CreateRegister(landlord="Example Street Housing Co-operative", homes=24)
    create_register(path, command, today=date(2026, 4, 1), actor="test").close()
    return path


# A menu that opens from the keyboard asks the offscreen platform for what it cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_year_of_casework_is_done_with_the_keyboard_alone(
    open_window: Opener, tmp_path: Path
) -> None:
    register = start(tmp_path)
    with Officer(open_window, register, "2026-04-07") as officer:
        officer.log("Edith Marlowe", "9 Example Street", "The bedroom wall is black again")
        officer.sees("New: acknowledge", "Tue 14 April")
        officer.log("Tomasz Wilk", "3 Example Street", "The bin store is left open")
        officer.sees("C-002 logged.")
        officer.open("C-001")
        officer.acknowledge("Mould is back on the bedroom wall")
        officer.sees("C-001 recorded as acknowledged.", "Stage 1: response due", "Tue 21 April")
        officer.open("C-002")
        officer.acknowledge("The store was found open three times")
    with Officer(open_window, register, "2026-04-20") as officer:
        officer.sees("Respond to C-001, stage 1", "Tomorrow")
        officer.open("C-001")
        officer.other_step("Extend the date")
        officer.fill("What is the new date?", "1 May 2026")
        officer.fill("What reason were they given?", "The surveyor comes on 28 April")
        officer.tick("They were told in writing")
        officer.tick("They were given the Ombudsman’s details (6.5)")
        officer.enter()
        officer.sees("Stage 1: extended", "Extended to", "Fri 1 May")
        officer.open("C-002")
        officer.respond("Not upheld", "The lock was tested and holds", "Alan Prewett")
        officer.sees("Responded", "Stage 1 response sent by letter: not upheld")
        officer.close()
        officer.sees("Closed: not upheld", "Nothing more to do")
    with Officer(open_window, register, "2026-04-28") as officer:
        officer.open("C-001")
        officer.other_step("Tell them how it stands")
        officer.fill("What were they told?", "The surveyor came today")
        officer.fill("When will they hear again? (optional)", "1 May")
        officer.enter()
        officer.sees("Told how it stands by letter (5.9)", "Next update Fri 1 May")
    with Officer(open_window, register, "2026-05-01") as officer:
        officer.open("C-001")
        officer.respond("Upheld", "The gutter leaks into the wall", "Alan Prewett")
        officer.sees("Stage 1 response sent by letter: upheld")
        officer.close()
        officer.sees("Closed: upheld")
    with Officer(open_window, register, "2026-06-15") as officer:
        officer.log("Bartholomew Fenn", "7 Example Street", "I was passed over for the larger flat")
        officer.refuse("It is over 12 months since the issue (2.2)")
        officer.fill("The reasons in this case", "The flat was let in 2022 and you knew of it then")
        officer.fill("What shows it?", "The allocation of 3 March 2022")
        officer.fill("When did the issue happen?", "3 March 2022")
        officer.fill("When did they become aware of it?", "4 March 2022")
        officer.tick("The letter says that they can go to the Ombudsman (2.4)")
        officer.enter()
        officer.sees("There is one thing to put right", "how you considered accepting it late")
        officer.fill("How did you consider accepting it all the same?", "We asked why it comes now")
        officer.enter()
        officer.sees("Refused", "Refused: over 12 months", "Nothing more to do")
    with Officer(open_window, register, "2026-07-06") as officer:
        officer.log("Carys Penhale", "22 Example Street", "Nine days without heating")
        officer.acknowledge("The heating was off for nine days")
        officer.sees("C-004 recorded as acknowledged.")
        officer.log("Leonard Pask", "17 Example Street", "The letter was rude", "26 June")
        officer.acknowledge_late("The letter of June was rude", "The secretary was on leave")
        officer.sees("1 working day late", "On-time date")
    with Officer(open_window, register, "2026-07-13") as officer:
        officer.open("C-004")
        officer.other_step("They raise something new")
        officer.fill("What is new?", "The heaters you lent cost me a fortune")
        officer.choose(
            "Yes, it is about the same matter", "Does it belong to what you are looking into? (6.8)"
        )
        officer.choose("No", "Would answering it too delay the response unreasonably? (6.8)")
        officer.enter()
        officer.sees("New issues that joined stage 1 (6.8)", "define it anew")
        officer.other_step("Define the complaint")
        officer.fill("How do you understand the complaint?", "Nine cold days, and costly heaters")
        officer.enter()
        officer.sees("Nine cold days, and costly heaters")
        officer.other_step("They raise something new")
        officer.fill("What is new?", "The dog next door barks")
        officer.choose(
            "No, it is another matter", "Does it belong to what you are looking into? (6.8)"
        )
        officer.enter()
        officer.sees("New issue raised: logged as C-006 (6.8)", "Open C-006")
        officer.respond(
            "Partly upheld", "The contractor was late, the heaters were", "Alan Prewett"
        )
        officer.sees("Stage 1 response sent by letter: partly upheld")
        officer.open("C-006")
        officer.sees("New: acknowledge", "Open C-004")
        officer.other_step("The resident takes it back")
        officer.fill("In their words (optional)", "It has moved away")
        officer.enter()
        officer.sees("Withdrawn", "Withdrawn by the resident")
        officer.open("C-005")
        officer.respond("Upheld", "It was rude, and we are sorry", "Wilhelmina Crake")
    with Officer(open_window, register, "2026-08-03") as officer:
        officer.open("C-004")
        officer.other_step("They ask for stage 2")
        officer.fill("Why are they not satisfied? (optional)", "Nobody paid for the heaters")
        officer.enter()
        officer.sees("Stage 2: acknowledge", "Next: acknowledge stage 2 by Mon 10 August")
        officer.acknowledge("The heaters were not paid for")
        officer.sees("Stage 2: response due")
    with Officer(open_window, register, "2026-08-24") as officer:
        officer.open("C-004")
        officer.respond("Upheld", "We pay for the electricity", "Alan Prewett")
        officer.sees("Alan Prewett considered stage 1, so they cannot consider stage 2 (6.13).")
        officer.fill("Who considered stage 2?", "Wilhelmina Crake, Kofi Brandreth, Joan Hartley")
        officer.enter()
        officer.sees("Stage 2 response sent by letter: upheld")
    with Officer(open_window, register, "2026-09-07") as officer:
        officer.log("Ezekiel Umber", "11 Example Street", "The boiler cupboard hums all night")
        officer.refuse("Another fair and reasonable ground (2.1)")
        officer.fill("The reasons in this case", "We do not accept complaints about noise")
        officer.fill("What shows it?", "The policy")
        officer.tick("The letter says that they can go to the Ombudsman (2.4)")
        officer.soon("This reads like a rule for every complaint of its kind.")
        officer.enter()
        officer.sees("Refused: other")
    with Officer(open_window, register, "2026-10-05") as officer:
        officer.open("C-007")
        officer.other_step("The Ombudsman told us to accept it")
        officer.enter()
        officer.sees("New: acknowledge", "The Ombudsman told us to accept it", "Mon 12 October")
        officer.acknowledge("The boiler cupboard hums at night")
        officer.respond("Upheld", "The pump was loose", "Kofi Brandreth")
        officer.sees("Stage 1 response sent by letter: upheld")
        officer.correct("Stage 1 response sent by letter: upheld, Mon 5 October")
        officer.fill("The decision and its reasons (optional)", "The pump was loose and is fixed")
        officer.fill("Why was it wrong? (optional)", "Half of it was missing")
        officer.enter()
        officer.sees("Corrected. It was “The pump was loose”: Half of it was missing.")
    with Officer(open_window, register, "2027-03-30") as officer:
        officer.log("Bronwen Hale", "20 Example Street", "There is a smell of gas in the hall")
        officer.tab_to("Answer the card: triage")
        officer.key(Qt.Key.Key_Return)
        officer.choose("Yes", "Could it be a hazard in the home?")
        officer.enter()
        officer.sees("What to do now", "Emergency repairs are never delayed by a complaint")
        officer.key(Qt.Key.Key_2, CONTROL)
        officer.sees("C-001", "C-008")
