"""Everything the user sees. Never touches storage."""

from __future__ import annotations
