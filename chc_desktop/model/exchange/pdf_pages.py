"""Pictures and PDFs of strangers as plain pictures: nothing in them can act any more.

PDFium draws the pages; it is built here without scripts, and no form in them is ever started.
Which files are left out, and why, is judged before with qpdf (through pikepdf).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from chc_desktop.model.watch import step

MOST_PAGES = 200
"""Pages of one PDF that are shown (**ours**); a longer one is listed."""
MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 1600
_DPI = 130
_QUALITY = 80
_WORDS = 1500
PDFIUM = Lock()  # it works for one thread at a time
_ACTIVE = {
    "/JS": "scripts",
    "/JavaScript": "scripts",
    "/Launch": "a command that starts a program",
    "/EmbeddedFile": "files inside it",
    "/EmbeddedFiles": "files inside it",
    "/RichMedia": "films or scripts",
    "/XFA": "an active form",
    "/SubmitForm": "a form that sends data",
    "/ImportData": "a form that reads data",
}


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page or picture as JPEG, with its size in pixels and the words that stand on it."""

    jpeg: bytes
    width: int
    height: int
    words: str = ""


class NotShown(Exception):
    """The file is listed and not shown; the text says why, as the end of a sentence."""


def pages_of(content: bytes, media_type: str) -> tuple[ShownPage, ...]:
    """The pages of a PDF, or the one picture; raises NotShown.

    The same bytes always give the same pictures.
    """
    if media_type == "application/pdf":
        return _pdf_pages(content)
    return (_picture(content),)


def text_of(content: bytes, most_pages: int, most: int) -> str:
    """The words on the first pages of a PDF, up to ``most`` characters; raises for damage."""
    found: list[str] = []
    with _opened(content) as document:
        for number in range(min(len(document), most_pages)):
            found.append(words_on(document[number]))
            if sum(map(len, found)) > most:
                break
    return "\n".join(found)[:most]


def why_not(content: bytes) -> str:
    """Why a PDF is not shown, as the end of a sentence; empty when it can be."""
    try:
        with pikepdf.open(BytesIO(content)) as document:
            if document.is_encrypted:
                return "it is protected with a password or against copying"
            found = {_ACTIVE[key] for thing in document.objects for key in _keys(thing)}
            if found:
                return f"it holds {' and '.join(sorted(found))}"
            if len(document.pages) > MOST_PAGES:
                return f"it has {len(document.pages)} pages, and at most {MOST_PAGES} are shown"
            return "" if len(document.pages) else "it has no pages"
    except pikepdf.PasswordError:
        return "it is protected with a password or against copying"
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        return "it is damaged"


def _keys(thing: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    """What makes a thing active: keys of dictionaries and names of actions, nested ones too."""
    if depth > 60:
        raise ValueError("nested too deeply")
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in thing.items():
            if key in _ACTIVE:
                yield key
            if key in {"/S", "/Type", "/Subtype"} and str(value) in _ACTIVE:
                yield str(value)
            yield from _inside(value, depth)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _inside(value, depth)


def _inside(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    # What stands in the file on its own comes by itself.
    if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
        yield from _keys(value, depth + 1)


def _pdf_pages(content: bytes) -> tuple[ShownPage, ...]:
    reason = why_not(content)
    if reason:
        raise NotShown(reason)
    try:
        with _opened(content) as document:
            return tuple(_page(document[number]) for number in range(len(document)))
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise NotShown("a page of it is damaged") from error


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def _page(page: Any) -> ShownPage:  # noqa: ANN401 - pypdfium2 has no types
    step()
    width, height = page.get_size()
    longest = max(width, height, 1.0)
    scale = min(_DPI / 72, _LONGEST_SIDE / longest)
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    return _shown(picture, " ".join(words_on(page).split())[:_WORDS])


def words_on(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """The words that stand on a page, in the order of the file; PDFium is to be held."""
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()


def _picture(content: bytes) -> ShownPage:
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotShown("it has more than 60 million pixels")
            turned = ImageOps.exif_transpose(opened)
            if turned.mode in {"RGBA", "LA", "PA", "P"}:
                over = turned.convert("RGBA")
                turned = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
            picture = turned.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotShown("it is damaged") from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return _shown(picture)


def _shown(picture: Image.Image, words: str = "") -> ShownPage:
    """As JPEG, without what a camera notes beside it: place, time, owner."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return ShownPage(out.getvalue(), picture.width, picture.height, words)
