"""Where things are: our own resources, and the folders of each system.

Nothing here creates a folder. Whoever writes into one makes it first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "CHC Desktop"
HOME_VARIABLE = "CHC_DESKTOP_HOME"

_PACKAGE = Path(__file__).resolve().parent
# The wheel carries the resources inside the package; a checkout has them beside it.
_RESOURCE_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


class MissingResourceError(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is incomplete."""


def resource_path(*parts: str) -> Path:
    """Return the path of one of our own files, such as `resource_path("fonts", "x.ttf")`.

    Raises:
        MissingResourceError: no such file or folder comes with the program.
    """
    for folder in _RESOURCE_FOLDERS:
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    name = "/".join(parts)
    text = f"The program's own file {name} is missing. Install CHC Desktop again."
    raise MissingResourceError(text)


def _override() -> Path | None:
    """Return the folder that stands in for all the system's folders, if one is named."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else None


def documents_dir() -> Path:
    """Return the folder offered for a new register."""
    home = _override()
    return home / "documents" if home else platformdirs.user_documents_path() / APP_NAME


def data_dir() -> Path:
    """Return the folder for settings and the list of recent registers."""
    home = _override()
    return home / "data" if home else platformdirs.user_data_path(APP_NAME, appauthor=False)


def code_dir() -> Path:
    """Return the folder where a user puts further editions of the Code."""
    return data_dir() / "code"


def backup_dir() -> Path:
    """Return the folder for the backups the program makes by itself."""
    return data_dir() / "backups"


def copies_dir() -> Path:
    """Return the folder for copies of attachments while they are looked at."""
    return data_dir() / "open"


def log_dir() -> Path:
    """Return the folder for the log, which holds no personal data."""
    home = _override()
    return home / "logs" if home else platformdirs.user_log_path(APP_NAME, appauthor=False)


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which the system and this user keep their typefaces."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    places = [Path(part) / "fonts" for part in (*shared.split(":"), data) if part]
    return (*places, home / ".fonts")
