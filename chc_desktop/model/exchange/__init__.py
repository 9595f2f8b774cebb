"""Other people's files (docx, xlsx, csv) and our own resources, read and written."""

from __future__ import annotations
