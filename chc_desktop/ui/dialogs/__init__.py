"""The few questions that must interrupt."""

from __future__ import annotations
