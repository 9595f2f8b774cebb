"""Where a register should not be kept: in a folder that a program syncs, or on a network drive.

Pure: a path and a small view of the computer go in. Which folders and marker files stand for
which program is what their makers document; that such a place is not safe for a register is
what SQLite says of network drives (https://www.sqlite.org/howtocorrupt.html) and of copying a
database while it is written. Moving out of it is our own rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Keeper(StrEnum):
    """Who else handles the files of a folder, in words for people."""

    ONEDRIVE = "OneDrive"
    DROPBOX = "Dropbox"
    GOOGLE = "Google Drive"
    ICLOUD = "iCloud"
    NEXTCLOUD = "Nextcloud"
    OWNCLOUD = "ownCloud"
    BOX = "Box"
    SYNCTHING = "Syncthing"
    CLOUD = "a cloud folder"
    NETWORK = "a network drive"


@dataclass(frozen=True, slots=True)
class Computer:
    """What has to be known of the computer. Paths are written as its system writes them."""

    windows: bool = False
    home: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    """The environment; only those of ``VARIABLES`` are read."""
    markers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For folders on the way to the file: which of ``MARKERS`` are in them."""
    mounts: tuple[tuple[str, str], ...] = ()
    """Mount point and type of file system."""
    remote_drives: frozenset[str] = frozenset()
    """Windows drives that are network drives: ``Z:``."""


VARIABLES = {
    "OneDrive": Keeper.ONEDRIVE,
    "OneDriveConsumer": Keeper.ONEDRIVE,
    "OneDriveCommercial": Keeper.ONEDRIVE,
}
MARKERS = {
    ".dropbox": Keeper.DROPBOX,
    ".dropbox.cache": Keeper.DROPBOX,
    ".849C9593-D756-4E56-8D6E-42412F2A707B": Keeper.ONEDRIVE,
    ".tmp.drivedownload": Keeper.GOOGLE,
    ".tmp.driveupload": Keeper.GOOGLE,
    ".nextcloudsync.log": Keeper.NEXTCLOUD,
    ".owncloudsync.log": Keeper.OWNCLOUD,
    ".stfolder": Keeper.SYNCTHING,
    "desktop.ini: OneDrive": Keeper.ONEDRIVE,
    "desktop.ini: Dropbox": Keeper.DROPBOX,
    "desktop.ini: Google": Keeper.GOOGLE,
    "iCloud has this folder": Keeper.ICLOUD,
}
_NAMES = (
    (re.compile(r"onedrive( ?- ?.+)?"), Keeper.ONEDRIVE),
    (re.compile(r"dropbox( ?\(.+\)|-.+)?"), Keeper.DROPBOX),
    (re.compile(r"google ?drive( \(.+\)|-.+)?|my drive"), Keeper.GOOGLE),
    (re.compile(r"icloud ?drive( \(.+\))?|mobile documents"), Keeper.ICLOUD),
    (re.compile(r"nextcloud\d*(-.+)?"), Keeper.NEXTCLOUD),
    (re.compile(r"owncloud\d*(-.+)?"), Keeper.OWNCLOUD),
    (re.compile(r"box sync|box-box"), Keeper.BOX),
)
_AT_HOME = {"box": Keeper.BOX, "mega": Keeper.CLOUD, "pclouddrive": Keeper.CLOUD}
"""Names that mean something only in the home folder itself."""
_NETWORK_TYPES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|smb3|afpfs|ncpfs|ceph|glusterfs|davfs2?|webdav"
    r"|fuse\.(sshfs|gvfsd-fuse|davfs2?|smbnetfs)"
)
_CLOUD_TYPES = re.compile(r"fuse\.(rclone|google-drive-ocamlfuse|onedriver|onedrive|pcloud)")


