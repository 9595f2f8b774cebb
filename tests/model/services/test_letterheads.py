"""Dated data, the head of our letters and our logo: the user's own edition, and its age."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.settings import DescribeLandlord, SetContacts, SetLogo
from chc_desktop.model.services import dated_blocks, letterheads, queries, settings
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
LANDLORD = DescribeLandlord(
    name="Example Street Housing Co-operative",
    address="The Laundry Room, Example Street",
    contact="the complaints officer",
    website="www.example-street.example",
    governing_body="board",
    registered=False,
    scheme_member=True,
)
CONTACTS = SetContacts(
    name="Housing Ombudsman Service",
    telephone="01632 960 999",
    post="1 Sample Square",
    form="the form at ombudsman.example",
    time_limit="12 months from the final response",
    in_force_from=D("2026-03-01"),
    last_checked=D("2026-03-30"),
    source="their website",
)
GREY = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAADklEQVR4nGNoaGhgAGIADAgDAcWhuYYAAAAASUVORK5CYII="
)
"""A PNG of 3 by 2 grey pixels."""


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_users_contacts_stand_before_the_programs(session: Session) -> None:
    ours = dated_blocks.contacts(session)
    assert (ours.telephone, ours.edited) == ("0300 111 3000", False)
    done(letterheads.set_contacts(session, CONTACTS))
    mine = dated_blocks.contacts(session)
    assert (mine.telephone, mine.edited, mine.old) == ("01632 960 999", True, False)
    assert (mine.in_force_from, mine.last_checked) == (D("2026-03-01"), D("2026-03-30"))
    assert mine.newer_in_program  # what the program brings was checked later, in its own year
    assert "Give the telephone number." in why_not(
        letterheads.set_contacts(session, replace(CONTACTS, telephone=""))
    )


def test_contacts_that_come_into_force_later_are_not_used_before(session: Session) -> None:
    later = replace(CONTACTS, in_force_from=D("2026-04-01"))
    done(letterheads.set_contacts(session, later))
    assert not dated_blocks.contacts(session).edited
    session.today = D("2026-04-01")
    assert dated_blocks.contacts(session).telephone == "01632 960 999"


def test_contacts_over_180_days_old_are_warned_about_until_somebody_checks(
    session: Session,
) -> None:
    done(letterheads.set_contacts(session, replace(CONTACTS, last_checked=D("2025-10-01"))))
    (warning,) = queries.data_warnings(session)
    assert "last checked on Wed 1 October 2025" in plain(warning)
    done(letterheads.mark_checked(session, "ombudsman", session.today))
    assert queries.data_warnings(session) == []
    assert dated_blocks.contacts(session).telephone == "01632 960 999"


def test_what_the_program_brings_can_be_marked_as_checked_unchanged(session: Session) -> None:
    session.today = D("2027-06-01")
    blocks = {b.name: b for b in dated_blocks.dated_blocks(session)}
    assert set(blocks) == {"ombudsman", "calendar", "compensation", "hazards"}
    assert all(b.old and not b.edited for b in blocks.values())
    for name in blocks:
        done(letterheads.mark_checked(session, name, session.today))
    assert not any(b.old for b in dated_blocks.dated_blocks(session))
    assert dated_blocks.contacts(session).telephone == "0300 111 3000"
    assert "not in this register" in why_not(
        letterheads.mark_checked(session, "moon", session.today)
    )
    assert "Enter the date." in why_not(letterheads.mark_checked(session, "ombudsman", None))


@pytest.mark.parametrize("body", ["no JSON", "[1]", '{"telephone": 5}'])
def test_a_block_that_cannot_be_read_leaves_the_programs_words(session: Session, body: str) -> None:
    with session.action("test") as action:
        action.insert(
            "dated_block",
            {
                "name": "ombudsman",
                "body": body,
                "in_force_from": "2026-01-01",
                "last_checked_on": "2026-03-01",
            },
        )
    assert dated_blocks.contacts(session).telephone == "0300 111 3000"


def test_the_letterhead_is_name_and_address_until_it_is_changed(session: Session) -> None:
    done(settings.describe_landlord(session, LANDLORD))
    usual = f"{LANDLORD.name}\n{LANDLORD.address}"
    assert dated_blocks.letterhead(session) == usual
    done(letterheads.set_letterhead(session, "Our own head\r\nin two lines "))
    assert dated_blocks.letterhead(session) == "Our own head\nin two lines"
    done(letterheads.set_letterhead(session, "  "))
    assert settings.settings(session).letterhead == usual


def test_a_logo_is_kept_replaced_and_removed(session: Session) -> None:
    assert dated_blocks.logo(session) is None
    done(letterheads.set_logo(session, SetLogo(content=GREY)))
    done(letterheads.set_logo(session, SetLogo(content=GREY)))
    logo = dated_blocks.logo(session)
    assert logo is not None
    assert (logo.content, logo.media_type, logo.width, logo.height) == (GREY, "image/png", 3, 2)
    assert settings.settings(session).has_logo
    assert session.register.tuples("SELECT count(*) FROM attachment WHERE removed_on IS NULL") == [
        (1,)
    ]
    done(letterheads.remove_logo(session))
    assert dated_blocks.logo(session) is None
    assert "not in this register" in why_not(letterheads.remove_logo(session))
    assert session.register.faults() == []


def test_what_is_no_picture_is_no_logo(session: Session) -> None:
    assert "PNG or JPEG" in why_not(letterheads.set_logo(session, SetLogo(content=b"%PDF-1.7")))
    assert dated_blocks.logo(session) is None


def test_the_settings_page_shows_award_limits_of_those_in_office(session: Session) -> None:
    shown = settings.settings(session)
    assert shown.award_limits == ()
    assert shown.contacts.name == "Housing Ombudsman Service"
    assert (shown.year_end_month, shown.year_end_day) == (3, 31)
