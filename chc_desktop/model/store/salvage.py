"""Saving what can be read of a damaged register into a new one; the damaged file is only read.

The new file has a fresh structure. The history goes on: its entries stay as they are up to where the
chain breaks, and one action after them records every row that is not what they say. So a code that
was printed before still fits where the entries up to it could be kept.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from chc_desktop.model.store import changes, connection, migrations, replay, salvage_rows
from chc_desktop.model.store.driver import Database, dbapi2
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import Key
from chc_desktop.model.store.salvage_history import OldHistory, read_history
from chc_desktop.model.store.salvage_reading import (
    LONGEST,
    UNREADABLE,
    Reader,
    copies_begun_anew,
    copy_as_it_is,
)
from chc_desktop.model.store.salvage_rows import LOST, PARTLY, UNSURE, Gap
from chc_desktop.model.store.tables import DRAFT, Table, tables

WHAT = "save what could be read"
"""How the history names it."""
NO_NAME = "Name could not be read"
_FILES = "attachment_content"
_VERSIONS = 5
"""So many versions back the start of a file can be made anew."""
_PLAIN = b"SQLite format 3\0"

__all__ = ["Gap", "Place", "Salvaged", "salvage"]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it. ``rows`` were written, files among them; ``gaps`` are the rest."""

    rows: int
    files: int
    gaps: tuple[Gap, ...]
    damaged_tables: tuple[str, ...]
    """Tables of which something could not be read, known or not."""
    entries_kept: int
    entries_read: int
    history_complete: bool
    start_made_anew: bool
    """The file's own start was destroyed, and that of a new register stood in for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A new, empty register and its file. With a key both files are encrypted."""

    db: Database
    path: Path
    key: Key | None


def salvage(source: Path, into: Place, *, who: str, at: str) -> Salvaged:
    """Write what can be read of ``source`` into a new, empty register.

    Raises RegisterProblem where nothing can be read; the new file is then to be thrown away.
    """
    db = into.db
    db.execute("PRAGMA foreign_keys=OFF")
    with tempfile.TemporaryDirectory(dir=into.path.parent, prefix=".saving-") as folder:
        for number, reader in _readers(source, Path(folder), into):
            try:
                with connection.translated(into.path):
                    db.execute("BEGIN IMMEDIATE")
                    work = _Work(db, reader, who, at)
                    done = work.run(start_made_anew=number > 0)
                    db.execute("COMMIT" if done is not None else "ROLLBACK")
            except BaseException:
                with suppress(dbapi2.Error):
                    db.rollback()
                raise
            finally:
                reader.close()
            if done is not None:
                db.execute("PRAGMA foreign_keys=ON")
                return done
    text = (
        f"Nothing in {source.name} can be read any more, so no new file was made. "
        "Open your newest backup."
    )
    raise RegisterProblem(RegisterFault.DAMAGED, text)


def _readers(source: Path, folder: Path, into: Place) -> Iterator[tuple[int, Reader]]:
    """What to read: the file as it is, numbered 0, then with the start that suits it best."""
    until = time.monotonic() + LONGEST
    try:
        with source.open("rb") as file:
            key = None if file.read(len(_PLAIN)) == _PLAIN else into.key
        reader = _reader(copy_as_it_is(source, folder), key, until)
        if reader is not None:
            yield 0, reader
        if key is not None:
            return  # the start of a protected file cannot be made anew
        copies = copies_begun_anew(source, folder, _templates(folder))
        best = _best(copies, tables(into.db), until)
    except OSError as error:
        text = f"{source.name} cannot be copied to be read. Make room, or choose another place."
        raise RegisterProblem(RegisterFault.NO_ROOM, text) from error
    if best is not None:
        yield 1, best


