"""Everything that is true without a screen. Never imports Qt."""

from __future__ import annotations
