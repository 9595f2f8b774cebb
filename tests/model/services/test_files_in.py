"""Complaints read in from a file: the good rows at once, and never a register that cannot open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.importing import Verdict
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import plain, queries, status_words
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.importing import ImportedComplaints, import_complaints
from chc_desktop.model.services.trouble import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

    from chc_desktop.model.services.session import Session

D = date.fromisoformat
HEADINGS = (
    "reference,received,resident,home,category,description,acknowledged,stage1_handler,"
    "stage1_extension_told,stage1_extended_to,stage1_extension_reason,"
    "stage1_extension_ombudsman_given,stage1_responded,stage1_outcome,stage2_requested,"
    "stage2_handler,stage2_responded,stage2_outcome,refused_on,refused_ground,compensation,learning"
)


def read(
    session: Session, folder: Path, *rows: dict[str, str], dry_run: bool = False
) -> ImportedComplaints:
    names = HEADINGS.split(",")
    lines = [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    path = folder / "complaints.csv"
    path.write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    return import_complaints(session, path, dry_run=dry_run)


WHOLE = {
    "reference": "F-1",
    "received": "02/06/2025",
    "resident": "Tomasz Wilk",
    "home": "3 Example Street",
    "category": "repairs; charges",
    "description": "The bin store is left unlocked at weekends and the foxes get in",
    "acknowledged": "4 June 2025",
    "stage1_handler": "Ottoline Vane",
    "stage1_extension_told": "16/06/2025",
    "stage1_extended_to": "27/06/2025",
    "stage1_extension_reason": "Survey",
    "stage1_extension_ombudsman_given": "yes",
    "stage1_responded": "26/06/2025",
    "stage1_outcome": "partially upheld",
    "stage2_requested": "01/07/2025",
    "stage2_handler": "Wilhelmina Crake",
    "stage2_responded": "25/07/2025",
    "stage2_outcome": "not upheld",
    "compensation": "25.50",
    "learning": "Check locks",
}


def test_a_whole_row_becomes_a_whole_case(session: Session, tmp_path: Path) -> None:
    result = read(session, tmp_path, WHOLE)
    assert [row.verdict for row in result.rows] == [Verdict.IMPORTED]
    view = complaint(session, 1)
    assert view is not None
    assert view.reference == "F-1"
    assert view.subject == "The bin store is left unlocked at weekends …"
    assert set(view.categories) == {"repairs", "charges"}
    assert view.considered_1 == ("Ottoline Vane",)
    assert view.stages[1].handlers == ("Wilhelmina Crake",)
    assert [(p.amount, p.due_on) for p in view.promises] == [(2550, None)]
    state = session.cases()[1].state
    assert state.stages[0].needed_extension
    assert state.outcome is not None
    assert state.outcome.value == "not upheld"
    assert session.register.faults() == []


def test_one_import_is_one_act_and_a_second_one_adds_nothing(
    session: Session, tmp_path: Path
) -> None:
    rows = [WHOLE, {"reference": "F-2", "received": "2026-03-30"}]
    assert read(session, tmp_path, *rows, dry_run=True).count(Verdict.IMPORTED) == 2
    assert session.cases() == {}
    read(session, tmp_path, *rows)
    actions = session.register.tuples("SELECT DISTINCT action FROM change_log WHERE id > 2")
    assert len(actions) == 1
    again = read(session, tmp_path, *rows)
    assert again.count(Verdict.DUPLICATE) == 2
    assert len(session.cases()) == 2


@pytest.mark.parametrize("received", ["01/03/0026", "0026-03-01", "1026-03-01", "9999-01-01"])
def test_a_year_out_of_reach_in_a_file_never_reaches_the_register(
    session: Session, tmp_path: Path, received: str
) -> None:
    result = read(session, tmp_path, {"reference": "F-9", "received": received})
    assert queries.today(session).complaints == result.count(Verdict.IMPORTED) == 0


def test_a_far_away_extension_is_kept_and_never_counts(session: Session, tmp_path: Path) -> None:
    row = WHOLE | {"stage1_extended_to": "2099-12-31"}
    assert read(session, tmp_path, row).rows[0].problems
    assert complaint(session, 1) is not None
    assert session.cases()[1].state.stages[0].clock.extended is False


@pytest.mark.parametrize(
    "row",
    [
        WHOLE | {"category": "repairs; Repairs ; repairs"},
        WHOLE | {"stage1_handler": "Ottoline Vane; ottoline vane"},
        WHOLE | {"resident": "\u200e", "home": " "},
        WHOLE | {"description": ""},
        WHOLE | {"description": "", "category": ""},
        WHOLE | {"stage1_responded": "", "stage2_requested": "", "stage2_responded": ""},
        WHOLE | {"stage1_extended_to": ""},
        WHOLE | {"stage1_extension_told": ""},
        {"reference": "F-3", "received": "2026-03-02", "refused_on": "2026-03-04"},
    ],
)
def test_odd_rows_end_in_a_verdict_and_leave_a_sound_register(
    session: Session, tmp_path: Path, row: dict[str, str]
) -> None:
    result = read(session, tmp_path, row)
    assert result.rows[0].verdict in (Verdict.IMPORTED, Verdict.REJECTED)
    assert session.register.faults() == []
    for case_id in session.cases():
        assert complaint(session, case_id) is not None
    lines = status_words.import_lines(result, dry_run=False)
    assert "rejected." in lines[0]
    assert plain.imported(result)["rows"][0]["reference"] == row["reference"]


def test_rubbish_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "complaints.csv"
    path.write_bytes(bytes(range(256)) * 50)
    before = session.register.rows("SELECT id FROM change_log")
    with pytest.raises(FileProblem):
        import_complaints(session, path)
    assert session.register.rows("SELECT id FROM change_log") == before


def test_the_plain_answers_agree_with_the_register(session: Session, tmp_path: Path) -> None:
    read(
        session,
        tmp_path,
        {"reference": "F-1", "received": "2026-03-02", "acknowledged": "2026-03-11"},
        {"reference": "F-2", "received": "2026-03-27"},
        {"reference": "F-3", "received": "2026-02-02"},
    )
    found = plain.status(session)
    assert found["breaches"] == [
        {
            "complaint": "F-3",
            "stage": 1,
            "clock": "acknowledge",
            "due": "2026-02-09",
            "days_late": 36,
            "still_open": True,
        },
        {
            "complaint": "F-3",
            "stage": 1,
            "clock": "respond",
            "due": "2026-02-23",
            "days_late": 26,
            "still_open": True,
        },
        {
            "complaint": "F-1",
            "stage": 1,
            "clock": "acknowledge",
            "due": "2026-03-09",
            "days_late": 2,
            "still_open": False,
        },
        {
            "complaint": "F-1",
            "stage": 1,
            "clock": "respond",
            "due": "2026-03-25",
            "days_late": 4,
            "still_open": True,
        },
    ]
    assert [(d["complaint"], d["clock"], d["due"]) for d in found["due_soon"]] == [
        ("F-2", "acknowledge", "2026-04-07")
    ]
    lines = "\n".join(status_words.status_lines(session)).replace("\u00a0", " ")
    assert "Example Street Housing Co-operative, Tue 31 March 2026" in lines
    assert "F-1, stage 1, respond (6.3), 4 working days late, still open" in lines


def test_a_deadline_in_plain_values_has_every_calendar_day_in_order() -> None:
    found = plain.deadline(
        Stage.ONE, D("2026-03-27"), D("2026-03-30"), D("2026-04-10"), D("2026-04-22")
    )
    assert found["respond_by_unextended"] == "2026-04-15"
    assert found["respond_by"] == "2026-04-22"
    assert found["extension"] == {
        "told": "2026-04-10",
        "extended_to": "2026-04-22",
        "valid": True,
        "problems": [],
    }
    by_clock: dict[str, list[str]] = {}
    for step in found["steps"]:
        by_clock.setdefault(step["clock"], []).append(step["date"])
    assert list(by_clock) == ["acknowledge", "respond", "extension"]
    assert (by_clock["acknowledge"][0], by_clock["acknowledge"][-1]) == ("2026-03-27", "2026-04-07")
    assert (by_clock["respond"][0], by_clock["respond"][-1]) == ("2026-03-30", "2026-04-15")
    assert (by_clock["extension"][0], by_clock["extension"][-1]) == ("2026-04-15", "2026-04-22")
    late = plain.deadline(Stage.ONE, D("2026-03-27"), None, D("2026-05-10"), D("2026-05-22"))
    assert late["extension"]["problems"] == ["told_late", "beyond_cap"]
    assert "extension" not in {step["clock"] for step in late["steps"]}
    words = "\n".join(status_words.deadline_lines(late)).replace("\u00a0", " ")
    assert "Respond by Tue 21 April 2026. This is provisional until it is acknowledged." in words
    assert "The extension does not move the date: told late, beyond cap." in words
