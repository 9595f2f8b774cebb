"""Saving what can be read of a damaged register, with a list of what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.session import (
    Key,
    RegisterFault,
    RegisterProblem,
    Session,
    computer_date,
    computer_time,
    computer_user,
)
from chc_desktop.model.store import Gap, Register, Salvaged, key_file_of, write_whole

_TABLES = {
    "adjustment": "reasonable adjustments",
    "assessment": "self-assessments",
    "assessment_answer": "answers of self-assessments",
    "attachment": "lists of files",
    "attachment_content": "files kept with complaints",
    "complaint": "complaints",
    "complaint_category": "categories of complaints",
    "complaint_person": "people beside the one who complains",
    "compliment": "thanks",
    "decision": "decisions between meetings",
    "decision_member": "members in those decisions",
    "event": "steps of complaints",
    "home": "homes",
    "homes_at_year_end": "homes at year end",
    "landlord": "the landlord’s own details",
    "letter": "letters",
    "letter_recipient": "who got letters",
    "letter_source": "texts letters were made from",
    "ombudsman_case": "Ombudsman cases",
    "ombudsman_item": "what the Ombudsman asked or found",
    "person": "people",
    "policy": "policies",
    "promise": "promises",
    "role_holder": "offices",
    "service_request": "service requests",
    "stage_handler": "who considers a stage",
    "survey_answer": "survey answers",
}
_HOW = {
    "lost": "{n} could not be read and {are} missing",
    "from_history": "{n} brought back from the history",
    "partly": "{n} read in part only",
    "unsure": "{n} that the history does not confirm",
}
_STILL = {
    "attachment": "Files that are missing or not as they were added",
    "broken_reference": "Entries that refer to something that is missing",
    "no_receipt": "Complaints without a day of receipt",
}
"""What a check of the new file may still name."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, where, and what could not be: lines without names, cases by reference."""

    register: Path
    notes: Path
    whole: bool
    """Nothing is missing, and nothing had to be put right."""
    lines: tuple[str, ...]


def save_readable(
    damaged: Path,
    to: Path,
    *,
    key: Key | None = None,
    today: date | None = None,
    actor: str | None = None,
) -> Saved:
    """Save what can be read of a damaged register into a new file, and the list beside it.

    The damaged file is only read. ``key`` is its own where it is protected; the new file is then as
    protected. Raises RegisterProblem; nothing is left behind then.
    """
    if not damaged.is_file():
        text = f"There is no file {damaged.name}. Look where it was saved, or choose another."
        raise RegisterProblem(RegisterFault.MISSING, text)
    if key is None and key_file_of(damaged).exists():
        text = f"{damaged.name} is protected. Unlock it first, then save what can be read."
        raise RegisterProblem(RegisterFault.PROTECTED, text)
    day, who = today or computer_date(), actor or computer_user()
    register = Register.create(to, key=key)
    try:
        done = register.fill_from(damaged, who, computer_time())
        aside = _set_aside(Session(register, day, who))
        references = dict(register.tuples("SELECT id, reference FROM complaint"))
    except BaseException:
        register.close()
        to.unlink(missing_ok=True)
        key_file_of(to).unlink(missing_ok=True)
        raise
    register.close()
    lines = _lines(done, aside, references)
    lines += _still_wrong(to, key)
    whole = not (done.gaps or aside) and done.history_complete
    notes = _free(to, "what could not be read")
    said = (f"{damaged.name}, saved as {to.name} on {day.isoformat()}", "", *lines, "")
    write_whole(notes, "\n".join(said).encode())
    return Saved(to, notes, whole, tuple(lines))


def _set_aside(session: Session) -> list[str]:
    """Take cases off the lists in which no date can be worked out; they stay in the file."""
    aside = []
    try:
        session.cases()
    except RegisterProblem:
        pass  # now each by itself, which takes longer
    else:
        return []
    for row in session.register.rows("SELECT id, reference FROM complaint ORDER BY id"):
        try:
            session.read_case(row["id"])
        except RegisterProblem:
            with session.action("set aside a case that cannot be read") as action:
                action.update("complaint", row["id"], {"removed_on": session.today.isoformat()})
            aside.append(str(row["reference"]))
    return aside


def _lines(done: Salvaged, aside: list[str], references: dict[int, str]) -> list[str]:
    files = f" and {done.files} file{'' if done.files == 1 else 's'}" if done.files else ""
    lines = [f"Saved: {done.rows - done.files} entries{files}."]
    if not (done.gaps or aside) and done.history_complete:
        return [*lines, "Everything could be read.", _history(done)]
    by_table: dict[str, list[Gap]] = {}
    for gap in done.gaps:
        by_table.setdefault(gap.table, []).append(gap)
    lines += [
        _table(table, by_table.get(table, []), done, references)
        for table in sorted({*by_table, *done.damaged_tables}, key=_name)
    ]
    if aside:
        lines.append(
            f"Set aside, because no date can be worked out in them: {', '.join(aside)}. They are "
            "kept in the file and no longer on the lists."
        )
    if done.start_made_anew:
        lines.append("The start of the file was destroyed; that of a new register stood in for it.")
    return [*lines, _history(done)]


def _table(table: str, gaps: list[Gap], done: Salvaged, references: dict[int, str]) -> str:
    counted = Counter(gap.how for gap in gaps)
    parts = [
        words.format(n=counted[how], are="is" if counted[how] == 1 else "are")
        for how, words in _HOW.items()
        if counted[how]
    ]
    if table in done.damaged_tables and not done.history_complete:
        parts.append("damaged, and more may be missing")
    elif not parts:
        parts.append("damaged, and all of it was found again")
    cases = {_case(gap, references) for gap in gaps} - {""}
    where = f" ({', '.join(sorted(cases))})" if cases else ""
    return f"{_name(table)}: {', '.join(parts)}{where}."


def _case(gap: Gap, references: dict[int, str]) -> str:
    if gap.table == "complaint":
        return references.get(int(gap.key[0]), str(gap.row.get("reference", "")))
    number = gap.row.get("complaint_id")
    return references.get(number, "") if isinstance(number, int) else ""


def _history(done: Salvaged) -> str:
    if done.history_complete:
        return f"The history is whole: its {done.entries_kept:,} entries are kept as they were."
    if not done.entries_kept:
        return (
            "The history could not be read from its beginning, so it begins anew with this saving, "
            "and it cannot be told whether anything else is missing. Compare the new file with "
            "your newest backup."
        )
    return (
        "Because the history is not whole, it cannot be told whether anything else is missing. "
        f"It is kept up to entry {done.entries_kept:,}; {done.entries_read:,} could be "
        "read, but it breaks there. From there on it says what this saving found. "
        "Compare the new file with your newest backup."
    )


def _still_wrong(saved: Path, key: Key | None) -> list[str]:
    """What a thorough check still names in the new file, counted."""
    found = Counter(f.kind for f in check_file(saved, key=key) if f.kind in _STILL)
    return [f"{_STILL[kind]}: {number}." for kind, number in sorted(found.items())]


def _name(table: str) -> str:
    words = _TABLES.get(table, table.replace("_", " "))
    return words[:1].upper() + words[1:]


def _free(register: Path, what: str) -> Path:
    names = (
        register.with_name(f"{register.stem}, {what}{'' if n == 1 else f' ({n})'}.txt")
        for n in count(1)
    )
    return next(place for place in names if not place.exists())
