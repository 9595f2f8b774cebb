"""Work that takes longer than a moment, off the window's thread.

Threads live only here. A job gets plain data and gives plain data back; a job that reads the
register opens a connection of its own. A job with a title is shown to people while it runs, and
they can stop it between two of its steps.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from chc_desktop.model.watch import Watch, watching

logger = logging.getLogger(__name__)

LONGEST_WAIT = 30_000
"""Milliseconds that closing the program waits for work under way."""
WORK, DRAWING = "work", "drawing"
WAITING = "waiting for other work to end"


class Task(QObject):
    """One job under way. Signals arrive on the window's thread."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self, job: Callable[[], object], title: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self.title = title
        self.watch = Watch()
        self.watch.said = WAITING

    @Slot()
    def run(self) -> None:
        """Do the job; called on the worker's thread."""
        try:
            with watching(self.watch):
                result = self._job()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.finished.emit(result)


class Tasks(QObject):
    """Starts jobs, one after the other, and keeps them until they are done."""

    changed = Signal()
    """A job began to wait, or ended."""

    def __init__(self, parent: QObject | None = None, name: str = WORK) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Task] = []

    def start(
        self,
        job: Callable[[], object],
        when_done: Callable[[object], None],
        when_failed: Callable[[object], None],
        title: str = "",
    ) -> Task:
        """Run ``job`` on a thread; then call ``when_done`` or ``when_failed`` in the window.

        ``title`` says what is being made, without a name; it is shown while it takes long.
        """
        task = Task(job, title, self)
        queued = Qt.ConnectionType.QueuedConnection
        task.finished.connect(when_done, queued)
        task.failed.connect(when_failed, queued)
        task.finished.connect(self._forget, queued)
        task.failed.connect(self._forget, queued)
        self._running.append(task)
        self._pool.start(_Runner(task))
        self.changed.emit()
        return task

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._running)

    @property
    def shown(self) -> tuple[Task, ...]:
        """The jobs people know of, the one under way first."""
        return tuple(task for task in self._running if task.title)

    def stop(self) -> None:
        """Ask every job to stop at its next step."""
        for task in self._running:
            task.watch.stop()

    def wait(self, longest: int = LONGEST_WAIT) -> bool:
        """Wait for all jobs, at most so many milliseconds; called before the program ends."""
        return self._pool.waitForDone(longest)

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self._running:
            self._running.remove(task)
            task.deleteLater()
            self.changed.emit()


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


def tasks_of(owner: QObject, name: str = WORK) -> Tasks:
    """Return the jobs that belong to a hub: its work, or the pages that are drawn for a preview."""
    return owner.findChild(Tasks, name) or Tasks(owner, name)
