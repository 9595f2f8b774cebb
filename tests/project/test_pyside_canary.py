"""A canary for PySide6: 6.12.0 on Python 3.11 drops a reference on every signal and then aborts."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

# 6.12.0 lost one reference each time and aborted at about 600; this many still ends as a failure.
TIMES = 200
NOISE = 50

# From 3.12 on both are immortal and their counts mean nothing (PEP 683).
pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="True and None are immortal from Python 3.12 on"
)


class Sender(QObject):
    """Says yes, and says nothing."""

    yes = Signal(bool)
    nothing = Signal()


def test_signals_keep_their_references_to_true_and_none() -> None:
    heard: list[bool] = []
    sender = Sender()
    sender.yes.connect(heard.append)
    sender.nothing.connect(lambda: None)
    before = (sys.getrefcount(True), sys.getrefcount(None))
    for _ in range(TIMES):
        sender.yes.emit(True)
        sender.nothing.emit()
    assert heard == [True] * TIMES
    heard.clear()
    after = (sys.getrefcount(True), sys.getrefcount(None))
    assert after[0] > before[0] - NOISE
    assert after[1] > before[1] - NOISE


def test_calls_without_a_result_keep_their_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        thing.setObjectName("thing")
    assert sys.getrefcount(None) > before - NOISE