def other_keeper(path: str, computer: Computer) -> Keeper | None:
    """Who else handles a file at this path; None where only this computer does.

    A program that says so itself (a variable, a marker) is believed before a folder's name.
    """
    parts = _parts(path, computer)
    for name, keeper in VARIABLES.items():
        folder = computer.variables.get(name, "")
        if folder and _inside(parts, _parts(folder, computer)):
            return keeper
    for place, found in computer.markers.items():
        if _inside(parts, _parts(place, computer)):
            for name in found:
                if name in MARKERS:
                    return MARKERS[name]
    return _by_mount(parts, computer) or _by_name(parts, computer) or _by_drive(path, computer)


def _by_name(parts: tuple[str, ...], computer: Computer) -> Keeper | None:
    folders = parts[:-1]
    for part in folders:
        for pattern, keeper in _NAMES:
            if pattern.fullmatch(part):
                return keeper
    if "cloudstorage" in folders[:-1]:
        return Keeper.CLOUD
    home = _parts(computer.home, computer) if computer.home else ()
    if home and _inside(parts, home) and len(parts) > len(home) + 1:
        return _AT_HOME.get(parts[len(home)])
    return None


def _by_mount(parts: tuple[str, ...], computer: Computer) -> Keeper | None:
    best: tuple[int, str] = (-1, "")
    for point, kind in computer.mounts:
        place = _parts(point, computer)
        if _inside(parts, place) and len(place) > best[0]:
            best = (len(place), kind.casefold())
    if _CLOUD_TYPES.fullmatch(best[1]):
        return Keeper.CLOUD
    return Keeper.NETWORK if _NETWORK_TYPES.fullmatch(best[1]) else None


def _by_drive(path: str, computer: Computer) -> Keeper | None:
    if not computer.windows:
        return None
    flat = path.replace("/", "\\")
    # \\?\C:\ is a long path of this computer, \\?\UNC\server\ is not.
    local = flat.startswith("\\\\?\\") and not flat[4:].upper().startswith("UNC\\")
    shared = flat.startswith("\\\\") and not local
    drive = flat.removeprefix("\\\\?\\")[:2].upper()
    return Keeper.NETWORK if shared or drive in computer.remote_drives else None


def _parts(path: str, computer: Computer) -> tuple[str, ...]:
    if computer.windows:
        path = path.removeprefix("\\\\?\\").replace("\\", "/")
    return tuple(part.casefold() for part in path.split("/") if part)


def _inside(parts: tuple[str, ...], folder: tuple[str, ...]) -> bool:
    return parts[: len(folder)] == folder


# ---- conflicted copies

_CONFLICTS = (
    (re.compile(r" \(.*conflicted copy.*\)(?: \(\d+\))?", re.I), "Dropbox or Nextcloud"),
    (re.compile(r"_conflict-\d{8}-\d{6}"), "Nextcloud or ownCloud"),
    (re.compile(r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]+"), "Syncthing"),
    (re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,17}"), "OneDrive"),
    (re.compile(r" \(\d{1,2}\)"), "Google Drive"),
    (re.compile(r" \d{1,2}"), "iCloud"),
)


def conflicts(name: str, others: Iterable[str], computer_name: str = "") -> dict[str, str]:
    """Which files beside a register look like its conflicted copies, and whose habit that is.

    ``computer_name`` makes OneDrive's copies known whatever letters the name has. Names alone
    prove nothing: whoever asks looks whether it is the same register.
    """
    stem, ending = _stem(name)
    found = {}
    for other in others:
        other_stem, other_ending = _stem(other)
        if other == name or other_ending != ending or not other_stem.startswith(stem):
            continue
        rest = other_stem[len(stem) :]
        for pattern, whose in _CONFLICTS:
            if pattern.fullmatch(rest):
                found[other] = whose
                break
        else:
            if computer_name and rest.casefold() == f"-{computer_name}".casefold():
                found[other] = Keeper.ONEDRIVE.value
    return found


def _stem(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, ending.casefold()) if dot else (name, "")
