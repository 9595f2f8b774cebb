"""A paper on screen before it is saved: seen, read out, walked through by keys, saved, stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from chc_desktop.model.services.session import RegisterFault, RegisterProblem
from chc_desktop.model.watch import step
from chc_desktop.ui.dialogs.paper_files import Paper
from chc_desktop.ui.dialogs.preview import Preview
from chc_desktop.ui.dialogs.still_making import StillMaking
from chc_desktop.ui.hub import Place
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.fields import CheckBox
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.work_bar import WorkBar
from tests.ui.looking import Opened, at_reports, desk, drawn, look, pages, preview, report, shown
from tests.ui.test_sweep import controls, cut_off, walk

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session
    from tests.ui.conftest import Screen

LOOK = "Preview: Annual report, public edition"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reports(open_window: Callable[..., Screen], register: Path, tmp_path: Path) -> Iterator[Screen]:
    """The window at Reports; files are saved in the folder "papers"."""
    yield from at_reports(open_window(register, Place("reports")), tmp_path / "papers")


@pytest.fixture
def looking(reports: Screen) -> Screen:
    """The preview of a paper."""
    return look(reports)


@contextmanager
def slow_work(screen: Screen) -> Iterator[Paper]:
    """A paper that takes until the block ends; it can be stopped between its pages."""
    gate = Event()

    def make(_session: Session) -> bytes:
        while not gate.wait(0.02):
            step("page 3 of 54")
        return b"%PDF-"

    yield Paper("Annual report", "Annual report.pdf", make)
    gate.set()
    tasks_of(screen.window.hub).wait()


def test_a_paper_is_seen_and_nothing_is_written(reports: Screen, tmp_path: Path) -> None:
    reports.press(LOOK)
    reports.qtbot.waitUntil(lambda: shown(reports).startswith("Page 1 of"), timeout=30_000)
    drawn(reports)
    view = pages(reports)
    picture = view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, 200).name() for x in range(0, picture.width(), 2)}
    assert "#ffffff" in colours
    assert len(colours) > 2, "words stand on the paper"
    assert preview(reports).windowTitle() == "Preview: Annual report, public edition"
    assert reports.focus() == shown(reports)
    assert not list((tmp_path / "papers").iterdir())
    reports.key(Qt.Key.Key_Escape)
    reports.qtbot.waitUntil(lambda: not reports.window.findChildren(Preview), timeout=5_000)
    reports.window.activateWindow()
    reports.qtbot.waitUntil(lambda: reports.focus() == LOOK, timeout=5_000)


def test_the_words_of_each_page_are_there_for_screen_readers(looking: Screen) -> None:
    drawn(looking)
    assert "Part 1 of Example Street" in looking.described(shown(looking))
    looking.key(Qt.Key.Key_End)
    drawn(looking)
    assert "The last page" in looking.described(shown(looking))
    count = pages(looking).count
    assert f"Page {count} of {count}" in looking.words(preview(looking))


def test_every_page_is_reached_by_keys(looking: Screen) -> None:
    count = pages(looking).count
    assert count == 7
    for key, held, page in (
        (Qt.Key.Key_PageDown, CONTROL, 2),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 3),
        (Qt.Key.Key_PageUp, CONTROL, 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, count),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 1),
    ):
        looking.key(key, held)
        assert shown(looking) == f"Page {page} of {count}"
    looking.press("Next page")
    assert shown(looking) == f"Page 2 of {count}"
    looking.press("Previous page")
    assert shown(looking) == f"Page 1 of {count}"


def test_page_down_reads_on_in_wide_pages_and_turns_whole_ones(looking: Screen) -> None:
    count = pages(looking).count
    looking.key(Qt.Key.Key_PageDown)
    bar = pages(looking).verticalScrollBar()
    assert 0 < bar.value() <= bar.pageStep()
    looking.key(Qt.Key.Key_0, CONTROL)
    looking.key(Qt.Key.Key_Home)
    looking.key(Qt.Key.Key_PageDown)
    looking.key(Qt.Key.Key_Space)
    assert shown(looking) == f"Page 3 of {count}"


def test_the_size_of_the_pages_is_chosen_by_keys_and_in_the_list(looking: Screen) -> None:
    assert looking.value("Size of the pages") == "Fit the width"
    looking.key(Qt.Key.Key_0, CONTROL)
    assert looking.value("Size of the pages") == "Whole page"
    before = pages(looking).verticalScrollBar().maximum()
    looking.key(Qt.Key.Key_Plus)
    looking.key(Qt.Key.Key_Plus, CONTROL)
    assert looking.value("Size of the pages").endswith("%")
    assert pages(looking).verticalScrollBar().maximum() > before
    looking.key(Qt.Key.Key_Minus)
    looking.choose("Size of the pages", "200 %")
    assert pages(looking).zoom == 2.0
    looking.key(Qt.Key.Key_2, CONTROL)
    assert looking.value("Size of the pages") == "Fit the width"
    drawn(looking)


def test_only_pages_in_view_and_their_neighbours_are_drawn(looking: Screen) -> None:
    looking.key(Qt.Key.Key_0, CONTROL)
    drawn(looking)
    view = pages(looking)
    for _ in range(view.count):
        looking.key(Qt.Key.Key_Right)
    drawn(looking)
    kept = [page for page in range(view.count) if view.has(page)]
    assert kept == list(range(view.count - len(kept), view.count))
    assert 1 < len(kept) <= 6


def test_it_is_saved_as_it_was_seen(looking: Screen, tmp_path: Path) -> None:
    looking.key(Qt.Key.Key_S, CONTROL)
    name = "Report.pdf"
    looking.qtbot.waitUntil(
        lambda: f"Saved as {name}." in looking.words(preview(looking)), timeout=20_000
    )
    assert (tmp_path / "papers" / name).read_bytes().startswith(b"%PDF")
    assert [path.name for path in (tmp_path / "papers").iterdir()] == [name]


def test_it_is_saved_and_its_folder_is_shown(looking: Screen, tmp_path: Path) -> None:
    opened = Opened()
    # The stubs ask for bytes, PySide6 itself for a name.
    QDesktopServices.setUrlHandler("file", opened, "take")  # type: ignore[arg-type]
    looking.press("Save and open the folder")
    looking.qtbot.waitUntil(lambda: bool(opened.folders), timeout=20_000)
    QDesktopServices.unsetUrlHandler("file")
    assert opened.folders == [str(tmp_path / "papers")]


def test_a_folder_that_is_gone_is_one_sentence_and_the_paper_is_kept(
    looking: Screen, tmp_path: Path
) -> None:
    (tmp_path / "papers").rmdir()
    looking.press("Save as PDF")
    looking.qtbot.waitUntil(
        lambda: (
            "does not exist. Make it first, or choose another." in looking.words(preview(looking))
        ),
        timeout=20_000,
    )
    (tmp_path / "papers").mkdir()
    looking.press("Save as PDF")
    looking.qtbot.waitUntil(
        lambda: "Saved as Report.pdf" in looking.words(preview(looking)), timeout=20_000
    )


def test_a_tick_shows_it_in_large_print_and_saves_it_under_that_name(
    looking: Screen, tmp_path: Path
) -> None:
    looking.press("Large print (18 point)")
    looking.qtbot.waitUntil(lambda: shown(looking) == "Page 1 of 1", timeout=20_000)
    drawn(looking)
    assert "Part 1 in large print" in looking.described(shown(looking))
    looking.key(Qt.Key.Key_S, CONTROL)
    name = "Report, large print.pdf"
    looking.qtbot.waitUntil(
        lambda: f"Saved as {name}." in looking.words(preview(looking)), timeout=20_000
    )
    assert (tmp_path / "papers" / name).is_file()
    looking.press("Large print (18 point)")
    looking.qtbot.waitUntil(lambda: shown(looking) == "Page 1 of 7", timeout=20_000)


def test_a_paper_of_one_size_offers_no_other(reports: Screen) -> None:
    desk(reports).preview(Paper("Poster", "Poster.pdf", lambda _session: report()))
    reports.qtbot.waitUntil(lambda: shown(reports).startswith("Page 1 of"), timeout=30_000)
    assert preview(reports).findChildren(CheckBox)[0].isHidden()


def test_help_names_the_keys(looking: Screen) -> None:
    looking.key(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "Page Up and Page Down" in looking.words(dialog)
    dialog.close()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_every_control_is_named_reached_by_tab_and_whole(reports: Screen, size: int) -> None:
    theme().set_text_size(size)
    reports.window.start(Place("reports"))
    reports.window.resize(700, 640)
    looking = look(reports)
    dialog = preview(looking)
    assert (dialog.width(), dialog.height()) == (700, 640)
    assert not cut_off(dialog)
    found = controls(dialog)
    names = [looking.said(widget) for widget in found]
    assert all(names)
    assert len(set(names)) == len(names)
    seen = walk(len(found))
    assert not [looking.said(widget) for widget in found if widget not in seen]
    assert pages(looking).viewport().height() > 60


def test_a_paper_that_cannot_be_made_is_one_sentence(reports: Screen) -> None:
    def refuse(_session: Session) -> bytes:
        raise RegisterProblem(RegisterFault.NO_ACCESS, "That letter is not in this register.")

    def fall(_session: Session) -> bytes:
        raise KeyError("somebody's name")

    desk(reports).preview(Paper("Letter", "Letter.pdf", refuse))
    reports.qtbot.waitUntil(
        lambda: "not in this register" in reports.words(preview(reports)), timeout=10_000
    )
    assert not reports.find("Close").isHidden()
    preview(reports).reject()
    desk(reports).preview(Paper("Letter", "Letter.pdf", fall))
    reports.qtbot.waitUntil(
        lambda: "could not be made and nothing was written" in reports.words(preview(reports)),
        timeout=10_000,
    )
    preview(reports).reject()
    desk(reports).preview(Paper("Letter", "Letter.pdf", lambda _session: b"no PDF at all"))
    reports.qtbot.waitUntil(
        lambda: "could not be drawn" in reports.words(preview(reports)), timeout=10_000
    )


def test_a_preview_that_is_closed_stops_its_paper(reports: Screen) -> None:
    with slow_work(reports) as paper:
        desk(reports).preview(paper)
        reports.settle()
        preview(reports).reject()
        assert tasks_of(reports.window.hub).wait(10_000)
        reports.settle()
    assert not tasks_of(reports.window.hub).busy


def test_long_work_says_how_far_it_is_and_can_be_stopped(reports: Screen, tmp_path: Path) -> None:
    with slow_work(reports) as paper:
        desk(reports).save(paper)
        reports.qtbot.waitUntil(
            lambda: "Annual report: page 3 of 54." in reports.words(), timeout=10_000
        )
        reports.press("Stop: Annual report")
        reports.qtbot.waitUntil(lambda: not tasks_of(reports.window.hub).busy, timeout=10_000)
    assert "Stopped. Nothing was written." in reports.words() or not reports.words().count("54")
    assert not list((tmp_path / "papers").iterdir())
    assert not reports.window.findChildren(WorkBar)[0].isVisible()


def test_closing_the_program_while_a_paper_is_made_asks_and_leaves_nothing_half(
    reports: Screen, tmp_path: Path
) -> None:
    with slow_work(reports) as paper:
        desk(reports).save(paper)
        reports.settle()
        reports.window.close()
        reports.settle()
        assert reports.window.isVisible()
        assert reports.window.findChildren(StillMaking)
        reports.press("Keep the program open")
        reports.settle()
        assert reports.window.isVisible()
        reports.window.close()
        reports.settle()
        reports.press("Stop it and close")
        assert not reports.window.isVisible()
    assert not list((tmp_path / "papers").iterdir())
