"""The attachments of a bundle: all are listed, pictures and safe PDFs are shown in place."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from chc_desktop.model.exchange.attachment_text import words_in
from chc_desktop.model.exchange.pdf_pages import NotShown, pages_of
from chc_desktop.model.reports.bundle_paper import BundleFile, BundlePicture
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.attachments import AttachmentRow, attachments_of, content_of
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.watch import step

SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})
TEXTS = frozenset({"txt", "csv", "eml", "docx"})
"""Endings of files whose words are printed; names in them can be masked."""
_OTHER = "Not shown: only pictures (JPEG, PNG), PDFs and texts are."
_MASKED = "Not shown: names cannot be masked in a file."
_CHANGED = "Not shown: it is not as it was added, its SHA-256 differs."


def files(
    session: Session, case: Case, words: Callable[[str], str], *, shown: bool
) -> tuple[BundleFile, ...]:
    """Every file of a case in the order it came; one file is in memory at a time."""
    return tuple(
        _file(session, case, row, number, words, shown=shown)
        for number, row in enumerate(attachments_of(session, case.record.id), start=1)
    )


def _file(
    session: Session,
    case: Case,
    row: AttachmentRow,
    number: int,
    words: Callable[[str], str],
    *,
    shown: bool,
) -> BundleFile:
    facts = [f"Added {paper_date(row.added_on)}" if row.added_on else ""]
    of = next((e.on for e in case.record.events if e.id == row.event_id), None)
    facts.append(f"With the entry of {paper_date(of)}" if of else "")
    pages: tuple[BundlePicture, ...] = ()
    why_not = text = ""
    if row.removed_on is not None:
        why_not = f"Not shown: removed {paper_date(row.removed_on)}."
    elif row.name.rpartition(".")[2].casefold() in TEXTS and row.media_type:
        text, why_not = _text(session, row)
    elif row.media_type not in SHOWN:
        why_not = _OTHER
    elif not shown:
        why_not = _MASKED
    else:
        pages, why_not = _pages(session, row)
    exact = f" ({row.size:,} bytes)"
    size = row.size_words if "byte" in row.size_words else f"{row.size_words}{exact}"
    told = tuple(fact for fact in facts if fact)
    return BundleFile(number, words(row.name), size, row.sha256, told, pages, why_not, words(text))


def _text(session: Session, row: AttachmentRow) -> tuple[str, str]:
    content = content_of(session, row.id)
    if content is None or sha256(content).hexdigest() != row.sha256:
        return "", _CHANGED
    found = words_in(row.name, content).strip()
    return found, "" if found else "Not shown: no words were found in it."


def _pages(session: Session, row: AttachmentRow) -> tuple[tuple[BundlePicture, ...], str]:
    step("reading the attachments")
    content = content_of(session, row.id)
    if content is None or sha256(content).hexdigest() != row.sha256:
        return (), _CHANGED
    try:
        found = pages_of(content, row.media_type)
    except NotShown as reason:
        return (), f"Not shown: {reason}."
    return tuple(BundlePicture(p.jpeg, p.width, p.height, p.words) for p in found), ""
