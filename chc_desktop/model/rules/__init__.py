"""The rules of the Code: pure functions of facts and a date. No clock, no disk, no SQL."""

from __future__ import annotations
