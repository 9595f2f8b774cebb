"""Our window on a register: prints, as JSON, seconds from process start and for each page.

Run as `our_window.py REGISTER TODAY [PAGE ...]`; without a page, all of them. A page counts from asking for it until it is painted: when it is built, when it was
kept, and when it was kept but something changed in the register.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

from chc_desktop.ui.app import Program, prepare
from chc_desktop.ui.hub import Place
from chc_desktop.ui.main_window import HOME
from chc_desktop.ui.page_list import PAGES


def settle() -> None:
    """Let layouts, focus and paint events run until nothing is left to do."""
    for _ in range(3):
        application.processEvents()


def visit(place: Place) -> float:
    """Show a place; return the seconds until it is painted."""
    start = time.perf_counter()
    program.window.show_place(place)
    settle()
    return time.perf_counter() - start


application = prepare()
program = Program(date.fromisoformat(sys.argv[2]))
program.window.show()
settle()
if not program.open(Path(sys.argv[1])):
    raise SystemExit("The register did not open.")
settle()
started = time.time() - float(os.environ["BENCH_START"])
# As the program does by itself while nothing happens.
for kind in PAGES.values():
    kind.load()
# Only now: it imports every page.
from chc_desktop.ui import everywhere  # noqa: E402

timed = dict(everywhere.pages(program.hub))
for name, place in everywhere.forms(program.hub):
    # One step and one letter stand for all of them.
    timed.setdefault(name.split("-")[0], place)
chosen = sys.argv[3:] or list(timed)
pages: dict[str, list[float]] = {}
for name, place in ((name, timed[name]) for name in chosen):
    elsewhere = Place("log") if place == HOME else HOME
    # Starting again drops every page that was built.
    program.window.start(elsewhere)
    settle()
    first = visit(place)
    visit(elsewhere)
    again = visit(place)
    page = program.window.page
    assert page is not None, name
    visit(elsewhere)
    # What the window does to every page when the register changes.
    page.stale = True
    pages[name] = [first, again, visit(place)]
print(json.dumps({"start": started, "pages": pages}))
program.close()
