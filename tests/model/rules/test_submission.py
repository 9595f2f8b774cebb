"""The submission pack: what is missing of it, by when, and when one is reminded."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.approving import Document
from chc_desktop.model.rules.submission import (
    PackPart,
    Published,
    missing,
    missing_lines,
    reminder,
    submit_by,
)

D = date.fromisoformat
DUE = D("2026-09-30")


def test_small_landlords_have_six_months_from_their_own_year_end() -> None:
    assert submit_by(D("2026-03-31"), 24) == DUE
    assert submit_by(D("2026-12-31"), 999) == D("2027-06-30")
    assert submit_by(D("2026-08-31"), None) == D("2027-02-28")


def test_for_1000_homes_or_more_no_date_is_made_up() -> None:
    assert submit_by(D("2026-03-31"), 1000) is None


def test_what_a_paper_lacks() -> None:
    place = (Published("Both porches", D("2026-05-14")),)
    full = PackPart(Document.REPORT, True, D("2026-05-12"), "26/05", published=place)
    assert missing(full) == ()
    new = PackPart(Document.RESPONSE, written=False)
    draft = PackPart(Document.REPORT, written=True)
    unsaid = PackPart(Document.POLICY, True, D("2026-05-12"), " ", published=place)
    assert missing(new) == ("not written",)
    assert missing(draft) == ("not approved", "not published")
    assert missing(unsaid) == ("no minute reference",)
    assert missing_lines((unsaid, full, draft, new)) == (
        "Complaints policy: no minute reference",
        "Annual report: not approved, not published",
        "Governing body’s response: not written",
    )


def test_a_paper_published_before_its_approval_is_known() -> None:
    place = (Published("Porch", D("2026-05-20")), Published("www.x.example", D("2026-05-01")))
    part = PackPart(Document.REPORT, True, D("2026-05-12"), published=place)
    assert part.published_on == D("2026-05-01")
    assert part.approved_late
    assert not PackPart(Document.REPORT, True, D("2026-05-12")).approved_late


@pytest.mark.parametrize(
    ("place", "web"),
    [
        ("https://www.example-street.example/complaints", True),
        ("www.example-street.example", True),
        ("example-street.example/complaints", True),
        ("Notice board in both porches", False),
        ("Notice board.", False),
        ("Laundry", False),
        (".", False),
    ],
)
def test_a_notice_board_is_no_link(place: str, web: bool) -> None:
    assert Published(place, DUE).on_the_web is web


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-08-04", None),
        ("2026-08-05", "within 8 weeks"),
        ("2026-09-01", "within 8 weeks"),
        ("2026-09-02", "within 4 weeks"),
        ("2026-09-09", "within 3 weeks"),
        ("2026-09-16", "within 2 weeks"),
        ("2026-09-23", "within a week"),
        ("2026-09-30", "today"),
        ("2026-10-01", "late"),
        ("2026-10-07", "1 week late"),
        ("2026-10-14", "2 weeks late"),
    ],
)
def test_reminders_come_8_and_4_weeks_before_and_then_by_the_week(
    today: str, words: str | None
) -> None:
    found = reminder(DUE, D(today))
    assert (found.text if found else None) == words
    if found:
        assert found.days == (DUE - D(today)).days
