"""Names from right to left in Word files: the runs that hold them say so, as Word needs it."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.oxml.text.run import CT_R
    from docx.styles.style import ParagraphStyle

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # Hebrew, Arabic and their neighbours
_STRETCH = re.compile(f"([{_LETTERS}](?:[{_LETTERS}\\s\u200c\u200d'-]*[{_LETTERS}])?)")


def mark_right_to_left(document: DocumentObject) -> None:
    """Part each run at letters from right to left; such parts get Word's own property for it."""
    for element in list(document.element.iter(qn("w:r"))):
        texts = element.findall(qn("w:t"))
        if len(texts) == 1 and _STRETCH.search(texts[0].text or ""):
            _part(element, document)


def _part(element: CT_R, document: DocumentObject) -> None:
    run = Run(element, document)
    ends = element.findall(qn("w:br"))
    for end in ends:
        element.remove(end)
    for said in filter(None, _STRETCH.split(run.text)):
        part = copy.deepcopy(element)
        new = Run(part, document)
        new.text = said
        if _STRETCH.match(said):
            new.font.rtl = True
            new.font.cs_bold = run.bold
        element.addprevious(part)
    for end in ends:
        part.append(end)
    element.getparent().remove(element)


def same_size(style: ParagraphStyle) -> None:
    """Give a style's letters from right to left the size and weight of its others."""
    properties = style.element.get_or_add_rPr()
    for name in ("sz", "b"):
        found, twin = properties.find(qn(f"w:{name}")), qn(f"w:{name}Cs")
        if found is not None:
            for old in properties.findall(twin):
                properties.remove(old)
            made = OxmlElement(f"w:{name}Cs")
            for key, value in found.attrib.items():
                made.set(key, value)
            found.addnext(made)