def _best(copies: Iterator[Path], known: dict[str, Table], until: float) -> Reader | None:
    """The copy with the most of the history from its first entry on, and the least rubbish."""
    best, most = None, (-1, 0)
    for copy in copies:
        reader = _reader(copy, None, until)
        if reader is None:
            continue
        found = _worth(reader, known)
        if found > most:
            if best is not None:
                best.close()
            best, most = reader, found
        else:
            reader.close()
    return best


def _worth(reader: Reader, known: dict[str, Table]) -> tuple[int, int]:
    if not reader.tables():
        return -1, 0
    facts = (table for table in known.values() if table.is_fact)
    wrong = sum(salvage_rows.rubbish(table, reader.table(table)) for table in facts)
    return len(read_history(reader, known).kept), -wrong


def _templates(folder: Path) -> Iterator[tuple[int, bytes]]:
    """The bytes of new registers, of the newest version and of some before it."""
    newest = migrations.newest()
    for number in range(newest, max(newest - _VERSIONS, 0), -1):
        place = folder / f"new-{number}"
        db = connection.create(place)
        migrations.migrate(db, number)
        db.close()
        connection.finish(place)
        yield number, place.read_bytes()


def _reader(copy: Path, key: Key | None, until: float) -> Reader | None:
    try:
        return Reader(
            lambda: connection.unchecked(copy, key), reconnects=key is not None, until=until
        )
    except UNREADABLE:
        return None


