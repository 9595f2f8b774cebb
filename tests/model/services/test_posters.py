"""The poster follows the settings: own times, the Ombudsman's details in force, nobody's name."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest

from chc_desktop.model.rules.registers import HoldOffice
from chc_desktop.model.rules.settings import (
    ACKNOWLEDGE_TARGET,
    STAGE_2_TARGET,
    DescribeLandlord,
    SetContacts,
    SetTarget,
)
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import settings
from chc_desktop.model.services.letterheads import set_contacts
from chc_desktop.model.services.officers import save_entry
from chc_desktop.model.services.posters import POSTER_KINDS, how_to_complain, poster_pdf
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import Session


def text_of(session: Session, kind: str) -> str:
    pages = pypdf.PdfReader(BytesIO(poster_pdf(session, kind))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def described(session: Session, contact: str) -> None:
    command = DescribeLandlord(name="Example Street Housing Co-operative", contact=contact)
    assert isinstance(settings.describe_landlord(session, command), Done)


@pytest.mark.parametrize("kind", POSTER_KINDS)
def test_without_own_targets_the_code_s_times_stand(session: Session, kind: str) -> None:
    told = how_to_complain(session)
    assert (told.acknowledge, told.stage_1, told.stage_2) == (5, 10, 20)
    assert "Example Street Housing Co-operative" in text_of(session, kind)


def test_a_shorter_target_of_our_own_stands_and_a_longer_one_does_not(session: Session) -> None:
    for name, days in ((ACKNOWLEDGE_TARGET, 3), (STAGE_2_TARGET, 25)):
        command = SetTarget(name=name, working_days=days, from_on=session.today)
        settings.set_target(session, command)
    told = how_to_complain(session)
    assert (told.acknowledge, told.stage_2) == (3, 20)
    assert "3 working days" in text_of(session, "poster")


def test_the_ombudsman_s_details_are_those_in_force(session: Session) -> None:
    checked = session.today - timedelta(days=200)
    command = SetContacts(
        name="Housing Ombudsman Service",
        telephone="0300 999 0000",
        post="PO Box 1, Anytown AN1 1AA",
        form="the form at ombudsman.example.org",
        time_limit="12 months",
        source="their letter",
        in_force_from=checked,
        last_checked=checked,
    )
    assert isinstance(set_contacts(session, command), Done)
    told = how_to_complain(session)
    assert told.old
    assert told.check_by == checked + timedelta(days=180)
    assert "0300 999 0000" in text_of(session, "poster")
    assert "0300 111 3000" not in text_of(session, "poster")


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("Thora Winstanley-Pugh, 01632 960 114", "01632 960 114"),
        ("01632 960 114; thora winstanley-pugh", "01632 960 114"),
        ("Ring Thora Winstanley-Pugh on 01632 960 114.", "Ring us on 01632 960 114"),
        ("the complaints officer, 01632 960 114", "the complaints officer, 01632 960 114"),
        ("Thora Winstanley-Pugh", ""),
    ],
)
def test_a_name_in_our_contact_line_is_left_out(session: Session, contact: str, said: str) -> None:
    office = HoldOffice(
        person="Thora Winstanley-Pugh",
        role=Role.COMPLAINTS_OFFICER,
        from_on=date(2025, 1, 1),
    )
    assert isinstance(save_entry(session, office), Done)
    described(session, contact)
    assert how_to_complain(session).contact == said
    for kind in POSTER_KINDS:
        assert "Winstanley" not in text_of(session, kind)
        assert b"Winstanley" not in poster_pdf(session, kind)
