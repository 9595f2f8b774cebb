"""Typefaces found on the computer, for scripts that ours do not have.

Only asked for when a text needs one. Nothing but the file's table of characters is read until a
face is chosen; then it has to prove that its shapes can be embedded.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from chc_desktop.model.reports.glyphs import GlyphFace, UnusableFaceError
from chc_desktop.paths import font_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_NEVER = ("lastresort", "blank", "emoji", "italic", "oblique", "barcode")
_MOST_IN_FILE = 40  # faces in one collection
_opened: dict[bool, list[GlyphFace]] = {False: [], True: []}


@lru_cache(maxsize=5_000)
def for_text(text: str, *, bold: bool) -> GlyphFace | None:
    """Return a face that shows all of `text`, or None. Those used before come first."""
    if any(unicodedata.category(char) in {"Cn", "Co", "Cs", "Cc"} for char in text):
        return None
    for face in _opened[bold]:
        if face.shows(text):
            return face
    for path in _files(bold=bold):
        for face in _faces_in(path, bold=bold):
            if face.shows(text) and _embeds(face, text):
                _opened[bold].append(face)
                return face
    return None


def forget() -> None:
    """Look anew next time: fonts may have been installed since."""
    for_text.cache_clear()
    _files.cache_clear()
    _faces_in.cache_clear()
    for faces in _opened.values():
        faces.clear()


@cache
def _files(*, bold: bool) -> tuple[Path, ...]:
    """All font files of the computer, the plainest first."""
    found = {path for folder in font_folders() for path in _below(folder)}
    return tuple(sorted(found, key=lambda path: _rank(path, bold=bold)))


def _below(folder: Path) -> Iterator[Path]:
    try:
        for path in folder.rglob("*"):
            name = path.name.lower()
            if path.suffix.lower() in _ENDINGS and not any(word in name for word in _NEVER):
                yield path
    except OSError:
        return


def _rank(path: Path, *, bold: bool) -> tuple[int, str]:
    """Upright sans serif in the weight that is asked for comes first; then by name."""
    name = path.stem.lower()
    heavy = "bold" in name or "heavy" in name or "black" in name
    rank = 4 if heavy is not bold else 0
    rank += 2 * ("sans" not in name) + 2 * any(word in name for word in ("serif", "mono", "ui"))
    rank += any(w in name for w in ("light", "thin", "condensed", "medium", "semi", "extra"))
    return rank, str(path)


@lru_cache(maxsize=2_000)
def _faces_in(path: Path, *, bold: bool) -> tuple[GlyphFace, ...]:
    """The usable faces of one file; none if it is damaged."""
    out = []
    collection = path.suffix.lower() in {".ttc", ".otc"}
    for index in range(_MOST_IN_FILE if collection else 1):
        try:
            name = f"{path.stem}-{index}-{'bold' if bold else 'regular'}"
            out.append(GlyphFace(name, path, index, bold=bold))
        except UnusableFaceError:
            break
    return tuple(out)


def _embeds(face: GlyphFace, text: str) -> bool:
    try:
        face.try_out(text)
    except UnusableFaceError:
        return False
    return True
