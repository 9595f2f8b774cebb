"""Who may consider a complaint, who may not, and the sentence that says why (5.4, 5.8, 6.13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.independence import (
    bars,
    does_the_work,
    eligible,
    judge_handlers,
    members,
    nobody_left,
    once_members,
    problems_considering,
    whole_body,
)
from chc_desktop.model.rules.interests import (
    Interests,
    Outsider,
    Party,
    People,
    Person,
    Relation,
    Side,
    Who,
    name_key,
)
from chc_desktop.model.rules.offices import Term
from chc_desktop.model.rules.values import Role, Severity, Stage

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO
DAY = D("2026-03-31")
DECIDED = D("2025-12-09")
ALAN, PRIYA, KOFI, NEW, JOAN = 1, 2, 3, 4, 9


def person(
    key: int, name: str, *roles: Role, home: str = "", since: str = "2023-01-01", until: str = ""
) -> Person:
    terms = tuple(
        Term(key, name, role, D(since), D(until) if until else None, key) for role in roles
    )
    return Person(key, name, home, terms=terms, officer=bool(roles))


MEMBER = Role.COMMITTEE_MEMBER
EVERYBODY = (
    person(ALAN, "Alan Prewett", Role.COMPLAINTS_OFFICER, home="1 Example Street"),
    person(PRIYA, "Priya Sandhu", Role.CHAIR, home="4 Example Street"),
    person(KOFI, "Kofi Brandreth", MEMBER, home="18 Example Street"),
    person(NEW, "Imelda Quist", MEMBER, since="2026-01-13"),
    person(5, "Thora Pugh", MEMBER, until="2025-12-31"),
    person(JOAN, "Joan Hartley", home="2 Example Street"),
)
ELSEWHERE = Outsider(1, "Sample Lane Co-op", "another co-op", D("2025-09-09"), D("2026-12-31"))
CASE = Interests(
    people=People(EVERYBODY, (ELSEWHERE,)),
    parties=(Party(JOAN, "Joan Hartley", Side.COMPLAINS, "2 Example Street"),),
)


def texts(name: str, stage: Stage, known: Interests, day: date = DAY) -> list[str]:
    return [bar.text for bar in bars(known.people.who(name), stage, day, known)]


def may(stage: Stage, known: Interests, day: date = DAY) -> list[str]:
    return [e.who.name for e in eligible(stage, day, known) if not e.bars]


def test_whoever_decided_stage_1_cannot_decide_stage_2_and_the_sentence_says_so() -> None:
    known = replace(CASE, considered_1=(Who("Alan Prewett", ALAN),))
    said = "Alan Prewett considered stage 1, so they cannot consider stage 2 (6.13)."
    assert texts("Alan Prewett", TWO, known) == [said]
    assert texts("Alan Prewett", ONE, known) == []
    assert texts("Priya Sandhu", TWO, known) == []


@pytest.mark.parametrize(
    "spelling",
    [
        "alan  PREWETT",
        "Mr Alan Prewett",
        "Álan Prewett",
        "Alan-Prewett",
        "Alan Prewett.",
        "A. P. Old",
    ],
)
def test_two_spellings_and_merged_entries_are_one_person(spelling: str) -> None:
    merged = replace(EVERYBODY[0], spellings=("A. P. Old",))
    people = People((merged, *EVERYBODY[1:]))
    known = replace(CASE, people=people, considered_1=(Who("Alan Prewett", ALAN),))
    found = problems_considering((spelling,), TWO, DAY, known)
    assert [(p.provision, p.severity) for p in found] == [("6.13", Severity.BLOCK)]
    assert found[0].text.endswith("Choose someone else, or ask another co-op.")


def test_names_that_are_in_no_register_are_told_apart_by_their_spelling() -> None:
    known = Interests(considered_1=(Who("Ottoline O’Vane-Crake"),))
    assert problems_considering(("ottoline o'vane crake",), TWO, DAY, known)[0].provision == "6.13"
    assert problems_considering(("Ottoline Crake",), TWO, DAY, known) == ()


def test_an_initial_may_be_the_same_person_and_warns() -> None:
    known = Interests(considered_1=(Who("Ottoline Vane"), Who("Madonna")))
    (found,) = problems_considering(("O. Vane", "Prince"), TWO, DAY, known)
    assert found.severity is Severity.WARN
    assert "O. Vane may be Ottoline Vane, who considered stage 1 (6.13)." in found.text
    assert problems_considering(("O. Vane",), ONE, DAY, known) == ()
    assert problems_considering(("P. Vane", "O. Crake", "Oscar Vane"), TWO, DAY, known) == ()


def test_if_the_whole_committee_decided_stage_1_all_who_were_on_it_are_barred() -> None:
    known = replace(CASE, considered_1=(Who("The whole Committee"),), decided_1_on=DECIDED)
    (said,) = texts("Kofi Brandreth", TWO, known)
    assert said.replace("\u00a0", " ") == (
        "The whole committee decided stage 1 on Tue 9 December 2025 and Kofi Brandreth was on it, "
        "so they cannot consider stage 2 (6.13)."
    )
    assert texts("Thora Pugh", TWO, known)
    # Imelda joined in January, and the officer never was on it.
    assert may(TWO, known) == ["Alan Prewett", "Imelda Quist", "Sample Lane Co-op"]
    assert may(TWO, replace(known, decided_1_on=None)) == [
        "Alan Prewett",
        "Imelda Quist",
        "Kofi Brandreth",
        "Priya Sandhu",
        "Sample Lane Co-op",
    ]


def test_the_whole_committee_is_barred_by_any_of_its_members() -> None:
    known = replace(CASE, considered_1=(Who("Priya Sandhu", PRIYA),))
    found = problems_considering(("Committee",), TWO, DAY, known)
    assert [p.text for p in found] == [
        (
            "Priya Sandhu considered stage 1, so they cannot consider stage 2 (6.13). "
            "Name those who decide, not the whole committee."
        )
    ]
    assert problems_considering(("the committee",), ONE, DAY, known) == ()
    nobody_known = Interests(considered_1=(Who("Committee"),))
    assert problems_considering(("The committee",), ONE, DAY, nobody_known) == ()
    assert problems_considering(("The committee",), TWO, DAY, nobody_known)[0].provision == "6.13"


@pytest.mark.parametrize(
    ("name", "body", "is_it"),
    [
        ("Committee", "committee", True),
        ("The full Management Committee", "committee", True),
        ("All of the board", "board of directors", True),
        ("Board of Directors", "board of directors", True),
        ("Alan Prewett", "committee", False),
        ("The", "committee", False),
        ("Repairs committee", "committee", False),
    ],
)
def test_a_name_that_stands_for_the_whole_body(name: str, body: str, is_it: bool) -> None:
    assert whole_body(name, body) is is_it


@pytest.mark.parametrize(
    ("side", "said"),
    [
        (
            Side.ABOUT,
            (
                "The complaint is about Alan Prewett, so they cannot handle or decide it (5.8). "
                "They may be heard."
            ),
        ),
        (
            Side.COMPLAINS,
            "Alan Prewett is one of those who complain, so they cannot handle or decide it (5.8).",
        ),
        (
            Side.SPEAKS,
            "Alan Prewett speaks for the resident, so they cannot handle or decide it (5.8).",
        ),
    ],
)
def test_nobody_judges_their_own_complaint(side: Side, said: str) -> None:
    known = replace(CASE, parties=(Party(ALAN, "Alan Prewett", side, "1 Example Street"),))
    assert texts("Alan Prewett", ONE, known) == [said]
    assert texts("Alan Prewett", TWO, known) == [said]


def test_the_same_home_is_the_same_household_without_anybody_declaring_it() -> None:
    about = Party(8, "Noel Quist", Side.ABOUT, " 4 EXAMPLE street ")
    known = replace(CASE, parties=(*CASE.parties, about))
    assert texts("Priya Sandhu", ONE, known) == [
        (
            "Priya Sandhu lives in the same home as Noel Quist, whom it is about, so they cannot "
            "handle or decide it (5.8)."
        )
    ]
    nowhere = replace(CASE, parties=(Party(8, "Noel Quist", Side.COMPLAINS, ""),))
    assert texts("Imelda Quist", ONE, nowhere) == []


@pytest.mark.parametrize(
    ("day", "barred"),
    [("2026-01-09", False), ("2026-01-10", True), ("2026-02-20", True), ("2026-02-21", False)],
)
def test_a_declared_relation_counts_from_the_day_it_was_declared_until_it_ended(
    day: str,
    barred: bool,
) -> None:
    friends = Relation(JOAN, KOFI, "personal friend", D("2026-01-10"), D("2026-02-20"))
    known = replace(CASE, relations=(friends,))
    assert bool(texts("Kofi Brandreth", ONE, known, D(day))) is barred
    if barred:
        assert texts("Kofi Brandreth", ONE, known, D(day)) == [
            (
                "Kofi Brandreth has declared a conflict with Joan Hartley, who complains (personal "
                "friend), so they cannot handle or decide it (5.8)."
            )
        ]
    assert texts("Priya Sandhu", ONE, known, D(day)) == []


def test_only_people_with_a_term_of_office_that_day_and_third_parties_are_possible() -> None:
    assert [e.who.name for e in eligible(ONE, D("2025-06-01"), CASE)] == [
        "Alan Prewett",
        "Kofi Brandreth",
        "Priya Sandhu",
        "Thora Pugh",
    ]
    found = eligible(ONE, DAY, CASE)
    assert [e.who.name for e in found] == [
        "Alan Prewett",
        "Imelda Quist",
        "Kofi Brandreth",
        "Priya Sandhu",
        "Sample Lane Co-op",
    ]
    assert (found[0].roles, found[-1].roles, found[-1].kind) == (
        (Role.COMPLAINTS_OFFICER,),
        (),
        "another co-op",
    )
    assert "Sample Lane Co-op" not in [e.who.name for e in eligible(ONE, D("2027-01-01"), CASE)]


def test_when_no_officer_is_left_somebody_from_outside_is_needed() -> None:
    everyone = tuple(Who(p.name, p.id) for p in EVERYBODY)
    known = replace(CASE, considered_1=everyone)
    assert nobody_left(eligible(TWO, DAY, known))
    assert may(TWO, known) == ["Sample Lane Co-op"]
    assert not nobody_left(eligible(ONE, DAY, known))


def test_whoever_considered_stage_1_is_named_among_those_who_may_not_whatever_they_hold() -> None:
    known = replace(CASE, considered_1=(Who("Ottoline Vane"), Who("Committee")))
    named = {e.who.name: bool(e.bars) for e in eligible(TWO, DAY, known)}
    assert named["Ottoline Vane"]
    assert "Committee" not in named
    assert "Ottoline Vane" not in {e.who.name for e in eligible(ONE, DAY, known)}


def test_a_third_party_does_not_consider_both_stages_either() -> None:
    known = replace(CASE, considered_1=(Who("Sample Lane Co-op", third_party_id=1),))
    assert [p.provision for p in problems_considering(("sample lane co-op",), TWO, DAY, known)] == [
        "6.13"
    ]
    other = replace(known, considered_1=(Who("Another", third_party_id=2),))
    assert problems_considering(("Sample Lane Co-op",), TWO, DAY, other) == ()


def test_somebody_without_an_office_that_day_is_said_and_not_forbidden() -> None:
    (found,) = problems_considering(("Wilhelmina Crake",), ONE, DAY, CASE)
    assert (found.severity, found.provision) == (Severity.WARN, "5.4")
    assert found.text.replace("\u00a0", " ") == (
        "Wilhelmina Crake held no office on Tue 31 March 2026. If they are from outside, enter "
        "them as a third party (5.4)."
    )
    assert problems_considering(("Thora Pugh",), ONE, DAY, CASE)[0].severity is Severity.WARN
    assert problems_considering(("Kofi Brandreth", " "), ONE, DAY, CASE) == ()
    assert problems_considering(("Wilhelmina Crake",), ONE, None, CASE) == ()
    assert problems_considering(("Wilhelmina Crake",), ONE, DAY, Interests()) == ()


def test_an_officer_is_meant_where_a_resident_has_the_same_name() -> None:
    namesake = person(20, "Priya Sandhu", home="9 Example Street")
    twins = (person(21, "Ann Vane"), person(22, "Ann Vane"))
    people = People((namesake, *EVERYBODY, *twins))
    assert people.who("priya sandhu") == Who("Priya Sandhu", PRIYA)
    assert people.who("Joan Hartley") == Who("Joan Hartley", JOAN)
    assert people.who("Ann  Vane") == Who("Ann Vane")
    assert people.get(77) is None


def test_members_of_the_body_are_counted_on_the_day() -> None:
    assert [who.name for who in members(CASE, DECIDED)] == [
        "Priya Sandhu",
        "Kofi Brandreth",
        "Thora Pugh",
    ]


def test_handlers_in_a_file_are_judged_by_the_same_rules() -> None:
    stages = ((("Alan Prewett",), DECIDED), (("Mr A Old", "ALAN PREWETT"), DAY))
    barred, conflicts = judge_handlers(("Nobody Known", ""), stages, CASE)
    assert (barred, conflicts) == (("ALAN PREWETT",), ())
    lead = ("joan hartley", "2 Example Street")
    barred, conflicts = judge_handlers(lead, ((("Joan Hartley",), DECIDED), ((), None)), CASE)
    assert barred == ()
    assert conflicts == (
        (
            "stage1_handler",
            "Joan Hartley is one of those who complain, so they cannot handle or decide it (5.8).",
        ),
    )


def test_a_name_of_nothing_but_a_title_stays_a_name() -> None:
    assert name_key("Dr.") == "dr"


def test_third_parties_stand_by_their_kind_and_contractors_last() -> None:
    outside = [
        Outsider(2, "Asher Roofing", "Contractor", D("2025-09-09")),
        Outsider(3, "Brae Agents", "managing agent", D("2025-09-09")),
        Outsider(4, "Cole and Daughters", "solicitor", D("2025-09-09")),
        Outsider(5, "Moss Plumbing", "plumbers", D("2025-09-09")),
        Outsider(6, "Vera Quill", "independent person", D("2025-09-09")),
    ]
    people = People(CASE.people.everybody, [*outside, ELSEWHERE])
    known = replace(CASE, people=people)
    found = [e for e in eligible(ONE, DAY, known) if e.kind]
    assert [e.who.name for e in found] == [
        "Sample Lane Co-op",
        "Brae Agents",
        "Vera Quill",
        "Cole and Daughters",
        "Asher Roofing",
        "Moss Plumbing",
    ]
    assert [does_the_work(e.kind) for e in found] == [False] * 4 + [True] * 2


def test_a_third_party_does_not_decide_what_is_about_it() -> None:
    about = replace(CASE, parties=(Party(99, "sample lane co-op", Side.ABOUT),))
    [bar] = bars(Who("Sample Lane Co-op", third_party_id=1), ONE, DAY, about)
    assert bar.provision == "5.8"
    assert bar.text.startswith("The complaint is about Sample Lane Co-op")
    assert bars(Who("Sample Lane Co-op"), ONE, DAY, about) == ()


def test_whoever_sat_on_the_body_on_any_day_may_have_been_there() -> None:
    once = {who.name for who in once_members(CASE)}
    assert {who.name for who in members(CASE, DAY)} <= once
