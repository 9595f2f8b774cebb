"""Messages pasted from mail programs and telephones."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.pasted import Pasted, read_pasted

BODY = "The heating is still off.\n\nNote: it is cold."


@pytest.mark.parametrize(
    "head",
    [
        "From: Edith <e@example.org>\nDate: Fri, 3 Apr 2026 10:12:00 +0100\nSubject: Heating\n\n",
        "From: Edith <e@example.org>\nSent: 03 April 2026 10:12\nTo: us\nSubject:  Heating\n",
        "*From:* Edith <e@example.org>\n*Sent:* 3/4/26\n*Subject:* Heating\n\n",
    ],
)
def test_an_emails_head_gives_day_subject_and_sender(head: str) -> None:
    found = read_pasted(head + BODY)
    assert found.on == date(2026, 4, 3)
    assert (found.subject, found.text) == ("Heating", BODY)
    assert "e@example.org" in found.sender


def test_a_reply_line_gives_the_day_and_stays() -> None:
    found = read_pasted(f"On 3 April 2026 at 10:12, Edith wrote:\n{BODY}")
    assert found.on == date(2026, 4, 3)
    assert found.text.startswith("On 3 April")


def test_a_message_without_a_head_is_all_text() -> None:
    assert read_pasted(f"\n{BODY}\r\n") == Pasted(None, "", "", BODY)
    assert read_pasted("") == Pasted(None, "", "", "")


def test_a_head_alone_has_no_text_and_a_wrong_day_is_none() -> None:
    found = read_pasted("Subject: Heating\nDate: yesterday")
    assert found == Pasted(None, "Heating", "", "")
