"""Policies are read for what the Ombudsman objects to; our models pass; findings are set aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.rules.policy_cues import PolicyIssue
from chc_desktop.model.rules.registers import HoldOffice, KeepPolicy
from chc_desktop.model.rules.settings import DescribeLandlord, SetTarget
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import officers, policy_check, settings
from chc_desktop.model.services.policy_check import MODELS, DismissFinding, FindingView
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session

BAD = "We have three stages.\n\nAnonymous complaints will not be accepted."


def kept(session: Session, body: str = BAD) -> int:
    done = officers.save_entry(session, KeepPolicy(name="Complaints policy", body=body))
    assert isinstance(done, Done)
    return done.added_id


def standing(views: tuple[FindingView, ...]) -> list[PolicyIssue]:
    return [view.finding.issue for view in views if not view.reason]


def test_a_policy_in_the_register_is_read(session: Session) -> None:
    views = policy_check.findings(session, kept(session))
    assert standing(views) == [PolicyIssue.MORE_STAGES, PolicyIssue.BLANKET_EXCLUSION]
    assert policy_check.findings(session, 999) == ()


def test_a_finding_is_set_aside_with_a_reason_until_its_place_changes(session: Session) -> None:
    policy = kept(session)
    quote = "We have three stages."
    aside = DismissFinding(
        policy_id=policy, issue=PolicyIssue.MORE_STAGES, quote=quote, reason="The third is ours."
    )
    empty = DismissFinding(policy_id=policy, issue=PolicyIssue.MORE_STAGES, quote=quote, reason=" ")
    assert isinstance(policy_check.dismiss(session, empty), Refusal)
    done = policy_check.dismiss(session, aside)
    assert isinstance(done, Done)
    views = policy_check.findings(session, policy)
    assert standing(views) == [PolicyIssue.BLANKET_EXCLUSION]
    assert views[-1].reason == "The third is ours."
    assert isinstance(policy_check.dismiss(session, aside), Refusal)
    changed = KeepPolicy(name="Complaints policy", body=f"{BAD}\n\nStage 3", entry_id=policy)
    officers.save_entry(session, changed)
    assert PolicyIssue.MORE_STAGES in standing(policy_check.findings(session, policy))
    assert isinstance(policy_check.take_back(session, done.added_id), Done)
    assert isinstance(policy_check.take_back(session, done.added_id), Refusal)
    assert len(standing(policy_check.findings(session, policy))) == 3


def test_what_is_not_found_cannot_be_set_aside(session: Session) -> None:
    command = DismissFinding(
        policy_id=kept(session), issue=PolicyIssue.PAUSED, quote="Nothing", reason="Because."
    )
    result = policy_check.dismiss(session, command)
    assert isinstance(result, Refusal)


@pytest.mark.parametrize("name", MODELS)
def test_our_model_policies_pass_their_own_check(session: Session, name: str) -> None:
    text = policy_check.model_policy(session, name)
    assert policy_check.check_text(session, text) == ()
    assert "{" not in text
    assert "Example Street Housing Co-operative" in text


def test_the_model_says_what_the_settings_say(session: Session) -> None:
    settings.set_target(
        session, SetTarget(name="acknowledge", working_days=2, from_on=date(2025, 4, 1))
    )
    settings.describe_landlord(
        session,
        DescribeLandlord(
            name="Example Street Housing Co-operative",
            contact="01632 960123",
            website="example.org",
        ),
    )
    office = HoldOffice(person="Ada Sample", role=Role.MRC, from_on=date(2025, 4, 1))
    officers.save_entry(session, office)
    text = policy_check.model_policy(session, "complaints")
    assert "within 2 working days of receiving" in text
    assert "within 10 working days of acknowledging" in text
    assert "within 20 working days of acknowledging" in text
    assert "Ada Sample is the Member Responsible for Complaints." in text
    assert "01632 960123" in text
    assert "on our website" in text
    assert policy_check.check_text(session, text) == ()


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("policy.txt", "Our policy – stage 1".encode(), "Our policy – stage 1"),
        ("policy.txt", "Our policy – stage 1".encode("cp1252"), "Our policy – stage 1"),
        ("policy.txt", "Our policy – stage 1".encode("utf-16"), "Our policy – stage 1"),
    ],
)
def test_plain_texts_are_read_in_their_encodings(
    tmp_path: Path, name: str, content: bytes, text: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert policy_check.read_policy(file) == text


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"   \n", b"PK\x03\x04broken", b"a\x00b", b"x" * 4_000_001]
)
def test_what_is_no_policy_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        policy_check.read_policy(file)
    assert str(caught.value).startswith("policy.txt")


def test_an_empty_word_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "policy.docx"
    Document().save(str(file))
    with pytest.raises(FileProblem, match="holds no text"):
        policy_check.read_policy(file)
