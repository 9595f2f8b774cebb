"""Two registers case by case: what is only in one, what differs, and since when they part.

Nothing is merged: two files that went different ways are two truths, and a person decides.
What is told are references and counts, never the words of a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chc_desktop.model.store import Key, Register, RegisterFault, RegisterProblem

CASE_PARTS = {
    "complaint": "its details",
    "complaint_category": "its categories",
    "complaint_person": "who complains",
    "event": "what happened",
    "stage_handler": "who decides",
    "hearing": "hearings",
    "decision": "decisions between meetings",
    "promise": "promises",
    "letter": "letters",
    "attachment": "files",
    "ombudsman_case": "Ombudsman cases",
    "learning": "learning",
}
"""Tables whose rows belong to one complaint, in words."""
_OTHER_PARTS = {
    "home": "people and homes",
    "person": "people and homes",
    "relation": "people and homes",
    "adjustment": "adjustments and restrictions",
    "restriction": "adjustments and restrictions",
    "restriction_incident": "adjustments and restrictions",
    "review": "adjustments and restrictions",
    "service_request": "service requests and surveys",
    "survey_answer": "service requests and surveys",
    "compliment": "service requests and surveys",
    "role_holder": "officers and meetings",
    "third_party": "officers and meetings",
    "meeting": "officers and meetings",
    "training": "officers and meetings",
    "policy": "policies",
    "policy_dismissal": "policies",
    "publicity": "policies",
    "assessment": "self-assessments and reports",
    "assessment_answer": "self-assessments and reports",
    "report_text": "self-assessments and reports",
    "plan_item": "self-assessments and reports",
    "publication": "self-assessments and reports",
    "approval": "self-assessments and reports",
    "case_study": "self-assessments and reports",
    "landlord": "settings",
    "homes_at_year_end": "settings",
    "policy_target": "settings",
    "one_off_holiday": "settings",
    "office_closure": "settings",
    "dated_block": "settings",
    "letter": "letters to people",
    "learning": "learning",
}
_FOR_PEOPLE_TOO = {"letter", "learning"}
"""Tables of which some rows belong to no complaint."""
_NO_FACTS = {"change_log", "change_payload", "draft", "attachment_content"}
"""The history differs wherever a row does, typing is no fact, and files differ by their hash."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. ``newest`` is when its last entry was made, UTC; ``more`` how many entries
    of its history the other does not have."""

    path: Path
    complaints: int
    newest: str
    more: int


@dataclass(frozen=True, slots=True)
class CaseDifference:
    """A complaint that is in both and not the same, and which parts of it differ."""

    reference: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two registers have in common and what not. Complaints go by their references."""

    first: Side
    second: Side
    one_register: bool
    """Both began as the same file."""
    parted: str
    """When the last entry was made that both have, UTC; empty without one."""
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    differing: tuple[CaseDifference, ...]
    same: int
    others: tuple[str, ...]
    """Which other records differ."""

    @property
    def equal(self) -> bool:
        """Whether both hold the same."""
        return not (self.only_first or self.only_second or self.differing or self.others)


def compare(
    first: Path, second: Path, *, key: Key | None = None, other_key: Key | None = None
) -> Comparison:
    """Compare two registers; both are only read. Raises RegisterProblem if one cannot be.

    ``key`` is that of the protected ones among them, ``other_key`` that of the second where it
    has its own.
    """
    if first.resolve() == second.resolve():
        text = "Both names mean the same file. Choose another one to compare with."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    one = Register.open(first, read_only=True, key=key)
    try:
        other = Register.open(second, read_only=True, key=other_key or key)
        try:
            return _compare((first, one), (second, other))
        finally:
            other.close()
    finally:
        one.close()


def newest_entry(register: Register) -> str:
    """When the last entry was made, UTC; empty without one."""
    found = register.tuples("SELECT at FROM change_log ORDER BY id DESC LIMIT 1")
    return str(found[0][0]) if found else ""


def _compare(first: tuple[Path, Register], second: tuple[Path, Register]) -> Comparison:
    (path, one), (other_path, other) = first, second
    chains = [r.tuples("SELECT hash, at FROM change_log ORDER BY id") for r in (one, other)]
    shared = _shared(*chains)
    mine, theirs = _cases(one), _cases(other)
    both = [reference for reference in mine if reference in theirs]
    differing = [
        CaseDifference(reference, parts)
        for reference in both
        if (parts := _parts(mine[reference], theirs[reference]))
    ]
    return Comparison(
        Side(path, len(mine), newest_entry(one), len(chains[0]) - shared),
        Side(other_path, len(theirs), newest_entry(other), len(chains[1]) - shared),
        one_register=shared > 0,
        parted=chains[0][shared - 1][1] if shared else "",
        only_first=tuple(reference for reference in mine if reference not in theirs),
        only_second=tuple(reference for reference in theirs if reference not in mine),
        differing=tuple(differing),
        same=len(both) - len(differing),
        others=_others(one, other),
    )


def _shared(mine: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]) -> int:
    """How many entries at the start of two histories are the same."""
    count = 0
    for (one, _), (other, _) in zip(mine, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count


Case = dict[str, list[str]]


def _cases(register: Register) -> dict[str, Case]:
    """Each complaint's rows by table, by reference; removed ones too, since that is a fact."""
    references = dict(register.tuples("SELECT id, reference FROM complaint ORDER BY reference"))
    people = _people(register)
    found: dict[str, Case] = {reference: {} for reference in references.values()}
    for table in CASE_PARTS:
        for row in register.rows(f"SELECT * FROM {table}"):  # our own names
            case = references.get(row["id"] if table == "complaint" else row["complaint_id"])
            if case is not None:  # letters to people belong to no complaint
                found[case].setdefault(table, []).append(_plain(row, people))
    return found


def _parts(one: Case, other: Case) -> tuple[str, ...]:
    return tuple(
        words
        for table, words in CASE_PARTS.items()
        if sorted(one.get(table, [])) != sorted(other.get(table, []))
    )


def _others(one: Register, other: Register) -> tuple[str, ...]:
    found = []
    people = _people(one), _people(other)
    wanted = {table: f'SELECT * FROM "{table}"' for table in _tables(one)}
    wanted |= {t: f"SELECT * FROM {t} WHERE complaint_id IS NULL" for t in _FOR_PEOPLE_TOO}
    for table, query in wanted.items():
        rows = [
            sorted(_plain(row, known) for row in register.rows(query))
            for register, known in zip((one, other), people, strict=True)
        ]
        if rows[0] != rows[1]:
            found.append(_OTHER_PARTS.get(table, "other records"))
    return tuple(dict.fromkeys(found))


def _tables(register: Register) -> list[str]:
    names = register.tuples(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY rowid"
    )
    return [str(name) for (name,) in names if name not in _NO_FACTS and name not in CASE_PARTS]


def _people(register: Register) -> dict[int, str]:
    return {
        row_id: f"{name}, {home}, {elsewhere}"
        for row_id, name, home, elsewhere in register.tuples(
            "SELECT p.id, p.name, h.label, p.elsewhere FROM person p"
            " LEFT JOIN home h ON h.id = p.home_id"
        )
    }


def _plain(row: dict[str, Any], people: dict[int, str]) -> str:
    """A row without its numbers, which two files give out independently of each other."""
    kept = {
        column: value
        for column, value in row.items()
        if column not in {"id", "corrects", "linked_to", "merged_into"}
        and not column.endswith("_id")
    }
    if "person_id" in row:
        kept["person"] = people.get(row["person_id"])
    return repr(sorted(kept.items()))
