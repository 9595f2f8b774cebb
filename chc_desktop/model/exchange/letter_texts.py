"""The texts of our letters from ``resources/letters/``: dated data, one file for each kind."""

from __future__ import annotations

from enum import StrEnum

from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.resource_files import resource_path
from chc_desktop.model.rules.letters import Template
from chc_desktop.model.rules.text import clean_text


def load_letter_text(kind: StrEnum) -> Template:
    """Our own text for a kind of letter; raises FileProblem when the file is damaged.

    Above a line of three dashes stand its facts (kind, in force from, last checked, source).
    """
    name = f"{kind.value}.txt"
    whole = clean_text(resource_path("letters", name).read_text(encoding="utf-8"))
    head, rule, body = whole.partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
    if not rule or facts.get("kind") != kind.value or "in force from" not in facts:
        raise FileProblem(f"{name} is not the text of a letter. Install the program again.")
    return Template(kind, f"{kind.value} {facts['in force from']}", body.strip())
