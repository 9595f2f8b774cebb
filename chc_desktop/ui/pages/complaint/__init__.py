"""A complaint's pages: its story, and the short form of each step."""

from __future__ import annotations
