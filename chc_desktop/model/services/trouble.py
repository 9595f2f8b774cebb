"""What can go wrong with files, for whoever shows it: each is one plain sentence."""

from __future__ import annotations

from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.services.session import RegisterProblem
from chc_desktop.paths import MissingResourceError

__all__ = ["TROUBLE", "FileProblem", "MissingResourceError", "RegisterProblem"]

TROUBLE = (RegisterProblem, FileProblem, MissingResourceError)
"""Everything a user is told about a file in the words of the error itself."""
