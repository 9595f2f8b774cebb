"""What no checker of PDF/UA looks at: each marked content belongs to one element, and back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf


def tagged_marks(data: bytes) -> int:
    """Return how many marks a paper has; fails where one belongs to no element or to two."""
    pdf = pikepdf.open(BytesIO(data))
    root = pdf.Root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    parents = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    owner: dict[tuple[Any, int], Any] = {}
    for top in root.K:
        _walk(top, owner)
    seen = 0
    for page in pdf.pages:
        marks = _marks(page, owner)
        assert len(parents[int(page.obj.StructParents)]) == marks
        seen += marks
    assert seen == len(owner)
    return seen


def smallest_type(data: bytes) -> float:
    """Return the smallest size in which a paper shows text, in points."""
    sizes: set[float] = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            size = 0.0
            for instruction in pikepdf.parse_content_stream(page, "Tf Tj TJ Tm"):
                operator = str(instruction.operator)
                if operator == "Tf":
                    size = float(instruction.operands[1])
                elif operator == "Tm":
                    assert [float(n) for n in instruction.operands[:4]] == [1, 0, 0, 1]
                else:
                    sizes.add(size)
    return min(sizes)


def _walk(element: Any, owner: dict[tuple[Any, int], Any]) -> None:  # noqa: ANN401
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != pikepdf.Name.MCR:
            assert kid.P.objgen == element.objgen
            _walk(kid, owner)
            continue
        is_reference = isinstance(kid, pikepdf.Dictionary)
        page, mcid = (kid.Pg, kid.MCID) if is_reference else (element.Pg, kid)
        key = (page.objgen, int(mcid))
        assert key not in owner
        owner[key] = element


def _marks(page: Any, owner: dict[tuple[Any, int], Any]) -> int:  # noqa: ANN401
    depth = marks = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            depth += 1
            if depth == 2:  # what a stretch of letters says, and that it runs from right to left
                assert instruction.operands[0] in {"/Span", "/ReversedChars"}
                assert "/MCID" not in str(instruction.operands[1:])
                continue
            assert depth == 1
            if operator == "BDC" and "/MCID" in instruction.operands[1]:
                element = owner[page.obj.objgen, int(instruction.operands[1].MCID)]
                assert instruction.operands[0] == element.S
                marks += 1
        elif operator == "EMC":
            depth -= 1
        elif operator in {"Tj", "TJ", "S", "f", "f*", "B", "Do"}:
            assert depth >= 1, f"{operator} outside any element"
    assert depth == 0
    return marks
