"""Lists out: what a table shows, written to a file whole or not at all."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.exchange.lists_out import CellValue, ListOut, list_csv, list_xlsx
from chc_desktop.model.services.papers import write_paper
from chc_desktop.model.services.session import RegisterFault, RegisterProblem

__all__ = ["CellValue", "ListOut", "list_bytes", "write_list"]

_MAKE = {".csv": list_csv, ".xlsx": list_xlsx}


def list_bytes(shown: ListOut, ending: str) -> bytes:
    """The list as a file that ends in ``.csv`` or ``.xlsx``; raises RegisterProblem for others."""
    make = _MAKE.get(ending.casefold())
    if make is None:
        text = "Choose a file that ends in .xlsx for Excel, or in .csv. Nothing was written."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    return make(shown)


def write_list(path: Path, shown: ListOut, *, overwrite: bool) -> None:
    """Write a list as its file's ending says; raises RegisterProblem with one plain sentence."""
    write_paper(path, list_bytes(shown, path.suffix), overwrite=overwrite)
