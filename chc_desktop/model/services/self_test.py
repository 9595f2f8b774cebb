"""Whether this installation works on this computer: each part is used once, in a folder of its own.

No register of the user is opened, and nothing is left behind.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop import paths
from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.letter_texts import load_letter_text
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import plain, protection
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.making import view_of
from chc_desktop.model.services.papers import SELF_ASSESSMENT, export_paper
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import RegisterProblem, open_register

_YEAR_END = date(2026, 3, 31)
_PROVISIONS = 72
_PASSPHRASE = "only for this one test"


@dataclass(frozen=True, slots=True)
class Tried:
    """A part that was used, and what went wrong; empty when it works."""

    part: str
    trouble: str = ""


class _Wrong(Exception):
    """Something came out otherwise than it must."""


def self_test() -> Iterator[Tried]:
    """Use each part of the program once, and say of each whether it works."""
    with tempfile.TemporaryDirectory(prefix="chc-self-test-") as name:
        folder = Path(name)
        for part, use in _PARTS:
            yield Tried(part, _trouble(use, folder))


def _trouble(use: Callable[[Path], None], folder: Path) -> str:
    try:
        use(folder)
    except (_Wrong, RegisterProblem, paths.MissingResourceError) as problem:
        return str(problem)
    except Exception as error:
        # Whatever a broken installation does, the other parts are still tried.
        return f"It ended with {type(error).__name__}. Install CHC Desktop again."
    return ""


def _must(holds: bool, text: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise _Wrong(text)


def _files(_: Path) -> None:
    newest = load_editions()[0]
    text = "The Code's text is not whole. Install CHC Desktop again."
    _must(len(newest.provisions) == _PROVISIONS, text)
    for kind in LetterKind:
        load_letter_text(kind)


def _dates(_: Path) -> None:
    found = plain.deadline(Stage.ONE, date(2026, 3, 27), date(2026, 3, 30), None, None)
    right = (found["acknowledge_by"], found["respond_by"]) == ("2026-04-07", "2026-04-15")
    _must(right, "A date is worked out wrongly. Do not use this copy of the program.")


def _register(folder: Path) -> None:
    create_sample(folder / "sample.chc").close()
    faults = check_file(folder / "sample.chc")
    if faults:
        raise _Wrong(faults[0].text)


def _protected(folder: Path) -> None:
    register = folder / "protected.chc"
    create_sample(register).close()
    protection.protect(register, _PASSPHRASE)
    key = protection.unlock(register, _PASSPHRASE)
    open_register(register, key=key).close()
    text = "A protected register could be read without its passphrase."
    _must(b"Example Street" not in register.read_bytes(), text)


def _paper(folder: Path) -> None:
    session = open_register(folder / "sample.chc", today=_YEAR_END)
    try:
        content = export_paper(session, SELF_ASSESSMENT, _YEAR_END)
    finally:
        session.close()
    view = view_of([content])
    try:
        _must(len(view.sizes) > 1, "A paper was made that cannot be read back.")
    finally:
        view.close()


def _folders(_: Path) -> None:
    for place in (paths.data_dir(), paths.backup_dir(), paths.log_dir()):
        try:
            place.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=place) as file:
                file.write(b"x")
        except OSError as error:
            text = f"Nothing can be written to {place}. Make room there, or allow it."
            raise _Wrong(text) from error


_PARTS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("The program's own files", _files),
    ("Working days and deadlines", _dates),
    ("Writing and checking a register", _register),
    ("Protecting a register", _protected),
    ("Making a paper and reading it back", _paper),
    ("Folders for settings, backups and the log", _folders),
)
