"""What is remembered on this computer and not in the register: the second place, what was refused.

A file that cannot be read counts as empty: nothing in it is worth stopping anybody's work.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from chc_desktop import paths
from chc_desktop.model.store import RegisterFault, RegisterProblem

FILE = "this computer.json"
MOST_REFUSED = 200


@dataclass(frozen=True, slots=True)
class ThisComputer:
    """``refused`` are keys of notices that the user does not want to see again."""

    second_folder: str = ""
    second_mark: str = ""
    last_copies: dict[str, str] = field(default_factory=dict)
    """For each register's id the day (ISO) of its last copy in the second place."""
    refused: tuple[str, ...] = ()


def remembered() -> ThisComputer:
    """What is remembered; nothing where there is no file, or no sense in it."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        copies = {str(key): str(day) for key, day in found["last_copies"].items()}
        return ThisComputer(
            str(found["second_folder"]),
            str(found["second_mark"]),
            copies,
            tuple(str(key) for key in found["refused"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ThisComputer()


def remember(known: ThisComputer) -> None:
    """Keep it for the next start; raises RegisterProblem where that is not possible."""
    part = _file().with_suffix(".part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(known), indent=1), encoding="utf-8")
        part.replace(_file())
    except OSError as error:
        text = (
            "Your choice could not be kept on this computer: its folder for settings cannot be "
            "written. The register is as it was."
        )
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error


def refuse(key: str) -> None:
    """Do not show a notice again; raises RegisterProblem."""
    known = remembered()
    others = tuple(k for k in known.refused if k != key)
    remember(replace(known, refused=(*others, key)[-MOST_REFUSED:]))


def is_refused(key: str) -> bool:
    """Whether the user does not want to see a notice again."""
    return key in remembered().refused


def _file() -> Path:
    return paths.data_dir() / FILE
