"""Who is who: entries, homes, duplicates, and who takes part in a complaint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.residents import (
    AddHome,
    AddPerson,
    ChangeLead,
    ChangePerson,
    JoinComplaint,
    KnownPerson,
    Part,
    PersonKind,
    TakingPart,
    likely_duplicates,
    problems_home,
    problems_joining,
    problems_leading,
    problems_merging,
    problems_namesake,
    problems_person,
)
from chc_desktop.model.rules.values import Problem, Severity

TODAY = date(2026, 3, 31)
HOMES = ("1 Example Street", "2 Example Street")
TOMASZ = KnownPerson(1, "Tomasz Wilk", "1 Example Street")
NEW = AddPerson(name="Ada Thrupp", home="2 Example Street")


def fields(problems: tuple[Problem, ...]) -> list[tuple[str, bool]]:
    return [(p.field, p.severity is Severity.BLOCK) for p in problems]


def test_a_name_and_a_home_of_ours_are_enough() -> None:
    assert problems_person(NEW, (TOMASZ,), HOMES) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": " \x00"}, [("name", True)]),
        ({"kind": None}, [("kind", True)]),
        ({"elsewhere": "7 Fable Row"}, [("elsewhere", True)]),
        ({"home": "9 Nowhere"}, [("home", True)]),
        ({"home": "2 EXAMPLE street"}, []),
        ({"home": ""}, [("home", False)]),
        ({"home": "", "kind": PersonKind.APPLICANT}, []),
        ({"home": "", "elsewhere": "7 Fable Row"}, []),
        ({"email": "ada at example"}, [("email", False)]),
        ({"email": "ada@example.org"}, []),
    ],
)
def test_what_stands_against_an_entry(
    change: dict[str, str | None], found: list[tuple[str, bool]]
) -> None:
    command = replace(NEW, **change)  # type: ignore[arg-type]
    assert fields(problems_person(command, (TOMASZ,), HOMES)) == found


def test_a_home_may_be_new_while_the_list_is_open() -> None:
    assert problems_person(replace(NEW, home="9 Nowhere"), (), ()) == ()


def test_a_namesake_at_the_same_home_must_be_said_to_be_another_person() -> None:
    same = replace(NEW, name="tomasz  wilk", home="1 Example Street")
    assert fields(problems_person(same, (TOMASZ,), HOMES)) == [("another", True)]
    assert problems_person(replace(same, another=True), (TOMASZ,), HOMES) == ()
    nowhere = replace(same, home="", kind=PersonKind.APPLICANT)
    homeless = KnownPerson(2, "Tomasz Wilk")
    (problem,) = problems_person(nowhere, (homeless,), HOMES)
    assert "without a home" in problem.text


def test_the_same_name_at_two_homes_is_two_people_and_says_so() -> None:
    command = replace(NEW, name="Tomasz Wilk")
    (problem,) = problems_person(command, (TOMASZ,), HOMES)
    assert problem.severity is Severity.WARN
    assert problem.text == (
        "There is also Tomasz Wilk at 1 Example Street. They are kept as two people."
    )


def test_changing_somebody_is_not_stopped_by_their_own_entry() -> None:
    command = ChangePerson(
        person_id=1, name="Tomasz Wilk", kind=PersonKind.RESIDENT, home="1 Example Street"
    )
    assert problems_person(command, (TOMASZ,), HOMES) == ()


def test_a_home_has_a_label_of_its_own_and_more_than_are_owned_warns() -> None:
    assert fields(problems_home(AddHome(label=" "), HOMES, 24)) == [("label", True)]
    assert fields(problems_home(AddHome(label="1 example STREET"), HOMES, 24)) == [("label", True)]
    assert fields(problems_home(AddHome(label="3 Example Street"), HOMES, 2)) == [("label", False)]
    assert problems_home(AddHome(label="3 Example Street"), HOMES, 24) == ()
    assert problems_home(AddHome(label="3 Example Street"), HOMES, 0) == ()


def test_people_at_two_homes_are_never_merged_without_a_word() -> None:
    other = KnownPerson(2, "Tomasz Wilk", "2 Example Street")
    assert fields(problems_merging(TOMASZ, other, " ")) == [("why", True)]
    assert problems_merging(TOMASZ, other, "He moved in May and told us so.") == ()
    assert problems_merging(TOMASZ, replace(other, home=""), "") == ()


def test_merging_needs_two_entries_and_says_which_name_stays() -> None:
    assert fields(problems_merging(None, TOMASZ, "")) == [("", True)]
    assert fields(problems_merging(TOMASZ, None, "")) == [("", True)]
    assert fields(problems_merging(TOMASZ, TOMASZ, "")) == [("duplicate_id", True)]
    (warning,) = problems_merging(TOMASZ, replace(TOMASZ, id=2, name="T. Wilk"), "")
    assert warning.severity is Severity.WARN
    assert warning.text.endswith("Tomasz Wilk will stay.")


ALIKE = [
    ("Mr Tomasz Wilk", "1 Example Street", "", "", "The same name at the same home."),
    ("Tomasz Wilk", "", "", "", "The same name; one of the two has no home."),
    ("T. Wilk", "1 Example Street", "", "", "Nearly the same name at the same home."),
    ("Tomasz Wilg", "1 Example Street", "", "", "Nearly the same name at the same home."),
    ("Tomasz Wilkk", "1 Example Street", "", "", "Nearly the same name at the same home."),
    (
        "Tomasz Wilk",
        "2 Example Street",
        "TW@example.org",
        "",
        "The same name and the same telephone or email, at two homes.",
    ),
    (
        "Tomasz Wilk",
        "2 Example Street",
        "",
        "01632-960 001",
        "The same name and the same telephone or email, at two homes.",
    ),
    ("Tomasz Wilk", "2 Example Street", "", "", ""),
    ("Agnieszka Wilk", "1 Example Street", "", "", ""),
    ("Terry Wilk", "1 Example Street", "", "", ""),
    ("Wilk", "1 Example Street", "", "", ""),
    ("Bo Alder", "1 Example Street", "", "", ""),
]


@pytest.mark.parametrize(("name", "home", "email", "phone", "why"), ALIKE)
def test_likely_duplicates_are_suggested_with_what_speaks_for_it(
    name: str, home: str, email: str, phone: str, why: str
) -> None:
    one = replace(TOMASZ, email="tw@example.org", phone="01632 960001")
    found = likely_duplicates((KnownPerson(2, name, home, email, phone), one))
    assert [(f.first.id, f.second.id, f.why) for f in found] == ([(1, 2, why)] if why else [])


def test_two_without_a_home_and_two_named_by_their_title_only() -> None:
    (found,) = likely_duplicates((KnownPerson(1, "Bo Alder"), KnownPerson(2, "Bo Alder")))
    assert found.why == "The same name, without a home."
    assert likely_duplicates((KnownPerson(1, "Mrs"), KnownPerson(2, "Mr"))) == ()


PARTIES = TakingPart(1, ((2, Part.MEMBER), (3, Part.REPRESENTATIVE)))
JOIN = JoinComplaint(complaint_id=1, part=Part.MEMBER, name="Ada Thrupp")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"part": None}, [("part", True)]),
        ({"name": ""}, [("name", True)]),
        ({"person_id": 1}, [("name", True)]),
        ({"person_id": 2}, [("name", True)]),
        ({"person_id": 2, "part": Part.COMPANION}, []),
        ({"part": Part.REPRESENTATIVE}, [("consent_on", False)]),
        ({"part": Part.REPRESENTATIVE, "consent_on": date(2026, 3, 1)}, []),
        ({"part": Part.REPRESENTATIVE, "consent_on": date(2026, 4, 1)}, [("consent_on", True)]),
        ({"person_id": 3, "part": Part.REPRESENTATIVE, "consent_on": TODAY}, []),
    ],
)
def test_what_stands_against_taking_part(
    change: dict[str, object], found: list[tuple[str, bool]]
) -> None:
    command = replace(JOIN, **change)  # type: ignore[arg-type]
    assert fields(problems_joining(command, PARTIES, TODAY)) == found


def test_only_a_member_can_take_over_the_lead() -> None:
    assert fields(problems_leading(ChangeLead(complaint_id=1, person_id=1), PARTIES)) == [
        ("person_id", True)
    ]
    assert fields(problems_leading(ChangeLead(complaint_id=1, person_id=3), PARTIES)) == [
        ("person_id", True)
    ]
    assert problems_leading(ChangeLead(complaint_id=1, person_id=2), PARTIES) == ()


@pytest.mark.parametrize(
    ("name", "home", "elsewhere", "told"),
    [
        ("leonard  pask", " ", False, True),
        ("Leonard Pask", "12 Example Street", False, False),
        ("Leonard Pask", "", True, False),
        ("Edith Marlowe", "", False, False),
        ("", "", False, False),
    ],
)
def test_a_known_name_without_a_home_is_told_of(
    name: str,
    home: str,
    elsewhere: bool,
    told: bool,
) -> None:
    known = (KnownPerson(1, "Leonard Pask", "17 Example Street"), KnownPerson(2, "Edith Marlowe"))
    found = problems_namesake(name, home, known, elsewhere=elsewhere)
    assert [problem.severity for problem in found] == ([Severity.WARN] if told else [])
    assert all("17 Example Street, is in the register" in problem.text for problem in found)
