"""The words about sound and damaged registers."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.services.session import RegisterFault, RegisterProblem
from chc_desktop.ui.hub import Place

SETTINGS = Place("settings")

CHECK = "Check the register"
CHECK_ABOUT = (
    "Looks at every page of the file, every entry, every file kept in it and the whole history. "
    "Nothing is changed."
)
CODE = "A code printed on a paper"
CODE_ABOUT = (
    "Committee papers, decisions and the board’s annual report carry a short code of the register’s "
    "history. Type one here to see whether the history up to that day was changed since. It shows a "
    "change; it cannot prevent one."
)
CODE_LABEL = "The code as it is printed"
CODE_HELP = "A number, then 12 letters and figures. Spaces and dashes make no difference."
SOUND = "The register is sound."
CHECKING = "Checking. You can go on working."
NOT_CHECKED = "The check could not be made. The register is as it was."
DAMAGED = "This register is damaged"
DAMAGED_ABOUT = (
    "It was not opened, so nothing in it was changed. Keep the file until you are sure that you "
    "have everything again."
)
NO_FILE = "No damaged register"
NO_FILE_ABOUT = "Nothing is wrong here. Go back, or open a register."
BACKUP = "Go back to the newest backup"
BACKUP_ABOUT = (
    "What was entered since then has to be entered again. The damaged file is kept beside it under "
    "another name."
)
NO_BACKUP = (
    "No backup of this register was found on this computer. If you have one on a stick or in "
    "another folder, open that."
)
SAVE = "Save what can be read"
SAVE_ABOUT = (
    "Makes a new register of all that can still be read, and lists what cannot. Entries whose part "
    "of the file is gone often come back from the history. This file stays as it is."
)
SAVING = "Reading the damaged file. This can take two minutes."
NOT_SAVED = "The new register could not be made. The damaged file is as it was."


def check_place() -> Place:
    """Where the register is checked."""
    return Place("check-register")


def damaged_place(path: Path) -> Place:
    """What to do with a damaged file."""
    return Place("damaged", str(path))


def is_damaged(problem: object) -> bool:
    """Whether a file that was not opened can be saved or restored from a backup."""
    damaged = (RegisterFault.DAMAGED, RegisterFault.ALTERED)
    return isinstance(problem, RegisterProblem) and problem.fault in damaged


def saved_path(damaged: Path) -> Path:
    """A name for the new register, beside the damaged one."""
    return damaged.with_name(f"{damaged.stem}, saved{damaged.suffix or '.chc'}")
