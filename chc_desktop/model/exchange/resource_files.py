"""Reading the files that come with the program."""

from __future__ import annotations

import json
from typing import Any

from chc_desktop.paths import MissingResourceError, resource_path

__all__ = ["MissingResourceError", "read_json", "resource_path"]


def read_json(*parts: str) -> Any:  # noqa: ANN401 -- JSON is whatever the file holds
    """Return what a JSON file of ours holds, such as `read_json("code", "chc-2024.json")`.

    Raises:
        MissingResourceError: no such file comes with the program.
        json.JSONDecodeError: the file is damaged.
    """
    return json.loads(resource_path(*parts).read_text(encoding="utf-8"))


def read_file(*parts: str) -> bytes:
    """One of our own files as it is."""
    return resource_path(*parts).read_bytes()
