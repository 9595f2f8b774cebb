"""The tests' own ground: a folder per test, British dates, no dialog that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chc_desktop import paths

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_every_folder_of_ours_is_inside_the_folder_of_this_test(home: Path) -> None:
    folders = (paths.documents_dir(), paths.data_dir(), paths.backup_dir(), paths.log_dir())
    assert all(folder.is_relative_to(home) for folder in folders)
    assert not any(folder.exists() for folder in folders)


def test_a_dialog_that_waits_in_a_loop_of_its_own_fails_the_test(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox  # noqa: TID251

    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QMessageBox()
    qtbot.addWidget(box)
    for wait in (dialog.exec, box.exec, QFileDialog.getOpenFileName):
        with pytest.raises(AssertionError, match="loop of its own"):
            wait()


def test_dates_are_british() -> None:
    from PySide6.QtCore import QDate, QLocale

    assert QLocale().toString(QDate(2026, 3, 31), QLocale.FormatType.ShortFormat) == "31/03/2026"
