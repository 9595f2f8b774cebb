"""A policy's text is read for what the Ombudsman may object to, and each finding quotes its place."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.policy_checks import OldContact, PolicyFinding, check_policy
from chc_desktop.model.rules.policy_cues import PolicyIssue
from chc_desktop.model.rules.policy_text import passages, plain, stage_named
from chc_desktop.model.rules.policy_times import times
from chc_desktop.model.rules.values import Clock, Stage

HERE = Path(__file__).parent
TODAY = date(2026, 11, 26)
SNIPPETS: dict[str, Any] = json.loads((HERE / "policy_snippets.json").read_text(encoding="utf-8"))
ROWS = [row for part, rows in SNIPPETS.items() if part != "note" for row in rows]
REAL = HERE.parents[1] / "samples" / "complaints-policy-homes-in-sedgemoor-2024.txt"


def found(text: str, today: date = TODAY) -> tuple[PolicyFinding, ...]:
    old = [OldContact(c["words"], c["why"]) for c in read_json("ombudsman-old.json")["contacts"]]
    return check_policy(text, load_editions(), old, today)


def issues(text: str) -> set[PolicyIssue]:
    return {finding.issue for finding in found(text)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60].replace("\n", " / "))
def test_a_labelled_snippet_is_read_as_labelled(row: dict[str, Any]) -> None:
    known = set(row["issues"]) - set(row.get("not_found", ()))
    assert {issue.value for issue in issues(row["text"])} == known


def test_the_snippets_are_many_of_every_kind_and_half_of_them_harmless() -> None:
    counts = Counter(issue for row in ROWS for issue in row["issues"])
    assert set(counts) == {issue.value for issue in PolicyIssue}
    assert len(ROWS) >= 240
    assert sum(not row["issues"] for row in ROWS) >= 100


def test_a_real_policy_shows_what_it_says_twice_and_what_is_out_of_date() -> None:
    issues_found = issues(REAL.read_text(encoding="utf-8"))
    assert issues_found >= {
        PolicyIssue.CONTRADICTION,
        PolicyIssue.OLD_DEFINITION,
        PolicyIssue.OLD_CONTACTS,
        PolicyIssue.DESIGNATED_PERSON,
        PolicyIssue.REASONS_TO_ESCALATE,
        PolicyIssue.TIME_LIMIT,
        PolicyIssue.REVIEW_PAST,
        PolicyIssue.INFORMAL_STAGE,
        PolicyIssue.BLANKET_EXCLUSION,
    }
    pairs = [f for f in found(REAL.read_text(encoding="utf-8")) if f.other]
    assert any("2 working days" in f.quote and "5 working days" in f.other for f in pairs)


def test_every_finding_says_may_quotes_the_policy_and_names_a_provision() -> None:
    text = REAL.read_text(encoding="utf-8")
    everything = [*found(text), *(f for row in ROWS for f in found(row["text"]))]
    numbers = load_editions()[-1].numbers
    for finding in everything:
        assert (
            " may " in f" {finding.text} "
            or "ended in October 2022" in finding.text
            or ("at any time" in finding.text)
        )
        assert finding.provision in numbers
        assert finding.quote
    squeezed = " ".join(text.split())
    assert all(" ".join(finding.quote.split()) in squeezed for finding in found(text))


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "Anonymous complaints will not be accepted.\n\nWe have three stages."
    assert [f.issue for f in found(text)] == [
        PolicyIssue.BLANKET_EXCLUSION,
        PolicyIssue.MORE_STAGES,
    ]


def test_a_late_complaint_needs_discretion_said_beside_the_twelve_months() -> None:
    aware = "Complaints about an issue are accepted within 12 months of it or of becoming aware."
    assert issues(aware) == {PolicyIssue.TIME_LIMIT}
    assert issues(f"{aware} We use discretion to accept later ones.") == set()


def test_a_time_after_the_issue_matters_and_another_does_not() -> None:
    assert issues("We meet the staff every 12 months.") == set()
    assert issues("Complaints come within 6 weeks of the incident.") == {PolicyIssue.TIME_LIMIT}


def test_an_extension_beyond_the_code_is_named_at_its_stage() -> None:
    (finding,) = found("Stage 2\nWe may extend the time by a further 30 working days.")
    assert (finding.issue, finding.provision) == (PolicyIssue.EXTENSION, "6.15")
    (finding,) = found("We may take another 4 months to respond.")
    assert finding.provision == "6.4"


def test_an_acknowledgement_counted_from_the_log_is_named() -> None:
    (finding,) = found("We acknowledge within 5 working days of logging the complaint.")
    assert (finding.issue, finding.provision) == (PolicyIssue.WRONG_START, "6.2")


def test_a_year_alone_is_a_review_date_until_its_end() -> None:
    assert found("Target review 2026", date(2026, 12, 31)) == ()
    (finding,) = found("Target review 2026", date(2027, 1, 1))
    assert finding.issue is PolicyIssue.REVIEW_PAST
    assert found("Last reviewed in March 2020.") == ()


def test_passages_know_their_list_their_heading_and_their_stage() -> None:
    text = (
        "1.2 Stage 1\n\nWe look at it. Mr. Example answers\nwithin ten (10) working days.\n"
        "We do not accept:\n• one thing\n• another thing\n***\nStage 1 and stage 2\nBoth stages."
    )
    heading, first, second, _, item, *_rest, last = passages(text)
    assert heading.is_heading
    assert first.stage is Stage.ONE
    assert second.plain == "mr. example answers within 10 working days."
    assert item.whole == "we do not accept: 1 thing"
    assert last.stage is None


def test_words_that_name_a_third_stage_name_no_stage_of_the_code() -> None:
    assert stage_named("stage 3") is None
    assert stage_named("the second stage") is Stage.TWO
    assert stage_named("an appeal to the panel") is Stage.TWO
    assert stage_named("nothing of the kind") is None


def test_times_are_read_with_their_clock_whatever_their_order() -> None:
    texts = {
        "Within 5 working days we will acknowledge it.": (Clock.ACKNOWLEDGE, 5),
        "We respond in 14 calendar days.": (Clock.RESPOND, 10),
        "We respond in two months.": (Clock.RESPOND, 42),
    }
    for text, (clock, days) in texts.items():
        (promised,) = times(passages(text))
        assert (promised.clock, promised.working_days) == (clock, days)
    assert times(passages("The committee meets every 4 weeks.")) == ()
    assert times(passages("We answer a survey within 10 working days.")) == ()


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "***", "1.", "•", "\x00\ud800", "a" * 100_000, "stage " * 20_000, "(" * 5_000],
)
def test_odd_texts_are_read_without_fuss(text: str) -> None:
    assert found(text) == ()


def test_plain_words_have_figures_and_straight_quotes() -> None:
    assert plain("Twenty (20) days’ “notice”") == '20 days\' "notice"'


def test_a_policy_in_the_codes_own_words_has_nothing_to_look_at() -> None:
    provisions = load_editions()[-1].provisions
    text = "\n\n".join(provision.full_text for provision in provisions)
    assert found(text) == ()


def test_how_often_somebody_is_told_is_no_time_limit() -> None:
    text = "Stage 2\nWhere the date was extended, calls every two weeks were agreed."
    assert times(passages(text)) == ()


def test_being_aware_may_stand_in_another_sentence_than_the_twelve_months() -> None:
    first = "We may refuse a complaint about an issue that occurred over 12 months ago."
    second = "We accept it within 12 months of your becoming aware of it, and use discretion."
    assert issues(first) == {PolicyIssue.TIME_LIMIT}
    assert issues(f"{first}\n\n{second}") == set()
