"""CHC Desktop: complaints handled as the Complaint Handling Code 2024 asks, on one laptop."""

from __future__ import annotations

__version__ = "0.1.0"
