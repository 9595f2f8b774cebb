"""A register that is open: reading rows, and writing them with their history.

The store opens no transaction by itself: a service asks for one action, writes in it, and all
of it is saved or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from chc_desktop.model.store import (
    changes,
    connection,
    faults,
    handles,
    migrations,
    values_check,
)
from chc_desktop.model.store.copying import copy_all
from chc_desktop.model.store.driver import Database, dbapi2, version
from chc_desktop.model.store.errors import RegisterProblem
from chc_desktop.model.store.key import Key, key_file_of
from chc_desktop.model.store.salvage import Place, Salvaged, salvage
from chc_desktop.model.store.tables import Table, tables
from chc_desktop.model.store.whole import write_whole

Row = dict[str, Any]


class Action:
    """One user's act while it is written: every insert and update lands in the history."""

    def __init__(self, db: Database, who: str, at: str, what: str) -> None:
        self._db, self._who, self._at, self._what = db, who, at, what
        self._id: int | None = None

    def insert(self, table: str, values: Row) -> int:
        """Add a row (column names come from our own code) and return its id."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._db.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            tuple(values.values()),
        )
        row_id = int(cursor.lastrowid or 0)
        self._log(table, str(values.get("id", row_id)), None, values)
        return row_id

    def update(self, table: str, row_id: int | str, values: Row, *, key: str = "id") -> None:
        """Change columns of a row; unchanged ones are left out of the history, none is none.

        ``key`` is the column that names it, where that is a day. Without columns nothing happens.
        """
        if not values:
            return
        columns = ", ".join(values)
        before = next(self._db.query(f"SELECT {columns} FROM {table} WHERE {key} = ?", [row_id]))
        changed = {k: v for k, v in values.items() if before[k] != v}
        if changed:
            places = ", ".join(f"{column} = ?" for column in changed)
            self._db.execute(
                f"UPDATE {table} SET {places} WHERE {key} = ?",
                (*changed.values(), row_id),
            )
            self._log(table, str(row_id), {k: before[k] for k in changed}, changed)

    def _log(self, table: str, row_id: str, before: Row | None, after: Row) -> None:
        payload = {
            "who": self._who,
            "what": self._what,
            "before": before and _without_files(before),
            "after": _without_files(after),
        }
        self._id = changes.append(
            self._db, action=self._id, at=self._at, table=table, row_id=row_id, payload=payload
        )


def _without_files(values: Row) -> Row:
    """A file stands in the history by its SHA-256: it would make the register twice as large."""
    return {
        key: sha256(value).hexdigest() if isinstance(value, bytes) else value
        for key, value in values.items()
    }


class Register:
    """An open register file."""

    def __init__(
        self,
        db: Database,
        path: Path | None,
        key: Key | None = None,
        *,
        file: handles.Handle | None = None,
        read_only: bool = False,
    ) -> None:
        self._db = db
        self.path = path
        self.key = key
        """What it is encrypted with; None for a plain register."""
        self._file, self._read_only = file, read_only
        self._opened = 1
        self._last = changes.last(db)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: Key | None = None,
        begin: Callable[[Register], None] = lambda _: None,
    ) -> Register:
        """A new file with the newest schema; raises RegisterProblem if it exists.

        ``begin`` writes what it starts with. The file gets its name only when that is in it.
        """
        db = connection.create(path, key)
        try:
            with connection.translated(path):
                migrations.migrate(db)
            begin(cls(db, path, key))
        except BaseException:
            db.close()
            connection.give_up(path)
            raise
        db.close()
        connection.finish(path)
        return cls.open(path, key=key)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        key: Key | None = None,
        before_update: Callable[[Register], None] = lambda _: None,
    ) -> Register:
        """An existing register, migrated if it is older; raises RegisterProblem.

        ``before_update`` is called with it before it is migrated; what it raises leaves the file
        as it is. One that is older and only to be read is brought up to date in memory. A protected
        one needs its key.
        """
        key = None if connection.is_plain(path) else key
        db = connection.open_file(path, migrations.newest(), read_only=read_only, key=key)
        file = None
        try:
            with connection.translated(path):
                if read_only and version(db) < migrations.newest():
                    db = connection.in_memory(db, key)
                    migrations.migrate(db)
                elif version(db) < migrations.newest():
                    before_update(cls(db, path, key))
                    migrations.migrate(db)
            file = handles.of(path)
            with connection.translated(path, otherwise=connection.damaged(path.name)):
                return cls(db, path, key, file=file, read_only=read_only)
        except BaseException:
            db.close()
            if file is not None:
                file.release()
            raise

    def again(self) -> Register:
        """The same file, opened once more and only to be read: for a thread of its own."""
        assert self.path is not None, "A register in memory cannot be opened again."
        return Register.open(self.path, read_only=True, key=self.key)

    @classmethod
    def in_memory(cls) -> Register:
        """A register without a file, for tests and trials."""
        db = Database(memory=True)
        db.conn.isolation_level = None
        db.execute("PRAGMA foreign_keys=ON")
        migrations.migrate(db)
        return cls(db, None)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        if self._file is not None:
            self._file.release()
            self._file = None

    def look_again(self) -> None:
        """Go on with the file that stands in the register's place, if it is not this one any more.

        A stick that was put back, or a newer version with all that is known here, is gone on
        with. Raises RegisterProblem: nothing stands there, or what does is something else.
        """
        if self._file is None or self.path is None or self._file.is_at(self.path):
            return
        if self._db.conn.in_transaction:
            return  # what is being written goes where it began, and SQLite refuses it there
        if not self.path.exists():
            raise connection.missing(self.path)
        found = Register.open(self.path, read_only=self._read_only, key=self.key)
        if not found.holds(self._last):
            found.close()
            raise connection.replaced(self.path)
        with suppress(RegisterProblem), connection.translated(self.path):
            self._db.close()
        self._file.release()
        self._db, self._file = found.hand_over()
        self._opened += 1

    def see_it_stands(self) -> None:
        """Raise RegisterProblem if its file is gone, or is no longer what was opened."""
        self.look_again()
        if self._file is not None and self.path is not None and not self.holds(self._last):
            raise connection.replaced(self.path)

    def holds(self, seen: changes.Seen) -> bool:
        """Whether an entry that was seen is still in it, as it was: a file can be written over."""
        with connection.translated(self.path):
            return changes.holds(self._db, seen)

    def hand_over(self) -> tuple[Database, handles.Handle | None]:
        """Give the open file to another register, which goes on with it."""
        return self._db, self._file

    def copy_to(self, path: Path, *, gently: bool = False) -> None:
        """A whole copy in a new file, as of one moment, looked at once it is written.

        A protected register's copy is as protected, and its key file is copied along. With
        ``gently`` another window or thread can write meanwhile.
        Raises RegisterProblem; nothing is left behind then, and an existing file stays.
        """
        copy = connection.create(path, self.key)
        try:
            with connection.translated(path):
                copy_all(self._db, copy, gently=gently)
                copy.close()
            Register.open(connection.making(path), read_only=True, key=self.key).close()
            self._copy_key_file(path)
            connection.finish(path)
        except BaseException:
            copy.close()
            connection.give_up(path)
            if self.key is not None and not path.exists():
                key_file_of(path).unlink(missing_ok=True)
            raise

    def _copy_key_file(self, copy: Path) -> None:
        if self.key is not None and self.path is not None and key_file_of(self.path).exists():
            write_whole(key_file_of(copy), key_file_of(self.path).read_bytes())

    @contextmanager
    def action(self, who: str, at: str, what: str) -> Iterator[Action]:
        """One transaction: all of it is saved, or on any error none; raises RegisterProblem."""
        self.look_again()
        with connection.translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                if self.path is not None and not self.holds(self._last):
                    raise connection.replaced(self.path)
                yield Action(self._db, who, at, what)
                last = changes.last(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(dbapi2.Error):  # the disk is gone: there is nothing to take back
                    self._db.rollback()
                raise
            self._last = last

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query as dictionaries; nothing is left unfinished behind it."""
        with connection.translated(self.path):
            return list(self._db.query(sql, list(values)))

    def tuples(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query as tuples: for the long lists."""
        with connection.translated(self.path):
            return list(self._db.execute(sql, list(values)).fetchall())

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def keep_draft(self, form: str, body: str) -> None:
        """Keep a form's typing (JSON); it is no fact, so the history does not list it."""
        self.look_again()
        with connection.translated(self.path):
            # One statement is a transaction of its own: nothing stays open when it fails.
            self._db.execute(
                "INSERT OR REPLACE INTO draft (form, body) VALUES (?, ?)", (form, body)
            )

    def drop_draft(self, form: str) -> None:
        """Forget a form's typing."""
        self.look_again()
        with connection.translated(self.path):
            self._db.execute("DELETE FROM draft WHERE form = ?", (form,))

    def first_hash(self) -> str:
        """The first link of the history: it stays the same for the register's whole life."""
        return changes.start(self._db)

    def last_hash(self) -> str:
        """The last link of the history: it says which state this is."""
        return changes.head(self._db)

    def fill_from(self, damaged: Path, who: str, at: str) -> Salvaged:
        """Write what can be read of a damaged register into this new, empty one.

        Raises RegisterProblem where nothing can be read.
        """
        assert self.path is not None, "What is saved goes into a file."
        if self.key is not None and key_file_of(damaged).exists():
            write_whole(key_file_of(self.path), key_file_of(damaged).read_bytes())
        return salvage(damaged, Place(self._db, self.path, self.key), who=who, at=at)

    def data_version(self) -> int:
        """Changes when another window wrote to the file, or another file is gone on with."""
        with suppress(RegisterProblem):  # what is open here can still be read
            self.look_again()
        return int(self.tuples("PRAGMA data_version")[0][0]) + (self._opened << 32)

    def last_written(self) -> str:
        """When the last entry of the history was made, as it says; empty without one."""
        row = self.one("SELECT at FROM change_log ORDER BY id DESC LIMIT 1")
        return str(row["at"]) if row else ""

    def first_break(self) -> int | None:
        """The first entry of the history that does not fit; None when all do."""
        with connection.translated(self.path):
            found = changes.verify(self._db)
        return found[0].change_id if found else None

    def fact_tables(self) -> tuple[Table, ...]:
        """The tables of which every write stands in the history."""
        return tuple(table for table in tables(self._db).values() if table.is_fact)

    def unreadable(self) -> list[tuple[str, str, str]]:
        """Cells in which no day can be read: kind, where, sentence. Quick."""
        text = "A date in the register cannot be read. Keep the file, and open your newest backup."
        with connection.translated(self.path):
            wrong = values_check.wrong_days(self._db)
        return [("unreadable_date", f"{w.table} {w.row}, {w.column}", text) for w in wrong]

    def faults(self) -> list[tuple[str, str, str]]:
        """What a thorough look finds: kind, where, sentence. Empty when all is sound."""
        with connection.translated(self.path):
            return faults.found(self._db)
