"""The form for taking a complaint and the telephone script, for printing and as Word files."""

from __future__ import annotations

from chc_desktop.model.exchange.intake_form import (
    INTAKE_KINDS,
    IntakeForm,
    load_intake,
    word_intake,
)
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services.session import Session

__all__ = ["INTAKE_KINDS", "IntakeForm", "intake_docx", "intake_pdf", "load_intake"]


def intake_pdf(session: Session, kind: str, *, large: bool = False) -> bytes:
    """The form (``form``) or script (``phone``) as PDF with lines to write on (1.3, 3.6, 5.6).

    ``large`` asks for 18 point (5.10).
    """
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.intake import (  # noqa: PLC0415
        IntakePaper,
        IntakeQuestion,
        render_intake,
    )

    form = load_intake(kind)
    landlord, contact = _landlord(session)
    parts = tuple(
        (
            part.heading,
            tuple(
                IntakeQuestion(_why(q.ask, q.provision, kind), q.help, q.lines, q.choices)
                for q in part.questions
            ),
        )
        for part in form.parts
    )
    return render_intake(
        IntakePaper(landlord, contact, form.title, form.opening, parts, form.closing, form.sign),
        large=large,
    )


def intake_docx(session: Session, kind: str) -> bytes:
    """The same as a Word file, to change or to fill in on the screen (1.3, 3.6, 5.6, 5.10)."""
    landlord, contact = _landlord(session)
    return word_intake(load_intake(kind), landlord, contact, session.today)


def _why(ask: str, provision: str, kind: str) -> str:
    """Officers see why a question is asked; a resident's form shows no provision numbers."""
    return f"{ask} ({provision})" if provision and kind == "phone" else ask


def _landlord(session: Session) -> tuple[str, tuple[str, ...]]:
    row = session.register.rows("SELECT name, contact, address FROM landlord")[0]
    return row["name"], tuple(filter(None, (one_line(row["address"]), one_line(row["contact"]))))
