"""A real window on a real register, and a helper that reads it as a screen reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.commands import (
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    LogComplaint,
    Promise,
    Respond,
)
from chc_desktop.model.rules.registers import (
    Entry,
    HoldOffice,
    KeepPolicy,
    PlanMeetings,
    Publicise,
    RecordTraining,
    UseThirdParty,
)
from chc_desktop.model.rules.requests import (
    FinishRequest,
    LogRequest,
    NoteDissatisfied,
    OfferChoice,
    RecordCompliment,
    RecordSurveyAnswer,
)
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.rules.restrictions import Incident, Restrict
from chc_desktop.model.rules.values import Outcome, Role, Stage
from chc_desktop.model.services import (
    adjustments,
    complaints,
    officers,
    requests,
    residents,
    restrictions,
)
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import (
    CreateRegister,
    Session,
    create_register,
    open_register,
)
from chc_desktop.ui.app import prepare
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.theme import Scheme, theme

Fill = Callable[[Session], None]
TODAY = date(2026, 3, 31)
SIZE = (1366, 768)


class Screen:
    """Finds, presses and types by what is seen and said, never by our names for things."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    # ---- reading

    def words(self, within: QWidget | None = None) -> str:
        """Everything that can be read now: labels, buttons, values."""
        self.settle()
        found: list[str] = []
        for part in self._visible(within or self.window):
            name = part.text(QAccessible.Text.Name)
            value = part.text(QAccessible.Text.Value)
            found += [text for text in (name, value) if text]
        return "\n".join(found).replace("\u00a0", " ")

    def names(self, role: QAccessible.Role) -> list[str]:
        """The names of all visible controls of a role."""
        self.settle()
        parts = self._visible(self.window)
        return [part.text(QAccessible.Text.Name) for part in parts if part.role() == role]

    def find(self, name: str) -> QWidget:
        """The visible control of this name; fails with what is there."""
        self.settle()
        found = [w for w in self._controls() if self.said(w) == name]
        assert found, (
            f"no control is called {name!r}, but {sorted(map(self.said, self._controls()))}"
        )
        return found[0]

    def said(self, widget: QWidget) -> str:
        """The name a screen reader says for a control."""
        interface = QAccessible.queryAccessibleInterface(widget)
        if isinstance(widget, QComboBox):
            return widget.accessibleName()
        return interface.text(QAccessible.Text.Name).replace("\u00a0", " ") if interface else ""

    def value(self, name: str) -> str:
        """What stands in a field."""
        field = self.find(name)
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        if isinstance(field, QComboBox):
            return field.currentText()
        assert isinstance(field, QLineEdit)
        return field.text()

    def described(self, name: str) -> str:
        """What a screen reader adds to a control's name: its help, and what is wrong with it."""
        interface = QAccessible.queryAccessibleInterface(self.find(name))
        assert interface is not None
        return interface.text(QAccessible.Text.Description).replace("\u00a0", " ")

    def focus(self) -> str:
        """The name of the control that has the focus."""
        self.settle()
        widget = QApplication.focusWidget()
        return self.said(widget) if widget is not None else ""

    # ---- acting

    def press(self, name: str) -> None:
        """Click a control by its name."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.settle()

    def type_into(self, name: str, text: str) -> None:
        """Replace what stands in a field by typing."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        self.settle()

    def choose(self, name: str, words: str) -> None:
        """Choose an option of a list by its words."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        box.setFocus()
        index = box.findText(words)
        assert index >= 0, f"{name!r} does not offer {words!r}"
        while box.currentIndex() != index:
            step = Qt.Key.Key_Down if box.currentIndex() < index else Qt.Key.Key_Up
            QTest.keyClick(box, step)
        self.settle()

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def menu_item(self, button: str, starts: str) -> None:
        """Choose an item of a button's menu by how it starts."""
        from PySide6.QtWidgets import QPushButton

        widget = self.find(button)
        assert isinstance(widget, QPushButton)
        menu = widget.menu()
        assert isinstance(menu, QMenu)
        found = [a for a in menu.actions() if a.text().startswith(starts) and a.isEnabled()]
        assert found, f"{starts!r} is not offered, but {[a.text() for a in menu.actions()]}"
        found[0].trigger()
        self.settle()

    def settle(self) -> None:
        """Let the window catch up."""
        for _ in range(4):
            QApplication.processEvents()

    # ---- inside

    def _controls(self) -> list[QWidget]:
        return [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    def _visible(self, widget: QWidget) -> Iterator[QAccessibleInterface]:
        root = QAccessible.queryAccessibleInterface(widget)
        stack = [root] if root is not None else []
        while stack:
            part = stack.pop()
            target: QObject | None = part.object()
            if isinstance(target, QWidget) and not target.isVisible():
                continue
            if part.state().invisible and not isinstance(target, QLabel):
                continue
            yield part
            children = [part.child(index) for index in range(part.childCount())]
            stack += [child for child in reversed(children) if child is not None]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The house's look, light and at 100 %, before and after every test."""
    look = theme()
    look.text_size, look.scheme = 100, Scheme.LIGHT
    prepare()
    yield
    look.text_size, look.scheme = 100, Scheme.LIGHT


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Fill], bytes]:
    """Give the bytes of a register as a function fills it: written once, a copy for each test."""
    kept: dict[Fill, bytes] = {}

    def write(fill: Fill) -> bytes:
        if fill not in kept:
            path = tmp_path_factory.mktemp("written") / "empty.chc"
            command = CreateRegister(landlord="Example Street Housing Co-operative", homes=24)
            session = create_register(path, command, today=TODAY, actor="test")
            fill(session)
            session.close()
            kept[fill] = path.read_bytes()
        return kept[fill]

    return write


