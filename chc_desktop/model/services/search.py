"""Find anything: one search over the whole register, always over what stands in it now."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.rules.search import match_of, plain, words_of
from chc_desktop.model.services.search_documents import GROUPS, documents
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Document, SearchIndex

FEW = 6
"""Results shown of each group before one asks for all (**ours**)."""
MOST = 200
"""Results shown when one asks for all of a group (**ours**): nobody reads more in a list."""
_RANKED = 100
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what it is, where it stands, and the words around the first that was asked for."""

    title: str
    detail: str
    excerpt: str
    place: tuple[str, str, str]
    """Page, key and step of the place that shows it."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The results of one kind, the best first. ``total`` counts those left out too."""

    name: str
    total: int
    results: tuple[Found, ...]


def find(session: Session, query: str, *, everything: str = "") -> tuple[FoundGroup, ...]:
    """What answers a search, grouped; of the group named ``everything``, up to ``MOST``.

    Nothing typed is an error. Words about health that were given for adjustments are never found.
    """
    match = match_of(query)
    if not match:
        return ()
    by_group: dict[str, list[Document]] = {name: [] for name in GROUPS}
    for hit in _index(session).find(match):
        by_group[hit.group].append(hit)
    groups = []
    for name, hits in by_group.items():
        best = sorted(hits[:_RANKED], key=lambda hit: not _exact(hit, query))
        shown = best + hits[_RANKED:] if name == everything else best[:FEW]
        if hits:
            results = tuple(_found(hit, query) for hit in shown[:MOST])
            groups.append(FoundGroup(name, len(hits), results))
    return tuple(groups)


def _index(session: Session) -> SearchIndex:
    """Built at the first search and again after any change, here or in another window."""
    return session.once(("search",), lambda: SearchIndex(documents(session)))


def _exact(hit: Document, query: str) -> bool:
    """The whole name, reference or provision was typed."""
    asked = words_of(query)
    title = words_of(hit.title)
    return title[: len(asked)] == asked or words_of(hit.title.removeprefix("Provision ")) == asked


def _found(hit: Document, query: str) -> Found:
    return Found(hit.title, hit.detail, excerpt(hit.body, query), hit.place)


def excerpt(text: str, query: str) -> str:
    """The words of a text around the first one asked for; empty where only the title has them."""
    asked = [word for chunk in words_of(query) for word in chunk if len(word) > 1]
    flat = " ".join(text.split())
    folded = plain(flat)
    if len(folded) != len(flat):  # a letter became two: look from the beginning
        folded = flat.casefold()
    places = [at for word in asked if (at := _word_at(folded, word)) >= 0]
    if not places:
        return ""
    start = max(min(places) - _AROUND, 0)
    end = min(min(places) + 2 * _AROUND, len(flat))
    if start:
        start = flat.find(" ", start) + 1 or start
    if end < len(flat):
        end = max(flat.rfind(" ", start, end), start + 1)
    return f"{'… ' if start else ''}{flat[start:end]}{' …' if end < len(flat) else ''}"


def _word_at(folded: str, word: str) -> int:
    at = folded.find(word)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    return at
