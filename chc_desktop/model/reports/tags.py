"""The logical structure of a paper: what a screen reader is told, in reading order.

The tree is built beside the flowables and never changes while pages are drawn, so page breaks,
split rows and drawing order cannot disturb the reading order (PDF/UA-1, ISO 14289-1, 7.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tag:
    """One structure element, shared by all parts of whatever is split over pages.

    `role` is a standard structure type ("P", "H1", "TD"); `attrs` is the inside of an attribute
    dictionary in PDF syntax; `alt` is the alternative text of a figure.
    """

    __slots__ = ("alt", "attrs", "kids", "parent", "role")

    def __init__(self, role: str, *kids: Tag, attrs: str = "", alt: str = "") -> None:
        self.role = role
        self.attrs = attrs
        self.alt = alt
        self.parent: Tag | None = None
        self.kids: list[Tag] = []
        for kid in kids:
            self.add(kid)

    def add(self, kid: Tag) -> Tag:
        """Hang `kid` under this element and return it."""
        kid.parent = self
        self.kids.append(kid)
        return kid

    def top(self) -> Tag:
        """Return the highest element this one hangs under."""
        tag = self
        while tag.parent is not None:
            tag = tag.parent
        return tag


def attach(parent: Tag, flowables: Iterable[object]) -> Tag:
    """Hang the tags of `flowables` under `parent`, in their order, and return `parent`.

    A flowable without a tag (a shape, a space) is drawn as decoration.
    """
    for flowable in flowables:
        tag = getattr(flowable, "tag", None)
        if isinstance(tag, Tag):
            top = tag.top()
            if top is not parent.top():
                parent.add(top)
    return parent
