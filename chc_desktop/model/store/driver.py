"""The database driver: sqlite-utils on SQLCipher's SQLite. All others import it from here.

sqlite-utils looks for ``pysqlite3`` first. Without these names its error handling would not know
SQLCipher's exceptions, and could leave a transaction open.
"""

from __future__ import annotations

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database  # noqa: E402 - only after the names above

__all__ = ["Database", "dbapi2", "version"]


def version(db: Database) -> int:
    """The schema version a file says it has."""
    return int(db.execute("PRAGMA user_version").fetchall()[0][0])
