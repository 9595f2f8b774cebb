"""The command line. ``main`` is the program's entry point."""

from __future__ import annotations

import logging
import sys
import traceback

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
    places = [
        f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)
    ]
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=folder / "chc-desktop.log", format="%(asctime)s %(levelname)s %(message)s"
        )
        logging.getLogger("chc_desktop").error("%s at %s", type(error).__name__, " < ".join(places))
    except OSError:
        return  # no place for a log: the sentence on stderr must do


def _utf8() -> None:
    # A Windows console or a pipe in another encoding must not turn a name into a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
