"""The schema, step by step: numbered SQL files that are never edited once landed."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.store.driver import Database, version

_FOLDER = Path(__file__).parent / "sql"


def steps() -> tuple[Path, ...]:
    """The SQL files in order; the number in front is the version each brings about."""
    return tuple(sorted(_FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def newest() -> int:
    """The version a register has after all steps."""
    return int(steps()[-1].name[:4])


def migrate(db: Database, to: int | None = None) -> None:
    """Bring a register to a version, the newest unless said: all steps together are one transaction."""
    to = newest() if to is None else to
    waiting = [step for step in steps() if version(db) < int(step.name[:4]) <= to]
    if not waiting:
        return
    script = "\n".join(step.read_text(encoding="utf-8") for step in waiting)
    try:
        db.conn.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {to};\nCOMMIT;")
    except BaseException:
        db.conn.rollback()
        raise
