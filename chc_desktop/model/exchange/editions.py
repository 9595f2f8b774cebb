"""The editions of the Code from `resources/code/`: a new edition is a file there, nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.resource_files import resource_path
from chc_desktop.model.rules.code import Edition, Item, Provision, Section
from chc_desktop.model.rules.editions_compared import Carried, mapped
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    from pathlib import Path


def load_editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """Every edition, oldest first; `folder` is for a place other than our own resources.

    Raises FileProblem when a file there is no edition, or none is there.
    """
    place = resource_path("code") if folder is None else folder
    editions = [read_edition(path) for path in sorted(place.glob("*.json"))]
    if not editions:
        raise FileProblem(f"No edition of the Code is in {place}. Install the program again.")
    return tuple(sorted(editions, key=lambda edition: edition.in_force_from))


def load_carried(old: Edition, new: Edition) -> Carried:
    """Which provisions of ``new`` took over those of ``old``: by hand, else by comparing texts."""
    path = resource_path("code") / "carried" / f"{old.edition}-{new.edition}.json"
    if not path.is_file():
        return mapped(old, new)
    provisions = json.loads(path.read_text(encoding="utf-8"))["provisions"]
    return {number: tuple(to) for number, to in provisions.items()}


def read_edition(path: Path) -> Edition:
    """One edition from its file; raises FileProblem when the file is not one."""
    try:
        return _edition(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileProblem(
            f"{path.name} is not an edition of the Code. Compare it with chc-2024.json."
        ) from error


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
