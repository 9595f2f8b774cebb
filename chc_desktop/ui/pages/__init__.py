"""One module per page; pages do not know each other."""

from __future__ import annotations
