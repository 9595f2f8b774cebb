"""One version, in one place."""

from __future__ import annotations

import re
from importlib import metadata

from chc_desktop import __version__


def test_the_version_is_that_of_the_installed_package() -> None:
    assert metadata.version("chc-desktop") == __version__
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", __version__)