@pytest.fixture
def empty_register(tmp_path: Path, written: Callable[[Fill], bytes]) -> Path:
    """A register of a 24-home co-op without complaints."""
    path = tmp_path / "empty.chc"
    path.write_bytes(written(_nothing))
    return path


@pytest.fixture
def register(empty_register: Path, written: Callable[[Fill], bytes]) -> Path:
    """A register with one complaint of each standing that Today shows."""
    empty_register.write_bytes(written(_complaints))
    return empty_register


@pytest.fixture
def records(empty_register: Path, written: Callable[[Fill], bytes]) -> Path:
    """A register without complaints, with the officer's own registers filled."""
    empty_register.write_bytes(written(_own_registers))
    return empty_register


def _nothing(session: Session) -> None:
    """No complaint yet."""


def _complaints(session: Session) -> None:
    _dog_fouling(session)
    _damp(session)
    _log(session, date(2026, 3, 26), "Tomasz Wilk", "3 Example Street", "Bin store left unlocked")
    _leak(session)
    _bathroom(session)
    _pask(session)


def _own_registers(session: Session) -> None:
    _requests(session)
    _answers(session)
    _officers(session)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., Screen]]:
    """Open the window on a register, at a place, and give the screen to read it by."""
    opened: list[MainWindow] = []

    def open_it(path: Path, place: Place | None = None, today: date = TODAY) -> Screen:
        hub = Hub()
        hub.use(open_register(path, today=today, actor="test"))
        window = MainWindow(hub)
        hub.setParent(window)
        qtbot.addWidget(window)
        window.resize(*SIZE)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.start(place)
        opened.append(window)
        screen = Screen(qtbot, window)
        screen.settle()
        return screen

    yield open_it
    for window in opened:
        window.close()
        window.hub.session.close()


