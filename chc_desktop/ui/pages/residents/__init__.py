"""People: their page, and the forms about them."""

from __future__ import annotations
