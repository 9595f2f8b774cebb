"""The command line. ``main`` is the program's entry point."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

from chc_desktop import paths
from chc_desktop.cli.commands import commands
from chc_desktop.cli.options import fail


def main() -> None:
    """The entry point: expected trouble is one sentence, anything else one sentence and the log."""
    _utf8()
    try:
        commands(prog_name="chc-desktop")
    except Exception as error:
        from chc_desktop.model.exchange.problems import FileProblem
        from chc_desktop.model.store.errors import RegisterProblem
        from chc_desktop.paths import MissingResourceError

        if isinstance(error, FileProblem | RegisterProblem | MissingResourceError):
            fail(str(error))
        _log(error)
        fail(
            "Something went wrong that this program did not expect; the register is as it was. "
            f"A note without personal data is in {paths.log_dir()}."
        )


def _log(error: Exception) -> None:
    """Where it happened and of what kind; never the message, which may quote a case."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    logger = logging.getLogger("chc_desktop")
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / "chc-desktop.log", encoding="utf-8")
    except OSError:
        return  # no place for a log: the sentence on stderr must do
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    try:
        logger.error("%s at %s", type(error).__name__, places)
    finally:
        logger.removeHandler(handler)
        handler.close()


def _utf8() -> None:
    # A Windows console or a pipe in another encoding must not turn a name into a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
