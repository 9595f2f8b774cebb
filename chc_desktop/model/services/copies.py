"""Copies of attachments for the computer's own programs: read-only, private, gone on closing.

The file in the register is never handed out itself. What a crash leaves behind is removed at
the next start.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from chc_desktop.model.services.attachments import FileOut, read_attachment
from chc_desktop.model.services.papers import check_place, write_paper
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session

_PREFIX = "open-"
_OLD = 24 * 3600
"""Seconds after which a folder cannot belong to a window that is still open (**ours**)."""


class Copies:
    """The copies of one run of the program, in a folder only this user can read."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when the first copy is; older leftovers in it go."""
        self._folder = folder
        self._mine: Path | None = None

    def open_copy(self, session: Session, attachment_id: int) -> Path | Refusal:
        """Write a read-only copy and return its path; None of it is executed.

        Raises RegisterProblem when the kind is only ever saved, or the copy cannot be written.
        """
        found = read_attachment(session, attachment_id)
        if isinstance(found, Refusal):
            return found
        if not found.may_open:
            raise RegisterProblem(RegisterFault.NO_ACCESS, only_saved(found))
        try:
            place = Path(tempfile.mkdtemp(dir=self._here())) / found.name
            place.write_bytes(found.content)
            place.chmod(stat.S_IRUSR)
        except OSError as error:
            text = "No copy could be made to open. Make room on the disk, or use Save a copy."
            raise RegisterProblem(RegisterFault.NO_ROOM, text) from error
        return place

    def remove(self) -> None:
        """Remove every copy of this run; one that a program still holds goes at the next start."""
        if self._mine is not None:
            _remove(self._mine)
            self._mine = None

    def remove_old(self) -> None:
        """Remove what an earlier run left behind."""
        with suppress(OSError):
            for left in self._folder.glob(f"{_PREFIX}*"):
                if time.time() - left.stat().st_mtime > _OLD:
                    _remove(left)

    def _here(self) -> Path:
        if self._mine is None or not self._mine.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._mine = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._folder))
        return self._mine


def save_copy(session: Session, attachment_id: int, target: Path) -> Path | Refusal:
    """Save a copy where the user chose; raises RegisterProblem with one plain sentence."""
    check_place(target, overwrite=True)
    found = read_attachment(session, attachment_id)
    if isinstance(found, Refusal):
        return found
    write_paper(target, found.content, overwrite=True)
    return target


def only_saved(file: FileOut) -> str:
    """The sentence for a file that is never handed to the computer's opener."""
    return (
        f"{file.name} is not opened from here, because files of its kind can act on the "
        "computer. Use Save a copy if you know who it is from."
    )


def _remove(folder: Path) -> None:
    # Windows removes no read-only file.
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                Path(root, name).chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
