"""Letters in several wordings: a complete one lacks nothing, and each part taken out is missed."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.letter_checks import LetterCheck, check_letter, ombudsman_words
from chc_desktop.model.rules.letter_facts import Contacts, LetterFacts
from chc_desktop.model.rules.letters import Element, LetterKind
from chc_desktop.model.rules.values import Stage

CONTACTS = Contacts(("0300 111 3000",), ("housing-ombudsman.org.uk",), ("PR2 0ET",))
RECEIVED = date(2026, 3, 27)
ACK_1 = LetterFacts(
    LetterKind.ACKNOWLEDGEMENT, Stage.ONE, RECEIVED, RECEIVED, date(2026, 4, 21), 10, CONTACTS
)
ACK_2 = LetterFacts(
    LetterKind.STAGE2_ACKNOWLEDGEMENT,
    Stage.TWO,
    RECEIVED,
    RECEIVED,
    date(2026, 5, 6),
    20,
    CONTACTS,
)
EXTEND_1 = LetterFacts(
    LetterKind.EXTENSION,
    Stage.ONE,
    RECEIVED,
    date(2026, 4, 15),
    date(2026, 4, 29),
    10,
    CONTACTS,
)
EXTEND_2 = LetterFacts(
    LetterKind.EXTENSION,
    Stage.TWO,
    RECEIVED,
    date(2026, 4, 28),
    date(2026, 5, 27),
    20,
    CONTACTS,
)

Parts = dict[str, str]

PLAIN: Parts = {
    "hello": "Dear Ms Marlowe\n\n# Your complaint about the heating",
    "thanks": "Thank you for your complaint about the heating, which we received on 27 March 2026.",
    "definition": "You told us that the heating has been off since 19 March and that nobody came.",
    "outcomes": "You would like the boiler repaired and an apology.",
    "responsibility": (
        "We are responsible for the boiler. We are not responsible for the gas main, which "
        "belongs to the gas network."
    ),
    "handler": "I am the officer responsible for dealing with complaints.",
    "respond_by": "We will send you our full response by 14 April 2026.",
    "ombudsman": "You can reach the Housing Ombudsman on 0300 111 3000 at any time.",
    "bye": "If you would like this letter in large print, tell us.\n\nYours sincerely\n\nAlan Prewett",
}
HEADED: Parts = {
    "hello": "Re: complaint C-031\n\nDear Edith",
    "thanks": "I am writing to acknowledge your complaint of Friday 27 March.",
    "definition": (
        "What you complained about\n\n- the heating was off for eight days\n"
        "- the contractor did not keep the appointment\n"
    ),
    "outcomes": "Outcomes sought\n\nA working boiler, and payment for the electric heaters.",
    "responsibility": (
        "Responsibilities\n\nThe boiler and the radiators fall to the co-op. The meter is for "
        "your supplier to look after."
    ),
    "handler": "Alan Prewett looks into it; you can ring them on 01632 960 114.",
    "respond_by": "What happens next\n\nYou should have our decision no later than Tues 14 April.",
    "ombudsman": ("Housing Ombudsman Service\nPO Box 1484, Unit D, Preston, PR2 0ET\n"),
    "bye": "Kind regards\nAlan Prewett",
}
FORMAL: Parts = {
    "hello": "Dear Sir or Madam",
    "thanks": "This letter confirms that your complaint was received and logged on 27/03/2026.",
    "definition": (
        "We have understood your complaint to be about eight days without hot water and the "
        "lack of any message from us."
    ),
    "outcomes": "As a resolution you have asked for compensation of £60 and a promise in writing.",
    "responsibility": (
        "Supplying hot water is our responsibility; the pressure in the street is outside our "
        "control."
    ),
    "handler": "The person responsible for your case is the Complaints Officer.",
    "respond_by": (
        "The Association aims to issue its response within 10 working days of this letter."
    ),
    "ombudsman": (
        "Advice is available throughout from the Housing Ombudsman, www.housing-ombudsman.org.uk."
    ),
    "bye": (
        "Please send us any photographs by 7 April 2026 so that we can answer in full. "
        "If you complained on behalf of somebody else, we need their consent."
    ),
}
SHORT_EXTENSION: Parts = {
    "hello": "Dear Ms Marlowe\n\n# More time for your complaint",
    "sorry": "We should have answered your complaint by 15 April 2026. We are sorry for the delay.",
    "reasons": "The surveyor has been ill and will not inspect the roof until 20 April 2026.",
    "new_date": "We will answer by 27 April 2026.",
    "ombudsman": (
        "If you are unhappy with this, contact the Housing Ombudsman on 0300 111 3000, or at "
        "www.housing-ombudsman.org.uk, because it can advise you."
    ),
    "bye": "Yours sincerely\n\nAlan Prewett",
}
HEADED_EXTENSION: Parts = {
    "hello": "Subject: C-031",
    "sorry": "We need more time to finish our response. We will ring you on 20 April about progress.",
    "reasons": "Reasons\n\nTwo witnesses are on holiday and their accounts differ from the log.",
    "new_date": "New date for our response: Monday 27 April 2026",
    "ombudsman": "Housing Ombudsman Service, PO Box 1484, Unit D, Preston PR2 0ET.",
    "bye": "Kind regards",
}
FORMAL_EXTENSION: Parts = {
    "hello": "Dear Resident",
    "sorry": "Your complaint is due to be answered shortly.",
    "reasons": "We are waiting for the contractor's job sheets, owing to a change of their office.",
    "new_date": "The deadline has therefore been extended to 27/4/26.",
    "ombudsman": "Housing Ombudsman: https://www.housing-ombudsman.org.uk/residents",
    "bye": "We apologise for any worry.",
}
EXTENSION_2 = {"27 April 2026": "20 May 2026", "27/4/26": "20/5/26", "27 April": "20 May"}
ACKNOWLEDGEMENTS = (PLAIN, HEADED, FORMAL)
EXTENSIONS = (SHORT_EXTENSION, HEADED_EXTENSION, FORMAL_EXTENSION)


def letter(parts: Parts, without: str = "") -> str:
    return "\n\n".join(text for name, text in parts.items() if name != without)


def lacks(check: LetterCheck) -> list[tuple[str, str]]:
    return [(n.provision, n.element.value) for n in check.missing]


CASES = [
    *[(letter_parts, ACK_1) for letter_parts in ACKNOWLEDGEMENTS],
    *[(letter_parts, ACK_2) for letter_parts in ACKNOWLEDGEMENTS],
    *[(letter_parts, EXTEND_1) for letter_parts in EXTENSIONS],
]


@pytest.mark.parametrize(("parts", "facts"), CASES)
def test_a_complete_letter_lacks_nothing(parts: Parts, facts: LetterFacts) -> None:
    assert lacks(check_letter(letter(parts), facts)) == []


PROVISIONS = {
    ("definition", 1): "5.6",
    ("outcomes", 1): "5.6",
    ("responsibility", 1): "5.7",
    ("respond_by", 1): "6.3",
    ("ombudsman", 1): "3.7",
    ("definition", 2): "5.6",
    ("outcomes", 2): "5.6",
    ("responsibility", 2): "5.7",
    ("respond_by", 2): "6.14",
    ("ombudsman", 2): "3.7",
}
EXTENSION_PROVISIONS = {
    ("reasons", 1): "6.4",
    ("new_date", 1): "6.4",
    ("ombudsman", 1): "6.5",
    ("reasons", 2): "6.15",
    ("new_date", 2): "6.15",
    ("ombudsman", 2): "6.16",
}


@pytest.mark.parametrize("facts", [ACK_1, ACK_2], ids=["stage 1", "stage 2"])
@pytest.mark.parametrize("parts", ACKNOWLEDGEMENTS, ids=["plain", "headed", "formal"])
@pytest.mark.parametrize(
    "element", ["definition", "outcomes", "responsibility", "respond_by", "ombudsman"]
)
def test_each_part_taken_out_of_an_acknowledgement_is_the_one_that_is_missed(
    element: str, parts: Parts, facts: LetterFacts
) -> None:
    found = lacks(check_letter(letter(parts, without=element), facts))
    assert found == [(PROVISIONS[element, facts.stage.value], element)]


@pytest.mark.parametrize("facts", [EXTEND_1, EXTEND_2], ids=["stage 1", "stage 2"])
@pytest.mark.parametrize("parts", EXTENSIONS, ids=["short", "headed", "formal"])
@pytest.mark.parametrize("element", ["reasons", "new_date", "ombudsman"])
def test_each_part_taken_out_of_an_extension_is_the_one_that_is_missed(
    element: str, parts: Parts, facts: LetterFacts
) -> None:
    text = letter(parts, without=element)
    if facts.stage is Stage.TWO:
        for one, two in EXTENSION_2.items():
            text = text.replace(one, two)
    found = lacks(check_letter(text, facts))
    assert found == [(EXTENSION_PROVISIONS[element, facts.stage.value], element)]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("We will reply by 14 April 2026.", date(2026, 4, 14)),
        ("By Tuesday 14th April you'll have our answer.", date(2026, 4, 14)),
        ("Our response is due on 2026-04-14.", date(2026, 4, 14)),
        ("I will write to you with a decision before April 14, 2026.", date(2026, 4, 14)),
        ("When you will hear from us: 14.4.26", date(2026, 4, 14)),
        ("We will reply by 22 April 2026.", None),
        ("We will reply by 27 March 2026.", None),
        ("We visit you on 14 April 2026.", None),
        ("If we have not answered by 14 April 2026, ring us.", None),
        ("Please reply to us by 14 April 2026.", None),
        ("We will reply by 31 April 2026.", None),
        ("We will reply soon. The rent is due by 14 April 2026.", None),
        ("We will reply by [Write here the day by which you will respond.]", None),
        ("We will reply by 29 February.", None),
    ],
)
def test_the_day_of_the_answer_is_read_in_many_forms_and_must_be_in_reach(
    sentence: str, day: date | None
) -> None:
    assert check_letter(sentence, ACK_1).day == day


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("We will respond within 10 working days.", True),
        ("You will have our reply in ten working days.", True),
        ("We aim to answer within two weeks.", True),
        ("We will respond within 15 working days.", False),
        ("We will respond within several working days.", False),
        ("If you disagree with our answer, ask for stage 2 within 10 working days.", False),
        ("Tell us within 10 working days whether our answer suits you.", False),
        ("The contractor comes within 10 working days.", False),
    ],
)
def test_a_promise_in_working_days_counts_up_to_the_limit(sentence: str, given: bool) -> None:
    assert (Element.RESPOND_BY in check_letter(sentence, ACK_1).found) is given


@pytest.mark.parametrize(
    "text",
    [
        "The Housing Ombudsman, info@housing-ombudsman.org.uk.",
        "Housing Ombudsman, PO Box 152, Liverpool L33 7WQ.",
        "You can go to the Ombudsman.",
        "Ring 0300 111 3000.",
    ],
)
def test_an_old_way_to_the_ombudsman_or_none_does_not_count(text: str) -> None:
    assert not ombudsman_words(text, CONTACTS)


@pytest.mark.parametrize(
    "text",
    [
        "Ombudsman: +44 300 111 3000",
        "Ombudsman: 0300-111-3000",
        "Housing Ombudsman, Preston, PR20ET",
        "the Ombudsman (https://housing-ombudsman.org.uk/)",
    ],
)
def test_a_way_to_the_ombudsman_of_today_counts_in_any_form(text: str) -> None:
    assert ombudsman_words(text, CONTACTS)


def test_beyond_the_cap_a_new_date_counts_only_with_how_often_we_write() -> None:
    late = "The inquiry waits for the fire brigade's report. Our new date is 1 June 2026."
    agreed = late.replace("2026.", "2026, and we write to you every 5 working days until then.")
    assert Element.NEW_DATE not in check_letter(late, EXTEND_1).found
    assert check_letter(agreed, EXTEND_1).day == date(2026, 6, 1)


def test_what_is_still_to_be_written_says_nothing() -> None:
    text = letter(PLAIN).replace(
        PLAIN["definition"], "Our understanding is: [Write here what they are unhappy about.]"
    )
    assert lacks(check_letter(text, ACK_1)) == [("5.6", "definition")]


def test_a_letter_of_a_kind_without_a_list_lacks_nothing() -> None:
    facts = LetterFacts(
        LetterKind.UPDATE, Stage.ONE, RECEIVED, RECEIVED, date(2026, 4, 21), 10, CONTACTS
    )
    assert check_letter("We are still looking into it.", facts).complete


@pytest.mark.parametrize(
    ("sentence", "element"),
    [
        ("We understand how frustrating and upsetting this has been.", Element.DEFINITION),
        ("You told us on 27 March 2026.", Element.DEFINITION),
        ("You told us that you want a new boiler.", Element.DEFINITION),
        ("Your complaint about the heating", Element.DEFINITION),
        ("You complained to us.", Element.DEFINITION),
        ("If you want a meeting about the repairs, ring us.", Element.OUTCOMES),
        ("Send us anything else that you want us to see.", Element.OUTCOMES),
        ("You asked for letters in large print.", Element.OUTCOMES),
        ("The officer responsible for your complaint is Ms Vale.", Element.RESPONSIBILITY),
        ("You have asked us several times for help.", Element.OUTCOMES),
        ("Responsible for your complaint is Ms Vale.", Element.RESPONSIBILITY),
        ("I am responsible for the whole inquiry.", Element.RESPONSIBILITY),
    ],
)
def test_words_that_only_sound_like_it_do_not_count(sentence: str, element: Element) -> None:
    assert element not in check_letter(sentence, ACK_1).found


@pytest.mark.parametrize(
    "sentence",
    [
        "We need more time to respond to your complaint.",
        "This is so that we can give you a full answer.",
        "As we have told you, we are looking into it still.",
        "We are sorry for the delay.",
    ],
)
def test_that_it_takes_longer_is_no_reason(sentence: str) -> None:
    assert Element.REASONS not in check_letter(sentence, EXTEND_1).found
