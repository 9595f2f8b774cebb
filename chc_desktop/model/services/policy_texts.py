"""A policy of the register with its text: kept, checked, and out as Word or PDF (3.4, 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.model.exchange.policy_files import MODELS
from chc_desktop.model.exchange.word_letters import begin, saved, type_of, write_text
from chc_desktop.model.rules.code import edition_in_force
from chc_desktop.model.rules.policy_layout import Block, Part, about_complaints, blocks
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import policy_check
from chc_desktop.model.services.assessments import NOTICE, editions
from chc_desktop.model.services.letter_sources import head_lines
from chc_desktop.model.services.officer_lists import policies
from chc_desktop.model.services.policy_check import FindingView
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

_SIZE = 12  # points, in Word


class PolicyFile(StrEnum):
    """What a policy's text can be saved as."""

    WORD = "word"
    PDF = "pdf"
    LARGE_PRINT = "large print"


@dataclass(frozen=True, slots=True)
class PolicyTextView:
    """A policy with its text and what was found in it; those set aside come last."""

    id: int
    name: str
    body: str
    findings: tuple[FindingView, ...]
    about_complaints: bool
    """Whether the text speaks of complaints, which is what the check looks for."""

    @property
    def standing(self) -> tuple[FindingView, ...]:
        """What was found and not set aside."""
        return tuple(view for view in self.findings if not view.reason)

    @property
    def aside(self) -> tuple[FindingView, ...]:
        """What was set aside, with its reasons."""
        return tuple(view for view in self.findings if view.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPolicyText:
    """A policy's whole text, in place of what stood there."""

    policy_id: int
    body: str


def policy_text(session: Session, policy_id: int) -> PolicyTextView | None:
    """A policy with its text; None where it is not in the register."""
    row = session.register.one(
        "SELECT id, name, body FROM policy WHERE id = ? AND removed_on IS NULL", policy_id
    )
    if row is None:
        return None
    found = policy_check.findings(session, policy_id)
    about = about_complaints(row["name"], row["body"])
    return PolicyTextView(row["id"], row["name"], row["body"], found, about)


def check_policy_text(session: Session, command: KeepPolicyText) -> tuple[Problem, ...]:
    """What stands against keeping a text; writes nothing."""
    row = session.register.one(
        "SELECT body FROM policy WHERE id = ? AND removed_on IS NULL", command.policy_id
    )
    if row is None:
        return (Problem("", "", "That policy is not in this register. Go back to the list."),)
    body = clean_text(command.body).strip()
    if not body:
        text = "Paste or type the policy’s text, read it from a file, or start from our model."
        return (Problem("body", "", text),)
    return ()


def keep_policy_text(session: Session, command: KeepPolicyText) -> Result:
    """Keep a policy's text; undoing that brings back the one before."""
    found = check_policy_text(session, command)
    if found:
        return Refusal(found)
    with session.action("change the text of a policy") as action:
        body = clean_text(command.body).strip()
        action.update("policy", command.policy_id, {"body": body})
    return Done("The policy’s text is kept", added_id=command.policy_id)


def code_words(session: Session, provision: str) -> tuple[str, str]:
    """The Code's own words of a provision, in force today, and the licence to be shown with them.

    Both are "" where there is no such provision.
    """
    edition = edition_in_force(editions(), session.today)
    found = edition.provision(provision)
    return (found.full_text, NOTICE.format(edition=edition.edition)) if found else ("", "")


def complaint_policies(session: Session) -> tuple[PolicyTextView, ...]:
    """Every policy whose text speaks of complaints."""
    rows = session.register.rows("SELECT id FROM policy WHERE removed_on IS NULL ORDER BY id")
    views = (policy_text(session, row["id"]) for row in rows)
    return tuple(view for view in views if view is not None and view.about_complaints)


def policy_file(session: Session, source: int | str, kind: PolicyFile) -> bytes:
    """The text of a policy (by its id) or of one of our models (by its name) as a file.

    Raises LookupError where there is no such policy.
    """
    name, parts, facts = _content(session, source)
    title = name
    if parts and parts[0].part is Part.TITLE:
        title, parts = parts[0].text, parts[1:]
    if kind is PolicyFile.WORD:
        return _docx(session, title, parts, facts)
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.policy import PolicyPaper, render_policy  # noqa: PLC0415

    head = head_lines(session)
    large = kind is PolicyFile.LARGE_PRINT
    return render_policy(PolicyPaper(head[0], head[1:], title, parts, facts, large, name))


def _content(session: Session, source: int | str) -> tuple[str, tuple[Block, ...], tuple[str, ...]]:
    """A policy's name, the parts of its text, and when it was approved and is reviewed."""
    if isinstance(source, str):
        name, parts = MODELS[source], blocks(policy_check.model_policy(session, source))
        facts: tuple[str, ...] = ()
    else:
        views = {view.id: view for view in policies(session)}
        if source not in views:
            raise LookupError(source)
        view = views[source]
        name, parts = view.name, blocks(view.body)
        days = (("Approved on", view.approved_on), ("To be reviewed by", view.review_on))
        facts = tuple(f"{words} {paper_date(on)}." for words, on in days if on)
    return name, parts, facts


def _docx(session: Session, title: str, parts: tuple[Block, ...], facts: tuple[str, ...]) -> bytes:
    from docx import Document  # noqa: PLC0415 -- slow to import

    document = Document()
    type_of(document, _SIZE)
    begin(document, head_lines(session)[0], title, session.today)
    write_text(document, "\n\n".join([f"# {title}", *facts, *map(_line, parts)]))
    return saved(document)


def _line(block: Block) -> str:
    """A part in the plain text that letters are written in."""
    label = f"{block.label}) " if block.label else "- "
    return {Part.ITEM: label, Part.PARAGRAPH: ""}.get(block.part, "## ") + block.text
