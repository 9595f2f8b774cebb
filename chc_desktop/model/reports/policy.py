"""A policy as a paper to hang up or hand out: 12 point, or 18 point in large print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import look, words
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.text import BULLET
from chc_desktop.model.rules.policy_layout import Block, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper


@dataclass(frozen=True, slots=True)
class PolicyPaper:
    """A policy to print. ``facts`` say when it was approved and is reviewed."""

    landlord: str
    contact: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    facts: tuple[str, ...] = ()
    large: bool = False
    footer: str = ""
    """What each page calls it; its title without one."""


def render_policy(policy: PolicyPaper) -> bytes:
    """The policy as PDF; the same values always give the same bytes."""
    return policy_paper(policy).render()


def policy_paper(policy: PolicyPaper) -> Paper:
    """The policy's parts in reading order: landlord, title, facts, then its text."""
    landlord, title = _one_line(policy.landlord), _one_line(policy.title) or "Policy"
    foot = _one_line(policy.footer) or title
    name = title if landlord in title else f"{title}, {landlord}"
    paper = begin(name, landlord, foot, large=policy.large)
    paper.text(landlord, look.LANDLORD)
    for line in policy.contact:
        paper.text(line, look.NOTE.but(before=0, after=0))
    paper.heading(title, 1, style=look.H1.but(before=18))
    for fact in policy.facts:
        paper.text(fact)
    _write(paper, policy.blocks)
    return paper


def _write(paper: Paper, blocks: Sequence[Block]) -> None:
    items: list[tuple[str, str]] = []
    for block in blocks:
        if block.part is Part.ITEM:
            items.append((f"{block.label})" if block.label else BULLET, block.text))
            continue
        _flush(paper, items)
        if block.part is Part.PARAGRAPH:
            paper.text(block.text)
        else:
            paper.heading(block.text, 2)
    _flush(paper, items)


def _flush(paper: Paper, items: list[tuple[str, str]]) -> None:
    if items:
        paper.bullets(items)
        paper.gap(look.BULLET.after)
        items.clear()


def _one_line(text: str) -> str:
    return " ".join(words.clean(text).split())
