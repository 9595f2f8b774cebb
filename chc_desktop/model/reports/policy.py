"""A policy as a paper to hang up or hand out: 12 point, or 18 point in large print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import large, look, words
from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.text import BULLET, Heading
from chc_desktop.model.rules.policy_layout import Block, Part

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@dataclass(frozen=True, slots=True)
class _Set:
    """The styles of one size of paper."""

    landlord: look.Style
    contact: look.Style
    title: look.Style
    heading: look.Style
    body: look.Style
    bullet: look.Style


_PLAIN = _Set(
    landlord=look.LANDLORD,
    contact=look.NOTE.but(before=0, after=0),
    title=look.H1.but(before=18),
    heading=look.H2,
    body=look.BODY,
    bullet=look.BULLET,
)
_LARGE = _Set(
    landlord=large.LANDLORD,
    contact=large.BODY.but(after=0),
    title=large.H1.but(before=24),
    heading=large.H2,
    body=large.BODY,
    bullet=large.BULLET,
)


def render_policy(policy: PolicyPaper) -> bytes:
    """The policy as PDF; the same values always give the same bytes."""
    return policy_paper(policy).render()


def policy_paper(policy: PolicyPaper) -> Paper:
    """The policy's parts in reading order: landlord, title, facts, then its text."""
    landlord, title = _one_line(policy.landlord), _one_line(policy.title) or "Policy"
    foot = _one_line(policy.footer) or title
    name = title if landlord in title else f"{title}, {landlord}"
    if policy.large:
        paper: Paper = large.LargePaper(f"{name}, large print", landlord, foot)
        style = _LARGE
    else:
        paper = Paper(name, landlord, Furniture(foot, landlord), first_page=PORTRAIT_PAGE)
        style = _PLAIN
    paper.text(landlord, style.landlord)
    for line in policy.contact:
        paper.text(line, style.contact)
    paper.heading(title, 1, style=style.title)
    for fact in policy.facts:
        paper.text(fact, style.body)
    _write(paper, policy.blocks, style)
    return paper


def _write(paper: Paper, blocks: Sequence[Block], style: _Set) -> None:
    items: list[tuple[str, str]] = []
    for block in blocks:
        if block.part is Part.ITEM:
            items.append((f"{block.label})" if block.label else BULLET, block.text))
            continue
        _flush(paper, items, style)
        if block.part is Part.PARAGRAPH:
            paper.text(block.text, style.body)
        else:
            paper.add(Heading(block.text, 2, style=style.heading), holds=True)
    _flush(paper, items, style)


def _flush(paper: Paper, items: list[tuple[str, str]], style: _Set) -> None:
    if items:
        paper.bullets(items, style.bullet)
        paper.gap(style.bullet.after)
        items.clear()


def _one_line(text: str) -> str:
    return " ".join(words.clean(text).split())
