"""What in a self-assessment's words belongs to one year and must be looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.yearly import Tie, YearPromise, look_again_words, tied_to_year

D = date.fromisoformat
TODAY = D("2026-06-01")


def found(text: str, *names: str) -> list[str]:
    return [tie.words for tie in tied_to_year(text, names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Complaints policy of 10 June 2025, section 1.", ["10 June 2025"]),
        ("Approved on 3rd of March 2025 by all.", ["3rd of March 2025"]),
        ("Seen on 14/10/2025 and 2025-11-02.", ["14/10/2025", "2025-11-02"]),
        ("In force since September 2022.", ["September 2022"]),
        ("Reported on 14 October, met by 2 October.", ["14 October", "2 October"]),
        ("The resident had asked since January.", ["since January"]),
        ("The report for 2025/26 and for 2025-2026.", ["2025/26", "2025-2026"]),
        ("It was first written in 2023.", ["2023"]),
        ("8 of 10 responses went out in time.", ["8 of 10"]),
        ("One of two was late; none of the three was.", ["One of two", "none of the three"]),
        ("11 out of 19 knew.", ["11 out of 19"]),
        ("95.5% in time, 80 per cent at stage 2.", ["95.5%", "80 per cent"]),
        ("We paid £529 and £1,025.50.", ["£529", "£1,025.50"]),
        ("All fifteen complaints were taken.", ["All fifteen complaints"]),
        (
            "Minute 25/06 and (minutes 25/10 and 26/02).",
            ["Minute 25/06", "minutes 25/10 and 26/02"],
        ),
        ("At the annual general meeting.", ["annual general meeting"]),
        (
            "The last committee meeting agreed; so did the AGM.",
            ["The last committee meeting", "AGM"],
        ),
        ("The manager came to the January meeting.", ["January meeting"]),
        ("Last year’s report. This year it goes too.", ["Last year’s", "This year"]),
        ("Currently none; so far none.", ["Currently", "so far"]),
    ],
)
def test_words_of_a_year_are_found_as_they_stand(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Acknowledged within five working days, answered within 10 working days.",
        "Two stages only. See section 3, stage 2, page 2, and provision 6.14.",
        "The Housing Act 1996 and the Social Housing (Regulation) Act 2023 apply.",
        "We follow the 2024 Code, Complaint Handling Code 2024.",
        "Telephone 0300 111 3000, PO Box 1484 in Preston.",
        "Residents have twelve months from the final response.",
        "Our definition is the Code’s, word for word.",
        "",
    ],
)
def test_numbers_of_the_rules_themselves_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_people_of_the_register_and_anybody_with_a_title_are_found() -> None:
    text = "imelda farraday-quist chairs it with Mrs Stott; Mr. Other left."
    ties = tied_to_year(text, ("Imelda  Farraday-Quist", ""))
    assert [tie.words for tie in ties] == ["imelda farraday-quist", "Mrs Stott", "Mr. Other"]
    assert {tie.kind for tie in ties} == {Tie.NAME}
    assert found("Imelda is the officer.", "Imelda Farraday-Quist") == []


def test_the_same_words_are_named_once_and_lines_are_joined() -> None:
    text = "On 10 June 2025.\nAgain on 10\u00a0June\n2025."
    assert found(text) == ["10 June 2025"]
    assert look_again_words(tied_to_year("8 of 10, minute 25/06")) == "8 of 10\nminute 25/06"
    assert look_again_words(()) == ""


@pytest.mark.parametrize(
    ("promise", "standing"),
    [
        (YearPromise("5.9", D("2026-05-12")), "open"),
        (YearPromise("5.9", D("2026-06-01")), "to come"),
        (YearPromise("5.9", D("2026-05-12"), now_by=D("2026-05-12")), "open"),
        (YearPromise("5.9", D("2026-05-12"), now_by=D("2026-09-30")), "moved"),
        (YearPromise("5.9", D("2026-05-12"), done_on=D("2026-05-20")), "done"),
    ],
)
def test_where_a_date_to_comply_stands(promise: YearPromise, standing: str) -> None:
    assert promise.standing(TODAY) == standing
