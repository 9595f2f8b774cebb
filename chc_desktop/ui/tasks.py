"""Work that takes longer than a moment, off the window's thread.

Threads live only here. A job gets plain data and gives plain data back; a job that reads the
register opens a connection of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

logger = logging.getLogger(__name__)

LONGEST_WAIT = 30_000
"""Milliseconds that closing the program waits for work under way."""


class Task(QObject):
    """One job under way. Signals arrive on the window's thread."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job

    @Slot()
    def run(self) -> None:
        """Do the job; called on the worker's thread."""
        try:
            result = self._job()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.finished.emit(result)


class Tasks(QObject):
    """Starts jobs, one after the other, and keeps them until they are done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Task] = []

    def start(
        self,
        job: Callable[[], object],
        when_done: Callable[[object], None],
        when_failed: Callable[[object], None],
    ) -> None:
        """Run ``job`` on a thread; then call ``when_done`` or ``when_failed`` in the window."""
        task = Task(job, self)
        queued = Qt.ConnectionType.QueuedConnection
        task.finished.connect(when_done, queued)
        task.failed.connect(when_failed, queued)
        task.finished.connect(self._forget, queued)
        task.failed.connect(self._forget, queued)
        self._running.append(task)
        self._pool.start(_Runner(task))

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._running)

    def wait(self) -> bool:
        """Wait for all jobs; called before the program ends."""
        return self._pool.waitForDone(LONGEST_WAIT)

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self._running:
            self._running.remove(task)
            task.deleteLater()


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()
