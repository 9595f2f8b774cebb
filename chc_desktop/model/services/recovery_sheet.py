"""The recovery sheet of a protected register, as PDF: it goes only where the user says."""

from __future__ import annotations

from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services.protection import code_of
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session


def sheet_pdf(session: Session, *, large: bool = False) -> bytes:
    """The sheet that alone opens the register, ``large`` in 18 point; raises RegisterProblem where it is not protected."""
    register = session.register
    if register.key is None or register.path is None:
        text = "This register is not protected, so it has no recovery sheet."
        raise RegisterProblem(RegisterFault.PROTECTED, text)
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.recovery_sheet import (  # noqa: PLC0415
        RecoverySheet,
        render_recovery_sheet,
    )

    landlord = session.register.rows("SELECT name FROM landlord")[0]["name"]
    return render_recovery_sheet(
        RecoverySheet(one_line(landlord), register.path.name, code_of(register.key), session.today),
        large=large,
    )
