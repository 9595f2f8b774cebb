"""The only door to SQL: opening, migrations, rows and dataclasses, change log."""

from __future__ import annotations
