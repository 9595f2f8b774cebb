"""Writes docs/evidence.md: what stands behind the evidence of each provision, from the code itself.

Run it after a change of a source: ``python docs/list_evidence.py``. A test compares the list.
"""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.services.assessments import editions
from chc_desktop.model.services.evidence import CLAUSES, SOURCES, would_be

OUT = Path(__file__).with_name("evidence.md")
HEAD = """# Evidence beside each provision

Beside each provision of the Complaint Handling Code 2024 the self-assessment shows what the register
can say for the reporting year: a sentence with n of N and the period, to take over, edit or drop.
The references of the cases behind a figure are for the officer alone and never go into the sentence.
Where the facts decide it, an answer is proposed: No where they speak against a Yes, with the explanation
begun; Yes where they are whole; nothing where they are only partly on record.

“Policy” means that a clause of the landlord’s own policy is quoted where its text answers the provision.
Where the register shows nothing, the last column is what the window says instead.

The code: `chc_desktop/model/services/evidence/`, a module for each section; the answer that follows:
`chc_desktop/model/rules/evidence.py`. `python docs/list_evidence.py` writes this page.

| provision | what the register draws on | policy | what would be evidence |
|---|---|---|---|
"""


def listing() -> str:
    """The page: one line for each provision, in the Code's order."""
    numbers = editions()[-1].numbers
    lines = [
        f"| {number} | {SOURCES[number].shows} | {'yes' if number in CLAUSES else ''} "
        f"| {would_be()[number]} |"
        for number in numbers
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(listing(), encoding="utf-8")
