"""Qt models over the frozen views that services return."""

from __future__ import annotations
