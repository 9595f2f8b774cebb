"""Before anything is printed, Reports says which name has a character that no typeface has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.basics import Label

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

HEADING = "Not every name can be printed"


def said(screen: Screen) -> list[str]:
    page = screen.window.page
    assert page is not None
    return [label.text() for label in page.findChildren(Label)]


def test_reports_says_which_name_cannot_be_printed_and_every_paper_can_still_be_made(
    open_window: Callable[..., Screen], register: Path
) -> None:
    session = open_register(register)
    (person,) = session.register.rows("SELECT * FROM person ORDER BY id LIMIT 1")
    with session.register.action("test", "2026-03-31T12:00:00", "A character") as action:
        action.update("person", person["id"], {"name": f"{person['name']} \U0010fff0"})
    session.close()
    screen = open_window(register, Place("reports"))
    words = said(screen)
    assert HEADING in words
    (sentence,) = [text for text in words if "U+10FFF0" in text]
    assert sentence.startswith(f"The name of resident R{person['id']} (complaint ")
    assert " has a character, U+10FFF0, that no typeface" in sentence
    assert person["name"] not in sentence


def test_reports_says_nothing_where_every_name_prints(
    open_window: Callable[..., Screen], register: Path
) -> None:
    assert HEADING not in said(open_window(register, Place("reports")))
