"""The sample co-op shows on its own day what the pictures and the README promise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from chc_desktop.model.rules.commands import Acknowledge
from chc_desktop.model.rules.complaint import Standing, breaches
from chc_desktop.model.rules.events import EVENT_TYPES, Retracted
from chc_desktop.model.rules.measures import MeasuredCase, stage_measures, year_to
from chc_desktop.model.rules.values import CHANNELS, Clock, RemedyHead, Stage
from chc_desktop.model.services import complaint_page, complaints, queries, sample, sample_acts
from chc_desktop.model.services.sample import AS_OF, create_sample
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chc_desktop.model.services.session import Session
    from chc_desktop.model.services.views import ComplaintView

YEAR = year_to(AS_OF)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def session(file: Path) -> Iterator[Session]:
    opened = open_register(file, read_only=True)
    yield opened
    opened.close()


def page(session: Session, reference: str) -> ComplaintView:
    by_reference = {case.record.reference: key for key, case in session.cases().items()}
    found = complaint_page.complaint(session, by_reference[reference])
    assert found is not None
    return found


def content(path: Path) -> dict[str, list[Any]]:
    session = open_register(path, read_only=True)
    names = session.register.tuples("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = {name: session.register.tuples(f"SELECT * FROM {name} ORDER BY 1") for (name,) in names}
    # Each digest covers a random salt, so these differ by design.
    found["change_log"] = [row[:5] for row in found["change_log"]]
    found["change_payload"] = [(row[0], row[2]) for row in found["change_payload"]]
    session.close()
    return found


def test_the_sample_opens_on_its_own_day_with_24_homes(session: Session) -> None:
    landlord = queries.landlord(session)
    assert session.today == AS_OF == date(2026, 3, 31)
    assert (landlord.name, landlord.homes) == ("Example Street Housing Co-operative", 24)
    assert landlord.home_labels == tuple(f"{n} Example Street" for n in range(1, 25))
    assert landlord.is_sample
    assert landlord.year_end == AS_OF
    assert landlord.warnings == ()


def test_today_names_what_is_overdue_and_what_is_due_within_three_working_days(
    session: Session,
) -> None:
    view = queries.today(session)
    assert [(i.title, i.who, i.due, i.left) for i in view.overdue] == [
        ("Respond to C-027, stage 1", "Gurdip Mahal, 14 Example Street", date(2026, 3, 18), -9)
    ]
    assert {(i.title, i.who, i.due, i.left) for i in view.due_soon} == {
        ("Respond to C-029, stage 1", "Edith Marlowe, 9 Example Street", date(2026, 4, 1), 1),
        ("Acknowledge C-030", "Tomasz Wilk, 3 Example Street", date(2026, 4, 2), 2),
        ("Keep a promise, C-023", "Nadia Farrow, 11 Example Street", date(2026, 4, 2), 2),
    }
    assert view.count == 4
    assert view.soon_until == date(2026, 4, 7)
    assert view.later is not None
    assert view.later.title == "Send evidence to the Ombudsman, C-024"
    assert view.later.due == date(2026, 4, 14)


def test_today_shows_the_reviews_and_the_meeting_that_comes_too_late(session: Session) -> None:
    view = queries.today(session)
    assert [(r.kind, r.due) for r in view.reviews] == [
        ("survey", date(2026, 4, 7)),
        ("adjustment", date(2026, 4, 9)),
        ("restriction", date(2026, 4, 10)),
        ("policy", date(2026, 4, 14)),
        ("term", date(2026, 5, 12)),
    ]
    assert [(m.reference, m.meeting_on, m.due) for m in view.meetings] == [
        ("C-029", date(2026, 4, 14), date(2026, 4, 8))
    ]


def test_every_breach_of_the_three_years_is_one_that_was_meant(session: Session) -> None:
    found = {
        (case.record.reference, breach.stage, breach.clock, breach.days_late, breach.still_open)
        for case in session.cases().values()
        for breach in breaches(session.calendar, case.state, session.today)
    }
    assert found == {
        ("C-006", Stage.ONE, Clock.RESPOND, 3, False),
        ("C-011", Stage.ONE, Clock.RESPOND, 4, False),
        ("C-015", Stage.ONE, Clock.RESPOND, 3, False),
        ("C-021", Stage.ONE, Clock.RESPOND, 4, False),
        ("C-024", Stage.TWO, Clock.RESPOND, 4, False),
        ("C-027", Stage.ONE, Clock.RESPOND, 9, True),
        ("C-029", Stage.ONE, Clock.ACKNOWLEDGE, 3, False),
    }


def test_the_late_acknowledgement_gives_two_clocks_and_the_earlier_one_warns(
    session: Session,
) -> None:
    view = page(session, "C-029")
    dates = [(d.label, d.due) for d in view.stages[0].dates]
    assert dates == [
        ("Acknowledge by", date(2026, 3, 18)),
        ("On-time date", date(2026, 4, 1)),
        ("The Code’s date", date(2026, 4, 8)),
    ]
    assert [banner.kind for banner in view.banners] == ["adjustment"]
    assert view.obstacle.startswith("The committee meets too late")


def test_one_extension_at_each_stage_counts_and_the_one_told_late_does_not(
    session: Session,
) -> None:
    assert page(session, "C-026").standing is Standing.EXTENDED_2
    assert page(session, "C-026").next_words.endswith(
        "Fri\N{NO-BREAK SPACE}17\N{NO-BREAK SPACE}April"
    )
    assert "extended to" in page(session, "C-023").stages[0].extensions[0]
    assert "told after the due date" in page(session, "C-021").stages[0].extensions[0]


def test_where_the_cases_of_the_year_stand(session: Session) -> None:
    rows = [r for r in queries.complaints(session) if r.year_end == AS_OF]
    assert len(rows) == 15
    assert sum(r.is_open for r in rows) == 5
    assert {r.standing for r in rows} == {
        Standing.ACKNOWLEDGE_1,
        Standing.RESPOND_1,
        Standing.EXTENDED_2,
        Standing.OVERDUE_RESPONSE,
        Standing.OMBUDSMAN,
        Standing.PROMISE_OPEN,
        Standing.CLOSED_UPHELD,
        Standing.CLOSED_NOT_UPHELD,
        Standing.REFUSED,
        Standing.WITHDRAWN,
    }


def test_every_kind_of_event_and_every_channel_occurs(session: Session) -> None:
    cases = [c for c in session.cases().values() if c.state.received in YEAR]
    kinds = {type(event) for case in cases for event in case.record.events}
    # Nothing was taken back.
    assert kinds == set(EVENT_TYPES.values()) - {Retracted}
    channels = {getattr(event, "channel", "") for case in cases for event in case.state.events}
    assert set(CHANNELS) <= channels
    heads = session.register.tuples("SELECT DISTINCT head FROM promise")
    assert {head for (head,) in heads} == {
        RemedyHead.ACTION,
        RemedyHead.APOLOGY,
        RemedyHead.STATUTORY,
        RemedyHead.QUANTIFIABLE_LOSS,
        RemedyHead.DISTRESS,
    }


def test_the_group_the_representative_and_the_former_tenant_are_there(session: Session) -> None:
    assert page(session, "C-018").who == "Oswin Trellick and 2 more, 5 Example Street"
    assert page(session, "C-025").representative == "Jocelyn Thornback-Ames"
    outside = [c for c in session.cases().values() if c.record.outside_measures]
    assert [c.record.reference for c in outside] == ["C-017"]


def test_a_corrected_date_says_what_it_was(session: Session) -> None:
    entries = page(session, "C-028").timeline
    corrected = [entry for entry in entries if entry.corrected]
    assert [entry.on for entry in corrected] == [date(2026, 3, 4)]
    assert "5\N{NO-BREAK SPACE}March" in corrected[0].corrected


def test_the_day_the_ombudsman_told_us_to_accept_is_the_new_day_0(session: Session) -> None:
    view = page(session, "C-020")
    assert view.stages[0].dates[0].due == date(2025, 8, 11)
    assert "Refused: already considered" in [entry.title for entry in view.timeline]
    assert not view.breaches


def test_nobody_who_considered_stage_1_considered_stage_2(session: Session) -> None:
    both = [v for v in map(page, [session] * 2, ("C-020", "C-024")) if len(v.stages) == 2]
    assert len(both) == 2
    for view in both:
        assert view.stages[0].handlers
        assert not set(view.stages[0].handlers) & set(view.stages[1].handlers)


@pytest.mark.parametrize(
    ("year_end", "received", "acknowledged", "answered", "of"),
    [(2024, 5, 5, 4, 5), (2025, 9, 9, 7, 9), (2026, 13, 11, 7, 9)],
)
def test_the_measures_of_three_years(
    session: Session, year_end: int, received: int, acknowledged: int, answered: int, of: int
) -> None:
    cases = [MeasuredCase(c.state, c.record.outside_measures) for c in session.cases().values()]
    year = year_to(date(year_end, 3, 31))
    found = stage_measures(cases, Stage.ONE, year, 24, session.today)
    assert (found.received, found.acknowledged_in_time) == (received, acknowledged)
    assert (found.responded_in_time, found.of) == (answered, of)


def test_promises_are_kept_in_time_late_and_still_open(session: Session) -> None:
    kept = [p for case in session.cases().values() for p in case.record.promises]
    assert [p.what for p in kept if p.done_on is None] == ["Plaster the ceiling after the leak"]
    late = [p for p in kept if p.done_on and p.due_on and p.done_on > p.due_on]
    assert len(late) == 3


def test_the_register_is_sound_and_its_history_runs_from_day_to_day(session: Session) -> None:
    assert session.register.faults() == []
    written = session.register.tuples("SELECT at FROM change_log ORDER BY id")
    assert written == sorted(written)
    assert written[-1][0] <= "2026-03-31T23:59:59"


def test_two_runs_write_the_same_apart_from_the_salts(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.chc"
    create_sample(again).close()
    assert content(again) == content(file)


def test_a_sample_can_be_worked_on_like_any_register(tmp_path: Path) -> None:
    session = create_sample(tmp_path / "x.chc")
    bin_store = page(session, "C-030")
    command = Acknowledge(
        complaint_id=bin_store.id, stage=Stage.ONE, on=date(2026, 3, 31), understanding="The lock."
    )
    complaints.carry_out(session, command)
    assert page(session, "C-030").standing is Standing.RESPOND_1
    session.close()


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.chc"
    path.write_bytes(b"mine")
    with pytest.raises(RegisterProblem) as refused:
        create_sample(path)
    assert refused.value.fault is RegisterFault.EXISTS
    assert path.read_bytes() == b"mine"


def test_a_sample_that_asks_for_something_not_allowed_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without the years before, a complaint is linked to one that is not there.
    monkeypatch.setattr(sample, "COMPLAINTS", ("complaints-2025-26",))
    with pytest.raises(sample_acts.SampleFault):
        create_sample(tmp_path / "x.chc")
    assert list(tmp_path.iterdir()) == []


def test_a_step_the_rules_refuse_is_not_written(tmp_path: Path) -> None:
    session = create_sample(tmp_path / "x.chc")
    before = page(session, "C-026").timeline
    same_person = {
        "do": "respond",
        "stage": 2,
        "on": "2026-03-31",
        "outcome": "upheld",
        "considered_by": ["Alan Prewett"],
    }
    with pytest.raises(sample_acts.SampleFault, match=r"6\.13"):
        sample_acts.step(session, "C-026", same_person)
    assert page(session, "C-026").timeline == before
    session.close()
