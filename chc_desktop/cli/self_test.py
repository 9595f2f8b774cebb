"""The command that tries this installation."""

from __future__ import annotations

import os
import sys

import click


@click.command("self-test")
def self_test() -> None:
    """Use each part of the program once on this computer; no register of yours is touched."""
    from chc_desktop.model.services.self_test import self_test as tries

    sound = True
    for tried in tries():
        sound = _say(tried.part, tried.trouble) and sound
    sound = _say("The window", _window()) and sound
    click.echo("Everything works." if sound else "Not everything works: see above.")
    sys.exit(0 if sound else 1)


def _say(part: str, trouble: str) -> bool:
    click.echo(f"{'works' if not trouble else 'FAILS':7}{part}{f': {trouble}' if trouble else ''}")
    return not trouble


def _window() -> str:
    """Draw a window that nobody sees; what went wrong, or nothing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtWidgets import QApplication, QLabel

        application = QApplication.instance() or QApplication(["chc-desktop"])
        label = QLabel("CHC Desktop")
        drawn = not label.grab().isNull()
        del application
    except ImportError:
        return "The libraries Qt needs are missing. See the README for the one line to run."
    return "" if drawn else "Nothing was drawn. Install CHC Desktop again."
