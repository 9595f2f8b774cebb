"""Writes the structure tree and the metadata of a tagged paper (PDF/UA-1, ISO 14289-1)."""
# ruff: noqa: ANN401 -- ReportLab passes these values round without types

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from chc_desktop.model.reports.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class StructTree(pdfdoc.PDFObject):
    """The StructTreeRoot. Registers every element before any of them is formatted."""

    def __init__(
        self,
        root: Tag,
        content: Mapping[Tag, Sequence[tuple[int, int]]],
        boxes: Mapping[Tag, str],
        parents: Sequence[Sequence[Tag]],
    ) -> None:
        self.root, self.content, self.boxes, self.parents = root, content, boxes, parents
        self._root = b""
        self._refs: dict[Tag, bytes] = {}
        self._pages: dict[int, bytes] = {}
        self._keep: dict[Tag, bool] = {}

    def page(self, number: int, doc: Any) -> bytes:
        """Return the reference to page `number`, which may not be written yet."""
        if number not in self._pages:
            self._pages[number] = pdfdoc.PDFObjectReference(f"Page{number}").format(doc)
        return self._pages[number]

    def ref(self, tag: Tag, doc: Any) -> bytes:
        """Return the reference to the element of `tag`."""
        if tag not in self._refs:
            parent = self._refs[tag.parent] if tag.parent else self._root
            self._refs[tag] = doc.Reference(_Element(self, tag, parent)).format(doc)
        return self._refs[tag]

    def keep(self, tag: Tag) -> bool:
        """Whether `tag` is written: it drew something, or it is a cell, which holds its place."""
        if tag not in self._keep:
            self._keep[tag] = (
                tag.role in {"TD", "TH"}
                or tag in self.content
                or any(self.keep(kid) for kid in tag.kids)
            )
        return self._keep[tag]

    def format(self, doc: Any) -> bytes:
        """Return the tree's root and its parent tree."""
        self._root = doc.Reference(self).format(doc)
        self._register(self.root, doc)
        nums = [
            b"%d [%s]" % (i, b" ".join(self._refs[tag] for tag in tags))
            for i, tags in enumerate(self.parents)
        ]
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            self._refs[self.root],
            b"\n".join(nums),
            len(nums),
        )

    def _register(self, tag: Tag, doc: Any) -> None:
        self.ref(tag, doc)
        for kid in tag.kids:
            if self.keep(kid):
                self._register(kid, doc)


class _Element(pdfdoc.PDFObject):
    def __init__(self, tree: StructTree, tag: Tag, parent: bytes) -> None:
        self.tree, self.tag, self.parent = tree, tag, parent

    def format(self, doc: Any) -> bytes:
        tree, tag = self.tree, self.tag
        marks = tree.content.get(tag, [])
        first = marks[0][0] if marks else None
        kids = [
            b"%d" % mcid
            if page == first
            else b"<</Type/MCR/Pg %s/MCID %d>>" % (tree.page(page, doc), mcid)
            for page, mcid in marks
        ]
        kids += [tree.ref(kid, doc) for kid in tag.kids if tree.keep(kid)]
        out = [b"<</S/%s/P %s" % (tag.role.encode(), self.parent)]
        if first is not None:
            out.append(b"/Pg " + tree.page(first, doc))
        if kids:
            out.append(b"/K[%s]" % b" ".join(kids))
        attrs = tag.attrs or tree.boxes.get(tag)
        if attrs:
            out.append(b"/A<<%s>>" % attrs.encode())
        if tag.alt:
            out.append(b"/Alt " + pdfdoc.PDFString(tag.alt).format(doc))
        return b"".join(out) + b">>"


def xmp(title: str, lang: str) -> bytes:
    """Return the metadata stream: title, language, and that this is PDF/UA-1."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
