"""The editions of the Code from `resources/code/` and the user's own folder.

A new edition is a file in one of them, nothing else. A mapping of old to new provisions may stand
beside it as `carried/2024-2030.json`; without one the texts are compared.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.resource_files import resource_path
from chc_desktop.model.rules.code import Edition, Item, Provision, Section
from chc_desktop.model.rules.editions_compared import Carried, mapped
from chc_desktop.model.rules.text import clean_text
from chc_desktop.paths import code_dir

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
_LARGEST = 2 * 2**20
"""Bytes; the 2024 edition has 40,000."""
_LEAVE_OUT = "It was passed over. Correct it, or take it out of the folder."


@dataclass(frozen=True, slots=True)
class KnownEditions:
    """All editions, oldest first; `own` are those from the user's folder, `problems` sentences."""

    editions: tuple[Edition, ...]
    own: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()


def load_editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """Every edition, oldest first; `folder` is for a place other than our own and the user's.

    Raises FileProblem when a file there is no edition, or none is there.
    """
    if folder is None:
        return known_editions().editions
    editions = [read_edition(path) for path in sorted(folder.glob("*.json"))]
    if not editions:
        raise FileProblem(f"No edition of the Code is in {folder}. Install the program again.")
    return tuple(sorted(editions, key=lambda edition: edition.in_force_from))


def known_editions() -> KnownEditions:
    """The editions that come with the program and those in the user's folder.

    A file of the user's that is none is passed over and said; one of ours raises FileProblem.
    """
    files = []
    try:
        for path in sorted(code_dir().glob("*.json")):
            state = path.stat()
            files.append((path, state.st_mtime_ns, state.st_size))
    except OSError:
        files = []
    return _known(tuple(files))


@lru_cache(maxsize=4)
def _known(files: tuple[tuple[Path, int, int], ...]) -> KnownEditions:
    """As long as no file of the user's changes, what was read stays."""
    editions = {edition.edition: edition for edition in load_editions(resource_path("code"))}
    shipped, problems = set(editions), []
    for path, _, size in files:
        try:
            if size > _LARGEST:
                raise FileProblem(f"{path.name} is too large for an edition of the Code.")
            edition = read_edition(path)
        except FileProblem as problem:
            problems.append(f"{problem} {_LEAVE_OUT}")
            continue
        if edition.edition in editions:
            problems.append(
                f"{path.name} holds the {edition.edition} Code, which is there already. {_LEAVE_OUT}"
            )
        else:
            editions[edition.edition] = edition
    ordered = sorted(editions.values(), key=lambda edition: edition.in_force_from)
    return KnownEditions(tuple(ordered), frozenset(editions) - shipped, tuple(problems))


def load_carried(old: Edition, new: Edition) -> Carried:
    """Which provisions of ``new`` took over those of ``old``: by hand, else by comparing texts."""
    name = f"{old.edition}-{new.edition}.json"
    for folder in (resource_path("code"), code_dir()):
        try:
            text = (folder / "carried" / name).read_text(encoding="utf-8-sig")
            provisions = json.loads(text)["provisions"].items()
            return {
                str(number): tuple(str(t) for t in to if new.provision(str(t)))
                for number, to in provisions
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return _mapped(old, new)


@lru_cache(maxsize=8)
def _mapped(old: Edition, new: Edition) -> Carried:
    """Comparing all texts takes a moment, so each pair is compared once."""
    return mapped(old, new)


def read_edition(path: Path) -> Edition:
    """One edition from its file; raises FileProblem when the file is not one."""
    try:
        edition = _edition(json.loads(path.read_text(encoding="utf-8-sig")))
        wrong = _wrong(edition)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileProblem(
            f"{path.name} is not an edition of the Code. Compare it with chc-2024.json."
        ) from error
    if wrong:
        raise FileProblem(f"{path.name} is not an edition of the Code: {wrong}.")
    return edition


def _wrong(edition: Edition) -> str:
    """What keeps a file from being an edition, or ""."""
    sections = {section.number for section in edition.sections}
    numbers = list(edition.numbers)
    if not numbers or not edition.edition.strip() or not sections:
        return "it has no provisions, no sections or no name"
    for provision in edition.provisions:
        if not _NUMBER.fullmatch(provision.number):
            return f"“{provision.number[:20]}” is no provision’s number"
        if numbers.count(provision.number) > 1:
            return f"provision {provision.number} stands there twice"
        if provision.section not in sections:
            return f"provision {provision.number} belongs to a section that is not there"
        if not provision.requirement.strip():
            return f"provision {provision.number} has no text"
    return ""


def _edition(data: dict[str, Any]) -> Edition:
    superseded = data.get("superseded_on")
    return Edition(
        edition=str(data["edition"]),
        title=clean_text(data["title"]),
        issuer=clean_text(data["issuer"]),
        in_force_from=date.fromisoformat(data["in_force_from"]),
        superseded_on=date.fromisoformat(superseded) if superseded else None,
        sections=tuple(Section(int(s["number"]), clean_text(s["title"])) for s in data["sections"]),
        provisions=tuple(_provision(entry) for entry in data["provisions"]),
    )


def _provision(entry: dict[str, Any]) -> Provision:
    return Provision(
        number=str(entry["number"]),
        section=int(entry["section"]),
        requirement=clean_text(entry["requirement"]),
        items=tuple(
            Item(clean_text(item["label"]), clean_text(item["text"]))
            for item in entry.get("items", ())
        ),
        kind=str(entry.get("kind", "")),
        stage=entry.get("stage"),
    )
