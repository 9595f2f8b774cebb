"""What every test stands on: British dates, a folder of its own, no screen, no dialog that waits."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

# Qt reads this once, when the first application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_configure(config: pytest.Config) -> None:
    """Make property tests the same on every run, and patient: some machines are slow at times.

    `pytest --hypothesis-profile=search` looks for new counterexamples instead.
    """
    from hypothesis import settings

    settings.register_profile("chc", deadline=None, derandomize=True)
    settings.register_profile("search", deadline=None, max_examples=1000)
    settings.load_profile(config.getoption("hypothesis_profile") or "chc")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, backups and logs of this test in a folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CHC_DESKTOP_HOME", str(folder))
    return folder


def _refuse(*_: object, **__: object) -> NoReturn:
    """Stand in for every way of waiting in a loop of its own."""
    text = "A dialog waits for an answer in a loop of its own. Use open() and a signal."
    raise AssertionError(text)


WAITING = {
    "QDialog": ("exec",),
    "QMessageBox": ("exec", "about", "critical", "information", "question", "warning"),
    "QFileDialog": (
        "exec",
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ),
    "QInputDialog": ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QMenu": ("exec",),
}


@pytest.fixture(autouse=True)
def _qt_manners(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the locale, refuse dialogs that wait, and leave no window behind.

    Tests without Qt do not import it on this account.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        yield
        return
    from PySide6 import QtCore, QtWidgets

    QtCore.QLocale.setDefault(
        QtCore.QLocale(QtCore.QLocale.Language.English, QtCore.QLocale.Country.UnitedKingdom)
    )
    QtCore.QStandardPaths.setTestModeEnabled(True)
    for owner, names in WAITING.items():
        for name in names:
            monkeypatch.setattr(getattr(QtWidgets, owner), name, _refuse)
    yield
    app = QtWidgets.QApplication.instance()
    if not isinstance(app, QtWidgets.QApplication):
        return
    left = [
        window.objectName() or repr(window)
        for window in app.topLevelWidgets()
        if window.isVisible()
    ]
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
    assert not left, f"windows still open after the test: {left}"
