"""Papers that the window makes, on a thread with a session of its own.

Their bytes stay in memory until they are saved. A paper can be stopped between two pages, and then
nothing was written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services import making, papers
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Reopener, Session
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.model.watch import Stopped
from chc_desktop.ui.dialogs.files import PDF, WORD, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import Task, tasks_of

logger = logging.getLogger(__name__)

FAILED = "The paper could not be made and nothing was written. The register is unharmed."
STOPPED = "Stopped. Nothing was written."
MOST_SENTENCES = 3
"""So many characters are explained one by one; more are counted."""
KINDS = {
    ".pdf": PDF,
    ".docx": WORD,
    ".xlsx": "Excel (*.xlsx)",
    ".csv": "CSV (*.csv)",
    ".txt": "Text (*.txt)",
}


Make = Callable[[Session], bytes | tuple[bytes, ...] | Refusal]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper the window can make. ``title`` and ``file_name`` name nobody.

    ``make`` is called on a thread, with a session of the thread's own; it gives one file, or one
    for each person that a letter goes to. ``large`` makes the same in 18 point, if it can be.
    """

    title: str
    file_name: str
    make: Make
    large: Make | None = None

    def in_large_print(self) -> Paper:
        """Return the same paper in 18 point; without one, the paper as it is."""
        if self.large is None:
            return self
        name = f"{self.file_name.removesuffix('.pdf')}, large print.pdf"
        return Paper(f"{self.title}, large print", name, self.large)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a paper: made as ``documents``, saved as ``files``, or why not.

    ``unshown`` are sentences about characters that it shows as numbers.
    """

    paper: Paper
    documents: tuple[bytes, ...] = ()
    files: tuple[Path, ...] = ()
    failed: str = ""
    unshown: tuple[str, ...] = ()

    @property
    def notice(self) -> str:
        """What the paper cannot show as it is written; empty where it can."""
        more = len(self.unshown) - MOST_SENTENCES
        rest = [f"It shows {more} more characters as numbers."] if more > 0 else []
        return " ".join([*self.unshown[:MOST_SENTENCES], *rest])

    @property
    def words(self) -> str:
        """What is said about it when it was to be saved."""
        if self.failed:
            return self.failed
        if len(self.files) == 1:
            saved = f"Saved as {self.files[0].name}."
        else:
            first = self.files[0].name
            saved = f"Saved {len(self.files)} letters, one for each person, from {first} on."
        return f"{saved} {self.notice}".strip()


def ask_place(
    hub: Hub, parent: QWidget, chooser: FileChooser, paper: Paper, chosen: Callable[[Path], None]
) -> None:
    """Ask where a paper is to be saved: first beside the register."""
    register = hub.session.register.path
    folder = register.parent if register is not None else paths.documents_dir()
    place = folder / paper.file_name.replace("/", "-")
    caption = f"Save the {paper.title[:1].lower()}{paper.title[1:]}"
    chooser.save_file(parent, caption, KINDS[place.suffix], place, chosen)


def start_making(
    hub: Hub, paper: Paper, when_done: Callable[[object], None], target: Path | None = None
) -> Task:
    """Make a paper on a thread, and write it where there is a target; ``Outcome`` follows."""
    job = partial(_carry_out, paper, hub.session.reopener(), target)
    return tasks_of(hub).start(job, when_done, _surprised, paper.title)


def start_writing(
    hub: Hub, made: Outcome, target: Path, when_done: Callable[[object], None]
) -> Task:
    """Write a paper that was made; ``Outcome`` follows."""
    return tasks_of(hub).start(
        partial(_write, made, target), when_done, _surprised, made.paper.title
    )


def trouble_words(error: object) -> str:
    """Return the sentence about a paper that was not made or not saved."""
    if isinstance(error, Stopped):
        return STOPPED
    if isinstance(error, TROUBLE):
        return str(error)
    # The error may hold words out of the register, so only its kind is logged.
    logger.error("a paper was not made: %s", type(error).__name__)
    return FAILED


def _carry_out(paper: Paper, register: Reopener, target: Path | None) -> Outcome:
    """Make a paper, and write it if there is a target; called on a thread."""
    try:
        if target is not None:
            papers.check_place(target, overwrite=True)
        made = making.make(register, paper.make)
        files = making.write(target, made.documents) if target is not None else ()
    except Exception as error:
        return Outcome(paper, failed=trouble_words(error))
    return Outcome(paper, made.documents, files, unshown=made.unshown)


def _write(made: Outcome, target: Path) -> Outcome:
    try:
        files = making.write(target, made.documents)
    except Exception as error:
        return Outcome(made.paper, made.documents, failed=trouble_words(error))
    # What it cannot show was said over its pages, before anybody saved it.
    return Outcome(made.paper, made.documents, files)


def _surprised(error: object) -> None:
    """Every error is answered on the thread already."""
    logger.error("a paper ended with %s", type(error).__name__)
