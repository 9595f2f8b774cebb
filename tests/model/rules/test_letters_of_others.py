"""Letters by other hands: landlords' own manners of saying the same, none of them ours."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.letter_checks import check_letter
from chc_desktop.model.rules.letter_facts import Contacts, LetterFacts
from chc_desktop.model.rules.letters import LetterKind, elements, without_gaps
from chc_desktop.model.rules.values import Stage

CONTACTS = Contacts(("0300 111 3000",), ("housing-ombudsman.org.uk",), ("PR2 0ET",))
RECEIVED = date(2026, 3, 27)
ACKNOWLEDGEMENT = LetterFacts(
    LetterKind.ACKNOWLEDGEMENT, Stage.ONE, RECEIVED, RECEIVED, date(2026, 4, 21), 10, CONTACTS
)
EXTENSION = LetterFacts(
    LetterKind.EXTENSION,
    Stage.ONE,
    RECEIVED,
    date(2026, 4, 15),
    date(2026, 4, 29),
    10,
    CONTACTS,
)
ACKNOWLEDGEMENTS: dict[str, dict[str, str]] = {
    "managing agent": {
        "hello": "Dear Mr Khan,",
        "reference": "Complaint reference: 2026/031",
        "thanks": "We acknowledge receipt of your complaint dated 27 March 2026 and confirm it has been logged at Stage 1 of our complaints procedure.",
        "definition": "Your complaint: the communal door has been broken since January and two visits were missed.",
        "outcomes": "Outcome you are seeking: the door mended and compensation for the missed visits.",
        "responsibility": "The Co-op is responsible for the communal door. We are not responsible for the intercom, which is managed by the freeholder.",
        "respond_by": "You can expect to receive our Stage 1 response on or before Tuesday 14 April 2026.",
        "handler": "Your complaint will be handled by Priya Sandhu. If you require any adjustments, please let us know.",
        "ombudsman": "You may contact the Housing Ombudsman Service at any point: telephone 0300 111 3000, website www.housing-ombudsman.org.uk.",
    },
    "friendly": {
        "hello": "Hi Sam",
        "thanks": "Thanks for getting in touch. I've logged your complaint today.",
        "definition": "As I understand it, the neighbour's music keeps you awake and you feel nobody has acted on your reports.",
        "outcomes": "You'd like us to speak to the neighbour and keep you posted.",
        "responsibility": "Noise between homes is something we're responsible for dealing with under our rules; licensing of the pub next door is down to the council.",
        "respond_by": "I'll get back to you with an answer by 14/04/2026 at the latest.",
        "ombudsman": "The Ombudsman can give you advice too: 0300 111 3000.",
    },
    "panel": {
        "hello": "Dear Ms Farrow",
        "thanks": "I write to confirm that we have received your complaint.",
        "definition": "In summary, you are dissatisfied that the lift was out of order for three weeks.",
        "outcomes": "To resolve matters you would like a rent reduction.",
        "responsibility": "We can consider the repair of the lift and how we kept you informed, but not the design of the building, which is outside our control.",
        "respond_by": "Our complaints panel will consider your complaint and we will let you have a full reply within ten working days.",
        "handler": "Should you wish to add anything, call us on 01632 960 114.",
        "ombudsman": "Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
    },
    "short labels": {
        "hello": "Dear resident",
        "thanks": "Thank you for your email of 27 March.",
        "definition": "The complaint we will investigate is: delays in fixing the leak, and rudeness of the contractor.",
        "outcomes": "You have told us that a new ceiling and an apology would resolve it for you.",
        "responsibility": "Responsible: the leak (ours). Not responsible: your contents insurance.",
        "respond_by": "Target date for our decision: 14 April 2026",
        "ombudsman": "If you need help, the Housing Ombudsman Service is at https://www.housing-ombudsman.org.uk/ or 0300 111 3000.",
    },
    "numbered": {
        "hello": "To: Mr O'Neill\nSubject: Acknowledgement of your complaint (ref 26/014)",
        "thanks": "Dear Mr O'Neill\n\nYour complaint reached us on Friday 27 March 2026 and we are treating it as a\nformal stage 1 complaint.",
        "definition": "What your complaint is about\n1. The roof above your flat has leaked since\n   November.\n2. Calls to the office were not returned.",
        "outcomes": "What you hope will happen\n1. A lasting repair.\n2. Repainting of the ceiling.",
        "responsibility": "What is and is not ours\nThe roof is the co-operative's responsibility. Your belongings are covered by your own insurance, not by us.",
        "respond_by": "What we do now\nThe committee will reply to you in full no later than 14 April.",
        "ombudsman": "Independent advice\nHousing Ombudsman Service, tel. 0300 111 3000",
        "bye": "Yours sincerely,\nAlan Prewett\nComplaints Officer",
    },
    "two residents": {
        "hello": "Dear Edith and Tom,",
        "thanks": "Thank you for taking the time to complain to us.",
        "definition": "We've noted the following complaint: the bins are not emptied and the store is locked.",
        "outcomes": "Your desired outcome is weekly emptying and a key for each home.",
        "responsibility": "Emptying the bins lies with the district council, so we cannot be held responsible for it; the store and its keys are for us to sort out.",
        "respond_by": "A written response will follow within 10 working days of today.",
        "ombudsman": "At any stage, residents may seek advice from the Housing Ombudsman: www.housing-ombudsman.org.uk / 0300 111 3000.",
        "bye": "With best wishes",
    },
}
EXTENSIONS: dict[str, dict[str, str]] = {
    "records": {
        "hello": "Dear Mr Khan,",
        "opening": "I am writing about your Stage 1 complaint.",
        "reasons": "Unfortunately our investigation is taking longer than planned because the contractor has not yet supplied its records.",
        "new_date": "You will now receive our response by 27 April 2026.",
        "ombudsman": "If you are unhappy with this extension you can contact the Housing Ombudsman on 0300 111 3000.",
    },
    "officer's email": {
        "hello": "Hi Sam",
        "opening": "Sorry, I said I'd answer by 15 April but I can't.",
        "reasons": "The reason is that the environmental health officer visits on 22 April and I want to include her findings.",
        "new_date": "I am extending the deadline by eight working days, to 27 April.",
        "ombudsman": "Ombudsman: housing-ombudsman.org.uk",
    },
    "panel ill": {
        "hello": "Dear Ms Farrow",
        "opening": "We wrote to you on 30 March to acknowledge your complaint. We are unable to respond by 15 April 2026.",
        "reasons": "Two members of the panel are ill.",
        "new_date": "Our revised response date is Monday 27 April 2026.",
        "ombudsman": "The Housing Ombudsman Service can be reached at PO Box 1484, Preston PR2 0ET.",
    },
    "gas report": {
        "hello": "Dear resident",
        "opening": "This letter tells you about a delay.",
        "reasons": "We need to see the gas safety report before we can decide, and it will only be ready on 20 April 2026.",
        "new_date": "We have extended the time to respond until 27 April 2026.",
        "ombudsman": "Housing Ombudsman, 0300 111 3000.",
    },
    "storm": {
        "hello": "Dear Mr O'Neill",
        "opening": "Re: your complaint 26/014\n\nYour response was due on 15 April 2026.",
        "reasons": "Why it takes longer: scaffolding could not be put up in the storm, so nobody has seen the roof yet.",
        "new_date": "New response date: 28 April 2026",
        "ombudsman": "You have the right to take this to the Housing Ombudsman: 0300 111 3000, www.housing-ombudsman.org.uk, PO Box 1484, Unit D, Preston PR2 0ET.",
    },
    "many to ask": {
        "hello": "Dear Edith",
        "opening": "I regret that we have to extend the time for our stage 1 response.",
        "reasons": "This is down to the number of people we have to talk to: six, of whom three work nights.",
        "new_date": "We now expect to respond on Tuesday, 28th April 2026.",
        "ombudsman": "The Housing Ombudsman's number is 0300 111 3000.",
    },
}
LETTERS = [
    *[(letter, ACKNOWLEDGEMENT) for letter in ACKNOWLEDGEMENTS.values()],
    *[(letter, EXTENSION) for letter in EXTENSIONS.values()],
]


def missing(letter: dict[str, str], facts: LetterFacts, without: str = "") -> list[str]:
    text = "\n\n".join(words for name, words in letter.items() if name != without)
    return [needed.element.value for needed in check_letter(text, facts).missing]


@pytest.mark.parametrize(
    ("letter", "facts"), LETTERS, ids=[*ACKNOWLEDGEMENTS, *(f"extension {n}" for n in EXTENSIONS)]
)
def test_nothing_is_missed_in_the_whole_letter_and_each_part_taken_out_is(
    letter: dict[str, str], facts: LetterFacts
) -> None:
    assert missing(letter, facts) == []
    for needed in elements(facts.kind, facts.stage):
        element = needed.element.value
        assert missing(letter, facts, without=element) == [element]


def test_a_line_still_to_be_written_says_nothing_yet() -> None:
    text = "We are responsible for: [Write here which parts you are responsible for.]\nYours"
    assert without_gaps(text) == "Yours"


@pytest.mark.parametrize(
    "understanding",
    [
        "You asked on 3 March for the tap to be mended and nobody came",
        "Our understanding is: You asked on 3 March for the tap to be mended.",
        "You asked us twice to mend the tap, but it still drips.",
        "You were promised a visit on 4 March.",
        "The tap has dripped day and night since January.",
        "Dear Sam, the tap has dripped day and night since January.",
    ],
)
def test_a_request_that_came_to_nothing_is_the_complaint_and_no_wish(understanding: str) -> None:
    letter = {
        "hello": "Dear Sam",
        "definition": f"{understanding.rstrip('.')}.",
        "outcomes": "What would put it right for you: a tap that closes.",
        "responsibility": "The tap is ours to mend.",
        "respond_by": "We will respond by 14 April 2026.",
        "ombudsman": "Housing Ombudsman, 0300 111 3000",
    }
    assert missing(letter, ACKNOWLEDGEMENT) == []
    assert missing(letter, ACKNOWLEDGEMENT, without="definition") == ["definition"]
    assert missing(letter, ACKNOWLEDGEMENT, without="outcomes") == ["outcomes"]


def test_in_one_paragraph_what_went_wrong_comes_before_what_the_landlord_answers_for() -> None:
    letter = {
        "definition": "Hi Sam, the shed has stood open for two weeks.",
        "outcomes": "You just want a lock.",
        "responsibility": "The shed is ours, the street isn't and never was.",
        "respond_by": "I'll answer you by 14 April.",
        "ombudsman": "Housing Ombudsman: 0300 111 3000.",
    }
    for gone in ("", *letter):
        text = " ".join(words for name, words in letter.items() if name != gone)
        found = [n.element.value for n in check_letter(text, ACKNOWLEDGEMENT).missing]
        assert found == ([gone] if gone else [])
