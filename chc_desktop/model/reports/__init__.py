"""The only door to ReportLab: a dataclass in, the bytes of a PDF out."""

from __future__ import annotations
