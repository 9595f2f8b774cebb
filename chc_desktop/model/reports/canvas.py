"""A canvas on which everything is either content of the structure tree or decoration."""
# ruff: noqa: ANN401 -- ReportLab passes these values round without types

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.model.reports.structure import StructTree, xmp
from chc_desktop.model.watch import step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chc_desktop.model.reports.tags import Tag

rl_config.useA85 = 0  # streams stay bytes: a quarter smaller, and quicker to write

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|sh)(?=\s|$)")
_SHOWS = re.compile(r"T[jJ](?:\s|$)")


class UntaggedContentError(RuntimeError):
    """Text was drawn that no structure element holds: a screen reader would lose it."""


class _Mark(str):
    """A line of page code that opens (+1), closes (-1) or is marked content."""

    __slots__ = ("delta",)
    delta: int

    @classmethod
    def of(cls, text: str, delta: int) -> _Mark:
        mark = cls(text)
        mark.delta = delta
        return mark


_END = _Mark.of("EMC", -1)


class TaggedCanvas(Canvas):
    """Records which marked content belongs to which tag, and writes the tree on saving.

    With `counting` nothing is written to the pages: such a pass only finds the page breaks.
    `of` is how many pages there will be, where that is known.
    """

    _code: list[str]
    _escape: Callable[[bytes], str]
    _doc: Any
    _pageNumber: int  # noqa: N815 -- ReportLab's name

    def __init__(
        self,
        filename: Any,
        *args: Any,
        root: Tag,
        counting: bool = False,
        of: int = 0,
        **kw: Any,
    ) -> None:
        kw.setdefault("pdfVersion", (1, 7))
        self.root = root
        self.counting = counting
        self._of = of
        self.on_heading: Callable[[Any, int, float], None] | None = None
        self.content: dict[Tag, list[tuple[int, int]]] = {}  # tag -> (page, marked content id)
        self.boxes: dict[Tag, str] = {}  # attributes known only when drawn
        self.beside: tuple[str, ...] = ()  # what stands on each line of the row being drawn
        self.once: set[object] = set()  # what readers have been told already
        self.parents: list[list[Tag]] = []
        self._page_tags: list[Tag] = []
        self._depth = 0
        super().__init__(filename, *args, **kw)

    @property
    def page(self) -> int:
        """The number of the page being drawn."""
        return self._pageNumber

    def _open(self, tag: Tag) -> _Mark:
        mcid = len(self._page_tags)
        self._page_tags.append(tag)
        self.content.setdefault(tag, []).append((self._pageNumber, mcid))
        return _Mark.of(f"/{tag.role} <</MCID {mcid}>> BDC", 1)

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Everything drawn inside is content of `tag`, unless it stands in another scope."""
        if self._depth:
            yield
            return
        self._code.append(self._open(tag))
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append(_END)

    @contextmanager
    def artifact(self, subtype: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration, or ("Header", "Footer") page furniture."""
        if self._depth:
            yield
            return
        props = f"<</Type/Pagination/Subtype/{subtype}>> BDC" if subtype else "BMC"
        self._code.append(_Mark.of(f"/Artifact {props}", 1))
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append(_END)

    def drawText(self, aTextObject: Any) -> None:
        """Draw a text object; outside any scope it needs a `tag` of its own."""
        if self.counting:
            return
        tag = getattr(aTextObject, "tag", None)
        if self._depth:
            super().drawText(aTextObject)
        elif tag is None:
            message = f"text drawn outside any tag: {aTextObject.getCode()[:100]}"
            raise UntaggedContentError(message)
        else:
            self._code.append(self._open(tag))
            super().drawText(aTextObject)
            self._code.append(_END)

    def showPage(self) -> None:
        """Finish the page; what was painted outside any tag becomes an artifact.

        Between two pages the work can be stopped.
        """
        step(f"laying out page {self.page}" if self.counting else self._how_far())
        if self.counting:
            self._code.clear()
        self._code[:] = _seal(self._code)
        super().showPage()

    def _how_far(self) -> str:
        return f"page {self.page} of {self._of}" if self._of else f"page {self.page}"

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)  # type: ignore[misc]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = "/S"
        page.StructParents = len(self.parents)
        self.parents.append(self._page_tags)
        self._page_tags = []

    def save(self) -> None:
        """Write the document; a counting pass writes nothing."""
        if self.counting:
            return
        if self._code:
            self.showPage()
        catalog, info = self._doc.Catalog, self._doc.info
        title = info.title if isinstance(info.title, str) else info.title.s
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = StructTree(self.root, self.content, self.boxes, self.parents)
        catalog.Metadata = pdfdoc.XMP(creator=lambda _doc: xmp(title, "en-GB"))
        super().save()


def _seal(code: list[str]) -> list[str]:
    """Mark painting outside any tag as artifact. Text or images there are an error."""
    out: list[str] = []
    depth, in_run = 0, False
    for op in code:
        mark = isinstance(op, _Mark)
        if in_run and (mark or op in {"q", "Q"}):
            out.append("EMC")
            in_run = False
        if isinstance(op, _Mark):
            depth += op.delta
        elif not depth and not in_run:
            if _SHOWS.search(op) or op.endswith(" Do"):
                raise UntaggedContentError(op[:100])
            if _PAINTS.search(op):
                out.append("/Artifact BMC")
                in_run = True
        out.append(op)
    if in_run:
        out.append("EMC")
    return out
