"""Saves a picture of every page, without a screen: ``python -m chc_desktop.ui.pictures``.

For the README, the help and reviews. Nothing is written to the register.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

# Before Qt is loaded: pictures need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from chc_desktop.model.services import queries, requests
from chc_desktop.model.services.session import RegisterProblem, open_register
from chc_desktop.ui.app import prepare
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.main_window import WELCOME, MainWindow
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.viewmodels.step_words import step_place
from chc_desktop.ui.widgets.theme import Scheme, theme

SIZE = (1366, 768)
NEEDS_KEY = {
    "complaint",
    "step",
    "letter",
    "correct",
    "sent-letter",
    "complaint-people",
    "request",
    "answer",
    "entry",
}


def places(hub: Hub) -> Iterator[tuple[str, Place]]:
    """Yield a file name and a place for every page: the first complaints stand for all."""
    for name in PAGES:
        if name not in NEEDS_KEY and name != WELCOME.page:
            yield name, Place(name)
    rows = hub.ask(queries.complaints)
    for number, row in enumerate(rows[:3], start=1):
        yield f"complaint-{number}", Place("complaint", str(row.id))
    for row in rows[2:3]:
        yield "letter", Place("letter", str(row.id), "acknowledgement")
        yield "complaint-people", Place("complaint-people", str(row.id))
    for asked in hub.ask(requests.requests)[:1]:
        yield "request", Place("request", str(asked.id))
    for answer in hub.ask(requests.survey_answers)[:1]:
        yield "answer", Place("answer", str(answer.id))
    yield "entry", Place("entry", "", "log-request")
    items = hub.ask(queries.today)
    for item in (*items.overdue, *items.due_soon)[:1]:
        yield "step", step_place(item.complaint_id, item.verb, item.promise_id)


def save_all(register: Path, folder: Path, today: date | None = None) -> tuple[Path, ...]:
    """Save a picture of each page at 1366 by 768, Today and a complaint in dark and at 200 %.

    Raises RegisterProblem for a register that cannot be opened.
    """
    application = prepare()
    theme().set_scheme(Scheme.LIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    hub = Hub()
    saved = []
    if WELCOME.page in PAGES:
        saved.append(_save(application, hub, WELCOME, folder / "welcome.png"))
    hub.use(open_register(register, today=today, read_only=True))
    try:
        shown = list(places(hub))
        saved += [_save(application, hub, place, folder / f"{name}.png") for name, place in shown]
        chosen = [pair for pair in shown if pair[0] in {"today", "complaint-1"}]
        theme().set_scheme(Scheme.DARK)
        for name, place in chosen:
            saved.append(_save(application, hub, place, folder / f"{name}-dark.png"))
        theme().set_scheme(Scheme.LIGHT)
        theme().set_text_size(200)
        for name, place in chosen:
            saved.append(_save(application, hub, place, folder / f"{name}-200.png"))
        theme().set_text_size(100)
    finally:
        hub.session.close()
    return tuple(saved)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m chc_desktop.ui.pictures")
    parser.add_argument("register", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=None)
    chosen = parser.parse_args(arguments)
    try:
        saved = save_all(chosen.register, chosen.folder, chosen.today)
    except RegisterProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{len(saved)} pictures saved in {chosen.folder}.\n")
    return 0


def _save(application: QApplication, hub: Hub, place: Place, path: Path) -> Path:
    window = MainWindow(hub)
    window.resize(*SIZE)
    window.show()
    window.start(place)
    for _ in range(3):
        application.processEvents()
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    application.processEvents()
    return path


if __name__ == "__main__":
    sys.exit(main())
