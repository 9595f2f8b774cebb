"""Every form, sent off with nothing filled in: its errors are named, reached, and not cut off."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import open_register
from chc_desktop.ui import everywhere
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.notices import ErrorSummary
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import cut_off, misnamed

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

EVERY_LOOK = bool(os.environ.get("CHC_EVERY_LOOK"))
"""The looks between the ends take minutes: `make looks` has them."""
LOOKS = [(200, (1366, 690)), (100, (700, 690))]
LOOKS += [(100, (1366, 690)), (150, (1366, 690))] if EVERY_LOOK else []


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def forms(sample: Path) -> dict[str, Place]:
    hub = Hub()
    hub.use(open_register(sample, read_only=True))
    found = dict(everywhere.forms(hub)) | {"log": Place("log"), "catch-up": Place("catch-up")}
    hub.session.close()
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1][0]}")
def test_errors_are_not_cut_off_and_the_window_fits_the_laptop(
    look: tuple[int, tuple[int, int]],
    forms: dict[str, Place],
    sample: Path,
    tmp_path: Path,
    open_window: Callable[..., Screen],
) -> None:
    mine = tmp_path / "mine.chc"
    mine.write_bytes(sample.read_bytes())
    size, window = look
    theme().set_text_size(size)
    screen = open_window(mine)
    screen.window.resize(*window)
    # An ordinary run looks at every other form at 200 %, and at the others in the narrow window.
    mine_only = slice(None) if EVERY_LOOK else slice(LOOKS.index(look), None, len(LOOKS))
    for name, place in list(forms.items())[mine_only]:
        screen.window.show_place(place)
        screen.settle()
        page = screen.window.page
        assert page is not None
        if page.primary is None:
            continue
        page.primary.click()
        screen.settle()
        assert screen.window.size().toTuple() == window, name
        assert not cut_off(screen.window), name
        assert not misnamed(screen), name
        for summary in screen.window.findChildren(ErrorSummary):
            focused = QApplication.focusWidget()
            if summary.isVisible():
                assert focused is not None, name
                assert focused is summary or summary.isAncestorOf(focused), name


@pytest.mark.parametrize("size", [125, 150, 200] if EVERY_LOOK else [200])
def test_no_page_makes_the_window_higher_than_the_laptop(
    size: int, sample: Path, tmp_path: Path, open_window: Callable[..., Screen]
) -> None:
    mine = tmp_path / "mine.chc"
    mine.write_bytes(sample.read_bytes())
    theme().set_text_size(size)
    screen = open_window(mine)
    screen.window.resize(1366, 690)
    screen.settle()
    for name, place in everywhere.pages(screen.window.hub):
        screen.window.start(place)
        screen.settle()
        assert screen.window.size().toTuple() == (1366, 690), name
