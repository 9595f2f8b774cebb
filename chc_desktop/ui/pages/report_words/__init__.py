"""What is written for the annual report: a list of it, and a form for each part."""

from __future__ import annotations
