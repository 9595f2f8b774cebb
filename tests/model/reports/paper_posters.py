"""What the poster says, for the tests of papers."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.reports.how_to_complain import HowToComplain, Ombudsman


def make_told(
    *,
    landlord: str = "Example Street Housing Co-operative",
    contact: str = "01632 960 114, complaints@example.org",
    body: str = "committee",
) -> HowToComplain:
    return HowToComplain(
        landlord=landlord,
        body=body,
        contact=contact,
        website="www.example-street.example",
        homes=24,
        acknowledge=5,
        stage_1=10,
        stage_2=20,
        ombudsman=Ombudsman(
            "Housing Ombudsman Service",
            "0300 111 3000",
            "the online complaint form at housing-ombudsman.org.uk",
            "PO Box 1484, Unit D, Preston PR2 0ET",
            "12 months from the final response",
        ),
        checked_on=date(2026, 2, 2),
        check_by=date(2026, 8, 1),
    )
