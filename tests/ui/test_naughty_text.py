"""Every text field of every form gets words that nobody means well with, and its verb is pressed.

Each field gets another string. `CHC_NAUGHTY_ROUNDS` says how often all forms are filled anew, each
time with other strings (`make fuzz` does so until each has stood in most of the fields).
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.services import complaints, search
from chc_desktop.model.services.bundle import export_bundle
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.papers import (
    ANNUAL_REPORT,
    PUBLIC_REPORT,
    SELF_ASSESSMENT,
    export_paper,
)
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import open_register
from chc_desktop.ui import everywhere
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.conftest import Screen

ROUNDS = int(os.environ.get("CHC_NAUGHTY_ROUNDS", "1"))
YEAR_END = date(2026, 3, 31)
_LIST = Path(__file__).resolve().parent.parent / "fuzz" / "naughty-strings.json"
OURS = (
    "a\x00b",
    "\x07\x1b[31mred\x7f",
    "e" + "\u0301\u0323" * 300,
    "\u202emoc.elpmaxe\u202c and \u2066inside\u2069",
    '=HYPERLINK("http://example.org","press")',
    "'; DROP TABLE event; --",
    "<img src='file:///etc/passwd'><b>bold &amp; &#x41;",
    "../../outside/of/everything.pdf",
    "word " * 4_000,
    "W" * 3_000,
    "line\n" * 400,
    "\ufeff\u200b\u00ad\u2060",
    "Zażółć Ελένη Юлия ليلى 李雷 🦊",
    "%s %(name)s {name} {0} $name \\N{BULLET}",
    "2026-13-45",
    "-0",
    "1e308",
    "£9,999,999,999,999,999",
)
STRINGS = (*OURS, *(text for text in json.loads(_LIST.read_text(encoding="utf-8")) if text))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


def fields(window: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """What can be typed into now."""
    found: list[QLineEdit | QPlainTextEdit] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
    ]
    for field in found:
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            yield field


def choose(page: QWidget) -> None:
    """Answer what is only chosen: the last of a list, the first of a group."""
    for box in page.findChildren(QComboBox):
        if box.isVisible() and box.isEnabled() and not box.isEditable() and box.count():
            box.setCurrentIndex(box.count() - 1)
            box.activated.emit(box.count() - 1)
    parents = set()
    for button in page.findChildren(QRadioButton):
        if button.isVisible() and button.isEnabled() and button.parent() not in parents:
            parents.add(button.parent())
            button.click()


def fill(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Paste a text over what stands there."""
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


@pytest.mark.timeout(600 * ROUNDS)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_form_takes_or_refuses_any_words_and_the_register_stays_sound(
    number: int, sample: Path, tmp_path: Path, open_window: Callable[..., Screen]
) -> None:
    path = tmp_path / "mine.chc"
    path.write_bytes(sample.read_bytes())
    screen = open_window(path, Place("today"), YEAR_END)
    hub = screen.window.hub
    at = number * 97
    filled = 0
    before = entries(path)
    places = [*everywhere.forms(hub), ("log", Place("log")), ("catch-up", Place("catch-up"))]
    # All forms take a while: an ordinary run fills every third, which makes 50 of them.
    for _, place in places[::3] if ROUNDS == 1 else places:
        screen.window.show_place(place)
        screen.settle()
        page = screen.window.page
        assert page is not None
        if page.primary is None:
            continue
        choose(page)
        screen.settle()
        for field in list(fields(page)):
            # A day or a number of nonsense would keep the other words from being recorded.
            if isinstance(field, DateField) or isinstance(field.parent(), DateField):
                continue
            fill(field, STRINGS[at % len(STRINGS)])
            at += 1
            filled += 1
        page.primary.click()
        screen.settle()
    assert filled > len(places) / 3
    assert entries(path) > before + 10, "few of the forms were recorded"
    for _, place in everywhere.pages(hub):
        screen.window.start(place)
        screen.settle()
    screen.window.close()
    hub.session.close()
    assert [found for found in check_file(path) if found.kind != "holidays"] == []
    assert dirty(path) == []
    print_all(path)


def test_a_million_letters_are_kept_as_pasted_found_and_shown(
    register: Path, open_window: Callable[..., Screen]
) -> None:
    words = "The damp is back & worse, and nobody came. " * 24_000
    session = open_register(register, today=YEAR_END, actor="test")
    command = LogComplaint(
        received_on=date(2026, 3, 30),
        resident="Edith Marlowe",
        home="9 Example Street",
        subject="Damp",
        description=words,
        channel="letter",
    )
    done = complaints.log_complaint(session, command)
    assert isinstance(done, Done)
    kept = session.register.rows(
        "SELECT description FROM complaint WHERE id = ?", done.complaint_id
    )
    assert kept[0]["description"].strip() == words.strip()
    assert search.find(session, "nobody came")
    session.close()
    screen = open_window(register, Place("complaint", str(done.complaint_id)))
    assert "Damp" in screen.words()


def entries(path: Path) -> int:
    """How many writes the history lists."""
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM change_log").fetchone()[0])


def dirty(path: Path) -> list[str]:
    """Stored texts that did not come through the boundary."""
    found = []
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        for table in tables:
            # Typing under way is kept as it was typed, and the history has its own JSON.
            if table.startswith(("sqlite_", "draft", "change_")):
                continue
            for row in db.execute(f"SELECT * FROM {table}"):
                found += [
                    f"{table}: {value[:40]!r}"
                    for value in row
                    if isinstance(value, str) and value != clean_text(value)
                ]
    return found


def print_all(path: Path) -> None:
    """Make the papers of the year from it."""
    session = open_register(path, today=YEAR_END, actor="test")
    for kind in (SELF_ASSESSMENT, ANNUAL_REPORT, PUBLIC_REPORT):
        assert export_paper(session, kind, YEAR_END).startswith(b"%PDF")
    for complaint in list(session.cases())[:3]:
        made = export_bundle(session, complaint)
        assert isinstance(made, bytes)
        assert made.startswith(b"%PDF")
    session.close()