class _Work:
    """One saving: what is read, chosen and written."""

    def __init__(self, db: Database, reader: Reader, who: str, at: str) -> None:
        self._db, self._reader, self._who, self._at = db, reader, who, at
        self._tables = tables(db)
        self._gaps: list[Gap] = []
        self._damaged: list[str] = []
        self._rows = self._files = 0
        self._action: int | None = None

    def run(self, *, start_made_anew: bool) -> Salvaged | None:
        """Do it all; None where there is nothing."""
        there = self._reader.tables()
        if not there & {"landlord", "person", "event", "complaint", "change_log"}:
            return None
        history = read_history(self._reader, self._tables)
        if start_made_anew and not history.kept and not self._fits():
            return None  # read with another file's structure, which is not this one's
        self._keep_history(history)
        played = replay.play(history.entries, self._tables)
        for table in self._tables.values():
            if table.is_fact and table.name != _FILES:
                self._write_table(table, history, played.rows.get(table.name, {}))
        self._write_files(played.rows.get(_FILES, {}))
        self._write_drafts()
        if not self._rows:
            return None
        self._fill_in()
        self._record(history)
        return Salvaged(
            rows=self._rows,
            files=self._files,
            gaps=tuple(self._gaps),
            damaged_tables=tuple(self._damaged),
            entries_kept=len(history.kept),
            entries_read=history.found,
            history_complete=history.complete,
            start_made_anew=start_made_anew,
        )

    def _fits(self) -> bool:
        """Whether the landlord stands where a register of this structure has it."""
        table = self._tables["landlord"]
        chosen = salvage_rows.choose(table, self._reader.table(table), {}, complete=False)
        return [(c.key, c.how) for c in chosen] == [(("1",), UNSURE)]

    # ---- facts

    def _write_table(self, table: Table, history: OldHistory, known: dict[Any, Any]) -> None:
        likely = [int(key[0]) for key in known if table.numbered and key[0].isdecimal()]
        read = self._reader.table(table, likely)
        if not read.whole:
            self._damaged.append(table.name)
        for chosen in salvage_rows.choose(table, read, known, complete=history.complete):
            how = chosen.how
            if chosen.row is None or not self._insert(table.name, chosen.row):
                how = LOST
            if how:
                self._gaps.append(Gap(table.name, chosen.key, how, chosen.row or chosen.known))

    def _write_files(self, known: dict[Any, Any]) -> None:
        rows = self._db.execute("SELECT id, complaint_id, sha256 FROM attachment").fetchall()
        for number, complaint, digest in rows:
            found = self._reader.file(number)
            row = {"attachment_id": number, "words": b"", "content": b""}
            case = {"complaint_id": complaint}
            if found is None:
                self._gaps.append(Gap(_FILES, (str(number),), LOST, case))
                continue
            row["words"], row["content"] = found
            if sha256(found[1]).hexdigest() != digest:
                self._gaps.append(Gap(_FILES, (str(number),), PARTLY, case))
            self._files += self._insert(_FILES, row)
        for key in known:
            if int(key[0]) not in {row[0] for row in rows}:
                self._gaps.append(Gap(_FILES, key, LOST, {}))

    def _write_drafts(self) -> None:
        for form, body in self._reader.table(self._tables[DRAFT]).rows.values():
            with suppress(AttributeError, ValueError):
                self._insert(DRAFT, {"form": form.decode(), "body": body.decode()})

    def _fill_in(self) -> None:
        """What every register and every case must name, said to be unreadable where it is."""
        if not self._db.execute("SELECT 1 FROM landlord").fetchall():
            row = {"id": 1, "name": NO_NAME, "created_at": self._at[:10]}
            self._insert("landlord", row)
            self._gaps.append(Gap("landlord", ("1",), PARTLY, {}))
        nameless = self._db.execute(
            "SELECT DISTINCT person_id FROM complaint WHERE person_id NOT IN (SELECT id FROM person)"
        ).fetchall()
        for (number,) in nameless:
            self._insert("person", {"id": number, "name": NO_NAME})
            self._gaps.append(Gap("person", (str(number),), PARTLY, {}))

    def _insert(self, table: str, row: dict[str, Any]) -> bool:
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        try:
            self._db.execute(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
            )
        except (dbapi2.IntegrityError, dbapi2.InterfaceError, OverflowError):
            return False
        self._rows += 1
        return True

    # ---- history

    def _keep_history(self, history: OldHistory) -> None:
        for row in history.kept:
            self._db.execute("INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            if row[0] in history.words:
                self._db.execute(
                    "INSERT INTO change_payload VALUES (?, ?, ?)", (row[0], *history.words[row[0]])
                )

    def _record(self, history: OldHistory) -> None:
        """Enter every row that is not what the kept entries say, as one action."""
        for fault in list(replay.differences(self._db)):
            table = self._tables[fault.table]
            row = {} if fault.how == "taken away" else self._row(table, fault.key)
            self._enter(table, fault, row)
        # Even where all rows are as they were, the history says that this was done.
        landlord = self._row(self._tables["landlord"], ("1",))
        self._log("landlord", "1", {"name": landlord["name"]}, {"name": landlord["name"]})

    def _enter(self, table: Table, fault: replay.RowFault, row: dict[str, Any]) -> None:
        name = fault.key[0]
        if fault.how == "changed":
            after = {column: row[column] for column in fault.columns}
            self._log(table.name, name, dict.fromkeys(after), after)
        elif fault.how == "added":
            self._log(table.name, name, None, row)
        else:
            after = dict(zip(table.key, fault.key, strict=True))
            self._log(table.name, name, None, after, lost=True)

    def _row(self, table: Table, key: tuple[str, ...]) -> dict[str, Any]:
        places = " AND ".join(f"{column} = ?" for column in table.key)
        columns = ", ".join(table.columns)
        found = self._db.execute(f"SELECT {columns} FROM {table.name} WHERE {places}", key)
        return {
            column: replay.as_logged(value)
            for column, value in zip(table.columns, found.fetchall()[0], strict=True)
        }

    def _log(
        self,
        table: str,
        row_id: str,
        before: dict[str, Any] | None,
        after: dict[str, Any],
        *,
        lost: bool = False,
    ) -> None:
        words = {"who": self._who, "what": WHAT, "before": before, "after": after}
        self._action = changes.append(
            self._db,
            action=self._action,
            at=self._at,
            table=table,
            row_id=row_id,
            payload=words | ({replay.LOST: True} if lost else {}),
        )
