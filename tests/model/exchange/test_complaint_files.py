"""Complaints out of files that other people made."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.model.exchange.complaint_files import ComplaintsFile, read_complaints
from chc_desktop.model.exchange.complaint_headings import COLUMNS, column_of
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.rules.importing import RowKind, StageFacts
from chc_desktop.model.rules.values import Outcome, RefusalGround

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = [
    "reference",
    "received",
    "channel",
    "resident",
    "home",
    "category",
    "description",
    "outcome_sought",
    "outside_measures",
    "acknowledged",
    "stage1_handler",
    "stage1_extension_told",
    "stage1_extended_to",
    "stage1_extension_reason",
    "stage1_extension_ombudsman_given",
    "stage1_responded",
    "stage1_outcome",
    "stage2_requested",
    "stage2_acknowledged",
    "stage2_handler",
    "stage2_extension_told",
    "stage2_extended_to",
    "stage2_extension_reason",
    "stage2_extension_ombudsman_given",
    "stage2_responded",
    "stage2_outcome",
    "refused_on",
    "refused_ground",
    "stage2_refused_on",
    "stage2_refused_ground",
    "compensation",
    "learning",
]

WHOLE = {
    "reference": "C-1",
    "received": "27/3/26",
    "channel": "Phone",
    "resident": "Ada  Sample",
    "home": "1 Example Street",
    "category": "Repairs; noise from the lift ;Repairs",
    "description": "The lift, again.",
    "outcome_sought": "A lift that works",
    "outside_measures": "No",
    "acknowledged": "Mon 30 March 2026",
    "stage1_handler": "Bo Placeholder; Cy Invented",
    "stage1_extension_told": "15.04.2026",
    "stage1_extended_to": "2026-04-29",
    "stage1_extension_reason": "The engineer is away.",
    "stage1_extension_ombudsman_given": "Y",
    "stage1_responded": "29 Apr 2026",
    "stage1_outcome": "Partially upheld",
    "stage2_requested": "46147",
    "stage2_acknowledged": "6-5-2026",
    "stage2_handler": "Di Madeup",
    "stage2_extension_told": "",
    "stage2_extended_to": "",
    "stage2_extension_reason": "",
    "stage2_extension_ombudsman_given": "",
    "stage2_responded": "8 May 2026",
    "stage2_outcome": "NOT UPHELD",
    "refused_on": "",
    "refused_ground": "",
    "stage2_refused_on": "",
    "stage2_refused_ground": "",
    "compensation": "£1,025.5",
    "learning": "Ring back the same day.",
}


def read(tmp_path: Path, text: str | bytes) -> ComplaintsFile:
    path = tmp_path / "complaints.csv"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return read_complaints(path)


def line(values: list[str], delimiter: str = ",") -> str:
    return delimiter.join(f'"{value}"' for value in values) + "\n"


def with_values(tmp_path: Path, **values: str) -> ComplaintsFile:
    columns = {"reference": "C-1", "received": "27/3/26"} | values
    return read(tmp_path, line(list(columns)) + line(list(columns.values())))


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(COLUMNS) == CONTRACT
    assert [column_of(name) for name in CONTRACT] == CONTRACT


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_column_is_read_into_its_place(delimiter: str, tmp_path: Path) -> None:
    text = line(list(WHOLE), delimiter) + line(list(WHOLE.values()), delimiter)
    (row,) = read(tmp_path, text).rows
    assert row.unreadable == ()
    assert (row.row, row.reference, row.received) == (2, "C-1", date(2026, 3, 27))
    assert (row.channel, row.resident, row.home) == ("telephone", "Ada Sample", "1 Example Street")
    assert row.categories == ("repairs", "noise from the lift")
    assert row.stage1 == StageFacts(
        acknowledged=date(2026, 3, 30),
        handlers=("Bo Placeholder", "Cy Invented"),
        extension_told=date(2026, 4, 15),
        extended_to=date(2026, 4, 29),
        extension_reason="The engineer is away.",
        ombudsman_given=True,
        responded=date(2026, 4, 29),
        outcome=Outcome.PARTLY_UPHELD,
    )
    assert row.stage2 == StageFacts(
        requested=date(2026, 5, 5),
        acknowledged=date(2026, 5, 6),
        handlers=("Di Madeup",),
        responded=date(2026, 5, 8),
        outcome=Outcome.NOT_UPHELD,
    )
    assert (row.compensation, row.learning) == (102550, "Ring back the same day.")
    assert (row.description, row.outcome_sought) == ("The lift, again.", "A lift that works")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Ref", "reference"),
        ("Case number", "reference"),
        ("Date received (dd/mm/yyyy)", "received"),
        ("DATE COMPLAINT RECEIVED", "received"),
        ("How received", "channel"),
        ("Tenant name", "resident"),
        ("Property address", "home"),
        ("Type of complaint", "category"),
        ("Date acknowledged", "acknowledged"),
        ("Stage 1 acknowledgement sent", "acknowledged"),
        ("Investigating officer", "stage1_handler"),
        ("Stage One response date", "stage1_responded"),
        ("S1 outcome", "stage1_outcome"),
        ("1st stage decision", "stage1_outcome"),
        ("Date escalated to Stage 2", "stage2_requested"),
        ("Stage 2 request received", "stage2_requested"),
        ("Stage 2 reviewer", "stage2_handler"),
        ("Final response sent", "stage2_responded"),
        ("Stage Two outcome", "stage2_outcome"),
        ("Reason for refusal", "refused_ground"),
        ("Compensation (£)", "compensation"),
        ("Lessons learnt", "learning"),
    ],
)
def test_everyday_headings_are_understood(heading: str, column: str) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize("heading", ["", "Surveyor", "Rent account", "RAG", "Days open"])
def test_other_headings_are_left_alone(heading: str) -> None:
    assert column_of(heading) is None


def test_columns_that_are_not_understood_are_named(tmp_path: Path) -> None:
    assert with_values(tmp_path, Surveyor="Ed Fictional").ignored == ("Surveyor",)


def test_titles_blank_rows_repeated_headings_totals_and_notes_are_passed_over(
    tmp_path: Path,
) -> None:
    text = (
        "Complaints log 2025/26,,\n,,\nPrinted 31 March 2026,,\nRef,Date received,Compensation\n"
        'C-1,3/4/26,10\n,,\n"C-2",3/4/26,"5"\nRef,Date received,Compensation\nC-3,3/4/26,\n'
        ",,\nTotal,,15\n,,15.00\n,Total: 3,\nNote: see the minute book,,\n"
    )
    rows = read(tmp_path, text).rows
    assert [(row.row, row.reference) for row in rows] == [(5, "C-1"), (7, "C-2"), (9, "C-3")]
    assert read(tmp_path, "ref,received\n\x7f,\n").rows == ()


def test_a_row_without_a_date_received_that_is_no_total_is_kept_for_judging(
    tmp_path: Path,
) -> None:
    rows = read(tmp_path, "reference,received,home\nC-1,,1 Example Street\nC-2,,\n,,Unit 4\n").rows
    assert [(row.reference, row.received) for row in rows] == [
        ("C-1", None),
        ("C-2", None),
        ("", None),
    ]


def test_the_line_of_a_row_is_its_first_also_below_a_text_over_several_lines(
    tmp_path: Path,
) -> None:
    text = 'reference,received,description\r\nC-1,3/4/26,"one\r\ntwo"\r\nC-2,3/4/26,x\r\n'
    rows = read(tmp_path, text).rows
    assert [(row.row, row.description) for row in rows] == [(2, "one\ntwo"), (4, "x")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_keep_their_accents_in_every_common_encoding(encoding: str, tmp_path: Path) -> None:
    text = "reference,received,resident\nC-1,3/4/26,Siân O’Sample\n"
    (row,) = read(tmp_path, text.encode(encoding)).rows
    assert row.resident == "Siân O’Sample"


def test_commas_in_descriptions_do_not_hide_that_semicolons_part_the_columns(
    tmp_path: Path,
) -> None:
    text = "reference;received;description\n" + "C-1;3/4/26;a, b, c, d, e, f, g\n" * 3
    assert read(tmp_path, text).rows[0].description == "a, b, c, d, e, f, g"


@pytest.mark.parametrize(
    "value", ["31/2/2026", "yesterday", "13/13/2026", "1/1/1066", "3 April", "?"]
)
def test_a_date_that_does_not_exist_is_noted_with_its_words(value: str, tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, acknowledged=value).rows
    (problem,) = row.unreadable
    assert (problem.kind, problem.field) == (RowKind.NO_DATE, "acknowledged")
    assert value in problem.text


@pytest.mark.parametrize("value", ["", " ", "-", "n/a", "N/A", "None"])
def test_a_dash_or_not_applicable_is_a_blank(value: str, tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, acknowledged=value, outcome=value, compensation=value).rows
    assert row.unreadable == ()
    assert (row.stage1.acknowledged, row.stage1.outcome, row.compensation) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Upheld", Outcome.UPHELD),
        ("fully upheld", Outcome.UPHELD),
        ("Partly-upheld", Outcome.PARTLY_UPHELD),
        ("Upheld in part", Outcome.PARTLY_UPHELD),
        ("NOT  UPHELD", Outcome.NOT_UPHELD),
        ("Withdrawn by resident", Outcome.WITHDRAWN),
    ],
)
def test_outcomes_are_understood_in_their_variants(
    words: str, outcome: Outcome, tmp_path: Path
) -> None:
    assert with_values(tmp_path, stage1_outcome=words).rows[0].stage1.outcome is outcome


@pytest.mark.parametrize("words", ["resolved", "pending", "yes", "upheld?not"])
def test_another_word_for_an_outcome_is_noted(words: str, tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, stage2_outcome=words).rows
    assert [(p.kind, p.field) for p in row.unreadable] == [
        (RowKind.UNKNOWN_OUTCOME, "stage2_outcome")
    ]


@pytest.mark.parametrize(
    ("words", "pence"),
    [
        ("25", 2500),
        ("25.50", 2550),
        ("25.5", 2550),
        ("£25", 2500),
        ("£1,025.00", 102500),
        ("0", 0),
    ],
)
def test_pounds_become_pence_without_a_rounding_error(
    words: str, pence: int, tmp_path: Path
) -> None:
    assert with_values(tmp_path, compensation=words).rows[0].compensation == pence


@pytest.mark.parametrize("words", ["-25", "25,50", "25.505", "twenty", "£", "25p", "9" * 12])
def test_what_is_no_amount_in_pounds_is_noted(words: str, tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, compensation=words).rows
    assert [p.kind for p in row.unreadable] == [RowKind.NO_AMOUNT]
    assert row.compensation is None


def test_an_unclear_yes_or_no_is_no_with_a_note(tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, outside_measures="perhaps").rows
    assert not row.outside_measures
    assert [p.kind for p in row.unreadable] == [RowKind.UNCLEAR_YES_NO]
    assert with_values(tmp_path, outside_measures="✓").rows[0].outside_measures


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("", None),
        ("Over 12 months old", RefusalGround.OUT_OF_TIME),
        ("claim filed at court", RefusalGround.LEGAL_PROCEEDINGS),
        ("Already considered", RefusalGround.ALREADY_CONSIDERED),
        ("Not our landlord", RefusalGround.OTHER),
    ],
)
def test_a_refusal_keeps_its_words_and_finds_its_ground(
    words: str, ground: RefusalGround | None, tmp_path: Path
) -> None:
    stage = with_values(tmp_path, refused_on="3/4/26", refused_ground=words).rows[0].stage1
    assert (stage.refused_on, stage.refused_ground, stage.ground) == (
        date(2026, 4, 3),
        words,
        ground,
    )


def test_an_unknown_channel_or_category_keeps_the_files_words(tmp_path: Path) -> None:
    (row,) = with_values(tmp_path, channel="Carrier pigeon", category="Allotments").rows
    assert (row.channel, row.categories) == ("Carrier pigeon", ("Allotments",))


def test_an_excel_file_with_real_dates_and_numbers_reads_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Complaints"])
    sheet.append([])
    sheet.append(["Ref", "Received", "Acknowledged", "Compensation", "Outside measures"])
    sheet.append([7, datetime(2026, 3, 27, 9, 30), 46111, 25.5, True])  # noqa: DTZ001
    sheet.append(["Total", None, None, "=SUM(D4:D4)", None])
    path = tmp_path / "complaints of 2026.renamed"
    book.save(path)
    (row,) = read_complaints(path).rows
    assert (row.row, row.reference, row.received) == (4, "7", date(2026, 3, 27))
    assert (row.stage1.acknowledged, row.compensation) == (date(2026, 3, 30), 2550)
    assert row.outside_measures


def test_the_sheet_with_the_headings_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Notes on this file"])
    sheet = book.create_sheet("Log")
    sheet.append(["reference", "received"])
    sheet.append(["C-1", "3 April 2026"])
    path = tmp_path / "complaints.xlsx"
    book.save(path)
    assert [row.reference for row in read_complaints(path).rows] == ["C-1"]


def test_only_headings_are_no_complaints_and_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, "reference,received\n").rows == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("name,telephone\nAda,1\n", "“reference” and “received”"),
        ("ref,telephone\nC-1,1\n", "headed “received”."),
        ("received\n3/4/26\n", "headed “reference”."),
    ],
)
def test_a_file_with_other_columns_says_which_are_missing(
    text: str, missing: str, tmp_path: Path
) -> None:
    with pytest.raises(FileProblem, match="Nothing was imported") as caught:
        read(tmp_path, text)
    assert missing in str(caught.value)


def test_a_quotation_mark_that_never_closes_is_not_swallowed(tmp_path: Path) -> None:
    text = 'reference,received,description\nC-1,3/4/26,fine\nC-2,3/4/26,"open\nC-3,3/4/26,lost\n'
    with pytest.raises(FileProblem, match=r"from line 3 on.*quotation mark"):
        read(tmp_path, text)


def test_a_field_beyond_a_megabyte_is_refused(tmp_path: Path) -> None:
    text = 'reference,received,description\nC-1,3/4/26,"' + "x" * (2**20 + 1) + '"\n'
    with pytest.raises(FileProblem, match="from line 2 on"):
        read(tmp_path, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_whatever_stands_in_the_cells_reading_never_breaks(
    tmp_path: Path, first: str, second: str, third: str
) -> None:
    cells = [text.replace('"', "'").replace("\0", "") for text in (first, second, third)]
    text = line(["reference", "received", "compensation"]) + line(cells)
    try:
        file = read(tmp_path, text.encode("utf-8", "replace"))
    except FileProblem:
        return
    assert len(file.rows) <= 1
