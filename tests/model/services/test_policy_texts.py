"""A policy's text is kept with an undo, checked, hinted at, and saved as Word and PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from chc_desktop.model.rules.registers import KeepPolicy
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import history, officers, policy_check, policy_texts
from chc_desktop.model.services.policy_check import MODELS, DismissFinding
from chc_desktop.model.services.policy_texts import KeepPolicyText, PolicyFile
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session
from tests.model.conftest import TODAY

BAD = "# Our complaints policy\n\n## Stages\nComplaints have three stages.\n- one\n- two\n- three"


def kept(session: Session, body: str = BAD, name: str = "Complaints policy") -> int:
    entry = KeepPolicy(name=name, body=body, approved_on=TODAY)
    done = officers.save_entry(session, entry)
    assert isinstance(done, Done)
    return done.added_id


def body(session: Session, policy: int) -> str:
    view = policy_texts.policy_text(session, policy)
    assert view is not None
    return view.body


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_text_is_kept_and_undoing_brings_the_old_one_back(session: Session) -> None:
    policy = kept(session)
    result = policy_texts.keep_policy_text(
        session, KeepPolicyText(policy_id=policy, body=" Two stages. \n")
    )
    assert isinstance(result, Done)
    assert body(session, policy) == "Two stages."
    assert isinstance(history.undo_last(session), Done)
    assert body(session, policy) == BAD


def test_keeping_a_text_leaves_the_days_of_the_policy_alone(session: Session) -> None:
    policy = kept(session)
    policy_texts.keep_policy_text(session, KeepPolicyText(policy_id=policy, body="Two stages."))
    row = session.register.rows("SELECT approved_on, review_on FROM policy")[0]
    assert (row["approved_on"], row["review_on"]) == (TODAY.isoformat(), None)


@pytest.mark.parametrize(
    ("policy", "text", "field"), [(1, "  \n", "body"), (99, "Two stages.", "")]
)
def test_an_empty_text_and_an_unknown_policy_are_refused(
    session: Session, policy: int, text: str, field: str
) -> None:
    kept(session)
    result = policy_texts.keep_policy_text(session, KeepPolicyText(policy_id=policy, body=text))
    assert isinstance(result, Refusal)
    (problem,) = result.problems
    assert isinstance(problem, Problem)
    assert problem.field == field
    assert body(session, 1) == BAD


def test_what_stands_and_what_was_set_aside_are_told_apart(session: Session) -> None:
    policy = kept(session, f"{BAD}\nAnonymous complaints will not be accepted.")
    view = policy_texts.policy_text(session, policy)
    assert view is not None
    assert len({found.key for found in view.findings}) == len(view.standing) == 2
    first = view.standing[0].finding
    command = DismissFinding(
        policy_id=policy, issue=first.issue, quote=first.quote, reason="It is the old policy."
    )
    assert isinstance(policy_check.dismiss(session, command), Done)
    view = policy_texts.policy_text(session, policy)
    assert view is not None
    assert [len(view.standing), len(view.aside)] == [1, 1]
    assert policy_texts.policy_text(session, 99) is None


def test_the_codes_own_words_stand_beside_a_finding(session: Session) -> None:
    words, notice = policy_texts.code_words(session, "5.3")
    assert "two stage" in words
    assert "Open Government Licence" in notice
    assert policy_texts.code_words(session, "99.9") == ("", "")


@pytest.mark.parametrize("name", MODELS)
def test_our_models_are_saved_with_every_word(session: Session, name: str) -> None:
    wanted = " ".join(policy_check.model_policy(session, name).replace("#", "").split())
    plain = wanted.replace("- ", "")
    pdf = text_of(policy_texts.policy_file(session, name, PolicyFile.PDF))
    for sentence in plain.split(". ")[2:12]:
        assert sentence.split(" [")[0][:60] in pdf.replace("• ", "")
    word = Document(BytesIO(policy_texts.policy_file(session, name, PolicyFile.WORD)))
    assert " ".join(" ".join(p.text for p in word.paragraphs).split()) == plain


def test_our_model_in_word_is_read_back_without_a_finding(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "policy.docx"
    file.write_bytes(policy_texts.policy_file(session, "complaints", PolicyFile.WORD))
    text = policy_check.read_policy(file)
    assert text.startswith("Complaints policy of Example Street")
    assert "Stage 2" in text
    assert policy_check.check_text(session, text) == ()


def test_a_policy_is_saved_with_its_title_its_days_and_its_lists(session: Session) -> None:
    policy = kept(session)
    pdf = policy_texts.policy_file(session, policy, PolicyFile.PDF)
    assert "Our complaints policy Approved on" in text_of(pdf)
    assert pdf == policy_texts.policy_file(session, policy, PolicyFile.PDF)
    large = PdfReader(BytesIO(policy_texts.policy_file(session, policy, PolicyFile.LARGE_PRINT)))
    sizes: set[float] = set()
    for page in large.pages:
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: (
                sizes.add(size) if text.strip() else None
            )
        )
    assert min(sizes) >= 18
    word = Document(BytesIO(policy_texts.policy_file(session, policy, PolicyFile.WORD)))
    assert [p.style.name for p in word.paragraphs if p.style][-3:] == ["List Bullet"] * 3
    untitled = kept(session, "Complaints are answered.", "House rules")
    assert (
        text_of(policy_texts.policy_file(session, untitled, PolicyFile.PDF)).count("House rules")
        >= 1
    )
    with pytest.raises(LookupError):
        policy_texts.policy_file(session, 99, PolicyFile.PDF)
