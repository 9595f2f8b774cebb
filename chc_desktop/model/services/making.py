"""Papers made in the background: a register opened for reading, the bytes made, files written.

The bytes stay in memory until they are saved; no copy of them lies on the disk meanwhile.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.services import papers
from chc_desktop.model.services.printable import noticed
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import RegisterFault, RegisterProblem
from chc_desktop.model.watch import Stopped, step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from chc_desktop.model.exchange.pdf_view import PdfView, Strip
    from chc_desktop.model.services.session import Reopener, Session

__all__ = ["Documents", "Made", "PdfView", "Stopped", "Strip", "make", "view_of", "write"]

THERE = "“{name}” is there already and was left as it is. Choose another name."

Documents = tuple[bytes, ...]
"""A paper as files: one, or one for each person that a letter goes to."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and a plain sentence for each character that it shows as a number."""

    documents: Documents
    unshown: tuple[str, ...] = ()


def make(register: Reopener, paper: Callable[[Session], bytes | Documents | Refusal]) -> Made:
    """Make the papers, with a session of their own that only reads; may be called on a thread.

    What no typeface can print stops nothing; it is told with the papers.

    Raises RegisterProblem with one plain sentence, or Stopped.
    """
    step("reading the register")
    session = register.open()
    try:
        with noticed() as unshown:
            made = paper(session)
        sentences = unshown.sentences(session)
    finally:
        session.close()
    if isinstance(made, Refusal):
        raise RegisterProblem(RegisterFault.EXISTS, made.problems[0].text)
    return Made((made,) if isinstance(made, bytes) else made, sentences)


def places(target: Path, many: int) -> tuple[Path, ...]:
    """Where each of several files goes: ``letter, 2 of 3.pdf``; no name of a person."""
    if many == 1:
        return (target,)
    named = f"{target.stem}, {{}} of {many}{target.suffix}"
    return tuple(target.with_name(named.format(number)) for number in range(1, many + 1))


def write(target: Path, documents: Documents) -> tuple[Path, ...]:
    """Write the papers, all or none. One may replace the file that was chosen; several may not.

    Raises RegisterProblem with one plain sentence, or Stopped.
    """
    step("writing")
    files = places(target, len(documents))
    for file in files:
        # The one file that was chosen may be replaced: the person was asked. Others were not.
        if file != target and file.exists():
            raise RegisterProblem(RegisterFault.EXISTS, THERE.format(name=file.name))
    written: list[Path] = []
    try:
        for file, content in zip(files, documents, strict=True):
            papers.write_paper(file, content, overwrite=file == target)
            written.append(file)
    except RegisterProblem:
        for file in written:
            with suppress(OSError):
                file.unlink()
        raise
    return files


def view_of(documents: Sequence[bytes]) -> PdfView:
    """The pages of papers, to be drawn; close it when nobody looks any more."""
    # PDFium is slow to import, so only whoever looks waits for it.
    from chc_desktop.model.exchange.pdf_view import PdfView  # noqa: PLC0415

    return PdfView(documents)
