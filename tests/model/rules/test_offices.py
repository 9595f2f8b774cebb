"""Offices with terms: nobody, gaps, overlaps, own judges, and terms that end."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.offices import (
    OfficeFault,
    OfficeFinding,
    Term,
    ending,
    office_findings,
)
from chc_desktop.model.rules.values import Role
from chc_desktop.model.rules.wording import NBSP

D = date.fromisoformat
TODAY = D("2026-03-31")
OFFICER, LEAD, MRC, OTHER = (
    Role.COMPLAINTS_OFFICER,
    Role.SENIOR_LEAD,
    Role.MRC,
    Role.OFFICER_FOR_OFFICER,
)
ALL_HELD = (
    Term(1, "Alan Prewett", OFFICER, D("2025-09-09"), id=1),
    Term(2, "Gwilym Aspinall-Roe", OTHER, D("2022-09-13"), id=2),
    Term(3, "Priya Sandhu", LEAD, D("2022-09-13"), id=3),
    Term(4, "Imelda Farraday-Quist", MRC, D("2024-09-10"), id=4),
)


def term(person: int, role: Role, start: str, end: str | None = None, key: int = 9) -> Term:
    return Term(person, f"Person {person}", role, D(start), D(end) if end else None, key)


def of(found: tuple[OfficeFinding, ...], fault: OfficeFault) -> list[OfficeFinding]:
    return [f for f in found if f.fault is fault]


def test_where_every_office_is_held_there_is_nothing_to_say() -> None:
    assert office_findings(ALL_HELD, TODAY) == ()


def test_every_office_that_the_code_asks_for_and_nobody_holds_is_named() -> None:
    found = office_findings((), TODAY)
    assert [(f.role, f.fault, f.provision) for f in found] == [
        (OFFICER, OfficeFault.VACANT, "4.1"),
        (OTHER, OfficeFault.VACANT, "5.8"),
        (LEAD, OfficeFault.VACANT, "9.4"),
        (MRC, OfficeFault.VACANT, "9.5"),
    ]
    assert all(f.from_on is None for f in found)


def test_an_office_whose_term_ended_is_vacant_from_the_day_after() -> None:
    ended = term(5, MRC, "2024-09-10", "2026-03-10")
    found = office_findings((*ALL_HELD[:3], ended), TODAY)
    (vacant,) = found
    assert (vacant.role, vacant.from_on, vacant.until_on) == (MRC, D("2026-03-11"), None)
    assert "since" in vacant.text


def test_each_sentence_about_an_office_reads_as_one() -> None:
    entered = [f.text for f in office_findings((), TODAY)]
    assert entered == [
        "Nobody is entered as complaints officer (4.1).",
        "Nobody is entered who takes a complaint about the officer (5.8).",
        "Nobody is entered as senior lead for complaints (9.4).",
        "Nobody is entered as Member Responsible for Complaints (9.5).",
    ]
    others = (ALL_HELD[0], *ALL_HELD[2:])
    ended = term(5, OTHER, "2024-09-10", "2026-03-10")
    (vacant,) = office_findings((*others, ended), TODAY)
    assert vacant.text.replace(NBSP, " ") == (
        "Nobody has been there to take a complaint about the officer since Wed 11 March (5.8)."
    )
    (gap,) = office_findings((*others, ended, term(6, OTHER, "2026-03-20")), TODAY)
    assert gap.text.replace(NBSP, " ") == (
        "Nobody was there to take a complaint about the officer from Wed 11 March to Thu 19 March."
    )
    (both,) = office_findings((*ALL_HELD, term(6, OTHER, "2026-03-20")), TODAY)
    assert both.text.replace(NBSP, " ") == (
        "Gwilym Aspinall-Roe and Person 6 both take a complaint about the officer from "
        "Fri 20 March. End one of the terms."
    )


def test_a_term_that_ends_today_is_held_today() -> None:
    assert office_findings((*ALL_HELD[:3], term(5, MRC, "2024-09-10", "2026-03-31")), TODAY) == ()


def test_handing_over_on_one_day_or_the_next_is_neither_gap_nor_overlap() -> None:
    for start in ("2025-09-09", "2025-09-10"):
        terms = (
            term(5, Role.CHAIR, "2022-09-13", "2025-09-09"),
            term(6, Role.CHAIR, start),
        )
        assert office_findings((*ALL_HELD, *terms), TODAY) == ()


def test_a_gap_is_named_with_its_days() -> None:
    terms = (term(5, Role.DEPUTY, "2022-09-13", "2025-09-09"), term(6, Role.DEPUTY, "2025-10-01"))
    (gap,) = office_findings((*ALL_HELD, *terms), TODAY)
    assert (gap.fault, gap.from_on, gap.until_on) == (
        OfficeFault.GAP,
        D("2025-09-10"),
        D("2025-09-30"),
    )


def test_two_people_in_one_office_overlap_until_the_first_ends() -> None:
    terms = (term(5, Role.CHAIR, "2022-09-13", "2025-12-31"), term(6, Role.CHAIR, "2025-09-09"))
    (overlap,) = office_findings((*ALL_HELD, *terms), TODAY)
    assert overlap.fault is OfficeFault.OVERLAP
    assert (overlap.from_on, overlap.until_on) == (D("2025-09-09"), D("2025-12-31"))
    assert "Person 5 and Person 6" in overlap.text
    open_ended = (term(5, Role.CHAIR, "2022-09-13"), term(6, Role.CHAIR, "2025-09-09"))
    (overlap,) = office_findings((*ALL_HELD, *open_ended), TODAY)
    assert overlap.until_on is None


def test_a_short_term_inside_a_long_one_leaves_no_gap_behind_it() -> None:
    terms = (
        term(5, Role.CHAIR, "2022-01-01", "2026-12-31"),
        term(6, Role.CHAIR, "2023-01-01", "2023-02-01"),
        term(5, Role.CHAIR, "2024-01-01", "2026-12-31"),
    )
    found = office_findings((*ALL_HELD, *terms), TODAY)
    assert [f.fault for f in found] == [OfficeFault.OVERLAP]


def test_the_same_person_again_does_not_overlap_with_themselves() -> None:
    terms = (term(5, Role.CHAIR, "2022-09-13"), term(5, Role.CHAIR, "2025-09-09"))
    assert office_findings((*ALL_HELD, *terms), TODAY) == ()


def test_committee_members_are_many_at_once() -> None:
    terms = [term(n, Role.COMMITTEE_MEMBER, "2025-09-09", key=n) for n in (5, 6, 7)]
    assert office_findings((*ALL_HELD, *terms), TODAY) == ()


def test_nobody_takes_a_complaint_about_themselves() -> None:
    own = Term(1, "Alan Prewett", OTHER, D("2025-09-09"), id=5)
    found = office_findings((ALL_HELD[0], own, *ALL_HELD[2:]), TODAY)
    (judge,) = of(found, OfficeFault.OWN_JUDGE)
    assert (judge.role, judge.provision) == (OTHER, "5.8")
    assert judge.text.startswith("Alan Prewett cannot")


def test_a_term_ends_unless_somebody_follows() -> None:
    last = term(5, Role.CHAIR, "2022-09-13", "2026-04-14", key=5)
    assert ending((last,), TODAY) == (last,)
    next_day = term(6, Role.CHAIR, "2026-04-15", key=6)
    assert ending((last, next_day), TODAY) == ()
    later = term(6, Role.CHAIR, "2026-05-15", key=6)
    assert ending((last, later), TODAY) == ()
    before = term(6, Role.CHAIR, "2020-01-01", "2022-09-12", key=6)
    assert ending((last, before), TODAY) == (last,)


def test_a_term_that_is_over_stays_only_where_somebody_must_hold_the_office() -> None:
    mrc, chair = (term(5, role, "2022-09-13", "2026-03-10") for role in (MRC, Role.CHAIR))
    assert ending((mrc, chair), TODAY) == (mrc,)


def test_an_earlier_term_that_was_followed_is_not_said_to_end() -> None:
    first = term(5, Role.CHAIR, "2020-01-01", "2022-09-13", key=5)
    second = term(6, Role.CHAIR, "2022-09-13", key=6)
    assert ending((first, second), TODAY) == ()


def test_a_committee_members_own_next_term_counts_and_an_ended_one_is_history() -> None:
    ends = term(5, Role.COMMITTEE_MEMBER, "2022-09-13", "2026-04-14", key=5)
    other = term(6, Role.COMMITTEE_MEMBER, "2022-09-13", key=6)
    again = term(5, Role.COMMITTEE_MEMBER, "2026-04-15", key=7)
    assert ending((ends, other), TODAY) == (ends,)
    assert ending((ends, other, again), TODAY) == ()
    ended = term(5, Role.COMMITTEE_MEMBER, "2022-09-13", "2026-03-10", key=5)
    assert ending((ended,), TODAY) == ()
