"""Copy the icons in use from the Phosphor package into resources/icons.

Run it again after adding a name below:

    npm pack @phosphor-icons/core@2.1.1
    python installer/bake_icons.py phosphor-icons-core-2.1.1.tgz

Importing an icon font takes longer than the rest of the window, so the program carries these few
files instead. They are drawn in `currentColor`; the window puts its own colour there on loading.
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

NAMES = [
    "calendar-check",
    "chat-centered-text",
    "users",
    "wrench",
    "checks",
    "file-text",
    "notebook",
    "magnifying-glass",
    "gear",
    "plus",
    "caret-down",
    "caret-right",
    "caret-up",
    "caret-left",
    "arrow-left",
    "arrow-right",
    "arrow-counter-clockwise",
    "x",
    "list",
    "printer",
    "export",
    "pencil-simple",
    "note-pencil",
    "paper-plane-tilt",
    "folder-open",
    "copy",
    "funnel",
    "question",
    "play-circle",
    "warning-circle",
    "clock",
    "lock-key",
    "circle",
    "circle-half",
    "circle-dashed",
    "check",
    "check-circle",
    "x-circle",
    "prohibit",
    "scales",
    "warning",
    "info",
    "minus",
    "calendar-blank",
    "text-aa",
    "hand-palm",
    "eye",
    "eye-slash",
    "envelope-simple",
    "phone-incoming",
    "house-line",
    "database",
    "hard-drive",
    "user",
    "chat-circle",
    "megaphone",
]

# Phosphor has no dot for a radio button: this one is ours.
RADIO_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" fill="currentColor">'
    '<circle cx="128" cy="128" r="64"/></svg>\n'
)


def member_text(package: tarfile.TarFile, name: str) -> str:
    """Return one file of the package; KeyError when Phosphor has no such icon."""
    file = package.extractfile(f"package/{name}")
    if file is None:
        raise KeyError(name)
    return file.read().decode("utf-8").strip() + "\n"


def bake(archive: Path, into: Path = ICONS) -> int:
    """Write every icon in two weights, the dot and the licence; return how many icons."""
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.svg"):
        old.unlink()
    with tarfile.open(archive) as package:
        for name in NAMES:
            for folder, file in (("regular", name), ("bold", f"{name}-bold")):
                text = member_text(package, f"assets/{folder}/{file}.svg")
                (into / f"{file}.svg").write_text(text, encoding="utf-8", newline="\n")
        licence = member_text(package, "LICENSE")
    for file in ("radio-dot", "radio-dot-bold"):
        (into / f"{file}.svg").write_text(RADIO_DOT, encoding="utf-8", newline="\n")
    (into / "LICENSE-Phosphor.txt").write_text(licence, encoding="utf-8", newline="\n")
    return len(NAMES)


def main(arguments: list[str]) -> int:
    """Take the path of the package's archive."""
    if len(arguments) != 1:
        print("usage: bake_icons.py phosphor-icons-core-2.1.1.tgz", file=sys.stderr)
        return 2
    print(f"{bake(Path(arguments[0]))} icons in {ICONS}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
