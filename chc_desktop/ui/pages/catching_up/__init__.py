"""The page to enter a complaint that began before this register."""

from __future__ import annotations