@pytest.fixture
def screen(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The window on the register with complaints, at Today."""
    return open_window(register)


def _log(session: Session, day: date, who: str, home: str, subject: str) -> int:
    command = LogComplaint(
        received_on=day,
        resident=who,
        home=home,
        subject=subject,
        description=f"{subject}. It has gone on since January.",
        channel="telephone",
    )
    result = complaints.log_complaint(session, command)
    assert isinstance(result, Done), result
    return result.complaint_id


def _do(session: Session, command: CaseCommand) -> None:
    result = complaints.carry_out(session, command)
    assert isinstance(result, Done), result


def _acknowledge(session: Session, complaint: int, day: date) -> None:
    command = Acknowledge(
        complaint_id=complaint,
        stage=Stage.ONE,
        on=day,
        how="letter",
        understanding="What they told us.",
        outcomes_sought="A repair.",
    )
    _do(session, command)


def _dog_fouling(session: Session) -> None:
    """C-001: the response is 9 working days late."""
    found = _log(
        session,
        date(2026, 2, 27),
        "Gurdip Mahal",
        "14 Example Street",
        "Dog fouling in the courtyard",
    )
    _acknowledge(session, found, date(2026, 3, 4))


def _damp(session: Session) -> None:
    """C-002: acknowledged 3 working days late, so it has two clocks."""
    found = _log(
        session, date(2026, 3, 11), "Edith Marlowe", "9 Example Street", "Damp in the back bedroom"
    )
    _acknowledge(session, found, date(2026, 3, 23))
    note = AddNote(complaint_id=found, on=date(2026, 3, 24), what="Surveyor visited")
    _do(session, note)


def _leak(session: Session) -> None:
    """C-004: answered, with a promise due on Thursday."""
    found = _log(
        session, date(2026, 1, 12), "Nadia Farrow", "11 Example Street", "Leak through the ceiling"
    )
    _acknowledge(session, found, date(2026, 1, 13))
    promise = Promise(what="Plaster the ceiling after the leak", due_on=date(2026, 4, 2))
    answer = Respond(
        complaint_id=found,
        stage=Stage.ONE,
        on=date(2026, 1, 20),
        outcome=Outcome.UPHELD,
        considered_by=("Priya Sandhu",),
        promises=(promise,),
    )
    _do(session, answer)


def _bathroom(session: Session) -> None:
    """C-005: stage 2 asked for, stage 1 was considered by Alan Prewett."""
    found = _log(
        session,
        date(2025, 12, 1),
        "Ifeoma Adebanjo-Cartwright",
        "6 Example Street",
        "Damp bathroom",
    )
    _acknowledge(session, found, date(2025, 12, 2))
    answer = Respond(
        complaint_id=found,
        stage=Stage.ONE,
        on=date(2025, 12, 10),
        outcome=Outcome.NOT_UPHELD,
        considered_by=("Alan Prewett",),
    )
    _do(session, answer)
    _do(session, AskForStage2(complaint_id=found, on=date(2026, 3, 27)))


def _pask(session: Session) -> None:
    """Somebody without a complaint: an adjustment and a restriction, both reviewed in summer."""
    person = AddPerson(name="Leonard Pask", home="17 Example Street", phone="01632 960 017")
    added = residents.add_person(session, person)
    assert isinstance(added, Done), added
    ask = AskAdjustment(
        person_id=added.added_id,
        asked_on=date(2026, 3, 2),
        asked="A written summary after each phone call",
        need="I forget what was said since my stroke",
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, ask), Done)
    limit = Restrict(
        person_id=added.added_id,
        subject="One email a week about the garden wall",
        incidents=(Incident(date(2026, 2, 9), "31 emails in a day, nine of them with threats"),),
        other_steps="A meeting with the chair on 12 February",
        warnings="In writing, on 16 February",
        equality_regard="Considered with the adjustment on record",
        disability_regard="The stroke touches memory, not tone",
        proportionate="Email only, once a week; calls stay open",
        decided_by="Priya Sandhu",
        start_on=date(2026, 3, 9),
        end_on=date(2026, 7, 9),
        appeal="Write to the chair",
    )
    assert isinstance(restrictions.restrict(session, limit), Done)


def _requests(session: Session) -> None:
    """S-001 in hand, S-002 and its choice owed, S-003 done, S-004 wants to complain."""
    asked = (
        (date(2026, 3, 20), "Joan Hartley", "2 Example Street", "The kitchen tap drips"),
        (date(2026, 3, 10), "Nadia Farrow", "11 Example Street", "The gutter over the door leaks"),
        (date(2026, 2, 10), "Edith Marlowe", "9 Example Street", "The front door lock sticks"),
        (date(2026, 3, 1), "Gurdip Mahal", "14 Example Street", "Dog fouling in the courtyard"),
    )
    for day, who, home, what in asked:
        command = LogRequest(received_on=day, resident=who, home=home, what=what)
        assert isinstance(requests.log_request(session, command), Done)
    for step in (
        NoteDissatisfied(request_id=2, on=date(2026, 3, 25)),
        OfferChoice(request_id=3, on=date(2026, 2, 25), words="No, only the lock."),
        FinishRequest(request_id=3, on=date(2026, 3, 2)),
        OfferChoice(request_id=4, on=date(2026, 3, 25), words="Yes, I said it three times."),
    ):
        assert isinstance(requests.carry_out(session, step), Done)


def _answers(session: Session) -> None:
    """A survey answer to follow up, one without a name, and a thank you."""
    for answer in (
        RecordSurveyAnswer(
            on=date(2026, 3, 20),
            words="Nobody answers the phone.",
            resident="Carys Penhale",
            home="22 Example Street",
        ),
        RecordSurveyAnswer(on=date(2026, 3, 20), words="The stairs are never swept."),
        RecordCompliment(
            on=date(2026, 3, 3),
            about="The new bike store",
            resident="Bronwen Hale",
            home="20 Example Street",
        ),
    ):
        assert isinstance(requests.record_answer(session, answer), Done)


def _officers(session: Session) -> None:
    """Offices with a gap and a term that ends, a year of meetings, two policies and more."""
    member = Role.COMMITTEE_MEMBER
    officer = Role.COMPLAINTS_OFFICER
    entries: tuple[Entry, ...] = (
        HoldOffice(person="Priya Sandhu", role=officer, from_on=date(2024, 4, 1)),
        HoldOffice(
            person="Alan Prewett",
            role=officer,
            from_on=date(2023, 4, 1),
            until_on=date(2024, 2, 28),
        ),
        HoldOffice(
            person="Leonard Pask",
            role=Role.MRC,
            from_on=date(2025, 4, 1),
            until_on=date(2026, 4, 20),
        ),
        HoldOffice(person="Tomasz Wilk", role=member, from_on=date(2025, 6, 1)),
        RecordTraining(person="Priya Sandhu", on=date(2025, 5, 12), about="The Code in practice"),
        KeepPolicy(
            name="Complaints policy",
            approved_on=date(2024, 4, 9),
            review_on=date(2026, 4, 3),
            equality_assessed_on=date(2024, 3, 5),
        ),
        KeepPolicy(name="Acceptable behaviour policy"),
        UseThirdParty(
            name="Bridge Lane Lettings",
            from_on=date(2025, 1, 1),
            kind="managing agent",
            terms="They acknowledge for us within 2 working days.",
        ),
        Publicise(
            what="How to complain", place="Notice board in the hall", from_on=date(2024, 4, 15)
        ),
    )
    for entry in entries:
        assert isinstance(officers.save_entry(session, entry), Done)
    year = PlanMeetings(first_on=date(2025, 10, 14), count=12)
    assert isinstance(officers.plan_meetings(session, year), Done)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage while the window is tested: it would cost a fifth of the time.

    These tests come last: what a rule keeps once it was worked out must be worked out where it
    is measured.
    """
    mine = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.no_cover)
    inside = set(mine)
    items[:] = [*(item for item in items if item not in inside), *mine]
