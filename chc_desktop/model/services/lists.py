"""Lists out: what a table shows, written to a file whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chc_desktop.model.exchange.lists_out import CellValue, ListOut, list_csv, list_xlsx
from chc_desktop.model.rules.wording import paper_date, table_date
from chc_desktop.model.services.papers import write_paper
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session

__all__ = ["CellValue", "ListOut", "list_bytes", "list_pdf", "write_list"]

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


def list_pdf(session: Session, shown: ListOut, *, large: bool = False) -> bytes:
    """The list as a tagged PDF: a landscape table, or in 18 point a block for each row (5.10)."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.list_paper import ListPaper, render_list  # noqa: PLC0415

    many = len(shown.rows)
    landlord = session.register.rows("SELECT name FROM landlord")[0]["name"]
    return render_list(
        ListPaper(
            landlord=landlord,
            title=shown.title,
            about=f"{many} {'row' if many == 1 else 'rows'}, {paper_date(session.today)}.",
            headings=shown.headings,
            rows=tuple(tuple(map(_words, row)) for row in shown.rows),
        ),
        large=large,
    )


def _words(value: CellValue) -> str:
    if value is None:
        return ""
    return table_date(value) if isinstance(value, date) else str(value)
