"""Approval and publication: what is approved, published and sent, and the forms for it."""

from __future__ import annotations
