"""Saves pictures of the window, without a screen: ``python -m chc_desktop.ui.pictures``.

For the README, the help and reviews. Nothing is written to the register. Without options: every
page, and a few in dark and at double text size. ``--forms`` adds every form, ``--errors`` each
form as it comes back when its verb is pressed with nothing filled in; text sizes, colours and the
size of the window can be chosen, and every picture is then made in each of them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

# Before Qt is loaded: pictures need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from chc_desktop.model.services.session import RegisterProblem, open_register
from chc_desktop.ui import everywhere
from chc_desktop.ui.app import prepare
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.main_window import WELCOME, MainWindow
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.widgets.theme import Scheme, theme
from chc_desktop.ui.widgets.tokens import TEXT_SIZES

SIZE = (1366, 768)
IN_README = {"today", "complaint-1"}
"""What is shown in dark and at double text size as well when nothing is chosen."""
DONE = "C-001 recorded as acknowledged."


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken: text size in percent, colours, the window's width and height."""

    text_size: int = 100
    scheme: Scheme = Scheme.LIGHT
    window: tuple[int, int] = SIZE

    @property
    def ending(self) -> str:
        """What is added to a picture's name: nothing for the ordinary look."""
        parts = [
            "dark" if self.scheme is Scheme.DARK else "",
            str(self.text_size) if self.text_size != 100 else "",
            "x".join(map(str, self.window)) if self.window != SIZE else "",
        ]
        return "".join(f"-{part}" for part in parts if part)


ORDINARY = Look()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take; ``pressed``: after the verb was pressed with nothing filled in."""

    name: str
    place: Place
    pressed: bool = False
    said: str = ""
    """What the bar at the foot says was done."""


def places(hub: Hub) -> Iterator[tuple[str, Place]]:
    """Yield a file name and a place for every page."""
    yield from everywhere.pages(hub)


def shots(hub: Hub, *, forms: bool = False, errors: bool = False) -> Iterator[Shot]:
    """Yield every picture there is to take of the open register."""
    for name, place in everywhere.pages(hub):
        yield Shot(name, place)
    if not (forms or errors):
        return
    yield Shot("undo-bar", Place("today"), said=DONE)
    for name, place in everywhere.forms(hub):
        if forms:
            yield Shot(name, place)
        if errors:
            yield Shot(f"{name}-pressed", place, pressed=True)
    if errors:
        yield Shot("log-pressed", Place("log"), pressed=True)
        yield Shot("catch-up-pressed", Place("catch-up"), pressed=True)


def save_all(register: Path, folder: Path, today: date | None = None) -> tuple[Path, ...]:
    """Save a picture of each page at 1366 by 768, Today and a complaint in dark and at 200 %.

    Raises RegisterProblem for a register that cannot be opened.
    """
    with _opened(register, folder, today) as camera:
        saved = [camera.welcome(ORDINARY)]
        shown = list(shots(camera.hub))
        saved += camera.take(shown, ORDINARY)
        few = [shot for shot in shown if shot.name in IN_README]
        saved += camera.take(few, replace(ORDINARY, scheme=Scheme.DARK))
        saved += camera.take(few, replace(ORDINARY, text_size=200))
    return tuple(saved)


def save_chosen(
    register: Path, folder: Path, looks: Iterable[Look], chosen: argparse.Namespace
) -> tuple[Path, ...]:
    """Save the chosen pictures in each of the looks.

    Raises RegisterProblem for a register that cannot be opened.
    """
    saved: list[Path] = []
    with _opened(register, folder, chosen.today) as camera:
        wanted = [
            shot
            for shot in shots(camera.hub, forms=chosen.forms, errors=chosen.errors)
            if not chosen.only or any(shot.name.startswith(name) for name in chosen.only)
        ]
        for look in looks:
            if not chosen.only or "welcome" in chosen.only:
                saved.append(camera.welcome(look))
            saved += camera.take(wanted, look)
    return tuple(saved)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    looks = [
        Look(size, Scheme(scheme), window)
        for window in chosen.window or [SIZE]
        for scheme in chosen.colours or ["light"]
        for size in chosen.text_size or [100]
    ]
    plain = not (chosen.forms or chosen.errors or chosen.only) and looks == [ORDINARY]
    try:
        if plain:
            saved = save_all(chosen.register, chosen.folder, chosen.today)
        else:
            saved = save_chosen(chosen.register, chosen.folder, looks, chosen)
    except RegisterProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{len(saved)} pictures saved in {chosen.folder}.\n")
    return 0


class Camera:
    """Takes pictures of places and saves them in a folder."""

    def __init__(self, application: QApplication, hub: Hub, folder: Path) -> None:
        self.hub = hub
        self._application, self._folder = application, folder

    def welcome(self, look: Look) -> Path:
        """Take a picture of the page that shows before a register is open."""
        return self._save(Hub(), Shot("welcome", WELCOME), look)

    def take(self, wanted: Iterable[Shot], look: Look) -> list[Path]:
        """Take the pictures in one look."""
        return [self._save(self.hub, shot, look) for shot in wanted]

    def _save(self, hub: Hub, shot: Shot, look: Look) -> Path:
        style = theme()
        if (style.text_size, style.scheme) != (look.text_size, look.scheme):
            style.text_size, style.scheme = look.text_size, look.scheme
            style.apply()
        window = MainWindow(hub)
        window.resize(*look.window)
        window.show()
        window.start(shot.place)
        self._settle()
        if shot.pressed and window.page is not None and window.page.primary is not None:
            window.page.primary.click()
            self._settle()
        if shot.said:
            hub.said.emit(shot.said)
            self._settle()
        path = self._folder / f"{shot.name}{look.ending}.png"
        window.grab().save(str(path))
        window.close()
        window.deleteLater()
        self._settle()
        return path

    def _settle(self) -> None:
        for tasks in self.hub.findChildren(Tasks):
            tasks.wait()
        # A part that folds asks its page to be laid out again, more than once.
        for _ in range(6):
            self._application.processEvents()


@contextmanager
def _opened(register: Path, folder: Path, today: date | None) -> Iterator[Camera]:
    application = prepare()
    folder.mkdir(parents=True, exist_ok=True)
    hub = Hub()
    hub.use(open_register(register, today=today, read_only=True))
    try:
        yield Camera(application, hub, folder)
    finally:
        hub.session.close()
        theme().text_size, theme().scheme = 100, Scheme.LIGHT
        theme().apply()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chc_desktop.ui.pictures")
    parser.add_argument("register", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=None)
    parser.add_argument("--forms", action="store_true", help="every form as well")
    parser.add_argument("--errors", action="store_true", help="every form with nothing filled in")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="names that start so; may be given again"
    )
    parser.add_argument("--text-size", action="append", type=int, choices=TEXT_SIZES)
    parser.add_argument("--colours", action="append", choices=["light", "dark"])
    parser.add_argument(
        "--window", action="append", type=_window_size, metavar="WIDTHxHEIGHT", help="in pixels"
    )
    return parser


def _window_size(words: str) -> tuple[int, int]:
    width, height = words.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
