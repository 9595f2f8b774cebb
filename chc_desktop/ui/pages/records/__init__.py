"""Service requests, survey answers, thanks, and the officer's own registers."""

from __future__ import annotations
